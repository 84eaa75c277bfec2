"""`decide`: from what somebody wants to what has happened; `apply` and `fold`: from what has happened to the state.

Pure: clock and id come in with the stamp. What is wanted may be refused; what has happened is applied by a total
function: the same list gives the same state everywhere, and no event makes it raise. An event that is applied
twice (a retry, a merge of two copies) changes nothing the second time.

Undo is an event too. Each state keeps the chain of the events that count, with the state before some of them; undoing
walks back to the target and applies again what came after it. So undoing the last thing costs next to nothing, undoing
something older costs as much as what came since, and the result is exactly the meeting in which the target had never
happened. (After the `mutate` half of the functional aggregates of event sourcing.)
"""

from __future__ import annotations  # rpds maps cannot be subscripted when the program runs

from collections.abc import Callable, Iterable
from functools import reduce
from typing import Any, get_args

from rpds import HashTrieMap, HashTrieSet, List

from chietai.meeting import (
    choosing,
    clocks,
    closing,
    corrections,
    course,
    disclosing,
    entries,
    history,
    membership,
    promises,
    questions,
    seats,
    session_setup,
)
from chietai.meeting.base import Event, Intent
from chietai.meeting.event_chain import EventChain
from chietai.meeting.history import EventRedone, EventUndone
from chietai.meeting.limits import exceeded_by, most, tallied
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Link, Stamp, State, evolve
from chietai.meeting.text_lengths import require_fitting

_Rule = Callable[[State, Any, Stamp], Event]
_Effect = Callable[[State, Any], State]

_KEEP_EACH = 16
"""Links of the chain for each that keeps a state: so many events are applied again at most to undo the last one."""

# The subjects of the meeting: what can be wanted and how it is decided, what has happened and how it is applied.
_SUBJECTS: tuple[tuple[Any, _Rule, Any, _Effect], ...] = (
    (session_setup.SetupIntent, session_setup.decide_setup, session_setup.SetupEvent, session_setup.apply_setup),
    (
        membership.MembershipIntent,
        membership.decide_membership,
        membership.MembershipEvent,
        membership.apply_membership,
    ),
    (course.CourseIntent, course.decide_course, course.CourseEvent, course.apply_course),
    (questions.QuestionIntent, questions.decide_questions, questions.QuestionEvent, questions.apply_questions),
    (clocks.ClockIntent, clocks.decide_clocks, clocks.ClockEvent, clocks.apply_clocks),
    (seats.SeatIntent, seats.decide_seats, seats.SeatEvent, seats.apply_seats),
    (entries.Say, entries.decide_entries, entries.EntryEvent, entries.apply_entries),
    (
        corrections.CorrectionIntent,
        corrections.decide_corrections,
        corrections.CorrectionEvent,
        corrections.apply_corrections,
    ),
    (choosing.ChoosingIntent, choosing.decide_choosing, choosing.ChoosingEvent, choosing.apply_choosing),
    (promises.PromiseIntent, promises.decide_promises, promises.PromiseEvent, promises.apply_promises),
    (closing.ClosingIntent, closing.decide_closing, closing.ClosingEvent, closing.apply_closing),
    (
        disclosing.DisclosingIntent,
        disclosing.decide_disclosing,
        disclosing.DisclosingEvent,
        disclosing.apply_disclosing,
    ),
    (history.HistoryIntent, history.decide_history, history.HistoryEvent, history.apply_history),
)


def _classes(union: Any) -> tuple[Any, ...]:
    """The classes of a union; one class alone is a union of one."""
    return get_args(union) or (union,)


RULES: dict[type[Intent], _Rule] = {intent: decided for wanted, decided, *_ in _SUBJECTS for intent in _classes(wanted)}
"""The function of the subject that each intent belongs to."""

EFFECTS: dict[type[Event], _Effect] = {
    event: applied for *_, happened, applied in _SUBJECTS for event in _classes(happened)
}
"""The function of the subject that each event belongs to."""


