"""The commands. `main` is the entry point.

Modules here are called as the commands are (`list`, `open`), so this namespace is no place for code that uses the
built-in functions of those names.
"""

from chietai.cli.dispatcher import main

__all__ = ["main"]
