"""The entries of a state in the order in which they came, by kind and by number.

Every view asks for them, several times for one picture, and an entry must cost as much in a long meeting as in a short
one. So an index is worked out for the two states asked for last (what is known, and what of it the room may read), and
goes on from there when an entry comes or is corrected. It is no part of the state: undo keeps some of the states, and
would keep their lists with them.
"""

from __future__ import annotations  # rpds maps cannot be subscripted when the program runs

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from rpds import HashTrieMap

from chietai.meeting.kinds import EntryKind
from chietai.meeting.state import Entry, State

Key = Callable[[Entry], int | tuple[int, int]]
_SEQ: Key = attrgetter("seq")
_NO: Key = attrgetter("no", "seq")


@dataclass(frozen=True, slots=True)
class EntryIndex:
    """What is known of the map `entries`. Its lists must not be changed: the next index shares them."""

    entries: HashTrieMap[str, Entry]
    ordered: Sequence[Entry]  # all, oldest first
    standing: Mapping[EntryKind, Sequence[Entry]]  # oldest first
    by_number: Mapping[EntryKind, Sequence[Entry]]  # those that stand
    numbered: HashTrieMap[tuple[EntryKind, int], Entry]  # which entry a number means

    @classmethod
    def of(cls, entries: HashTrieMap[str, Entry]) -> EntryIndex:
        """Works everything out."""
        ordered = sorted(entries.values(), key=_SEQ)
        standing: dict[EntryKind, list[Entry]] = {kind: [] for kind in EntryKind}
        numbered: HashTrieMap[tuple[EntryKind, int], Entry] = HashTrieMap()
        for entry in ordered:
            numbered = _meant(numbered, entry)
            if entry.standing:
                standing[entry.kind].append(entry)
        by_number = {kind: sorted(some, key=_NO) for kind, some in standing.items()}
        return cls(entries, ordered, standing, by_number, numbered)

    def with_last(self, entries: HashTrieMap[str, Entry], entry: Entry) -> EntryIndex | None:
        """The index of `entries`, which are these and the new `entry`; None when that does not come last everywhere."""
        kind = entry.kind
        if not (entry.standing and _after(self.ordered, entry, _SEQ) and _after(self.by_number[kind], entry, _NO)):
            return None
        return EntryIndex(
            entries,
            [*self.ordered, entry],
            {**self.standing, kind: [*self.standing[kind], entry]},
            {**self.by_number, kind: [*self.by_number[kind], entry]},
            _meant(self.numbered, entry),
        )

    def with_corrected(self, entries: HashTrieMap[str, Entry], was: Entry, entry: Entry) -> EntryIndex | None:
        """The index of `entries`, in which `entry` has taken the place of `was`; None when it stands elsewhere now."""
        kind = entry.kind
        if (was.kind, was.standing, was.seq, was.no) != (kind, entry.standing, entry.seq, entry.no):
            return None
        number = (kind, entry.no)
        return EntryIndex(
            entries,
            _exchanged(self.ordered, was, entry, _SEQ),
            {**self.standing, kind: _exchanged(self.standing[kind], was, entry, _SEQ)},
            {**self.by_number, kind: _exchanged(self.by_number[kind], was, entry, _NO)},
            self.numbered.insert(number, entry) if self.numbered.get(number) is was else self.numbered,
        )


_latest: tuple[EntryIndex, EntryIndex] = (EntryIndex.of(HashTrieMap()), EntryIndex.of(HashTrieMap()))


def index_of(state: State) -> EntryIndex:
    """The index of the entries of `state`."""
    global _latest
    first, second = _latest
    if first.entries is state.entries:
        return first
    if second.entries is state.entries:
        _latest = second, first
        return second
    if news := _with_news(first, state):
        _latest = news, second
    elif news := _with_news(second, state):
        _latest = news, first
    else:
        news = EntryIndex.of(state.entries)
        _latest = news, first
    return news


def _with_news(known: EntryIndex, state: State) -> EntryIndex | None:
    """The index of `state` when only one event came since `known`, and that brought or corrected one entry.

    Such an event changes no other entry; a property test tells when one does.
    """
    link = state.link
    if link is None or state.entries_before is not known.entries:
        return None
    entry = state.entries.get(getattr(link.event, "entry_id", ""))
    if entry is None:
        return None
    was = known.entries.get(entry.id)
    if was is not None:
        return known.with_corrected(state.entries, was, entry)
    return known.with_last(state.entries, entry) if len(state.entries) == len(known.entries) + 1 else None


def _exchanged(entries: Sequence[Entry], was: Entry, entry: Entry, key: Key) -> Sequence[Entry]:
    """`entries`, which are in the order of `key`, with `entry` in the place of `was`; as they are without that one."""
    for place in range(bisect_left(entries, key(was), key=key), len(entries)):
        if entries[place] is was:
            changed = list(entries)
            changed[place] = entry
            return changed
        if key(entries[place]) != key(was):
            break
    return entries


def _after(entries: Sequence[Entry], entry: Entry, key: Key) -> bool:
    return not entries or key(entries[-1]) < key(entry)  # type: ignore[operator]


def _meant(
    numbered: HashTrieMap[tuple[EntryKind, int], Entry], entry: Entry
) -> HashTrieMap[tuple[EntryKind, int], Entry]:
    # Two desks may have given one number twice: the one that stands, then the older one, is meant.
    key = (entry.kind, entry.no)
    known = numbered.get(key)
    return numbered.insert(key, entry) if known is None or (entry.standing and not known.standing) else numbered
