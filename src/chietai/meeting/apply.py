"""`apply`: the state after one more event; `fold`: the state after a whole list.

Pure and total: the same list gives the same state everywhere, and no event makes them raise. An event that is applied
twice (a retry, a merge of two copies) changes nothing the second time.

Undo is an event too. Each state keeps the chain of the events that count, with the state before each; undoing walks
back to the target and applies again what came after it. So undoing the last thing costs next to nothing, undoing
something older costs as much as what came since, and the result is exactly the meeting in which the target had never
happened. (After the `mutate` half of the functional aggregates of event sourcing.)
"""

from collections.abc import Iterable

from chietai.meeting.effects import effect_of
from chietai.meeting.events import Event, EventRedone, EventUndone
from chietai.meeting.evolve import evolve
from chietai.meeting.state import Link, State


def apply(state: State, event: Event) -> State:
    """The state after `event`."""
    if event.id in state.ids:
        return state
    if isinstance(event, EventUndone):
        return _listed(_undone(state, event), event)
    if isinstance(event, EventRedone):
        return _listed(_redone(state, event), event)
    return evolve(
        effect_of(state, event),
        link=Link(event, state),
        ids=state.ids.insert(event.id),
        last_seq=max(state.last_seq, event.seq),
        redoable=() if event.undoable else state.redoable,
    )


def fold(events: Iterable[Event], start: State | None = None) -> State:
    """The state after `events`, applied in the order given, to `start` or to nothing."""
    state = State() if start is None else start
    for event in events:
        state = apply(state, event)
    return state


def _listed(state: State, event: Event) -> State:
    return evolve(state, ids=state.ids.insert(event.id), last_seq=max(state.last_seq, event.seq))


def _linked(state: State, event: Event) -> State:
    return evolve(effect_of(state, event), link=Link(event, state))


def _undone(state: State, event: EventUndone) -> State:
    later: list[Event] = []
    for link in state.counted():
        if link.event.id == event.target:
            break
        later.append(link.event)
    else:
        return state
    if not link.event.undoable:
        return state
    again = link.before
    for kept in reversed(later):
        again = _linked(again, kept)
    return evolve(
        again,
        ids=state.ids,
        last_seq=state.last_seq,
        undone=state.undone.insert(event.target, link.event),
        redoable=(*state.redoable, event.target),
    )


def _redone(state: State, event: EventRedone) -> State:
    target = state.undone.get(event.target)
    if target is None:
        return state
    later: list[Event] = []
    again = state
    while again.link is not None and again.link.event.seq > target.seq:
        later.append(again.link.event)
        again = again.link.before
    for kept in (target, *reversed(later)):
        again = _linked(again, kept)
    return evolve(
        again,
        ids=state.ids,
        last_seq=state.last_seq,
        undone=state.undone.remove(event.target),
        redoable=tuple(i for i in state.redoable if i != event.target),
    )
