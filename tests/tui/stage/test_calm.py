"""Nothing moves while people read: not when time runs short, nor when more is said, nor when hands are counted."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from tests.tui.stage import states
from tests.tui.stage.test_compose import SIZES, Held

from chietai.meeting import intents as i
from chietai.meeting.clocks import foremost
from chietai.meeting.kinds import Outcome, StepKind
from chietai.meeting.state import State
from chietai.tui.stage import Frame, compose
from chietai.tui.stage.paint import Role, Span
from chietai.tui.stage.stage_clocks import warning_level

CLOCKS = {Role.CLOCK, Role.WARNING, Role.BAD}
BLOCKS = set("\u2580\u2584\u2588 ")
READ = {Role.TEXT, Role.STRONG, Role.TITLE, Role.NEW, Role.FIGURE}
ROUND = (56, 16), (80, 19), (80, 24), (100, 30)


def at(frame: Frame, wanted: Callable[[Span], bool]) -> dict[tuple[int, int], str]:
    """The pieces of text that are wanted, by row and by place in the row of spans' beginnings in characters."""
    found = {}
    for y, line in enumerate(frame.lines[1:], start=1):
        x = 0
        for span in line:
            if wanted(span) and span.text.strip():
                text = span.text.lstrip()
                found[y, x + len(span.text) - len(text)] = text.rstrip()
            x += len(span.text)
    return found


def clock_rows(frame: Frame) -> set[int]:
    """The rows that the large figures of a countdown take."""
    return {y for (y, _x), text in at(frame, lambda s: s.role in CLOCKS).items() if set(text) <= BLOCKS}


def with_speaker(held: Held, name: str) -> tuple[State, datetime]:
    state, now = held[name]
    meeting = states.Meeting.going_on(state, now)
    meeting.do(i.StartTurn(member="m2", seconds=100))
    return meeting.state, now


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    "name", ["troubles-quiet", "rounds-question", "report-before", "report", "spread-before", "speaker"]
)
def test_time_runs_short_and_is_over_and_nothing_moves(held: Held, name: str, size: tuple[int, int]) -> None:
    state, _now = with_speaker(held, "report-before") if name == "speaker" else held[name]
    clock = foremost(state)
    assert clock is not None and clock.since is not None
    seen = []
    for part, level in ((0.2, 0), (0.75, 1), (1.2, 2)):
        now = clock.since + timedelta(seconds=clock.limit * part - clock.spent)
        assert warning_level(clock, now) == level
        frame = compose(state, now, *size)
        heading = at(frame, lambda span: span.role in (Role.TITLE, Role.STRONG, Role.SEAL, Role.FIGURE))
        seen.append((heading, clock_rows(frame), frame.pages))
    assert seen[0][0]
    assert seen[0] == seen[1] == seen[2]


@pytest.mark.parametrize("size", ROUND, ids=lambda size: f"{size[0]}x{size[1]}")
def test_what_was_said_stays_where_it_is_when_more_is_said(size: tuple[int, int]) -> None:
    meeting = states.Meeting()
    states.prepare(meeting)
    meeting.now = states.START
    states.go(meeting, StepKind.TROUBLES)
    before, page = dict[tuple[int, int], str](), 0
    for n in range(30):
        meeting.do(i.RaiseTrouble(text=states.TROUBLES[n % 10][0]))
        frame = compose(meeting.state, meeting.now, *size)
        now = at(frame, lambda span: span.role in READ)
        if frame.page == page:
            assert before.items() <= now.items(), n
        before, page = now, frame.page
    assert page > 1


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_hands_are_counted_and_nothing_moves(held: Held, size: tuple[int, int]) -> None:
    state, now = held["troubles"]
    meeting = states.Meeting.going_on(state, now)
    states.go(meeting, StepKind.CHOOSE)
    pages = compose(meeting.state, meeting.now, *size).pages
    looks = [compose(meeting.state, meeting.now, *size, page) for page in range(pages)]
    words = [at(look, lambda span: span.role in (Role.TEXT, Role.FIGURE)) for look in looks]
    bars: list[dict[tuple[int, int], str]] = [{} for _look in looks]
    for n, votes in enumerate((3, 1, 17, 0, 23, 4, 5, 6, 7), start=1):
        meeting.do(i.CountVotes(entry=str(n), votes=votes))
        for page in range(pages):
            look = compose(meeting.state, meeting.now, *size, page)
            assert at(look, lambda span: span.role in (Role.TEXT, Role.FIGURE)) == words[page]
            drawn = at(look, lambda span: span.role in (Role.TITLE, Role.STRONG))
            assert bars[page].items() <= drawn.items()
            bars[page] = drawn
    assert any("２３人" in text for page in bars for text in page.values())


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_what_became_of_a_promise_moves_no_other(held: Held, size: tuple[int, int]) -> None:
    state, now = held["recall-asked"]
    meeting = states.Meeting.going_on(state, now)
    before = at(compose(state, now, *size), lambda span: span.role is Role.STRONG)
    assert len(before) == 4
    for entry in sorted(state.entries.values(), key=lambda entry: entry.seq):
        meeting.do(i.ReviewPromise(entry=entry.id, outcome=Outcome.UNDER_WAY, note="もう少しです"))
        assert at(compose(meeting.state, now, *size), lambda span: span.role is Role.STRONG) == before
