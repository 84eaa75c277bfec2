"""What can be done while one looks at what a paper hides."""

from typing import Protocol

from chietai.i18n import N_
from chietai.reports.review_answers import Answer
from chietai.tui.commands.command import Command
from chietai.tui.commands.general_commands import Help, NextTheme, Palette
from chietai.tui.screen_protocols import AnyScreen


class Reviewing(AnyScreen, Protocol):
    """The screen that shows what a paper hides."""

    @property
    def in_doubt(self) -> bool:
        """Whether the marked words may lead to nobody."""

    def answer(self, answer: Answer) -> None:
        """Answers about the marked words, and goes on to the next that nobody has answered."""

    def write(self) -> None:
        """Writes the files. What nobody has answered stays hidden."""

    def go_back(self) -> None:
        """Back without writing. What was answered is remembered."""


class Keep(Command[Reviewing]):
    """The marked words stay as they are, here."""

    id = "hidden_keep"
    label = N_("Leave it here")
    hint = N_("The marked words stay as they are at this place.")
    place = 1

    def run(self, screen: Reviewing) -> None:
        screen.answer(Answer.KEEP)


class KeepAlways(Command[Reviewing]):
    """The marked words stay as they are, everywhere."""

    id = "hidden_always"
    label = N_("Leave it always")
    hint = N_("The marked words lead to nobody: they stay as they are wherever there is doubt, next time too.")
    place = 2

    def available(self, screen: Reviewing) -> bool:
        return screen.in_doubt

    def run(self, screen: Reviewing) -> None:
        screen.answer(Answer.ALWAYS)


class Hide(Command[Reviewing]):
    """The marked words are hidden after all."""

    id = "hidden_hide"
    label = N_("Hide it")
    hint = N_("The marked words are hidden. Enter does the same with those that nobody has answered.")
    place = 3

    def run(self, screen: Reviewing) -> None:
        screen.answer(Answer.HIDE)


class WriteNow(Command[Reviewing]):
    """Writes the files."""

    id = "hidden_write"
    label = N_("Write the files")
    hint = N_("Writes the files at once. What nobody has answered stays hidden.")
    place = 4

    def run(self, screen: Reviewing) -> None:
        screen.write()


class BackToExport(Command[Reviewing]):
    """Back without writing."""

    id = "back"
    label = N_("Go back")
    hint = N_("Goes back without writing. What was answered is remembered.")
    place = 8

    def run(self, screen: Reviewing) -> None:
        screen.go_back()


REVIEW_COMMANDS: tuple[type[Command[Reviewing]], ...] = (
    Keep, KeepAlways, Hide, WriteNow, BackToExport, Help, Palette, NextTheme,
)  # fmt: skip
"""All commands of the screen, in the order of the help."""
