"""The line that is typed at the desk: what it means, what was asked about it, and what Enter does with it."""

from dataclasses import replace
from functools import partial
from typing import assert_never

from chietai.i18n import _
from chietai.meeting.intents import MarkAttendance
from chietai.meeting.line_reader import read
from chietai.meeting.readings import Context, Held, LotsCalled, Newcomer, Question, Reading, Refusal, Wanted
from chietai.tui.desk.attendance_marking import add_member, mark
from chietai.tui.desk.completion import Offer
from chietai.tui.desk.draw_actions import hold_draw
from chietai.tui.desk.reading_words import reading_words
from chietai.tui.screen_protocols import Desk


class TypedLine:
    """What Enter makes of the lines of a desk.

    A line that was asked about stays in the field; Enter again, or a key, is the answer. Any other line ends
    the question.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._questioned = ""
        self._held = ""

    @property
    def held(self) -> str:
        """The line that waits for an answer because it may lead to a person; "" when there is none."""
        return self._held

    def context(self, offer: Offer | None = None) -> Context:
        """What the reader of a line has to know beside the state; `offer` is what is marked in the list of names."""
        desk = self._desk
        return Context(
            today=desk.services.clock().date(),
            step=desk.written_afterwards,
            member=offer.member_id if offer is not None else "",
            confirmed=self._questioned,
            hides=partial(desk.walls.hides, desk.state),
            held=self._held,
        )

    def changed(self, line: str) -> None:
        """Another line stands in the field: what was asked about the one before needs no answer any more."""
        if line != self._questioned:
            self._questioned = ""
        if line != self._held:
            self._hold("")

    def release(self) -> None:
        """Ends the question about a held line. It stays in the field, and Enter asks anew."""
        self._hold("")

    def take(self, line: str, offer: Offer | None = None) -> bool:
        """Does what `line` means. False when it was refused or asked about: it is put back."""
        return self._take(line, self.context(offer))

    def answer(self, *, as_said: bool) -> bool:
        """Takes the held line: the wall shows it `as_said`, or with words hidden. False as `take` says."""
        line, context = self._desk.entry.value, self.context()
        self._desk.entry.set_value("")
        return self._take(line, replace(context, as_said=as_said))

    def _take(self, line: str, context: Context) -> bool:
        reading = read(self._desk.state, context, line)
        held = isinstance(reading, Held)
        # A line may be asked about for both reasons, one after the other.
        asked_again = held and self._questioned == line
        self._questioned = line if isinstance(reading, Question) or asked_again else ""
        self._hold(line if held else "")
        done = self._carry_out(reading)
        if not done:
            self._desk.entry.give_back(line)
        return done

    def _hold(self, line: str) -> None:
        if line != self._held:
            self._held = line
            self._desk.refresh_commands()

    def _carry_out(self, reading: Reading) -> bool:
        """False when it was refused or asked about."""
        desk = self._desk
        match reading:
            case Wanted(MarkAttendance(member=member, presence=presence)):
                return mark(desk, member, presence)
            case Wanted(intent):
                return desk.submit(intent) is not None
            case Newcomer():
                return add_member(desk, reading)
            case LotsCalled(digits, source):
                return hold_draw(desk, digits, source)
            case Held():
                words = _("This may lead to a person. The wall can hide it, and the record keeps what was said.")
                desk.tell(words, problem=True)
                return False
            case Question() | Refusal():
                desk.tell(reading_words(desk.wall_state, reading), problem=True)
                return False
            case _:
                assert_never(reading)
