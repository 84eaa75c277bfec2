"""What can be done with the member list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chietai.i18n import N_
from chietai.tui.commands.command import AnyCommand, Command
from chietai.tui.commands.general_commands import Help, NextTheme, Palette, Quit

if TYPE_CHECKING:
    from chietai.tui.screens.members_screen import MembersScreen


class AddMember(Command["MembersScreen"]):
    """One more member."""

    id = "add_member"
    key = "f3"
    label = N_("Add somebody")
    hint = N_("Puts one more person on the list.")
    place = 3

    def run(self, screen: MembersScreen) -> None:
        screen.add()


class EditMember(Command["MembersScreen"]):
    """Correct the marked one."""

    id = "edit_member"
    key = "f4"
    label = N_("Correct somebody")
    hint = N_("Corrects the person that is marked. Enter does the same.")
    place = 4

    def available(self, screen: MembersScreen) -> bool:
        return screen.marked is not None

    def run(self, screen: MembersScreen) -> None:
        screen.edit()


class DropMember(Command["MembersScreen"]):
    """Take the marked one off the list."""

    id = "drop_member"
    key = "f8"
    label = N_("Take off the list")
    hint = N_("Takes the person that is marked off the list. Ctrl+Z brings them back.")
    place = 6

    def available(self, screen: MembersScreen) -> bool:
        return screen.marked is not None

    def run(self, screen: MembersScreen) -> None:
        screen.drop()


class ReadList(Command["MembersScreen"]):
    """Members from a file."""

    id = "read_list"
    key = "f5"
    label = N_("From a file")
    hint = N_("Reads a member list in Excel or CSV. Nothing is stored before you have seen it.")
    place = 5

    def run(self, screen: MembersScreen) -> None:
        screen.read_list()


class TakeBack(Command["MembersScreen"]):
    """Undo."""

    id = "undo"
    key = "ctrl+z"
    label = N_("Undo")
    hint = N_("Takes back what was stored last.")
    place = 9

    def run(self, screen: MembersScreen) -> None:
        screen.undo()


class Back(Command["MembersScreen"]):
    """Back to where one came from."""

    id = "back"
    key = "escape"
    label = N_("Go back")
    hint = N_("Goes back. Everything is stored.")
    place = 8

    def run(self, screen: MembersScreen) -> None:
        screen.dismiss()


def members_commands() -> list[AnyCommand]:
    """All commands of the screen, in the order of the help."""
    kinds: tuple[type[AnyCommand], ...] = (
        AddMember, EditMember, ReadList, DropMember, TakeBack, Back, Help, Palette, NextTheme, Quit,
    )  # fmt: skip
    return [kind() for kind in kinds]
