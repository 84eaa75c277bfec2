"""What a line means that is typed at the desk, pasted there, or handed in: decided here and nowhere else.

`read` is a pure function of the state, the context and the text. Enter does what it says, and the frame of the entry
line says the same beforehand: an intent, a newcomer or a draw to be carried out, a question back, or a refusal.
Addresses at the beginning say whose words they are (`chietai.meeting.addresses`); without one they belong to the table
or person that has the floor. In some steps the line is shorthand:

    reception  name, reading or number of a member; `+ name @organisation` for somebody new
    recall     `2 1`   promise 2 is done (1 done, 2 under way, 3 not yet, 4 dropped)
    draw       `4 1 7` digits called; `die 3 1 5` digits thrown; `s12 3`, `佐伯 3` to table 3; `s12 s5` change places
    choose     `3 12`  trouble 3 got 12 hands; `3+5+7` merges 5 and 7 into 3; `3` alone picks trouble 3 or lets it go
    spread     `2 @社協 text 12/15`  case 2 is taken home: who, what, until when; without a number it is a new case
    close      `0 1 3 9 7`  hands for moods 1 to 5; `1/20 13:30 place` is the next meeting; other text was left unsaid

Nothing that looks like an address, a seat, a date or a command is taken for words without a `Question`; asked a second
time (`Context.confirmed`) it is what its `proposal` says.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import assert_never

from chietai.meeting import intents as i
from chietai.meeting.addresses import Addressed, Doubt, counts, take_addresses
from chietai.meeting.kinds import HERE, Outcome, Phase, Presence, SeedSource, StepKind
from chietai.meeting.member_search import is_newcomer, members_fitting
from chietai.meeting.references import find_member, find_trouble
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Stamp, State
from chietai.meeting.transitions import decide
from chietai.meeting.views import cases, organisations, recalled
from chietai.text.dates import Written, read_due, read_moment
from chietai.text.figures import halfwidth
from chietai.text.folding import fold
from chietai.text.gate import clean


@dataclass(frozen=True, slots=True)
class Context:
    """What has to be known beside the state.

    `today`: the date in the room. `step`: the kind of step as which lines are read after the meeting. `member`: the id
    of the member who is marked in the list of names. `confirmed`: the line that was asked about just before.
    """

    today: date
    step: StepKind | None = None
    member: str = ""
    confirmed: str = ""


LineIntent = (
    i.Say
    | i.MarkAttendance
    | i.ReviewPromise
    | i.ChangeSeat
    | i.SwapSeats
    | i.CountVotes
    | i.MergeEntries
    | i.PickTrouble
    | i.UnpickTrouble
    | i.TakeMood
    | i.SetNextMeeting
)
"""The intents that a line can mean."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The line means this intent, and `decide` accepts it."""

    intent: LineIntent


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is not on the list is put on it and marked as here."""

    name: str
    organisation: str


@dataclass(frozen=True, slots=True)
class LotsCalled:
    """The announced draw is held with these digits; with none the program chooses them."""

    digits: str
    source: SeedSource


@dataclass(frozen=True, slots=True)
class Question:
    """Something is odd about the line. Entered once more it is `proposal`."""

    doubt: Doubt
    proposal: Wanted
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """The line cannot be taken as it stands."""

    reason: Reason
    ref: str = ""
    most: int = 0


Reading = Wanted | Newcomer | LotsCalled | Question | Refusal


def read(state: State, context: Context, text: str) -> Reading:
    """What the line `text` means now. Never raises; an empty line is a refusal where it means nothing."""
    line = clean(text)
    try:
        reading = _read(state, context, line)
    except Refused as refused:
        return Refusal(refused.reason, refused.ref, refused.most)
    if isinstance(reading, Question) and context.confirmed and clean(context.confirmed) == line:
        return reading.proposal
    return reading


def step_in_force(state: State, context: Context) -> StepKind | None:
    """The kind of step as which lines are read: the present one, or the one chosen for after the meeting.

    After the meeting, when none was chosen, it is the last one: what was left unsaid is often told on the way out. But
    nobody is received then, and no lots are drawn.
    """
    if context.step is not None:
        return context.step
    kind = state.step.kind if state.step else None
    over = state.phase is not Phase.LIVE
    return None if over and kind in (StepKind.RECEPTION, StepKind.DRAW) else kind


def _read(state: State, context: Context, line: str) -> Reading:
    kind = step_in_force(state, context)
    match kind:
        case StepKind.RECEPTION:
            return _reception(state, context, line)
        case StepKind.RECALL:
            shorthand = _recall(state, line)
        case StepKind.DRAW:
            shorthand = _draw(state, line)
        case StepKind.CHOOSE:
            shorthand = _choose(state, line)
        case StepKind.SPREAD:
            shorthand = _spread(state, context, line)
        case StepKind.CLOSE:
            shorthand = _close(state, context, line)
        case StepKind.AIM | StepKind.TROUBLES | StepKind.ROUNDS | StepKind.REPORT | None:
            shorthand = None
        case _:
            assert_never(kind)
    if shorthand is not None:
        return shorthand
    if not line:
        return Refusal(Reason.EMPTY_TEXT)
    return _words(state, context, kind, line)


def _wanted(state: State, intent: LineIntent) -> Wanted | Refusal:
    """The intent, if it would be accepted: what is going to be refused is said before Enter."""
    try:
        decide(state, intent, _PROBE)
    except Refused as refused:
        return Refusal(refused.reason, refused.ref, refused.most)
    return Wanted(intent)


def _asked(doubt: Doubt, proposal: Wanted | Refusal, ref: str = "") -> Question | Refusal:
    """The question back; what would be refused in any case is refused at once."""
    return Question(doubt, proposal, ref) if isinstance(proposal, Wanted) else proposal


_PROBE = Stamp("probe", datetime(2000, 1, 1, tzinfo=UTC))


# -- words --------------------------------------------------------------------------------------------------------


def _words(state: State, context: Context, kind: StepKind | None, line: str) -> Reading:
    """Words that somebody said, with what the addresses say about them."""
    taken = take_addresses(state, line, about_troubles=_about_troubles(state, kind))
    if not taken.text:
        return Refusal(Reason.NO_WORDS)
    doubt, ref = taken.doubt, taken.ref
    if doubt is None:
        doubt = _looks_like(taken.text, context.today)
    said = _wanted(state, _said(state, kind, _with_floor(state, taken)))
    return _asked(doubt, said, ref) if doubt is not None else said


def _about_troubles(state: State, kind: StepKind | None) -> bool:
    return kind in (StepKind.ROUNDS, StepKind.REPORT)


def _said(state: State, kind: StepKind | None, taken: Addressed) -> i.Say:
    common = {"text": taken.text, "table": taken.table, "member": taken.member, "organisation": taken.organisation}
    match kind:
        case StepKind.ROUNDS | StepKind.REPORT if state.question or taken.trouble:
            answer = (i.MakeOffer, i.ShareWisdom, i.VoiceHope)[max(state.question, 1) - 1]
            return answer.model_validate({**common, "trouble": taken.trouble})
        case StepKind.TROUBLES | StepKind.CHOOSE | StepKind.ROUNDS | StepKind.REPORT:
            return i.RaiseTrouble.model_validate(common)
        case StepKind.SPREAD:
            return i.TellCase.model_validate(common)
        case StepKind.CLOSE:
            return i.NoteUnsaid.model_validate(common)
        case StepKind.RECEPTION | StepKind.RECALL | StepKind.AIM | StepKind.DRAW | None:
            return i.TakeNote.model_validate(common)
        case _:
            assert_never(kind)


def _with_floor(state: State, taken: Addressed) -> Addressed:
    if not taken.plain or state.turn is None:
        return taken
    return replace(taken, table=state.turn.table, member=state.turn.member_id)


_NUMBERING = re.compile("[sS番と]")
_COMMAND = re.compile(
    r"[+＋].*|[/／\\￥¥:：!！][a-zａ-ｚ]+|(?:help|quit|exit|undo|redo|save|q)|(?:さいころ|サイコロ|ダイス|die|dice|d)\s*\d[\d\s]*",
    re.IGNORECASE,
)


def _looks_like(text: str, today: date) -> Doubt | None:
    """What words look like that are no words."""
    if any(map(str.isdigit, text)):
        if _moment(text, today) is not None:
            return Doubt.LIKE_A_DATE
        if not any(map(str.isalpha, _NUMBERING.sub("", halfwidth(text)))):
            return Doubt.FIGURES_ONLY
    return Doubt.LIKE_A_COMMAND if _COMMAND.fullmatch(text) else None


def _moment(text: str, today: date) -> Written | None:
    """The date and time that the whole of `text` is."""
    written = read_moment(text, today)
    return written if written is not None and not written.rest else None


# -- reception ----------------------------------------------------------------------------------------------------


def _reception(state: State, context: Context, line: str) -> Reading:
    if is_newcomer(line):
        name, organisation = _newcomer(state, line)
        return Newcomer(name, organisation) if name else Refusal(Reason.NO_NAME)
    member_id = context.member
    if not member_id and line:
        member_id = next((member.id for member in members_fitting(state, line)), "")
    if member_id not in state.members:
        return Refusal(Reason.NOBODY_FITS if line else Reason.NAME_WANTED)
    return _wanted(state, i.MarkAttendance(member=member_id, presence=presence_after(state, member_id)))


def presence_after(state: State, member_id: str) -> Presence:
    """How a member is marked who is chosen once more: as here, or, when here already, as expected."""
    return Presence.EXPECTED if state.presence.get(member_id) in HERE else arrival(state)


def arrival(state: State) -> Presence:
    """How somebody who comes now is marked: present during the reception, late afterwards."""
    begun = state.phase is Phase.LIVE and state.step is not None and state.step.kind is not StepKind.RECEPTION
    return Presence.LATE if begun else Presence.PRESENT


def read_newcomer(state: State, text: str) -> Newcomer | Refusal:
    """Somebody who is put on the list as `text`, which may begin with "+"."""
    name, organisation = _newcomer(state, clean(text))
    return Newcomer(name, organisation) if name else Refusal(Reason.NO_NAME)


def _newcomer(state: State, line: str) -> tuple[str, str]:
    """Name and organisation of somebody new.

    What follows "@" is the organisation. Without it the last of three words or more is, and the last of two only when
    an organisation of the list is called so: else the two are family name and given name.
    """
    text = line.removeprefix("+").removeprefix("＋").strip()
    name, *said = re.split(r"(?:^|\s)[@＠]", text, maxsplit=1)
    if said:
        return name.strip(), said[0].strip()
    words = text.split()
    known = next((o for o in organisations(state) if words and fold(o) == fold(words[-1])), "")
    if len(words) > 2 or (len(words) == 2 and known):
        return text.removesuffix(words[-1]).strip(), known or words[-1]
    return text, ""


# -- recall -------------------------------------------------------------------------------------------------------

_OUTCOMES = (Outcome.DONE, Outcome.UNDER_WAY, Outcome.NOT_YET, Outcome.DROPPED)
_REVIEW = re.compile(r"(\d{1,3})番?(?:[\s:、,]+(\d))?(?:\s+(\D.*))?")


def _recall(state: State, line: str) -> Reading | None:
    match = _REVIEW.fullmatch(halfwidth(line))
    items = recalled(state)
    if not match or not items:
        return None
    if match[3] and not match[2]:
        note = i.TakeNote(text=line)
        return _asked(Doubt.LIKE_A_REVIEW, _wanted(state, note), match[1]) if int(match[1]) <= len(items) else None
    if not 1 <= int(match[1]) <= len(items):
        return Refusal(Reason.UNKNOWN_ENTRY, ref=match[1])
    number = int(match[2] or 1)
    if not 1 <= number <= len(_OUTCOMES):
        return Refusal(Reason.UNKNOWN_OUTCOME, ref=match[2])
    note_at = match.start(3)
    return _wanted(
        state,
        i.ReviewPromise(
            entry=items[int(match[1]) - 1].id,
            outcome=_OUTCOMES[number - 1],
            note=line[note_at:] if note_at >= 0 else "",
        ),
    )


# -- draw ---------------------------------------------------------------------------------------------------------

_DIGITS = re.compile(r"[\d\s、,。.・\-]*")
_DICE = re.compile(r"(?:さいころ|サイコロ|ダイス|die|dice|d)\s*(\d[\d\s、,。.・\-]*)", re.IGNORECASE)
_SEATS = re.compile(
    r"(?:[sS](\d{1,4})|座?席 ?(\d{1,4})|(\d{1,4})番)\s+(?:[sS](\d{1,4})|(?:テーブル ?)?(\d{1,3})(?:番|卓|テーブル)?)"
)
_NAME_TABLE = re.compile(r"@?(.*\S)\s+(?:テーブル ?|卓 ?)?(\d{1,2})(?:番|卓|テーブル)?")
_TWO_NUMBERS = re.compile(r"(\d{1,3})\s+(\d{1,2})")


def digits_called(line: str) -> str:
    """The digits of a line that holds nothing but digits and what stands between them; "" for any other line."""
    plain = halfwidth(line)
    return "".join(re.findall(r"\d", plain)) if _DIGITS.fullmatch(plain) else ""


def _draw(state: State, line: str) -> Reading | None:
    plain = halfwidth(line)
    if state.announced:
        if match := _DICE.fullmatch(plain):
            return LotsCalled(digits_called(match[1]), SeedSource.DICE)
        if digits := digits_called(line):
            return LotsCalled(digits, SeedSource.CALLED)
        if not line:
            return LotsCalled("", SeedSource.PROGRAM)
    if match := _SEATS.fullmatch(plain):
        seat = f"s{int(match[1] or match[2] or match[3])}"
        if match[4]:
            return _wanted(state, i.SwapSeats(member=seat, other=f"s{int(match[4])}"))
        return _wanted(state, i.ChangeSeat(member=seat, table=int(match[5]) or None))
    if not state.draws:
        return None
    if match := _TWO_NUMBERS.fullmatch(plain):
        move = _wanted(state, i.ChangeSeat(member=f"s{int(match[1])}", table=int(match[2]) or None))
        return Question(Doubt.SEAT_OR_NUMBER, move, match[1]) if isinstance(move, Wanted) else None
    if (match := _NAME_TABLE.fullmatch(plain)) and (member_id := _person(state, line[match.start(1) : match.end(1)])):
        return _wanted(state, i.ChangeSeat(member=member_id, table=int(match[2]) or None))
    return None


def _person(state: State, typed: str) -> str:
    """The id of the one person meant by a name, the beginning of one, or a reading; "" for nobody.

    Raises Refused (AMBIGUOUS_MEMBER) for several.
    """
    taken = take_addresses(state, f"@{typed} x")
    if taken.member:
        return taken.member
    try:
        return find_member(state, typed)
    except Refused as refused:
        if refused.reason is Reason.AMBIGUOUS_MEMBER:
            raise
        return ""


# -- choose -------------------------------------------------------------------------------------------------------

_MERGE = re.compile(r"(\d{1,4})番?((?:\s*[+と]\s*\d{1,4}番?)+)")
_VOTES = re.compile(r"(\d{1,4})(?:番?(?:\s*:\s*|\s*は\s*|\s+)|番)(\d{1,4})\s*(?:人|票|名|手)?")
_PICK = re.compile(r"(\d{1,4})番?")


def _choose(state: State, line: str) -> Reading | None:
    plain = halfwidth(line)
    if match := _MERGE.fullmatch(plain):
        return _wanted(state, i.MergeEntries(into=match[1], merged=tuple(re.findall(r"\d+", match[2]))))
    if match := _VOTES.fullmatch(plain):
        return _wanted(state, i.CountVotes(entry=match[1], votes=int(match[2])))
    if match := _PICK.fullmatch(plain):
        picked = find_trouble(state, match[1]).id in state.picked
        return _wanted(state, i.UnpickTrouble(entry=match[1]) if picked else i.PickTrouble(entry=match[1]))
    return None


# -- spread -------------------------------------------------------------------------------------------------------

_CASE = re.compile(r"([cC]?)(\d{1,4})番?(?= |$)")
_ENDS_LIKE_A_DATE = re.compile(
    r"(?:^|[\s、,])(?:\S*\d{1,4}[/.月]\d{0,2}日?|[今来再]?(?:週|月|年度?)(?:中|末|内|初め|はじめ)?|[今来]?[春夏秋冬]|[上中下]旬"
    r"|\d{1,2}月[上中下]旬)(?:\s*まで)?に?$"
)


def _spread(state: State, context: Context, line: str) -> Reading | None:
    plain = halfwidth(line)
    match = _CASE.match(plain)
    if match is None:
        return None
    number, rest = int(match[2]), line[match.end() :].strip()
    counting = False if match[1] else counts(rest)
    as_words = _wanted(state, i.TellCase(text=line))
    if any(case.no == number for case in cases(state)):
        if counting is None:
            return _asked(Doubt.TABLE_OR_COUNT, as_words, match[2])
        return None if counting else _promise(state, context, f"c{number}", rest)
    if match[1] or (rest.startswith(("@", "＠")) and number > state.table_count):
        return _asked(Doubt.NO_SUCH_CASE, as_words, match[2])
    return None


def _promise(state: State, context: Context, case: str, rest: str) -> Reading:
    taken = take_addresses(state, rest, about_troubles=False)
    due, what = read_due(taken.text, context.today)
    if not what:
        return Refusal(Reason.NO_WORDS)
    wanted = _wanted(
        state,
        i.MakePromise(
            text=what,
            who=taken.name or taken.organisation,
            due=due.day if due else None,
            case=case,
            table=taken.table,
            member=taken.member,
            organisation=taken.organisation,
        ),
    )
    if taken.doubt is not None:
        return _asked(taken.doubt, wanted, taken.ref)
    if due is not None and due.day is not None and due.weekday_wrong:
        return _asked(Doubt.WRONG_WEEKDAY, wanted, due.day.isoformat())
    if due is None and _ENDS_LIKE_A_DATE.search(halfwidth(what)):
        return _asked(Doubt.NO_DATE_READ, wanted)
    return wanted


# -- close --------------------------------------------------------------------------------------------------------

_MOOD = re.compile(r"\d{1,3}(?:[\s、,・:/]+\d{1,3}){4}")
_GOES_ON = re.compile(r"\s*[のにはをがもでとへやよかま]")


def _close(state: State, context: Context, line: str) -> Reading | None:
    if _MOOD.fullmatch(halfwidth(line)):
        a, b, c, d, e = (int(n) for n in re.findall(r"\d+", halfwidth(line)))
        return _wanted(state, i.TakeMood(counts=(a, b, c, d, e)))
    written = read_moment(line, context.today)
    if written is None:
        return None
    if written.no_such_day:
        return None if _GOES_ON.match(written.rest) else Refusal(Reason.NO_SUCH_DAY, ref=written.text)
    day = written.day or state.next_date
    if day is None or (written.day is None and written.rest):
        return None
    following = _wanted(state, i.SetNextMeeting(date=day, time=written.time, note=written.rest))
    if not written.rest or (written.time is not None and not _GOES_ON.match(written.rest)):
        return _asked(Doubt.WRONG_WEEKDAY, following, day.isoformat()) if written.weekday_wrong else following
    return None if _GOES_ON.match(written.rest) else _asked(Doubt.DATE_OR_WORDS, following)
