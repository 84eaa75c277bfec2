"""Finding what a person refers to: an entry by number, a member by seat or name, a step."""

import re

from chietai.meeting.entry_index import index_of
from chietai.meeting.kinds import EntryKind
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Entry, State
from chietai.text.folding import fold

_NUMBER = re.compile(r"(c?)(\d{1,4})")
_SEAT = re.compile(r"s(\d{1,4})")


def find_entry(state: State, ref: str) -> Entry:
    """The entry with the id `ref`, or trouble 3 for "3" and case 2 for "c2".

    Raises Refused (UNKNOWN_ENTRY).
    """
    if (entry := state.entries.get(ref)) is not None:
        return entry
    if match := _NUMBER.fullmatch(fold(ref)):
        kind = EntryKind.CASE if match[1] else EntryKind.TROUBLE
        if (entry := index_of(state).numbered.get((kind, int(match[2])))) is not None:
            return entry
    raise Refused(Reason.UNKNOWN_ENTRY, ref=ref)


def find_trouble(state: State, ref: str) -> Entry:
    """The trouble that `ref` means. Raises Refused (UNKNOWN_ENTRY, NOT_A_TROUBLE)."""
    entry = find_entry(state, ref)
    if entry.kind is not EntryKind.TROUBLE:
        raise Refused(Reason.NOT_A_TROUBLE, ref=ref)
    return entry


def find_case(state: State, ref: str) -> Entry:
    """The success case that `ref` means; a bare number is the number of a case here.

    Raises Refused (UNKNOWN_ENTRY, NOT_A_CASE).
    """
    entry = find_entry(state, f"c{ref}" if fold(ref).isdecimal() else ref)
    if entry.kind is not EntryKind.CASE:
        raise Refused(Reason.NOT_A_CASE, ref=ref)
    return entry


def require_standing(entry: Entry, ref: str) -> Entry:
    """`entry`, when it stands for itself. Raises Refused (ALREADY_WITHDRAWN, ALREADY_MERGED)."""
    if entry.withdrawn:
        raise Refused(Reason.ALREADY_WITHDRAWN, ref=ref)
    if entry.merged_into:
        raise Refused(Reason.ALREADY_MERGED, ref=ref)
    return entry


def find_member(state: State, ref: str) -> str:
    """The id of the member with that id, seat ("s12") or name (spaces, width and kana aside).

    Raises Refused (UNKNOWN_MEMBER, AMBIGUOUS_MEMBER).
    """
    if ref in state.members:
        return ref
    key = fold(ref)
    if match := _SEAT.fullmatch(key):
        number = int(match[1])
        for member_id, seat in state.seats.items():
            if seat.number == number and member_id in state.members:
                return member_id
    named = [m.id for m in state.members.values() if key and key == fold(m.name)]
    if len(named) > 1:
        raise Refused(Reason.AMBIGUOUS_MEMBER, ref=ref)
    if not named:
        raise Refused(Reason.UNKNOWN_MEMBER, ref=ref)
    return named[0]