def decide(state: State, intent: Intent, stamp: Stamp) -> Event:
    """The event that `intent` becomes in `state`.

    Raises `chietai.meeting.refusal.Refused` when it is not allowed, would change nothing, holds a text that is longer
    than may be stored, or finds no room any more.
    """
    require_fitting(intent)
    event = RULES[type(intent)](state, intent, stamp)
    limit = exceeded_by(event, state.tally, len(state.ids))
    if limit is not None:
        raise Refused(Reason.LIMIT_REACHED, ref=limit.value, most=most(limit))
    return event


def apply(state: State, event: Event) -> State:
    """The state after `event`."""
    if event.id in state.ids:
        return state
    if isinstance(event, EventUndone):
        return _listed(_undone(state, event), event)
    if isinstance(event, EventRedone):
        return _listed(_redone(state, event), event)
    return evolve(
        _content(state, event),
        link=_link(state, event),
        entries_before=state.entries,
        ids=state.ids.insert(event.id),
        tally=tallied(state.tally, event),
        last_seq=max(state.last_seq, event.seq),
        redoable=List() if event.undoable and state.redoable else state.redoable,
    )


def fold(events: Iterable[Event], start: State | None = None) -> State:
    """The state after `events`, applied in the order given, to `start` or to nothing: what `apply` gives one by one.

    Without `start` it is worked out first which events count, so that a meeting in which much was undone costs no more
    than another.
    """
    if start is not None:
        return reduce(apply, events, start)
    chain = EventChain()
    for event in events:
        chain.add(event)
    state = State()
    for event in chain.events:
        state = _linked(state, event)
    return evolve(
        state,
        ids=HashTrieSet(chain.ids),
        tally=HashTrieMap(chain.tally),
        last_seq=chain.last_seq,
        undone=HashTrieMap(chain.undone),
        redoable=List(list(reversed(chain.redoable))),
    )


def state_before(link: Link) -> State:
    """What the meeting was before the event of `link`. What the list of events looked like then is not worked out."""
    later: list[Link] = []
    while link.kept is None and link.previous is not None:
        link = link.previous
        later.append(link)
    state = State() if link.kept is None else link.kept
    for again in reversed(later):
        state = evolve(_content(state, again.event), link=again, entries_before=state.entries)
    return state


def _content(state: State, event: Event) -> State:
    """What the meeting is after `event`; an event of a newer version has no effect here."""
    effect = EFFECTS.get(type(event))
    return state if effect is None else effect(state, event)


def _listed(state: State, event: Event) -> State:
    return evolve(state, ids=state.ids.insert(event.id), last_seq=max(state.last_seq, event.seq))


def _link(state: State, event: Event) -> Link:
    """The link for `event`, which happens in `state`."""
    number = 1 if state.link is None else state.link.number + 1
    return Link(event, state.link, number, state if number % _KEEP_EACH == 1 else None)


def _linked(state: State, event: Event) -> State:
    return evolve(_content(state, event), link=_link(state, event), entries_before=state.entries)


def _undone(state: State, event: EventUndone) -> State:
    if event.target not in state.ids:  # said at once, and not at the end of a long chain
        return state
    later: list[Event] = []
    for link in state.counted():
        if link.event.id == event.target:
            break
        later.append(link.event)
    else:
        return state
    if not link.event.undoable:
        return state
    again = state_before(link)
    for event_again in reversed(later):
        again = _linked(again, event_again)
    return evolve(
        again,
        ids=state.ids,
        tally=state.tally,
        last_seq=state.last_seq,
        undone=state.undone.insert(event.target, link.event),
        redoable=state.redoable.push_front(event.target),
    )


def _redone(state: State, event: EventRedone) -> State:
    target = state.undone.get(event.target)
    if target is None:
        return state
    later: list[Event] = []
    first: Link | None = None
    for link in state.counted():
        if link.event.seq <= target.seq:
            break
        later.append(link.event)
        first = link
    again = state if first is None else state_before(first)
    for event_again in (target, *reversed(later)):
        again = _linked(again, event_again)
    return evolve(
        again,
        ids=state.ids,
        tally=state.tally,
        last_seq=state.last_seq,
        undone=state.undone.remove(event.target),
        redoable=_without(state.redoable, event.target),
    )


def _without(ids: List[str], target: str) -> List[str]:
    if next(iter(ids), "") == target:
        return ids.drop_first()
    return List([i for i in ids if i != target]) if target in ids else ids
