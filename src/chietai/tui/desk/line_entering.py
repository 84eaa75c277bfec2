"""What Enter does with the line: what `chietai.meeting.line_reader` reads, and nothing else."""

from typing import assert_never

from chietai.meeting import intents as i
from chietai.meeting.line_reader import LotsCalled, Newcomer, Question, Reading, Refusal, Wanted, read
from chietai.tui.desk.attendance_marking import add_member, mark
from chietai.tui.desk.completion import Offer
from chietai.tui.desk.lots import hold_draw
from chietai.tui.desk.reading_words import reading_words
from chietai.tui.screen_protocols import Desk


def enter_line(desk: Desk, value: str, offer: Offer | None) -> bool:
    """Does what the line means. False when it was refused or asked about: then it has to stay."""
    reading = read(desk.state, desk.line_context(offer), value)
    desk.asked_about = value if isinstance(reading, Question) else ""
    return _carried_out(desk, reading)


def _carried_out(desk: Desk, reading: Reading) -> bool:
    match reading:
        case Wanted(i.MarkAttendance(member=member, presence=presence)):
            return mark(desk, member, presence)
        case Wanted(intent):
            return desk.submit(intent) is not None
        case Newcomer():
            return add_member(desk, reading)
        case LotsCalled(digits, source):
            return hold_draw(desk, digits, source)
        case Question() | Refusal():
            desk.tell(reading_words(desk.state, reading), problem=True)
            return False
        case _:
            assert_never(reading)
