"""Which screens there are, by name. Each module is imported when its screen is first shown."""

from importlib import import_module
from pathlib import Path
from typing import Any

from textual.screen import Screen

SCREENS: dict[str, str] = {
    "home": "chietai.tui.screens.home_screen:HomeScreen",
    "prepare": "chietai.tui.screens.prepare:PrepareScreen",
    "meeting": "chietai.tui.screens.meeting.meeting_screen:MeetingScreen",
    "replay": "chietai.tui.screens.replay_screen:ReplayScreen",
    "export": "chietai.tui.screens.export_screen:ExportScreen",
}
"""Name -> module:class. `HomeScreen()` takes nothing, the others the path of a document (`PrepareScreen` also None)."""


def make_screen(name: str, path: Path | None = None, **more: Any) -> Screen[Any]:
    """The screen called `name`, for the document `path`. Raises KeyError for a name that is not in `SCREENS`."""
    module, cls = SCREENS[name].split(":")
    factory = getattr(import_module(module), cls)
    screen: Screen[Any] = factory(**more) if name == "home" else factory(path, **more)
    return screen
