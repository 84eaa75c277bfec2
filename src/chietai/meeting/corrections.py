"""Entries that are there are put right, at any time: corrected, moved, withdrawn, restored, laid together."""

import dataclasses
from datetime import date as Date
from typing import Annotated, Any, Literal, assert_never

from pydantic import Field

from chietai.meeting.base import Event, Id, Intent, Line, Ref
from chietai.meeting.choosing import without_pick
from chietai.meeting.kinds import ANSWERS
from chietai.meeting.model import Question
from chietai.meeting.references import find_case, find_entry, find_member, find_trouble, require_standing
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Entry, Stamp, State, evolve


class _Revision(Intent):
    """New words for an entry. None leaves a field as it is; `no_due` takes the date of a promise away.

    `as_said`: whether the wall shows the words as they were said. New words are hidden where they may lead to somebody,
    unless it says otherwise.
    """

    entry: Ref
    text: Line | None = None
    who: Line | None = None
    due: Date | None = None
    no_due: bool = False
    as_said: bool | None = None


class _Move(Intent):
    """Another place for an entry: trouble, case, table (0: none), person, body or question. None leaves a field."""

    entry: Ref
    trouble: Ref | None = None
    case: Ref | None = None
    table: Annotated[int, Field(strict=True, ge=0, le=999)] | None = None
    member: Ref | None = None
    organisation: Line | None = None
    question: Question | None = None


class CorrectEntry(_Revision, _Move):
    """Corrects an entry and moves it, at once: what `ReviseEntry` and `MoveEntry` change."""

    kind: Literal["correct"] = "correct"


class ReviseEntry(_Revision):
    """Corrects an entry. None leaves a field as it is; `no_due` takes the date of a promise away."""

    kind: Literal["revise"] = "revise"


class MoveEntry(_Move):
    """Moves an entry to another trouble, case, table (0: none), person, body or question. None leaves a field."""

    kind: Literal["move"] = "move"


class WithdrawEntry(Intent):
    """Takes an entry back; it can be restored."""

    kind: Literal["withdraw"] = "withdraw"
    entry: Ref


class RestoreEntry(Intent):
    """Lets a withdrawn or merged entry stand for itself again."""

    kind: Literal["restore"] = "restore"
    entry: Ref


class MergeEntries(Intent):
    """Lays entries that say the same under one."""

    kind: Literal["merge"] = "merge"
    into: Ref
    merged: tuple[Ref, ...]


CorrectionIntent = CorrectEntry | ReviseEntry | MoveEntry | WithdrawEntry | RestoreEntry | MergeEntries


class _Revised(Event):
    """New words for an entry. None leaves a field as it was; `no_due` takes the date of a promise away.

    `as_said`: whether the wall shows the words as they were said; None with new words: it does not.
    """

    entry_id: Id
    text: str | None = None
    who: str | None = None
    due: Date | None = None
    no_due: bool = False
    as_said: bool | None = None


class _Moved(Event):
    """Another place for an entry: trouble, case, table (0: none), person, organisation or question."""

    entry_id: Id
    trouble_id: str | None = None
    case_id: str | None = None
    table: Annotated[int, Field(strict=True, ge=0, le=999)] | None = None
    member_id: str | None = None
    organisation: str | None = None
    question: Question | None = None


class EntryCorrected(_Revised, _Moved):
    """An entry was corrected and belongs elsewhere, at once: what `EntryRevised` and `EntryMoved` say."""

    type: Literal["EntryCorrected"] = "EntryCorrected"


class EntryRevised(_Revised):
    """An entry was corrected. None leaves a field as it was; `no_due` takes the date of a promise away."""

    type: Literal["EntryRevised"] = "EntryRevised"


class EntryMoved(_Moved):
    """An entry belongs elsewhere: another trouble, table, person, organisation or question. None leaves a field."""

    type: Literal["EntryMoved"] = "EntryMoved"


class EntryWithdrawn(Event):
    """An entry was taken back. It stays in the list of events and can be restored."""

    type: Literal["EntryWithdrawn"] = "EntryWithdrawn"
    entry_id: Id


class EntryRestored(Event):
    """A withdrawn entry, or one that had been merged into another, stands for itself again."""

    type: Literal["EntryRestored"] = "EntryRestored"
    entry_id: Id


