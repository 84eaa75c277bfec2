"""What can be done with the meetings in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chietai.i18n import N_
from chietai.records.library import Listing
from chietai.tui.commands.command import AnyCommand, Command
from chietai.tui.commands.general_commands import Help, NextTheme, Palette, Quit

if TYPE_CHECKING:
    from chietai.tui.screens.library_screen import LibraryScreen


class _OfMeeting(Command["LibraryScreen"]):
    """Something that can be done with the meeting that is marked."""

    def available(self, screen: LibraryScreen) -> bool:
        item = screen.marked
        return item is not None and not item.damaged and self.fits(item)

    def fits(self, item: Listing) -> bool:
        """Whether it makes sense for this meeting."""
        return True


class OpenMeeting(_OfMeeting):
    """To the desk of the meeting."""

    id = "open"
    key = "f3"
    label = N_("Open the meeting")
    hint = N_("Opens the meeting where it was left.")
    place = 3

    def fits(self, item: Listing) -> bool:
        return not item.sample

    def run(self, screen: LibraryScreen) -> None:
        screen.go(screen.desk.open_session)


class PrepareMeeting(_OfMeeting):
    """To its preparation."""

    id = "prepare"
    key = "f4"
    label = N_("Prepare")
    hint = N_("Shows the preparation of the meeting: date, theme, members, programme.")
    place = 4

    def fits(self, item: Listing) -> bool:
        return not item.sample

    def run(self, screen: LibraryScreen) -> None:
        screen.go(screen.desk.prepare)


class ReplayMeeting(_OfMeeting):
    """Watch it again."""

    id = "replay"
    key = "f5"
    label = N_("Watch again")
    hint = N_("Shows the meeting again from its beginning.")
    place = 5

    def run(self, screen: LibraryScreen) -> None:
        screen.go(screen.desk.replay)


class ExportMeeting(_OfMeeting):
    """Documents of it."""

    id = "export"
    key = "f6"
    label = N_("Documents")
    hint = N_("Writes the summary of the meeting as a file.")
    place = 6

    def run(self, screen: LibraryScreen) -> None:
        screen.go(screen.desk.export)


class BackHome(Command["LibraryScreen"]):
    """Back to the first screen."""

    id = "home"
    key = "escape"
    label = N_("Go back")
    hint = N_("Goes back to the first screen.")
    place = 8

    def run(self, screen: LibraryScreen) -> None:
        screen.dismiss()


def library_commands() -> list[AnyCommand]:
    """All commands of the screen, in the order of the help."""
    kinds: tuple[type[AnyCommand], ...] = (
        OpenMeeting, PrepareMeeting, ReplayMeeting, ExportMeeting, BackHome, Help, Palette, NextTheme, Quit,
    )  # fmt: skip
    return [kind() for kind in kinds]
