"""Choosing the troubles to work on: a show of hands for each, and which are picked."""

import dataclasses
from typing import Literal, assert_never

from chietai.meeting.base import Event, Id, Intent, Ref
from chietai.meeting.kinds import EntryKind
from chietai.meeting.model import Count
from chietai.meeting.references import find_trouble, require_standing
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Stamp, State, evolve
from chietai.meeting.views import members_here, ranking


class CountVotes(Intent):
    """Records a show of hands for one trouble."""

    kind: Literal["vote"] = "vote"
    entry: Ref
    votes: Count


class PickTrouble(Intent):
    """Chooses a trouble to be worked on."""

    kind: Literal["pick"] = "pick"
    entry: Ref


class UnpickTrouble(Intent):
    """Takes a trouble off the chosen."""

    kind: Literal["unpick"] = "unpick"
    entry: Ref


ChoosingIntent = CountVotes | PickTrouble | UnpickTrouble


class VotesCounted(Event):
    """A show of hands for one trouble."""

    type: Literal["VotesCounted"] = "VotesCounted"
    entry_id: Id
    votes: Count


class TroublePicked(Event):
    """A trouble was chosen to be worked on."""

    type: Literal["TroublePicked"] = "TroublePicked"
    entry_id: Id


class TroubleUnpicked(Event):
    """A trouble is no longer among the chosen."""

    type: Literal["TroubleUnpicked"] = "TroubleUnpicked"
    entry_id: Id


ChoosingEvent = VotesCounted | TroublePicked | TroubleUnpicked


def decide_choosing(state: State, intent: ChoosingIntent, stamp: Stamp) -> ChoosingEvent:
    """The event that `intent` becomes; raises Refused."""
    match intent:
        case CountVotes():
            entry = require_standing(find_trouble(state, intent.entry), intent.entry)
            here = len(members_here(state))
            # Without attendance there is nothing to hold the figure against.
            if here and intent.votes > here:
                raise Refused(Reason.TOO_MANY_VOTES, most=here)
            if entry.votes == intent.votes:
                raise Refused(Reason.NO_CHANGE)
            return VotesCounted(entry_id=entry.id, votes=intent.votes, **stamp.on(state))
        case PickTrouble():
            entry = require_standing(find_trouble(state, intent.entry), intent.entry)
            if entry.id in state.picked:
                raise Refused(Reason.ALREADY_PICKED, ref=intent.entry)
            return TroublePicked(entry_id=entry.id, **stamp.on(state))
        case UnpickTrouble():
            entry = find_trouble(state, intent.entry)
            if entry.id not in state.picked:
                raise Refused(Reason.NOT_PICKED, ref=intent.entry)
            return TroubleUnpicked(entry_id=entry.id, **stamp.on(state))
        case _:
            assert_never(intent)


def apply_choosing(state: State, event: ChoosingEvent) -> State:
    """The state after `event`; unchanged for an entry that does not exist, or cannot be picked."""
    entry = state.entries.get(event.entry_id)
    match event:
        case VotesCounted():
            if entry is None:
                return state
            counted = dataclasses.replace(entry, votes=event.votes)
            return evolve(state, entries=state.entries.insert(entry.id, counted))
        case TroublePicked():
            if entry is None or entry.kind is not EntryKind.TROUBLE or not entry.standing or entry.id in state.picked:
                return state
            return evolve(state, picked=(*state.picked, entry.id))
        case TroubleUnpicked():
            return without_pick(state, event.entry_id)
        case _:
            assert_never(event)


def without_pick(state: State, entry_id: str) -> State:
    """The state in which the entry is not among the chosen ones."""
    if entry_id not in state.picked:
        return state
    return evolve(state, picked=tuple(i for i in state.picked if i != entry_id))


def next_pick(state: State) -> PickTrouble | None:
    """Picks the trouble with most hands that is not picked yet; None when all are."""
    return next((PickTrouble(entry=entry.id) for entry in ranking(state) if entry.id not in state.picked), None)
