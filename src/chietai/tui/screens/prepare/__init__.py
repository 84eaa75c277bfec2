"""Preparing a meeting: one page per subject, stored as it is typed."""

from chietai.tui.screens.prepare.prepare_screen import PrepareScreen

__all__ = ["PrepareScreen"]
