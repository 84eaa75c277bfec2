"""What is wanted about who sits where."""

from typing import Literal

from chietai.lottery.types import DrawRequest, Rules
from chietai.meeting.intents.base import Intent, Line, Ref
from chietai.meeting.kinds import SeatReason, SeedSource
from chietai.meeting.model import Count, Table


class SetDrawRules(Intent):
    """What every draw of this session has to keep. Empty `weights` are the usual ones."""

    kind: Literal["draw_rules"] = "draw_rules"
    rules: Rules
    weights: tuple[tuple[str, Count], ...] = ()


class AnnounceDraw(Intent):
    """Fixes the request of a draw and shows its commitment, before any digit is called."""

    kind: Literal["announce_draw"] = "announce_draw"
    request: DrawRequest
    commitment: str


class RecordDraw(Intent):
    """The result of a draw that was held. `tables` hold member ids."""

    kind: Literal["draw"] = "draw"
    tables: tuple[tuple[str, ...], ...]
    request: DrawRequest
    seed: str
    digits: Line = ""
    source: SeedSource = SeedSource.PROGRAM
    version: str = ""
    cost: Count = 0
    reason: Line = ""


class ChangeSeat(Intent):
    """Gives one member another table; None takes the seat away."""

    kind: Literal["seat"] = "seat"
    member: Ref
    table: Table | None = None
    reason: SeatReason = SeatReason.BY_HAND


class SwapSeats(Intent):
    """Lets two members change places."""

    kind: Literal["swap"] = "swap"
    member: Ref
    other: Ref


class RearrangeSeats(Intent):
    """Moves several members at once, as a table is opened or closed: pairs of member id and table."""

    kind: Literal["rearrange"] = "rearrange"
    moves: tuple[tuple[str, Table], ...]
    reason: SeatReason
