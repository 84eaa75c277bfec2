"""What a line means that is typed at the desk, pasted there, or handed in: decided here and nowhere else.

`read` is a pure function of the state, the context and the text. Enter does what it says, and the frame of the entry
line says the same beforehand: an intent, a newcomer or a draw to be carried out, a question back, or a refusal.
Addresses at the beginning say whose words they are (`chietai.meeting.addresses`); without one they belong to the table
or person that has the floor. In some steps the line is shorthand:

    reception  name, reading or number of a member; `+ name @organisation` for somebody new
    others     see `chietai.meeting.step_shorthand`

Nothing that looks like an address, a seat, a date or a command is taken for words without a `Question`; asked a second
time (`Context.confirmed`) it is what its `proposal` says. Nothing that leads to a person is taken for the wall without
being `Held`.
"""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import assert_never

from chietai.meeting import intents as i
from chietai.meeting import step_shorthand as shorthand
from chietai.meeting.addresses import Addressed, Doubt, take_addresses
from chietai.meeting.kinds import HERE, Phase, Presence, StepKind
from chietai.meeting.member_search import is_newcomer, members_fitting
from chietai.meeting.model import Member
from chietai.meeting.readings import (
    Context,
    Held,
    LotsCalled,
    Newcomer,
    Question,
    Reading,
    Refusal,
    Wanted,
    for_the_wall,
)
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Stamp, State
from chietai.meeting.text_lengths import require_readable, require_short
from chietai.meeting.transitions import decide
from chietai.meeting.views import organisations
from chietai.text.dates import like_a_date
from chietai.text.figures import NUMBER_SIGNS, plain_signs
from chietai.text.folding import fold
from chietai.text.gate import clean


def read(state: State, context: Context, text: str) -> Reading:
    """What the line `text` means now. Never raises; an empty line is a refusal where it means nothing."""
    line = clean(text)
    try:
        require_readable(line)
        reading = _tried(state, _read(state, context, line))
    except Refused as refused:
        return Refusal(refused.reason, refused.ref, refused.most, refused.length)
    if isinstance(reading, Question) and context.confirmed and clean(context.confirmed) == line:
        reading = reading.proposal
    return _guarded(reading, context, line) if isinstance(reading, Wanted) else reading


def _guarded(wanted: Wanted, context: Context, line: str) -> Wanted | Held:
    """Words that lead to a person are asked about before the wall shows them, once."""
    words = context.hides(for_the_wall(wanted.intent))
    if not words:
        return wanted
    if not context.held or clean(context.held) != line:
        return Held(words, wanted)
    return Wanted(wanted.intent.model_copy(update={"as_said": True})) if context.as_said else wanted


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
            reading = shorthand.recall(state, line)
        case StepKind.DRAW:
            reading = shorthand.draw(state, line)
        case StepKind.CHOOSE:
            reading = shorthand.choose(state, line)
        case StepKind.SPREAD:
            reading = shorthand.spread(state, context, line)
        case StepKind.CLOSE:
            reading = shorthand.close(state, context, line)
        case StepKind.AIM | StepKind.TROUBLES | StepKind.ROUNDS | StepKind.REPORT | None:
            reading = None
        case _:
            assert_never(kind)
    if reading is not None:
        return reading
    if not line:
        return Refusal(Reason.EMPTY_TEXT)
    return _words(state, context, kind, line)


def _tried(state: State, reading: Reading) -> Reading:
    """What is going to be refused is said before Enter. Raises Refused when `decide` does not take the intent."""
    match reading:
        case Wanted(intent) | Question(proposal=Wanted(intent)):
            decide(state, intent, _PROBE)
        case Newcomer(name, organisation):
            require_short(name)
            require_short(organisation)
        case LotsCalled(digits):
            require_short(digits)
        case _:
            pass
    return reading


_PROBE = Stamp("probe", datetime(2000, 1, 1, tzinfo=UTC))


# -- words --------------------------------------------------------------------------------------------------------


def _words(state: State, context: Context, kind: StepKind | None, line: str) -> Reading:
    """Words that somebody said, with what the addresses say about them."""
    taken = take_addresses(state, line, about_troubles=kind in (StepKind.ROUNDS, StepKind.REPORT))
    if not taken.text:
        return Refusal(Reason.NO_WORDS)
    doubt, ref = taken.doubt, taken.ref
    if doubt is None:
        doubt = _looks_like(state, taken.text, context.today)
    said = Wanted(_said(state, kind, _with_floor(state, taken)))
    return Question(doubt, said, ref) if doubt is not None else said


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


