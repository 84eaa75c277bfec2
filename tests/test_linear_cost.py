"""What is worked out of a meeting costs ten times as much for ten times as many events, and not a hundred times.

Calls of functions are counted, those written in C as well: time would depend on the machine.
"""

import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from functools import cache
from types import FrameType

import pytest

from chietai.cli.draw_people import people_of
from chietai.meeting import intents as i
from chietai.meeting.events import Event
from chietai.meeting.kinds import StepKind
from chietai.meeting.model import PlannedStep
from chietai.meeting.state import Stamp, State
from chietai.meeting.transitions import apply, decide, fold
from chietai.reports.summarise import summarise
from chietai.reports.summary import Level
from chietai.roster.preview import RosterRow
from chietai.tui.recording import Recording

NOW = datetime(2026, 11, 22, 13, 30, tzinfo=timezone(timedelta(hours=9)))
FEW, MANY = 150, 1_500
BOUND = 12.0
Intents = Iterator[i.Intent]


def calls(work: Callable[[], object]) -> int:
    """How many functions `work` calls."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def talk(n: int) -> Intents:
    """Troubles and what is answered to them, cases and who takes them home."""
    for k in range(n):
        yield i.RaiseTrouble(text=f"困りごと{k}")
        yield i.MakeOffer(text=f"できること{k}", trouble=f"e{2 + 4 * k}")
        yield i.TellCase(text=f"成功例{k}")
        yield i.MakePromise(text=f"持ち帰り{k}", case=f"e{4 + 4 * k}")


def chain(n: int) -> Intents:
    """Each trouble is laid under the next, with all that lies under it."""
    yield i.RaiseTrouble(text="困りごと")
    for k in range(1, n):
        yield i.RaiseTrouble(text=f"困りごと{k}")
        yield i.MergeEntries(into=f"e{1 + 2 * k}", merged=(f"e{2 * k - 1 if k > 1 else 2}",))


def undone_in_a_row(n: int) -> Intents:
    """Everything is taken back, one by one, and brought back."""
    yield from (i.RaiseTrouble(text=f"困りごと{k}") for k in range(n))
    yield from (i.Undo() for _ in range(n))
    yield from (i.Redo() for _ in range(n))


def undone_long_ago(n: int) -> Intents:
    """What was said first is taken back and brought back, while the meeting goes on."""
    yield i.RaiseTrouble(text="困りごと")
    for k in range(n):
        yield i.VoiceHope(text=f"大切なこと{k}")
        yield i.Undo(target="e2")
        yield i.Redo()


@cache
def events(shape: Callable[[int], Intents], n: int) -> tuple[Event, ...]:
    """The events of a meeting of the size `n`; their ids count from e0."""
    programme = i.SetProgramme(steps=(PlannedStep(id="s", kind=StepKind.TROUBLES, minutes=9),))
    made: list[Event] = []
    state = State()
    for intent in (programme, i.EnterStep(step="s"), *shape(n)):
        event = decide(state, intent, Stamp(f"e{len(made)}", NOW + timedelta(seconds=len(made))))
        made.append(event)
        state = apply(state, event)
    return tuple(made)


def ratio(shape: Callable[[int], Intents], work: Callable[[tuple[Event, ...]], object], few: int, many: int) -> float:
    """How many times the calls for ten times the meeting."""
    small, large = events(shape, few), events(shape, many)
    work(small)  # what is worked out once for all is in neither
    few_calls, many_calls = calls(lambda: work(small)), calls(lambda: work(large))
    return many_calls / few_calls


@pytest.mark.parametrize("shape", [talk, chain, undone_in_a_row])
def test_folding_is_linear(shape: Callable[[int], Intents]) -> None:
    assert ratio(shape, fold, FEW // 3, MANY // 3) < BOUND


def test_undoing_what_was_long_ago_is_linear_in_a_list() -> None:
    assert ratio(undone_long_ago, fold, 20, 200) < BOUND


@pytest.mark.parametrize("shape", [talk, undone_in_a_row])
def test_a_recording_is_linear(shape: Callable[[int], Intents]) -> None:
    def work(events: tuple[Event, ...]) -> None:
        recording = Recording(events)
        recording.stays()
        assert recording.states[len(events) // 2] != recording.final
        assert recording.find("困りごと", 0.0) is not None
        assert recording.entries

    assert ratio(shape, work, FEW // 3, MANY // 3) < BOUND


def test_finding_members_of_earlier_meetings_in_a_list_is_linear() -> None:
    """Half of the list are namesakes, whom the organisation tells apart."""

    def look(n: int) -> None:
        rows = tuple(RosterRow(k + 1, f"委員{k // 2 if k % 2 else k}", organisation=f"団体{k}") for k in range(n))
        people = people_of(rows)
        for key, row in zip(people.keys, rows, strict=True):
            assert people.key_of(f"{row.name}/{row.organisation}") == key
            assert people.called(key) == row.name

    assert calls(lambda: look(MANY)) < BOUND * calls(lambda: look(FEW))


@pytest.mark.parametrize("level", list(Level))
def test_a_summary_is_linear(level: Level) -> None:
    assert ratio(talk, lambda events: summarise(fold(events), level), 20, 200) < BOUND
