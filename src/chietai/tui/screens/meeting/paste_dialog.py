"""Several lines were pasted: shows what each would become, and takes them one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from textual.content import Content
from textual.timer import Timer

from chietai.i18n import N_, _, ngettext
from chietai.meeting.addresses import address_alone
from chietai.meeting.line_reader import read
from chietai.meeting.readings import Held, Question, Reading, Wanted
from chietai.text.folding import fold
from chietai.tui.commands.command import AnyCommand, made_for
from chietai.tui.commands.entry_commands import PASTED_LINES_COMMANDS
from chietai.tui.desk.reading_words import reading_words
from chietai.tui.grid import safe
from chietai.tui.screen_protocols import Desk
from chietai.tui.screens.list_dialog import Row
from chietai.tui.screens.meeting.meeting_dialog import MeetingDialog
from chietai.tui.widgets.text_columns import shortened

_NO_MORE = 0.1  # seconds


class PasteDialog(MeetingDialog[bool]):
    """Gives True when all lines that were left on the list are stored.

    When `typed` only says whose words will follow ("3 ", "s12 "), that holds for every line.
    """

    PLACEHOLDER = N_("Enter stores every line, Esc none")

    def __init__(self, meeting: Desk, lines: Sequence[str], typed: str = "") -> None:
        super().__init__(meeting)
        self._address = f"{typed.strip()} " if address_alone(meeting.state, typed) is not None else ""
        self.lines = [self._address + line for line in lines]
        self._unlisted: Timer | None = None  # runs while there are lines that nobody has seen
        self._asked_about: set[str] = set()
        self._held: set[str] = set()
        self._as_said: set[str] = set()

    def add(self, lines: Sequence[str]) -> None:
        """These were pasted, too. They are listed when no more come: each time all lines are read anew."""
        self.lines += [self._address + line for line in lines]
        if self.is_mounted:
            if self._unlisted is not None:
                self._unlisted.stop()
            self._unlisted = self.set_timer(_NO_MORE, self._list_all)

    def _list_all(self) -> None:
        self._unlisted = None
        self.refill()

    def commands(self) -> Sequence[AnyCommand]:
        """All commands of this dialog."""
        return made_for(self, PASTED_LINES_COMMANDS)

    def heading(self) -> str:
        """How many."""
        n = len(self.lines)
        return ngettext(
            "{n} line was pasted: one entry for each?", "{n} lines were pasted: one entry for each?", n
        ).format(n=n)

    def rows(self, typed: str) -> Iterable[Row]:
        """Every line, and what it would become."""
        for number, line in enumerate(self.lines):
            if fold(typed) in fold(line):
                what = reading_words(self.meeting.wall_state, self._read(line, asked=False))
                if line in self._as_said:
                    what = _("As it is: {what}").format(what=what)
                yield (
                    str(number),
                    Content.assemble((f"{what}  ", "$quiet"), shortened(safe(line), 2 * self.line_width - 40)),
                )

    def chosen(self, key: str, typed: str) -> None:
        """Enter takes all."""
        self.take_all()

    def drop(self, number: int) -> None:
        """Leaves one line out."""
        del self.lines[number]
        if self.lines:
            self.refill()
        else:
            self.dismiss(None)

    def take_all(self) -> None:
        """Stores what can be stored; what was refused or asked about stays on the list, with the reason."""
        if not self.is_active:  # a second Enter, when all of them are stored already
            return
        if self._unlisted is not None:
            self._unlisted.stop()
            self._list_all()
            return
        left: list[str] = []
        why = ""
        asked, held = set[str](), set[str]()
        for line in self.lines:
            reading = self._read(line)
            if isinstance(reading, Wanted) and self.meeting.submit(reading.intent, quiet=True) is not None:
                continue
            left.append(line)
            if isinstance(reading, Question) or (isinstance(reading, Held) and line in self._asked_about):
                asked.add(line)
            if isinstance(reading, Held):
                held.add(line)
            words = reading_words(self.meeting.wall_state, reading)
            why = why or (self.meeting.message if isinstance(reading, Wanted) else words)
        self._asked_about, self._held = asked, held
        stored = len(self.lines) - len(left)
        if not left:
            self.meeting.tell(ngettext("{n} entry taken", "{n} entries taken", stored).format(n=stored))
            self.dismiss(True)
            return
        self.lines = left
        self.refill()
        if len(held) == len(left):
            key = self.key_of("line_as_said")
            words = _("These may lead to a person. Enter: the wall hides it. {key}: it shows the marked line as it is.")
            self.tell(words.format(key=key), problem=True)
        else:
            self.tell(_("These could not be taken: {reason}").format(reason=why), problem=True)

    def is_held(self, number: int) -> bool:
        """Whether a line has words that the wall would hide."""
        return isinstance(self._read(self.lines[number], asked=False), Held)

    def toggle_as_said(self, number: int) -> None:
        """The wall is to show a line as it is, or to hide words in it."""
        self._as_said ^= {self.lines[number]}
        self.refill()

    def _read(self, line: str, *, asked: bool = True) -> Reading:
        """What a line means; one that was asked about already is taken as it stands, unless not `asked`."""
        context = self.meeting.line_context()
        as_said = line in self._as_said
        return read(
            self.state,
            replace(
                context,
                confirmed=line if line in self._asked_about else "",
                held=line if asked and (as_said or line in self._held) else "",
                as_said=as_said,
            ),
            line,
        )
