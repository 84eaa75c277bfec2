"""Whatever text of people a view draws: no name of a member, no telephone and no address of it reaches the wall."""

import ast
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from tests.tui.stage import states
from tests.tui.stage.hall import Hall

from chietai.meeting import intents as i
from chietai.meeting.events import SessionOpened
from chietai.meeting.kinds import Outcome, Overlay, StepKind
from chietai.meeting.model import Council, Details, Member, PlannedStep
from chietai.meeting.state import State
from chietai.meeting.transitions import state_before
from chietai.tui import stage as stage_package
from chietai.tui.stage import compose

MEMBER = "鴻巣 弥生"
NAMED = ("鴻巣", "弥生", "090-8765-4321", "8765", "yayoi@example.jp")
SAID = "鴻巣弥生さん、090-8765-4321、yayoi@example.jp"
SIZES = ((56, 16), (80, 24), (160, 50))


def _held() -> states.Meeting:
    """A meeting whose every text leads to a member who is not in the room, so that no list names her."""
    meeting = states.Meeting(now=states.START)
    meeting.do(
        i.CreateSession(session_id="x"),
        i.DescribeCouncil(council=Council(name=SAID, parent=SAID, area=SAID)),
        i.DescribeSession(
            details=Details(
                title=SAID, place=SAID, theme=SAID, consider=SAID, result=SAID, case_name=MEMBER, case_text=SAID,
                date=date(2026, 11, 22),
            )
        ),
        i.SetProgramme(
            steps=tuple(PlannedStep(id=kind.value, kind=kind, minutes=5, title=SAID) for kind in StepKind),
            questions=(f"{SAID}１", f"{SAID}２", f"{SAID}３"),
        ),
        i.CarryPromise(from_session="y", text=SAID, who="自治会 090-8765-4321", organisation=SAID[5:]),
        i.RegisterMember(member=Member(id="away", name=MEMBER)),
        *(i.RegisterMember(member=Member(id=f"m{n}", name=name)) for n, (name, _org) in enumerate(states.PEOPLE)),
        i.OpenSession(),
    )  # fmt: skip
    old = next(iter(meeting.state.entries.values()))
    meeting.do(i.ReviewPromise(entry=old.id, outcome=Outcome.UNDER_WAY, note=SAID))
    for n in range(4):
        meeting.do(i.RaiseTrouble(text=f"{SAID} {n}", organisation="自治会 yayoi@example.jp"))
    meeting.do(i.MergeEntries(into="1", merged=("4",)), i.CountVotes(entry="1", votes=3), i.PickTrouble(entry="1"))
    meeting.do(i.TellCase(text=SAID), i.MakePromise(text=SAID, who="商工会 090-8765-4321", case="1"))
    meeting.do(i.MakePromise(text=SAID, who="自治会"), i.NoteUnsaid(text=SAID), i.TakeNote(text=SAID))
    meeting.do(i.SetNextMeeting(date=date(2027, 1, 24), note=SAID), i.TakeMood(counts=(0, 1, 2, 3, 4)))
    return meeting


def _moments() -> Iterator[tuple[str, State, datetime]]:
    """The meeting in every step, under everything that is laid over, before it opens and after it ends."""
    meeting = _held()
    before = next(state_before(link) for link in meeting.state.counted() if isinstance(link.event, SessionOpened))
    yield "opening", before, meeting.now
    for kind in StepKind:
        meeting.do(i.EnterStep(step=kind.value))
        yield kind.value, meeting.state, meeting.now
        if kind is StepKind.ROUNDS:
            for question in (1, 2, 3):
                meeting.do(i.PutQuestion(question=question, trouble="1"))
                yield f"question {question}", meeting.state, meeting.now
                answer = (i.MakeOffer, i.ShareWisdom, i.VoiceHope)[question - 1]
                meeting.do(answer(text=SAID, organisation="自治会 yayoi@example.jp"))
                yield f"answers {question}", meeting.state, meeting.now
    for overlay in (Overlay.AGREEMENTS, Overlay.CURTAIN, Overlay.NONE):
        meeting.do(i.ShowOverlay(overlay=overlay))
        yield f"overlay {overlay.value}", meeting.state, meeting.now
    meeting.do(i.CloseSession())
    yield "thanks", meeting.state, meeting.now


def _rows(state: State, now: datetime, size: tuple[int, int]) -> Iterator[str]:
    for page in range(compose(state, now, *size, 0).pages):
        for line in compose(state, now, *size, page, letters=False).lines:
            yield "".join(span.text for span in line).replace(" ", "")


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_painted_row_of_any_view_names_her(size: tuple[int, int]) -> None:
    masked = set()
    for name, state, now in _moments():
        page = "".join(_rows(state, now, size))
        assert not [word for word in NAMED if word in page], (name, page)
        if "〇〇" in page:
            masked.add(name)
    assert len(masked) >= 18, masked


async def test_the_stage_as_it_is_painted_names_nobody() -> None:
    meeting = _held()
    meeting.do(i.EnterStep(step="troubles"))
    app = Hall((meeting.state, meeting.now))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        stage = app.stage
        for n in range(3):
            meeting.do(i.RaiseTrouble(text=f"{SAID} {n}"))
            stage.state = meeting.state
            await pilot.pause()
            page = "".join(stage.render_line(y).text for y in range(24)).replace(" ", "")
            assert "〇〇" in page and not [word for word in NAMED if word in page]


def test_nothing_of_the_stage_draws_a_state_that_was_not_guarded() -> None:
    """What draws a state is called in one place, behind the guard."""
    folder = Path(str(stage_package.__file__)).parent
    users: dict[str, set[str]] = {}
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Name):
                users.setdefault(node.id, set()).add(path.name)
    assert users["view_of"] == users["has_top_line"] == {"frame.py"}
    assert users["top_line"] == {"frame.py"}