# What stands between figures that are no words: 3番は12, s1 と s2, 3 → テーブル2.
_BETWEEN_FIGURES = re.compile("テーブル|から|[sStT席番票とはにへが]")
# How dates, commands and signs begin: all other lines without a figure are words.
_SAYS_WHEN = re.compile(r"[\d令平昭明午今来再翌次毎あ年月第昨春夏秋冬RHＲＨ]")
_ODD = re.compile(rf"{_SAYS_WHEN.pattern}|[!-~！-～￥{NUMBER_SIGNS}さサダヘ元取や保終戻]")
_COMMAND = re.compile(
    r"\+.*|[/\\¥:!][a-z]+|help|quit|exit|undo|redo|save|[a-z#]|(?:さいころ|サイコロ|ダイス|die|dice|d)\s*\d[\d\s]*"
    r"|ヘルプ|元に戻す|取り消し|やり直し|保存|終了|次へ|戻る",
    re.IGNORECASE,
)
_MOST_SIGNS = 60
"""Longer lines are words, whatever they begin with."""


def _looks_like(state: State, text: str, today: date) -> Doubt | None:
    """What words look like that are no words."""
    if "\ufffd" in text:
        return Doubt.NOT_READABLE
    figures = any(map(str.isdigit, text))
    if not figures and not _ODD.match(text):
        return Doubt.NAME_ONLY if _only_a_name(state, text) else None
    plain = plain_signs(text)
    if len(text) <= _MOST_SIGNS and _SAYS_WHEN.match(text) and like_a_date(text, today):
        return Doubt.LIKE_A_DATE
    if figures and not any(map(str.isalpha, _BETWEEN_FIGURES.sub("", plain))):
        return Doubt.FIGURES_ONLY
    if _SAYS_WHEN.match(text) and shorthand.begins_like_a_meeting(text, today):
        return Doubt.LIKE_A_DATE
    if _COMMAND.fullmatch(plain):
        return Doubt.LIKE_A_COMMAND
    return Doubt.NAME_ONLY if _only_a_name(state, plain) else None


_AFTER_A_NAME = re.compile(r"(?:さん|様|氏|先生)?(?:テーブル)?\d{0,3}番?$")


def _only_a_name(state: State, plain: str) -> bool:
    """Whether this is the whole name of a member, with the number of a table or without, and no word more."""
    name = _AFTER_A_NAME.sub("", "".join(plain.split())) if len(plain) <= _MOST_SIGNS else ""
    return bool(name) and any(name == "".join(member.name.split()) for member in state.members.values())


# -- reception ----------------------------------------------------------------------------------------------------


def _reception(state: State, context: Context, line: str) -> Reading:
    if is_newcomer(line):
        name, organisation = _newcomer(state, line)
        return Newcomer(name, organisation) if name else Refusal(Reason.NO_NAME)
    member_id = context.member
    if not member_id and line:
        member_id = next((member.id for member in members_fitting(state, line) or _called(state, line)), "")
    if member_id not in state.members:
        return Refusal(Reason.NOBODY_FITS if line else Reason.NAME_WANTED)
    return Wanted(i.MarkAttendance(member=member_id, presence=presence_after(state, member_id)))


# No.24, 24番, @佐藤 花子, 佐藤さん: what people put around a number or a name.
_CALLED = re.compile(r"(?:[@＠]|[NnＮｎ][OoＯｏ][.．]?|#)?\s*(.*?)(?:さん|様|氏|先生|番)?")


def _called(state: State, line: str) -> list[Member]:
    """The members who fit a line that fits nobody as it stands."""
    match = _CALLED.fullmatch(plain_signs(line))
    return members_fitting(state, match[1]) if match else []


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
    name, *said = re.split(r"[@＠]", text, maxsplit=1)
    if said:
        return name.strip(), said[0].strip()
    words = text.split()
    known = next((o for o in organisations(state) if words and fold(o) == fold(words[-1])), "")
    if len(words) > 2 or (len(words) == 2 and known):
        return text.removesuffix(words[-1]).strip(), known or words[-1]
    return text, ""
