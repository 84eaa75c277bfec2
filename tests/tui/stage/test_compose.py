"""The stage as lines: every view at every size is whole, safe and private."""

import ast
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.tui.stage import states

from chietai.i18n import set_language
from chietai.lottery.spoken_words import WORDS
from chietai.meeting import intents as i
from chietai.meeting.state import State
from chietai.tui.likenesses import is_safe
from chietai.tui.stage import Frame, compose
from chietai.tui.stage import views as stage_views

SIZES = [(56, 16), (80, 19), (80, 24), (100, 30), (120, 36), (160, 45), (200, 60)]
Held = dict[str, tuple[State, datetime]]


def text_of(frame: Frame) -> str:
    return "\n".join("".join(span.text for span in line) for line in frame.lines)


def pages_of(state: State, now: datetime, columns: int, rows: int, **more: bool) -> Iterator[str]:
    first = compose(state, now, columns, rows, 0, **more)
    for page in range(first.pages):
        yield text_of(compose(state, now, columns, rows, page, **more))


@pytest.fixture
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("ja")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_page_of_every_view_fills_its_window_and_no_more(held: Held, size: tuple[int, int]) -> None:
    columns, rows = size
    for name, (state, now) in held.items():
        pages = compose(state, now, columns, rows).pages
        for page in range(pages):
            frame = compose(state, now, columns, rows, page)
            assert len(frame.lines) == rows, (name, page)
            widest = max(cell_len("".join(span.text for span in line)) for line in frame.lines)
            assert widest <= columns, (name, page)
            assert any(span.text.strip() for line in frame.lines[2:] for span in line), (name, page)


def test_no_character_that_terminals_disagree_on(held: Held) -> None:
    drawn = set("\u2580\u2584\u2588")
    for name, (state, now) in held.items():
        for columns, rows in ((56, 16), (120, 36)):
            for page in pages_of(state, now, columns, rows):
                unsafe = {char for char in page if char != "\n" and not is_safe(char)}
                assert unsafe <= drawn, name
            for page in pages_of(state, now, columns, rows, blocks=False):
                assert all(is_safe(char) for char in page if char != "\n"), name


@pytest.mark.usefixtures("english")
def test_english_has_no_japanese_but_what_people_said(held: Held) -> None:
    state, _now = held["thanks"]
    fields = ("text", "who", "outcome_note", "organisation")
    known = {char for entry in state.entries.values() for name in fields for char in getattr(entry, name)}
    known |= {char for member in state.members.values() for char in member.name + member.organisation}
    known |= {char for _key, value in state.details if isinstance(value, str) for char in value}
    known |= set(state.council.name + state.next_note + "令和年" + "".join(WORDS))
    for name, (shown, now) in held.items():
        if name == "crowd":
            continue
        for page in pages_of(shown, now, 80, 24):
            foreign = {char for char in page if ord(char) > 0x2FFF} - known
            assert not foreign, name


def test_pages_hold_every_trouble_once_and_the_newest_is_in_front() -> None:
    state, now = states.many_troubles(37)
    pages = list(pages_of(state, now, 56, 16))
    numbers = [f"{n}".translate(str.maketrans("0123456789", "０１２３４５６７８９")) for n in range(1, 38)]
    for number in numbers:
        lines = [
            line for page in pages for line in page.splitlines() if line.strip(" \u3000").startswith(f"{number}  ")
        ]
        assert len(lines) == 1, number
    front = text_of(compose(state, now, 56, 16))
    assert "３７" in front


def test_the_newest_trouble_is_shown_although_it_is_not_the_last(held: Held) -> None:
    state, now = held["troubles"]
    meeting = states.Meeting.going_on(state, now)
    first = next(e for e in state.entries.values() if e.no == 1)
    meeting.do(i.WithdrawEntry(entry="10"))
    assert first.text[:6] in next(pages_of(meeting.state, now, 56, 16))


def test_who_said_the_same_is_counted_in_words(held: Held) -> None:
    state, now = held["troubles"]
    assert "ほか１人" in "".join(pages_of(state, now, 80, 24))


def test_too_small_a_window_says_so_in_one_line(held: Held) -> None:
    state, now = held["troubles"]
    for columns, rows in ((55, 16), (56, 15), (20, 5), (80, 3)):
        frame = compose(state, now, columns, rows)
        written = [text for text in text_of(frame).splitlines() if text.strip()]
        assert len(frame.lines) == rows
        assert len(written) == 1
        assert cell_len(written[0]) <= columns
    assert "56" in text_of(compose(state, now, 55, 16))


def test_nothing_private_is_ever_shown() -> None:
    """A meeting in which every private place holds a word of its own, at every point of its course."""
    found, _meeting = states.whole()
    words = {name: f"秘密{number}番" for number, name in enumerate(states.SECRETS)}
    for name, (state, now) in found.items():
        meeting = states.Meeting.going_on(state, now)
        for secret, intent in states.SECRETS.items():
            meeting.do(intent(words[secret]))
        for columns, rows in ((56, 16), (120, 36)):
            for page in pages_of(meeting.state, now, columns, rows):
                assert "秘密" not in page, name


def test_views_ask_no_private_question() -> None:
    """The functions and fields that are not for the room are not even named in the package."""
    private = {"silent", "silent_tables", "NOTE", "checklist", "needs", "reading", "closed_reason", "secretariat"}
    folder = Path(stage_views.__file__).parents[1]
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = getattr(node, "attr", None) or getattr(node, "id", None)
            assert named not in private, path.name


def test_a_note_is_no_entry_of_any_view(held: Held) -> None:
    state, now = held["close-unsaid"]
    meeting = states.Meeting.going_on(state, now)
    before = list(pages_of(state, now, 80, 24))
    meeting.do(i.TakeNote(text="声が大きい方に短くお願いする"))
    assert list(pages_of(meeting.state, now, 80, 24)) == before


def test_text_of_people_is_text() -> None:
    meeting = states.Meeting()
    states.prepare(meeting)
    meeting.now = states.START
    hostile = ("[red]赤[/]", "[@click=app.quit]押す", "[/", "①→■ ☺ が", "a" * 300, "⻄東京 ㈱ﾊﾝｶｸ")
    states.go(meeting, states.StepKind.TROUBLES)
    for text in hostile:
        meeting.do(i.RaiseTrouble(text=text))
    shown = "".join(pages_of(meeting.state, meeting.now, 80, 24))
    assert "[red]赤[/]" in shown
    assert "[@click=app.quit]押す" in shown
    assert "西東京" in shown
    for frame in (compose(meeting.state, meeting.now, 56, 16, page) for page in range(3)):
        assert all(cell_len("".join(span.text for span in line)) <= 56 for line in frame.lines)
