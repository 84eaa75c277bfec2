"""Changes of seats as they are typed in the draw step: "s12 3" moves seat 12 to table 3, "s12 s5" changes places."""

import re

from chietai.i18n import _
from chietai.meeting import intents as i
from chietai.meeting.references import find_member
from chietai.meeting.refusal import Refused
from chietai.meeting.state import State
from chietai.text.figures import halfwidth
from chietai.text.gate import clean
from chietai.tui.grid import safe
from chietai.wording import names
from chietai.wording.refusals import refusal

_SEATS = re.compile(r"s(\d{1,4})\s+(?:s(\d{1,4})|(\d{1,3}))", re.IGNORECASE)


def read_seats(line: str) -> i.ChangeSeat | i.SwapSeats | None:
    """What the line asks for; None when it is not about seats."""
    match = _SEATS.fullmatch(halfwidth(clean(line)))
    if match is None:
        return None
    seat, other, table = match.groups()
    if other:
        return i.SwapSeats(member=f"s{int(seat)}", other=f"s{int(other)}")
    return i.ChangeSeat(member=f"s{int(seat)}", table=int(table) or None)


def what_seats_do(state: State, intent: i.ChangeSeat | i.SwapSeats) -> str:
    """What Enter would do, for the frame of the entry line."""
    try:
        one = safe(state.members[find_member(state, intent.member)].name)
        if isinstance(intent, i.SwapSeats):
            other = safe(state.members[find_member(state, intent.other)].name)
            return _("{a} and {b} change places").format(a=one, b=other)
    except Refused as refused:
        return safe(refusal(refused))
    return f"{one}: {names.table(intent.table) if intent.table else _('no seat')}"
