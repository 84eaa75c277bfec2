"""What there is to say about the seats of one moment: what a change costs, and whom somebody has never met."""

from functools import cached_property

from chietai import seating
from chietai.i18n import _, ngettext, pgettext
from chietai.lottery.types import Change, Quality
from chietai.meeting.state import State
from chietai.tui.grid import safe
from chietai.wording import clashes, draws


class SeatWords:
    """Works out each thing once for `state`, in which lots have been drawn."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._moves: dict[tuple[str, int], Change] = {}

    def move(self, member_id: str, table: int) -> str:
        """What moving somebody to `table` costs, in a few words."""
        seat = self.state.seats.get(member_id)
        if seat is None:
            return _("the best free place") if self._best(member_id) == table else ""
        return _("the seat of now") if seat.table == table else draws.change(self._move(member_id, table), self.quality)

    def move_in_full(self, member_id: str, table: int) -> str:
        """The same, and which rules would be broken."""
        seat = self.state.seats.get(member_id)
        if seat is None or seat.table == table:
            return self.move(member_id, table)
        return self._in_full(self._move(member_id, table))

    def swap(self, one: str, other: str) -> str:
        """What it costs when two people change places; "" when one of them has no seat."""
        if one == other or one not in self.state.seats or other not in self.state.seats:
            return ""
        if self.state.seats[one].table == self.state.seats[other].table:
            return ""
        cost = self._in_full(seating.cost_of_swap(self.state, one, other))
        text = _("If {a} and {b} change places: {cost}")
        return text.format(a=self.called(one), b=self.called(other), cost=cost)

    def strangers(self, member_id: str) -> str:
        """Who of the others has never sat with somebody."""
        if member_id not in self._never_met:
            return ""
        name = self.called(member_id)
        others = self._never_met[member_id]
        if not others:
            return _("{name} has met everybody.").format(name=name)
        n = len(others)
        text = ngettext(
            "{name} has never sat with {n} person: {people}", "{name} has never sat with {n} people: {people}", n
        )
        return text.format(name=name, n=n, people=self.listed(others))

    def listed(self, member_ids: tuple[str, ...]) -> str:
        """Names, one after the other."""
        return pgettext("between the items of a list", ", ").join(map(self.called, member_ids))

    def called(self, member_id: str) -> str:
        """The name of a member."""
        member = self.state.members.get(member_id)
        return safe(member.name) if member else member_id

    @cached_property
    def quality(self) -> Quality:
        """The quality of the seating as it is."""
        return seating.quality(self.state)

    @cached_property
    def _never_met(self) -> dict[str, tuple[str, ...]]:
        return seating.never_met(self.state)

    def _best(self, member_id: str) -> int:
        place = seating.best_free_seat(self.state, member_id)
        return (place.table or 0) if place else 0

    def _move(self, member_id: str, table: int) -> Change:
        key = (member_id, table)
        if key not in self._moves:
            self._moves[key] = seating.cost_of_move(self.state, member_id, table)
        return self._moves[key]

    def _in_full(self, change: Change) -> str:
        cost = draws.change(change, self.quality)
        rules = " / ".join(safe(clashes.rule(ref, self.called)) for ref in change.newly_broken)
        return _("{cost} ({rules})").format(cost=cost, rules=rules) if rules else cost
