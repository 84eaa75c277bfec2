"""Whose words are told to those who are not to read who said what: a group of bodies, or a table, or nobody.

The same for every level that tells no speakers, so that two papers side by side say no more than one of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from enum import Enum, auto
from functools import cached_property

from rpds import HashTrieMap

from chietai.meeting.entries import EntryEvent
from chietai.meeting.kinds import EntryKind
from chietai.meeting.membership import MembershipEvent
from chietai.meeting.model import Member
from chietai.meeting.seats import SeatEvent
from chietai.meeting.state import Entry, Seat, State
from chietai.meeting.transitions import apply
from chietai.meeting.views import attended, entries, members
from chietai.privacy.groups import Body, Label, labels, tables_told
from chietai.privacy.guard import Guard
from chietai.reports.coming_and_going import stays
from chietai.text.folding import fold


class _Told(Enum):
    """How papers tell what was said where they do not tell who said it."""

    WITH_GROUP = auto()
    WITH_GROUP_AND_NUMBER = auto()  # in the order in which it was said
    OTHERWISE = auto()  # by nobody, or by whoever undertakes it


def _told(kind: EntryKind) -> _Told:
    match kind:
        case EntryKind.TROUBLE | EntryKind.CASE:
            return _Told.WITH_GROUP_AND_NUMBER
        case EntryKind.OFFER | EntryKind.WISDOM | EntryKind.HOPE:
            return _Told.WITH_GROUP
        case EntryKind.PROMISE | EntryKind.UNSAID | EntryKind.NOTE:
            return _Told.OTHERWISE


_BY_GROUP = tuple(kind for kind in EntryKind if _told(kind) is not _Told.OTHERWISE)
_NUMBERED = tuple(kind for kind in EntryKind if _told(kind) is _Told.WITH_GROUP_AND_NUMBER)


class Attribution:
    """The groups and the tables of one meeting, each of at least `k` people."""

    def __init__(self, state: State, guard: Guard, k: int) -> None:
        self._state = state
        self._guard = guard
        self._k = k
        self._entries = [e for e in entries(state, *_BY_GROUP, standing=False) if not e.withdrawn]

    def label(self, entry: Entry) -> Label:
        """The group of those whose words `entry` holds; `Label()` where no group may be told."""
        return self._labels.get(self._body(entry), Label())

    def table(self, entry: Entry) -> int | None:
        """The table that may be told of `entry`: only of words of which nothing else is known.

        Troubles and success cases bear the numbers in which they were told. Where one of them is told with its group,
        the tables of those before and after it would give away where its speaker sat.
        """
        if self._body(entry) in self._labels or entry.kind in self._told_by_group:
            return None
        return entry.table if self.told_at(entry.table) else None

    def told_at(self, table: int | None) -> bool:
        """Whether a table may be told."""
        return table in self._tables

    def rank(self, label: Label) -> int:
        """Where the words of a group stand among those of others: in the order of the list, the rest at the end."""
        order = list(dict.fromkeys(sorted(self._labels.values(), key=lambda one: not one.name)))
        return order.index(label) if label in order else len(order)

    def _body(self, entry: Entry) -> str:
        """The key of the body whose words `entry` holds, as far as it is on the list; "" where nothing is known."""
        key = fold(entry.organisation)
        if key in self._names:
            return key
        member = self._state.members.get(entry.member_id)
        return _key(member) if member else ""

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(filter(None, (fold(member.organisation) for member in members(self._state))))

    @cached_property
    def _labels(self) -> Mapping[str, Label]:
        """The label of each body that was there, or for which somebody spoke."""
        here = {member.id for member in attended(self._state)}
        spoken = {self._body(entry) for entry in self._entries}
        bodies: dict[str, list[Member]] = {}
        for member in members(self._state):
            if member.id in here or _key(member) in spoken:
                bodies.setdefault(_key(member), []).append(member)
        found = labels([self._whole(people, here) for people in bodies.values()], self._k)
        return dict(zip(bodies, found, strict=True))

    def _whole(self, people: list[Member], here: Set[str]) -> Body:
        # Of several sectors is a body whose people here are: readers know whom they saw.
        seen = [member for member in people if member.id in here] or people
        sectors = {fold(member.sector): member.sector for member in seen}
        name = people[0].organisation
        return Body(
            name="" if self._guard.is_person(name) else name,
            sector=seen[0].sector if len(sectors) == 1 else "",
            people=sum(member.id in self._throughout for member in people),
        )

    @cached_property
    def _throughout(self) -> frozenset[str]:
        """The ids of those who were there whenever something was said: nobody else may have said all of it.

        So somebody who is known to have come later, or to have gone before, does not help to hide anybody.
        """
        said = [entry.at for entry in self._entries]
        there = stays(self._state)
        return frozenset(
            member.id for member in attended(self._state) if not said or there[member.id].covers(min(said), max(said))
        )

    @cached_property
    def _told_by_group(self) -> frozenset[EntryKind]:
        return frozenset(e.kind for e in self._entries if e.kind in _NUMBERED and self.label(e))

    @cached_property
    def _tables(self) -> frozenset[int]:
        state = self._state
        by_table = {entry.id for entry in self._entries if entry.table is not None and not self.label(entry)}
        seatings: list[HashTrieMap[str, Seat]] = [state.seats]
        seated = State()  # as far as seats go: what else happened does not change who sits where
        for event in reversed([link.event for link in state.counted()] if by_table else []):
            if isinstance(event, EntryEvent) and event.entry_id in by_table:
                if seated.seats is not seatings[-1]:
                    seatings.append(seated.seats)
            elif isinstance(event, SeatEvent | MembershipEvent):
                seated = apply(seated, event)
        people = [self._people_at(seats.items()) for seats in seatings]
        return tables_told(list({frozenset(at.items()): at for at in people}.values()), self._k)

    def _people_at(self, seats: Iterable[tuple[str, Seat]]) -> Counter[int]:
        return Counter(seat.table for member_id, seat in seats if member_id in self._throughout)


def _key(member: Member) -> str:
    """What is one body: the folded name, or the id of somebody of none."""
    return fold(member.organisation) or f"\0{member.id}"
