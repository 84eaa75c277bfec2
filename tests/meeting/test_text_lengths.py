"""No text is cut: in every field of every intent one that is too long is refused, one that just fits stays whole."""

import ast
import dataclasses
import datetime
import enum
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from pydantic import BaseModel, ValidationError
from tests.meeting.meetings import Meeting

from chietai.meeting import intents as i
from chietai.meeting.base import LONGEST_ID, Event, Intent
from chietai.meeting.kinds import EntryKind, Outcome, StepKind, Verdict
from chietai.meeting.line_reader import read
from chietai.meeting.model import CheckItem, Council, Details, Member, PlannedStep
from chietai.meeting.readings import Context, Newcomer, Refusal, Wanted
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Stamp, State
from chietai.meeting.text_lengths import require_fitting, texts_in
from chietai.meeting.transitions import RULES, decide
from chietai.text.gate import LIMIT
from chietai.wording.refusals import refusal

SOURCE = Path(__file__).parents[2] / "src" / "chietai"
DAY = datetime.date(2027, 1, 20)
STAMP = Stamp("e1", datetime.datetime(2027, 1, 20, 13, 30, tzinfo=datetime.UTC))


def _sample(kind: Any, path: str, target: str, text: str) -> Any:
    """A value of the type `kind`, with `text` in the field `target` and something short in all others."""
    origin = get_origin(kind)
    if origin is Annotated:
        return _sample(get_args(kind)[0], path, target, text)
    if origin is Literal:
        return get_args(kind)[0]
    if origin in (Union, types.UnionType):
        return _sample(next(part for part in get_args(kind) if part is not types.NoneType), path, target, text)
    if origin is tuple:
        parts = get_args(kind)
        parts = parts[:1] if len(parts) == 2 and parts[1] is Ellipsis else parts
        return tuple(_sample(part, path, target, text) for part in parts)
    if kind is str:
        return text if path == target else "1"
    if kind is int:
        return 1
    if kind is bool:
        return False
    if kind is datetime.date:
        return DAY
    if kind is datetime.time:
        return datetime.time(13, 30)
    if issubclass(kind, enum.Enum):
        return next(iter(kind))
    if issubclass(kind, BaseModel) or dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind, include_extras=True)
        names = kind.model_fields if issubclass(kind, BaseModel) else [f.name for f in dataclasses.fields(kind)]
        values = {name: _sample(hints[name], f"{path}.{name}".removeprefix("."), target, text) for name in names}
        return kind(**values)
    raise AssertionError(f"no sample of {kind} for {path}")


def _fields() -> Iterator[tuple[type[Intent], str]]:
    """Every field for a text in every intent: `details.title`."""
    for intent in RULES:
        whole = _sample(intent, "", "", "")
        fixed = {"kind"}
        found = {field for field, _text in texts_in(whole) if field not in fixed}
        for field in sorted(found):
            yield intent, field


def _most(field: str) -> int:
    return LONGEST_ID if field.rpartition(".")[2] in ("id", "session_id", "from_session") else LIMIT


def _takes(intent: type[Intent], field: str) -> bool:
    """Whether the field is a text that people can give: not one of a closed list."""
    return "語" * 3 in {text for _field, text in texts_in(_sample(intent, "", field, "語" * 3))}


def test_every_text_of_every_intent_has_a_limit_and_is_never_cut() -> None:
    tried = 0
    for intent, field in _fields():
        if not _takes(intent, field):
            continue
        tried += 1
        most = _most(field)
        fits = _sample(intent, "", field, "語" * most)
        require_fitting(fits)
        assert "語" * most in {text for _field, text in texts_in(fits)}
        try:
            too_long = _sample(intent, "", field, "語" * (most + 1))
        except ValidationError as error:  # ids of steps and of lines of the checklist: no such value can be made
            assert most == LONGEST_ID and error.errors()[0]["type"] == "string_too_long", (intent, field)
            continue
        with pytest.raises(Refused) as refused:
            decide(State(), too_long, STAMP)
        found = refused.value
        assert (found.reason, found.length, found.most) == (Reason.TEXT_TOO_LONG, most + 1, most), (intent, field)
        assert found.ref == field
    assert tried > 80


def test_fields_of_a_newer_version_are_limited_too() -> None:
    member = Member.model_validate({"id": "m1", "name": "山田", "nickname": {"known": ["花" * 2001]}})
    with pytest.raises(Refused, match=r"text_too_long member\.nickname\.known"):
        decide(State(), i.RegisterMember(member=member), STAMP)


