"""The commands. `main` is the entry point."""

from chietai.cli.dispatcher import main

__all__ = ["main"]
