"""Bringing a member list in: choosing a file, looking at what was understood, storing it."""

from chietai.tui.screens.roster.choose_list import ChooseListScreen
from chietai.tui.screens.roster.preview_screen import PreviewScreen

__all__ = ["ChooseListScreen", "PreviewScreen"]
