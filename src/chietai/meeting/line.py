"""The entry line: from what the facilitator types to an intent.

A prefix says whose words they are; without one they belong to the table or person that has the floor:

    3 text          table 3                 @社協 text      an organisation (the beginning of its name will do)
    s12 text        the person in seat 12   #4 text         about trouble 4

Prefixes may follow one another, are read in half or full width, and need a space after them, so that `3人で見守る` is
plain text. In some steps the line is shorthand instead:

    recall   `2 1`   promise 2 is done (1 done, 2 under way, 3 not yet, 4 dropped)
    choose   `3 12`  trouble 3 got 12 hands; `3+5+7` merges 5 and 7 into 3; `3` alone picks trouble 3 or lets it go
    spread   `2 @社協 text 12/15`  case 2 is taken home: who, what, until when; without a number it is a new case
    close    `0 1 3 9 7`  hands for moods 1 to 5; a date alone is the next meeting; other text was left unsaid
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from chietai.meeting import intents as i
from chietai.meeting.kinds import EntryKind, Outcome, StepKind
from chietai.meeting.references import find_trouble
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import State
from chietai.meeting.views import organisations, recalled
from chietai.text.dates import read_due
from chietai.text.folding import fold
from chietai.text.gate import clean

_TOKEN = re.compile(r"(\S+)(?:\s+(.*))?", re.DOTALL)
_DIGITS = str.maketrans("０１２３４５６７８９＠＃＋ｓＳS　", "0123456789@#+sss ")
_SEAT = re.compile(r"s(\d{1,4})")
_MERGE = re.compile(r"(\d{1,4})((?:\s*\+\s*\d{1,4})+)")
_OUTCOMES = (Outcome.DONE, Outcome.UNDER_WAY, Outcome.NOT_YET, Outcome.DROPPED)


@dataclass(frozen=True, slots=True)
class Addressed:
    """A line taken apart: the text, and whose it is as far as the line says so."""

    text: str
    table: int | None = None
    member: str = ""
    organisation: str = ""
    trouble: str = ""


def address(state: State, line: str) -> Addressed:
    """Takes the prefixes off a line. Text that only looks like a prefix (no such table) stays text."""
    found = Addressed(clean(line))
    while match := _TOKEN.fullmatch(found.text):
        token, rest = match[1].translate(_DIGITS), match[2] or ""
        if not rest:
            break
        if token.isdecimal() and found.table is None and 1 <= int(token) <= state.table_count:
            found = replace(found, text=rest, table=int(token))
        elif token.startswith("@") and len(token) > 1 and not found.organisation:
            found = replace(found, text=rest, organisation=organisation(state, match[1][1:]))
        elif (seat := _SEAT.fullmatch(token)) and not found.member and _taken(state, int(seat[1])):
            found = replace(found, text=rest, member=token)
        elif token.startswith("#") and token[1:].isdecimal() and not found.trouble:
            found = replace(found, text=rest, trouble=token[1:])
        else:
            break
    return found


def organisation(state: State, typed: str) -> str:
    """The organisation that `typed` begins, or of whose name it is a part; else `typed` itself."""
    key = fold(typed)
    names = organisations(state)
    for matches in (str.startswith, str.__contains__, _subsequence):
        found = [name for name in names if matches(fold(name), key)]
        if found:
            return found[0]
    return typed


def read_line(state: State, line: str, today: date, kind: StepKind | None = None) -> i.Intent:
    """The intent that a typed line means in the present step, or as in a step of `kind`.

    Raises Refused when the line is empty or its shorthand names something that does not exist.
    """
    text = clean(line)
    if not text:
        raise Refused(Reason.EMPTY_TEXT)
    if kind is None and state.step:
        kind = state.step.kind
    shorthand = {StepKind.RECALL: _recall, StepKind.CHOOSE: _choose, StepKind.CLOSE: _close}.get(kind) if kind else None
    if shorthand and (intent := shorthand(state, text.translate(_DIGITS), today)):
        return intent
    if kind is StepKind.SPREAD:
        return _spread(state, text, today)
    said = _with_floor(state, address(state, text))
    common = {"text": said.text, "table": said.table, "member": said.member, "organisation": said.organisation}
    if kind in (StepKind.ROUNDS, StepKind.REPORT) and (state.question or said.trouble):
        answer = (i.MakeOffer, i.ShareWisdom, i.VoiceHope)[max(state.question, 1) - 1]
        return answer.model_validate({**common, "trouble": said.trouble})
    if kind is StepKind.CLOSE:
        return i.NoteUnsaid.model_validate(common)
    if kind in (StepKind.TROUBLES, StepKind.CHOOSE, StepKind.ROUNDS, StepKind.REPORT):
        return i.RaiseTrouble.model_validate(common)
    return i.TakeNote.model_validate(common)


def _with_floor(state: State, said: Addressed) -> Addressed:
    if said.table is not None or said.member or said.organisation or state.turn is None:
        return said
    return replace(said, table=state.turn.table, member=state.turn.member_id)


def _recall(state: State, text: str, today: date) -> i.Intent | None:
    match = re.fullmatch(r"(\d{1,3})(?:\s+([1-4]))?(?:\s+(.+))?", text)
    items = recalled(state)
    if not match or (match[3] and not match[2]):
        return None
    if not 1 <= int(match[1]) <= len(items):
        raise Refused(Reason.UNKNOWN_ENTRY, ref=match[1])
    outcome = _OUTCOMES[int(match[2] or 1) - 1]
    return i.ReviewPromise(entry=items[int(match[1]) - 1].id, outcome=outcome, note=match[3] or "")


def _choose(state: State, text: str, today: date) -> i.Intent | None:
    if match := _MERGE.fullmatch(text):
        return i.MergeEntries(into=match[1], merged=tuple(re.findall(r"\d+", match[2])))
    if match := re.fullmatch(r"(\d{1,4})\s+(\d{1,4})", text):
        return i.CountVotes(entry=match[1], votes=int(match[2]))
    if re.fullmatch(r"\d{1,4}", text):
        trouble = find_trouble(state, text)
        return i.UnpickTrouble(entry=text) if trouble.id in state.picked else i.PickTrouble(entry=text)
    return None


def _close(state: State, text: str, today: date) -> i.Intent | None:
    if re.fullmatch(r"\d{1,3}(\s+\d{1,3}){4}", text):
        a, b, c, d, e = (int(n) for n in text.split())
        return i.TakeMood(counts=(a, b, c, d, e))
    due, rest = read_due(text, today)
    return i.SetNextMeeting(date=due) if due and not rest else None


def _spread(state: State, text: str, today: date) -> i.Intent:
    match = _TOKEN.fullmatch(text)
    token = match[1].translate(_DIGITS) if match else ""
    if match and match[2] and re.fullmatch(r"c?\d{1,4}", token) and _case_exists(state, token):
        said = address(state, match[2])
        due, what = read_due(said.text, today)
        return i.MakePromise(
            text=what or said.text,
            who=said.organisation,
            due=due,
            case=token,
            member=said.member,
            organisation=said.organisation,
        )
    said = _with_floor(state, address(state, text))
    return i.TellCase(text=said.text, table=said.table, member=said.member, organisation=said.organisation)


def _case_exists(state: State, token: str) -> bool:
    number = int(token.removeprefix("c"))
    return any(e.kind is EntryKind.CASE and e.no == number for e in state.entries.values())


def _taken(state: State, number: int) -> bool:
    return any(seat.number == number for seat in state.seats.values())


def _subsequence(name: str, key: str) -> bool:
    """True when the letters of `key` come in this order in `name`: 社協 in 社会福祉協議会."""
    rest = iter(name)
    return bool(key) and all(letter in rest for letter in key)