class EntriesMerged(Event):
    """Entries that say the same were laid together under one. Who said what is kept."""

    type: Literal["EntriesMerged"] = "EntriesMerged"
    into: Id
    merged: tuple[Id, ...]


CorrectionEvent = EntryCorrected | EntryRevised | EntryMoved | EntryWithdrawn | EntryRestored | EntriesMerged


def decide_corrections(state: State, intent: CorrectionIntent, stamp: Stamp) -> CorrectionEvent:
    """The event that `intent` becomes; raises Refused."""
    match intent:
        case CorrectEntry():
            entry = find_entry(state, intent.entry)
            return _corrected_event(entry, _revision(entry, intent), _move(state, entry, intent), stamp.on(state))
        case ReviseEntry():
            entry = find_entry(state, intent.entry)
            return _corrected_event(entry, _revision(entry, intent), {}, stamp.on(state))
        case MoveEntry():
            entry = find_entry(state, intent.entry)
            return _corrected_event(entry, {}, _move(state, entry, intent), stamp.on(state))
        case WithdrawEntry():
            entry = find_entry(state, intent.entry)
            if entry.withdrawn:
                raise Refused(Reason.ALREADY_WITHDRAWN, ref=intent.entry)
            return EntryWithdrawn(entry_id=entry.id, **stamp.on(state))
        case RestoreEntry():
            entry = find_entry(state, intent.entry)
            if entry.standing:
                raise Refused(Reason.ALREADY_STANDING, ref=intent.entry)
            return EntryRestored(entry_id=entry.id, **stamp.on(state))
        case MergeEntries():
            return _merge(state, intent, stamp)
        case _:
            assert_never(intent)


def _corrected_event(
    entry: Entry, revision: dict[str, Any], move: dict[str, Any], envelope: dict[str, Any]
) -> EntryCorrected | EntryRevised | EntryMoved:
    """One event for whatever changes, so that one undo takes all of it back. Raises Refused when nothing does."""
    if not revision and not move:
        raise Refused(Reason.NO_CHANGE)
    cls = EntryRevised if not move else EntryMoved if not revision else EntryCorrected
    return cls.model_validate({"entry_id": entry.id, **revision, **move, **envelope})


def _revision(entry: Entry, intent: _Revision) -> dict[str, Any]:
    """The fields of the event for new words; empty when they are the old ones."""
    if intent.text == "":
        raise Refused(Reason.EMPTY_TEXT)
    wanted = (intent.text, intent.who, intent.due, intent.as_said)
    known = (entry.text, entry.who, entry.due, entry.as_said)
    same = all(new is None or new == old for new, old in zip(wanted, known, strict=True))
    no_due = intent.no_due and intent.due is None and entry.due is not None
    if same and not no_due:
        return {}
    return {
        "text": intent.text,
        "who": intent.who,
        "due": intent.due,
        "no_due": no_due,
        "as_said": intent.as_said,
    }


def _move(state: State, entry: Entry, intent: _Move) -> dict[str, Any]:
    """The fields of the event for another place; empty when it is there already."""
    if intent.question is not None and entry.kind not in ANSWERS:
        raise Refused(Reason.NOT_AN_ANSWER, ref=intent.entry)
    if intent.table and state.table_count and intent.table > state.table_count:
        raise Refused(Reason.UNKNOWN_TABLE, ref=str(intent.table))
    change = {
        "trouble_id": find_trouble(state, intent.trouble).id if intent.trouble else intent.trouble,
        "case_id": find_case(state, intent.case).id if intent.case else intent.case,
        "table": intent.table,
        "member_id": find_member(state, intent.member) if intent.member else intent.member,
        "organisation": intent.organisation,
        "question": intent.question,
    }
    now = {
        "trouble_id": entry.trouble_id,
        "case_id": entry.case_id,
        "table": entry.table or 0,
        "member_id": entry.member_id,
        "organisation": entry.organisation,
        "question": ANSWERS.index(entry.kind) + 1 if entry.kind in ANSWERS else None,
    }
    return {} if all(value is None or value == now[key] for key, value in change.items()) else change


