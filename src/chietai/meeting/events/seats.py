"""Facts about who sits where."""

from typing import Literal

from chietai.lottery.types import DrawRequest, Rules
from chietai.meeting.events.base import Event, Id
from chietai.meeting.kinds import SeatReason, SeedSource
from chietai.meeting.model import Count, Table


class DrawRulesSet(Event):
    """What every draw of this session has to keep: who apart, who together, who at which table, and the weights.

    `weights` is empty for the usual ones.
    """

    type: Literal["DrawRulesSet"] = "DrawRulesSet"
    rules: Rules
    weights: tuple[tuple[str, Count], ...] = ()


class DrawAnnounced(Event):
    """The request of a draw was fixed, and its commitment shown to the room, before any digit was called."""

    type: Literal["DrawAnnounced"] = "DrawAnnounced"
    request: DrawRequest
    commitment: str


class GroupsDrawn(Event):
    """The lottery gave the tables: `tables[i]` holds the member ids of table i + 1, in the order of their seats."""

    type: Literal["GroupsDrawn"] = "GroupsDrawn"
    tables: tuple[tuple[str, ...], ...]
    request: DrawRequest
    seed: str
    digits: str = ""
    source: SeedSource = SeedSource.PROGRAM
    version: str = ""
    cost: Count = 0
    reason: str = ""


class SeatChanged(Event):
    """One member was given another table; None takes the seat away."""

    type: Literal["SeatChanged"] = "SeatChanged"
    member_id: Id
    table: Table | None = None
    reason: SeatReason = SeatReason.BY_HAND


class SeatsSwapped(Event):
    """Two members changed places."""

    type: Literal["SeatsSwapped"] = "SeatsSwapped"
    member_id: Id
    other_id: Id


class SeatsRearranged(Event):
    """Several members were moved at once, because a table was opened or closed: pairs of member id and table."""

    type: Literal["SeatsRearranged"] = "SeatsRearranged"
    moves: tuple[tuple[str, Table], ...]
    reason: SeatReason
