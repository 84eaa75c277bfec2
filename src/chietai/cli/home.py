"""`chietai` without a command: the list of meetings."""

from chietai.cli.common import run_app


def run_home() -> int:
    """Opens the first screen and gives the exit code."""
    return run_app()
