"""The commands. Each imports what it needs when it runs."""


def main() -> int:
    """The entry point of the `chietai` command."""
    raise SystemExit(2)
