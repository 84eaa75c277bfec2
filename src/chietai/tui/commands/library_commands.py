"""What can be done on the first screen and with the meetings in the library."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Protocol

from chietai.i18n import N_
from chietai.tui.commands.command import Command
from chietai.tui.commands.general_commands import Help, NextTheme, Palette, Quit
from chietai.tui.screen_protocols import AnyScreen

if TYPE_CHECKING:
    from pathlib import Path

    from chietai.records.library import Listing


# -- the first screen ------------------------------------------------------------------------------------------------


class FirstScreen(AnyScreen, Protocol):
    """The first screen."""

    def go(self, way: Callable[[], Awaitable[Any]]) -> None:
        """Leaves the screen by `way`."""

    async def show_meetings(self) -> None:
        """Lays the list of all meetings over the screen."""


class NewMeeting(Command[FirstScreen]):
    """A new meeting."""

    id = "new_meeting"
    label = N_("New meeting")
    hint = N_("Prepares a new meeting, step by step.")
    place = 3

    def run(self, screen: FirstScreen) -> None:
        screen.go(screen.program.prepare)


class AllMeetings(Command[FirstScreen]):
    """The meetings in the library."""

    id = "meetings"
    label = N_("All meetings")
    hint = N_("Lists the meetings that are stored: to go on, to watch again, to make documents.")
    place = 4

    def run(self, screen: FirstScreen) -> Awaitable[None]:
        return screen.show_meetings()


FIRST_SCREEN_COMMANDS: tuple[type[Command[FirstScreen]], ...] = (
    NewMeeting,
    AllMeetings,
    Help,
    Palette,
    NextTheme,
    Quit,
)


# -- all meetings ----------------------------------------------------------------------------------------------------


class MeetingList(AnyScreen, Protocol):
    """The list of the meetings in the library."""

    @property
    def marked(self) -> Listing | None:
        """The meeting that is marked."""

    def go(self, way: Callable[[Path], Awaitable[Any]]) -> None:
        """To another screen with the marked meeting."""


class _OfMeeting(Command[MeetingList]):
    """Something that can be done with the meeting that is marked."""

    def available(self, screen: MeetingList) -> bool:
        item = screen.marked
        return item is not None and not item.damaged and self.fits(item)

    def fits(self, item: Listing) -> bool:
        """Whether it makes sense for this meeting."""
        return True


class OpenMeeting(_OfMeeting):
    """To the desk of the meeting."""

    id = "open"
    label = N_("Open the meeting")
    hint = N_("Opens the meeting where it was left.")
    place = 3

    def fits(self, item: Listing) -> bool:
        return not item.sample

    def run(self, screen: MeetingList) -> None:
        screen.go(screen.program.open_session)


class PrepareMeeting(_OfMeeting):
    """To its preparation."""

    id = "prepare"
    label = N_("Prepare")
    hint = N_("Shows the preparation of the meeting: date, theme, members, programme.")
    place = 4

    def fits(self, item: Listing) -> bool:
        return not item.sample

    def run(self, screen: MeetingList) -> None:
        screen.go(screen.program.prepare)


class ReplayMeeting(_OfMeeting):
    """Watch it again."""

    id = "replay"
    label = N_("Watch again")
    hint = N_("Shows the meeting again from its beginning.")
    place = 5

    def run(self, screen: MeetingList) -> None:
        screen.go(screen.program.replay)


class ExportMeeting(_OfMeeting):
    """Documents of it."""

    id = "export"
    usual = "export of the marked meeting"
    label = N_("Documents")
    hint = N_("Writes the summary of the meeting as a file.")
    place = 6

    def run(self, screen: MeetingList) -> None:
        screen.go(screen.program.export)


class BackHome(Command[MeetingList]):
    """Back to the first screen."""

    id = "home"
    usual = "home away from the desk"
    label = N_("Go back")
    hint = N_("Goes back to the first screen.")
    place = 8

    def run(self, screen: MeetingList) -> None:
        screen.dismiss()


MEETING_LIST_COMMANDS: tuple[type[Command[MeetingList]], ...] = (
    OpenMeeting, PrepareMeeting, ReplayMeeting, ExportMeeting, BackHome, Help, Palette, NextTheme, Quit,
)  # fmt: skip
"""All commands of the list of meetings, in the order of the help."""
