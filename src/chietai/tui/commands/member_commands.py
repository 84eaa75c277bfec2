"""What can be done with the member list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from chietai.i18n import N_, _
from chietai.tui.commands.command import Command
from chietai.tui.commands.general_commands import Help, NextTheme, Palette, Quit
from chietai.tui.screen_protocols import AnyScreen

if TYPE_CHECKING:
    from chietai.meeting.model import Member


class MemberList(AnyScreen, Protocol):
    """The member list."""

    @property
    def marked(self) -> Member | None:
        """The member that is marked."""

    def add(self) -> None:
        """Asks for somebody new."""

    def edit(self) -> None:
        """Asks how the marked member should stand there."""

    def drop(self) -> None:
        """Takes the marked member off the list."""

    def read_list(self) -> None:
        """Members from a file."""

    def undo(self) -> None:
        """Takes back what was stored last."""


class AddMember(Command[MemberList]):
    """One more member."""

    id = "add_member"
    label = N_("Add somebody")
    hint = N_("Puts one more person on the list.")
    place = 3

    def run(self, screen: MemberList) -> None:
        screen.add()


class EditMember(Command[MemberList]):
    """Correct the marked one."""

    id = "edit_member"
    label = N_("Correct somebody")
    hint = N_("Corrects the person that is marked. Enter does the same.")
    place = 4

    def available(self, screen: MemberList) -> bool:
        return screen.marked is not None

    def run(self, screen: MemberList) -> None:
        screen.edit()


class DropMember(Command[MemberList]):
    """Take the marked one off the list."""

    id = "drop_member"
    label = N_("Take off the list")
    hint = N_("Takes the person that is marked off the list. {key} brings them back.")
    place = 6

    def tooltip(self, screen: MemberList) -> str:
        return _(self.hint).format(key=screen.key_of("undo"))

    def available(self, screen: MemberList) -> bool:
        return screen.marked is not None

    def run(self, screen: MemberList) -> None:
        screen.drop()


class ReadList(Command[MemberList]):
    """Members from a file."""

    id = "read_list"
    label = N_("From a file")
    hint = N_("Reads a member list in Excel or CSV. Nothing is stored before you have seen it.")
    place = 5

    def run(self, screen: MemberList) -> None:
        screen.read_list()


class TakeBack(Command[MemberList]):
    """Undo."""

    id = "undo"
    label = N_("Undo")
    hint = N_("Takes back what was stored last.")
    place = 9

    def run(self, screen: MemberList) -> None:
        screen.undo()


class Back(Command[MemberList]):
    """Back to where one came from."""

    id = "back"
    label = N_("Go back")
    hint = N_("Goes back. Everything is stored.")
    place = 8

    def run(self, screen: MemberList) -> None:
        screen.dismiss()


MEMBER_LIST_COMMANDS: tuple[type[Command[MemberList]], ...] = (
    AddMember, EditMember, ReadList, DropMember, TakeBack, Back, Help, Palette, NextTheme, Quit,
)  # fmt: skip
"""All commands of the member list, in the order of the help."""
