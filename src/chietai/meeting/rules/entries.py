"""Correcting, moving, merging, withdrawing; votes and picks; what became of promises. Allowed at any time."""

from chietai.meeting import events as e
from chietai.meeting import intents as i
from chietai.meeting.kinds import ANSWERS, EntryKind
from chietai.meeting.references import find_case, find_entry, find_member, find_trouble
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.rules.registry import rule
from chietai.meeting.stamp import Stamp
from chietai.meeting.state import Entry, State
from chietai.meeting.views import members_here


@rule(i.ReviseEntry)
def revise(state: State, intent: i.ReviseEntry, stamp: Stamp) -> e.Event:
    entry = find_entry(state, intent.entry)
    if intent.text == "":
        raise Refused(Reason.EMPTY_TEXT)
    wanted = (intent.text, intent.who, intent.due)
    same = all(new is None or new == old for new, old in zip(wanted, (entry.text, entry.who, entry.due), strict=True))
    no_due = intent.no_due and intent.due is None and entry.due is not None
    if same and not no_due:
        raise Refused(Reason.NO_CHANGE)
    return e.EntryRevised(
        entry_id=entry.id, text=intent.text, who=intent.who, due=intent.due, no_due=no_due, **stamp.on(state)
    )


@rule(i.MoveEntry)
def move(state: State, intent: i.MoveEntry, stamp: Stamp) -> e.Event:
    entry = find_entry(state, intent.entry)
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
    if all(value is None or value == now[key] for key, value in change.items()):
        raise Refused(Reason.NO_CHANGE)
    return e.EntryMoved.model_validate({"entry_id": entry.id, **change, **stamp.on(state)})


@rule(i.WithdrawEntry)
def withdraw(state: State, intent: i.WithdrawEntry, stamp: Stamp) -> e.Event:
    entry = find_entry(state, intent.entry)
    if entry.withdrawn:
        raise Refused(Reason.ALREADY_WITHDRAWN, ref=intent.entry)
    return e.EntryWithdrawn(entry_id=entry.id, **stamp.on(state))


@rule(i.RestoreEntry)
def restore(state: State, intent: i.RestoreEntry, stamp: Stamp) -> e.Event:
    entry = find_entry(state, intent.entry)
    if entry.standing:
        raise Refused(Reason.ALREADY_STANDING, ref=intent.entry)
    return e.EntryRestored(entry_id=entry.id, **stamp.on(state))


@rule(i.MergeEntries)
def merge(state: State, intent: i.MergeEntries, stamp: Stamp) -> e.Event:
    host = _standing(find_entry(state, intent.into), intent.into)
    merged = tuple(_standing(find_entry(state, ref), ref) for ref in intent.merged)
    if not merged:
        raise Refused(Reason.MERGE_NOTHING)
    if any(entry.id == host.id for entry in merged):
        raise Refused(Reason.MERGE_WITH_ITSELF)
    if any(entry.kind is not host.kind for entry in merged):
        raise Refused(Reason.DIFFERENT_KINDS)
    return e.EntriesMerged(into=host.id, merged=tuple(dict.fromkeys(m.id for m in merged)), **stamp.on(state))


@rule(i.CountVotes)
def vote(state: State, intent: i.CountVotes, stamp: Stamp) -> e.Event:
    entry = _standing(find_trouble(state, intent.entry), intent.entry)
    here = len(members_here(state))
    # Without attendance there is nothing to hold the figure against.
    if here and intent.votes > here:
        raise Refused(Reason.TOO_MANY_VOTES, most=here)
    if entry.votes == intent.votes:
        raise Refused(Reason.NO_CHANGE)
    return e.VotesCounted(entry_id=entry.id, votes=intent.votes, **stamp.on(state))


@rule(i.PickTrouble)
def pick(state: State, intent: i.PickTrouble, stamp: Stamp) -> e.Event:
    entry = _standing(find_trouble(state, intent.entry), intent.entry)
    if entry.id in state.picked:
        raise Refused(Reason.ALREADY_PICKED, ref=intent.entry)
    return e.TroublePicked(entry_id=entry.id, **stamp.on(state))


@rule(i.UnpickTrouble)
def unpick(state: State, intent: i.UnpickTrouble, stamp: Stamp) -> e.Event:
    entry = find_trouble(state, intent.entry)
    if entry.id not in state.picked:
        raise Refused(Reason.NOT_PICKED, ref=intent.entry)
    return e.TroubleUnpicked(entry_id=entry.id, **stamp.on(state))


@rule(i.ReviewPromise)
def review(state: State, intent: i.ReviewPromise, stamp: Stamp) -> e.Event:
    entry = find_entry(state, intent.entry)
    if entry.kind is not EntryKind.PROMISE:
        raise Refused(Reason.NOT_A_PROMISE, ref=intent.entry)
    if (entry.outcome, entry.outcome_note) == (intent.outcome, intent.note):
        raise Refused(Reason.NO_CHANGE)
    return e.PromiseReviewed(entry_id=entry.id, outcome=intent.outcome, note=intent.note, **stamp.on(state))


def _standing(entry: Entry, ref: str) -> Entry:
    if entry.withdrawn:
        raise Refused(Reason.ALREADY_WITHDRAWN, ref=ref)
    if entry.merged_into:
        raise Refused(Reason.ALREADY_MERGED, ref=ref)
    return entry