def _merge(state: State, intent: MergeEntries, stamp: Stamp) -> EntriesMerged:
    host = require_standing(find_entry(state, intent.into), intent.into)
    merged = tuple(require_standing(find_entry(state, ref), ref) for ref in intent.merged)
    if not merged:
        raise Refused(Reason.MERGE_NOTHING)
    if any(entry.id == host.id for entry in merged):
        raise Refused(Reason.MERGE_WITH_ITSELF)
    if any(entry.kind is not host.kind for entry in merged):
        raise Refused(Reason.DIFFERENT_KINDS)
    return EntriesMerged(into=host.id, merged=tuple(dict.fromkeys(m.id for m in merged)), **stamp.on(state))


def apply_corrections(state: State, event: CorrectionEvent) -> State:
    """The state after `event`; unchanged for an entry that does not exist."""
    if isinstance(event, EntriesMerged):
        return _merged(state, event)
    entry = state.entries.get(event.entry_id)
    if entry is None:
        return state
    match event:
        case EntryCorrected():
            return _put(state, _moved(_revised(entry, event), event))
        case EntryRevised():
            return _put(state, _revised(entry, event))
        case EntryMoved():
            return _put(state, _moved(entry, event))
        case EntryWithdrawn():
            return _put(without_pick(state, entry.id), dataclasses.replace(entry, withdrawn=True))
        case EntryRestored():
            if host := host_of(state, entry):
                state = _taken_out(state, entry, host)
            return _put(state, dataclasses.replace(entry, withdrawn=False, merged_into=""))
        case _:
            assert_never(event)


def _revised(entry: Entry, event: _Revised) -> Entry:
    as_said = event.as_said
    if as_said is None:
        as_said = entry.as_said and event.text in (None, entry.text)
    return dataclasses.replace(
        entry,
        text=entry.text if event.text is None else event.text,
        who=entry.who if event.who is None else event.who,
        due=None if event.no_due else event.due or entry.due,
        as_said=as_said,
        revisions=entry.revisions + 1,
    )


def _moved(entry: Entry, event: _Moved) -> Entry:
    kind = entry.kind
    if event.question is not None and kind in ANSWERS:
        kind = ANSWERS[event.question - 1]
    return dataclasses.replace(
        entry,
        kind=kind,
        trouble_id=entry.trouble_id if event.trouble_id is None else event.trouble_id,
        case_id=entry.case_id if event.case_id is None else event.case_id,
        table=entry.table if event.table is None else (event.table or None),
        member_id=entry.member_id if event.member_id is None else event.member_id,
        organisation=entry.organisation if event.organisation is None else event.organisation,
    )


def _merged(state: State, event: EntriesMerged) -> State:
    host = state.entries.get(event.into)
    if host is None or not host.standing:
        return state
    for entry_id in event.merged:
        entry = state.entries.get(entry_id)
        if entry is None or not entry.standing or entry.id == host.id or entry.kind is not host.kind:
            continue
        # What had been laid under the entry goes along, so that the count stays the count of people. It keeps the name
        # of the entry that it was laid under: a long chain would be written anew with each link otherwise.
        votes = host.votes if entry.votes is None else (host.votes or 0) + entry.votes
        host = dataclasses.replace(host, merged=(*host.merged, entry.id, *entry.merged), votes=votes)
        state = _put(without_pick(state, entry.id), dataclasses.replace(entry, merged_into=host.id, merged=()))
    return _put(state, host)


def host_of(state: State, entry: Entry) -> Entry | None:
    """The entry that speaks for `entry`, which was laid under it or under another that was; None for one of itself."""
    host = state.entries.get(entry.merged_into)
    while host is not None and host.merged_into:
        host = state.entries.get(host.merged_into)
    return host


def _taken_out(state: State, entry: Entry, host: Entry) -> State:
    """`entry` is no longer under `host`; what had been laid under the entry itself stays there."""
    rest = tuple(i for i in host.merged if i != entry.id)
    for under in (state.entries[i] for i in rest):
        if under.merged_into == entry.id:
            state = _put(state, dataclasses.replace(under, merged_into=host.id))
    return _put(state, dataclasses.replace(host, merged=rest))


def _put(state: State, entry: Entry) -> State:
    return evolve(state, entries=state.entries.insert(entry.id, entry))