def _said(text: str) -> list[Intent]:
    steps = (PlannedStep(id="aim", kind=StepKind.AIM, minutes=5, title=text),)
    return [
        i.DescribeCouncil(council=Council(name=text, parent=text, area=text)),
        i.DescribeSession(details=Details(title=text, theme=text, place=text, case_text=text, handouts=text)),
        i.SetProgramme(steps=steps, format_name=text, questions=(text, text, text)),
        i.SetChecklist(items=(CheckItem(id="c", text=text),)),
        i.RegisterMember(member=Member(id="m1", name=text, reading=text, organisation=text, needs=text)),
        i.RaiseTrouble(text=text, organisation=text),
        i.ReviseEntry(entry="1", text=text + "!" if len(text) < LIMIT else "!" + text[1:]),
        i.MakePromise(text=text, who=text),
        i.CarryPromise(from_session="k", text=text, who=text),
        i.TakeNote(text=text),
        i.SetNextMeeting(note=text),
        i.JudgeWords(words=text, verdict=Verdict.KEEP, within=text),
    ]


def test_what_just_fits_is_stored_and_read_back_whole() -> None:
    room = Meeting()
    room.say(i.CreateSession(session_id="k"))
    for intent in _said("語" * LIMIT):
        event = room.say(intent)
        again = type(event).model_validate_json(event.model_dump_json())
        assert again == event
        lengths = [len(text) for _field, text in texts_in(again)]
        assert LIMIT in lengths
    promise = next(e for e in room.state.entries.values() if e.kind is EntryKind.PROMISE)
    review = i.ReviewPromise(entry=promise.id, outcome=Outcome.DONE, note="済" * LIMIT)
    assert room.say(review).model_dump()["note"] == "済" * LIMIT


def test_what_is_counted_is_what_would_be_stored() -> None:
    """What the gate takes out is not counted, and the figure of the sentence is the one that is compared."""
    for sign in ("語", "a", "が", "👨‍👩‍👧", "é", "𠮷"):
        for length in (LIMIT - 1, LIMIT, LIMIT + 1):
            text = (sign * LIMIT)[: length - 1] + "語"
            intent = i.RaiseTrouble(text=f"\x00\u202e  {text} \x1b[31m\u200b")
            stored = len(intent.text)
            if stored <= LIMIT:
                event: Any = decide(State(), intent, STAMP)
                assert event.text == intent.text
                continue
            with pytest.raises(Refused) as refused:
                decide(State(), intent, STAMP)
            assert f"{stored:,}" in refusal(refused.value) and "2,000" in refusal(refused.value)


def test_the_frame_says_it_before_enter_whatever_the_line_means() -> None:
    context = Context(today=DAY)
    for line in ("語" * 2001, "語" * 300_000, "@花 " + "語" * 2001):
        match read(State(), context, line):
            case Refusal(Reason.TEXT_TOO_LONG, _ref, 2000, length):
                assert length >= 2001
            case other:
                raise AssertionError(other)
    assert isinstance(read(State(), context, "語" * 2000), Wanted)
    reception = Context(today=DAY, step=StepKind.RECEPTION)
    assert isinstance(read(State(), reception, "+ 山田花子 @商工会"), Newcomer)
    for line in ("+ " + "花" * 2001, "+ 花 @" + "会" * 2001):
        match read(State(), reception, line):
            case Refusal(reason=reason):
                assert reason is Reason.TEXT_TOO_LONG or reason is Reason.NO_NAME
            case other:
                raise AssertionError(other)


SHORTENING = {
    "records/lock.py",  # who holds a document: told, not stored
    "roster/excel.py",  # names of sheets: told and compared
    "roster/header.py",  # headings: told
    "roster/people_rows.py",  # cells of lists: the preview says which rows were shortened
    "roster/read.py",  # names of files, and a sample of the rows: told
    "roster/template.py",  # names of files: told
}
"""The only files that may shorten a text at the gate."""


def test_nothing_else_shortens_at_the_gate() -> None:
    shortening = set()
    for path in SOURCE.rglob("*.py"):
        text = path.read_text("utf-8")
        if "chietai.text.gate" not in text and "max_length" not in text:
            continue
        tree = ast.parse(text)
        names = {
            alias.asname or alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == "chietai.text.gate"
            for alias in node.names
            if alias.name in ("shortened", "cleaned")
        }
        calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
        lengths = any(
            keyword.arg == "max_length" and isinstance(call.func, ast.Name) and call.func.id.endswith("Input")
            for call in calls
            for keyword in call.keywords
        )
        assert not lengths, f"{path}: a field that drops keys without a word"
        if names:
            shortening.add(path.relative_to(SOURCE).as_posix())
    assert shortening == SHORTENING


def test_an_event_of_before_stays_as_it_is() -> None:
    room = Meeting()
    event: Event = room.say(i.RaiseTrouble(text="語"))
    old = type(event).model_validate(event.model_dump() | {"text": "語" * 5000})
    assert len(old.model_dump()["text"]) == 5000
