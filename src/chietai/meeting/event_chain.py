"""Which events of a list count, and in which order, without working out what the meeting was in between.

What undo and redo do to a list of events is known without the meeting: an event that was undone does not count, one
that was redone counts at its old place. So a whole list costs as much as it is long, however often somebody changed
their mind; applied event by event, undoing something old costs as much as what came since.

`add` follows `chietai.meeting.transitions.apply` step by step; a property test holds the two together.
"""

from bisect import bisect_left, bisect_right

from chietai.meeting.base import Event
from chietai.meeting.history import EventRedone, EventUndone
from chietai.meeting.limits import counted


class EventChain:
    """A list of events that grows, with `events`: those that count, oldest first.

    `ids`: all events by id; `undone`: those that were undone, by id; `redoable`: ids, what was undone last stands last;
    `tally`: how much there was of what is limited; `last_seq`: the highest number, 0 without events.
    """

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.ids: dict[str, Event] = {}
        self.undone: dict[str, Event] = {}
        self.redoable: dict[str, None] = {}
        self.tally: dict[str, int] = {}
        self.last_seq = 0
        self._ids: list[str] = []  # of `events`
        self._seqs: list[int] = []  # of `events`
        self._in_order = True  # whether these numbers never fall

    def add(self, event: Event) -> None:
        """Takes one more event; one that is there already changes nothing."""
        if event.id in self.ids:
            return
        self.ids[event.id] = event
        if isinstance(event, EventUndone):
            self._undo(event.target)
        elif isinstance(event, EventRedone):
            self._redo(event.target)
        else:
            self._in_order = self._in_order and (not self._seqs or self._seqs[-1] <= event.seq)
            self._insert(len(self.events), event)
            for limit, n in counted(event):
                self.tally[limit] = self.tally.get(limit, 0) + n
            if event.undoable:
                self.redoable.clear()
        self.last_seq = max(self.last_seq, event.seq)

    def _insert(self, place: int, event: Event) -> None:
        self.events.insert(place, event)
        self._ids.insert(place, event.id)
        self._seqs.insert(place, event.seq)

    def _undo(self, target: str) -> None:
        place = self._place(target)
        if place is None or not (event := self.events[place]).undoable:
            return
        del self.events[place], self._ids[place], self._seqs[place]
        self.undone[target] = event
        self.redoable[target] = None

    def _redo(self, target: str) -> None:
        event = self.undone.pop(target, None)
        if event is None:
            return
        self.redoable.pop(target, None)
        if self._in_order:
            place = bisect_right(self._seqs, event.seq)
        else:
            place = next((n for n in range(len(self._seqs), 0, -1) if self._seqs[n - 1] <= event.seq), 0)
        self._insert(place, event)

    def _place(self, target: str) -> int | None:
        """Where the event `target` stands in `events`; None when it does not count."""
        event = self.ids.get(target)
        if event is None or target in self.undone or isinstance(event, EventUndone | EventRedone):
            return None
        if self._in_order:
            first = bisect_left(self._seqs, event.seq)
            return self._ids.index(target, first)
        return self._ids.index(target)
