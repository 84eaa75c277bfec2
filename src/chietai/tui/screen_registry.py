"""Which screens and dialogs there are, by name. Each module is imported when what it holds is first shown."""

from collections.abc import Callable
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

DIALOGS: dict[str, str] = {
    "help": "chietai.tui.screens.help_screen:HelpScreen",
    "palette": "chietai.tui.screens.palette:PaletteScreen",
    "afterwards": "chietai.tui.screens.meeting.afterwards_dialog:AfterwardsDialog",
    "attendance": "chietai.tui.screens.meeting.attendance_dialog:AttendanceDialog",
    "checklist": "chietai.tui.screens.meeting.checklist_dialog:RoomDialog",
    "entries": "chietai.tui.screens.meeting.entries_dialog:EntriesDialog",
    "seats": "chietai.tui.screens.meeting.seats_dialog:SeatsDialog",
    "steps": "chietai.tui.screens.meeting.steps_dialog:StepsDialog",
}
"""Name -> module:class. Each takes the screen that it is laid over."""


def make_screen(name: str, path: Path | None = None, **more: Any) -> Screen[Any]:
    """The screen called `name`, for the document `path`. Raises KeyError for a name that is not in `SCREENS`."""
    factory = _class(SCREENS[name])
    return factory(**more) if name == "home" else factory(path, **more)


def make_dialog(name: str, screen: Any) -> Screen[Any]:
    """The dialog called `name`, over `screen`. Raises KeyError for a name that is not in `DIALOGS`."""
    return _class(DIALOGS[name])(screen)


def _class(place: str) -> Callable[..., Screen[Any]]:
    module, name = place.split(":")
    screen_class: Callable[..., Screen[Any]] = getattr(import_module(module), name)
    return screen_class
