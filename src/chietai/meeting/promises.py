"""Promises after they were made: brought over from an earlier session, and what became of them.

A promise is made as an entry: see `entries`.
"""

import dataclasses
from datetime import date as Date
from typing import Literal, assert_never

from chietai.meeting.base import Event, Id, Intent, Line, Ref
from chietai.meeting.kinds import EntryKind, Outcome
from chietai.meeting.references import find_entry
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Entry, Stamp, State, evolve


class CarryPromise(Intent):
    """Brings a promise of an earlier session to this one, to be asked about."""

    kind: Literal["carry_promise"] = "carry_promise"
    from_session: str
    text: Line
    who: Line = ""
    due: Date | None = None
    organisation: Line = ""


class ReviewPromise(Intent):
    """Says what became of a promise. `as_said`: the wall shows the note as it was said, whoever it names."""

    kind: Literal["review"] = "review"
    entry: Ref
    outcome: Outcome
    note: Line = ""
    as_said: bool = False


PromiseIntent = CarryPromise | ReviewPromise


class PromiseCarried(Event):
    """A promise of an earlier session was brought to this one, to be asked about."""

    type: Literal["PromiseCarried"] = "PromiseCarried"
    entry_id: Id
    from_session: str
    text: str
    who: str = ""
    due: Date | None = None
    organisation: str = ""


class PromiseReviewed(Event):
    """What became of a promise. `as_said`: as in the intent."""

    type: Literal["PromiseReviewed"] = "PromiseReviewed"
    entry_id: Id
    outcome: Outcome
    note: str = ""
    as_said: bool = False


PromiseEvent = PromiseCarried | PromiseReviewed


def decide_promises(state: State, intent: PromiseIntent, stamp: Stamp) -> PromiseEvent:
    """The event that `intent` becomes; raises Refused."""
    match intent:
        case CarryPromise():
            if not intent.text:
                raise Refused(Reason.EMPTY_TEXT)
            return PromiseCarried(
                entry_id=stamp.id,
                from_session=intent.from_session,
                text=intent.text,
                who=intent.who,
                due=intent.due,
                organisation=intent.organisation,
                **stamp.on(state),
            )
        case ReviewPromise():
            entry = find_entry(state, intent.entry)
            if entry.kind is not EntryKind.PROMISE:
                raise Refused(Reason.NOT_A_PROMISE, ref=intent.entry)
            known = (entry.outcome, entry.outcome_note, entry.outcome_as_said)
            if known == (intent.outcome, intent.note, intent.as_said):
                raise Refused(Reason.NO_CHANGE)
            return PromiseReviewed(
                entry_id=entry.id,
                outcome=intent.outcome,
                note=intent.note,
                as_said=intent.as_said,
                **stamp.on(state),
            )
        case _:
            assert_never(intent)


def apply_promises(state: State, event: PromiseEvent) -> State:
    """The state after `event`; unchanged for a promise that is there already, or for one that is not."""
    known = state.entries.get(event.entry_id)
    match event:
        case PromiseCarried():
            if known is not None:
                return state
            entry = Entry(
                id=event.entry_id,
                kind=EntryKind.PROMISE,
                seq=event.seq,
                at=event.at,
                text=event.text,
                who=event.who,
                due=event.due,
                organisation=event.organisation,
                from_session=event.from_session,
            )
        case PromiseReviewed():
            if known is None:
                return state
            entry = dataclasses.replace(
                known, outcome=event.outcome, outcome_note=event.note, outcome_as_said=event.as_said
            )
        case _:
            assert_never(event)
    return evolve(state, entries=state.entries.insert(entry.id, entry))
