"""The course of a meeting: steps and visits, countdowns, attendance, the programme's clock times."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.meeting.meetings import START, Meeting, prepared

from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import Phase, Presence, Scope, StepKind
from chietai.meeting.model import Details, PlannedStep
from chietai.meeting.programme import next_step, planned_times, previous_step, times_used
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Countdown


@pytest.fixture
def meeting() -> Meeting:
    return prepared()


def refused(meeting: Meeting, intent: i.Intent) -> Reason:
    with pytest.raises(Refused) as caught:
        meeting.say(intent)
    return caught.value.reason


def test_a_countdown_runs_pauses_and_goes_over() -> None:
    clock = Countdown(60, since=START)
    assert clock.remaining(START) == 60
    assert clock.remaining(START + timedelta(seconds=75)) == -15
    halted = Countdown(60, spent=20)
    assert halted.remaining(START + timedelta(days=1)) == 40
    assert clock.remaining(START - timedelta(seconds=30)) == 60, "a clock set back gives no time"


def test_entering_a_step_leaves_the_one_before_and_starts_its_countdown(meeting: Meeting) -> None:
    first = meeting.say(i.EnterStep(step="aim"))
    second = meeting.say(i.EnterStep(step="draw"))
    state = meeting.state
    assert state.phase is Phase.LIVE
    assert [(v.step_id, v.left_at) for v in state.visits] == [("aim", second.at), ("draw", None)]
    assert state.step_clock == Countdown(300, since=second.at)
    used = {u.step.id: u.used for u in times_used(state, second.at + timedelta(seconds=400))}
    assert used["aim"] == (second.at - first.at).total_seconds()
    assert used["draw"] == 400
    assert used["close"] is None
    over = {u.step.id: u.over for u in times_used(state, second.at + timedelta(seconds=400))}
    assert over["draw"] == 100
    assert over["aim"] == 0


def test_pausing_extending_and_resuming_the_countdown(meeting: Meeting) -> None:
    assert refused(meeting, i.PauseTimer()) is Reason.NOT_RUNNING
    begin = meeting.say(i.EnterStep(step="aim"))
    pause = meeting.say(i.PauseTimer())
    spent = (pause.at - begin.at).total_seconds()
    assert meeting.state.step_clock == Countdown(300, spent=spent)
    assert refused(meeting, i.PauseTimer()) is Reason.NOT_RUNNING
    meeting.say(i.ExtendTimer())
    again = meeting.say(i.ResumeTimer())
    assert refused(meeting, i.ResumeTimer()) is Reason.ALREADY_RUNNING
    assert meeting.state.step_clock.remaining(again.at) == 360 - spent


def test_a_turn_has_a_countdown_of_its_own(meeting: Meeting) -> None:
    meeting.say(i.EnterStep(step="rounds"))
    assert refused(meeting, i.PauseTimer(scope=Scope.TURN)) is Reason.NO_TURN
    assert refused(meeting, i.EndTurn()) is Reason.NO_TURN
    assert refused(meeting, i.StartTurn(table=7)) is Reason.UNKNOWN_TABLE
    begin = meeting.say(i.StartTurn(table=1, seconds=90))
    assert meeting.state.turn is not None
    assert meeting.state.turn.clock.remaining(begin.at) == 90
    meeting.say(i.PauseTimer(scope=Scope.TURN))
    assert not meeting.state.turn.clock.running
    assert meeting.state.step_clock.running
    meeting.say(i.EnterStep(step="report"))
    assert meeting.state.turn is None


def test_steps_can_be_left_out_returned_to_and_reordered(meeting: Meeting) -> None:
    meeting.say(i.EnterStep(step="aim"))
    meeting.say(i.SkipStep(step="draw"))
    following, before = next_step(meeting.state), previous_step(meeting.state)
    assert following is not None and following.id == "troubles"
    assert before is not None and before.id == "recall"
    meeting.say(i.EnterStep(step="draw"))
    assert "draw" not in meeting.state.skipped, "a step that is held is not left out"
    meeting.say(i.SetProgramme(steps=tuple(reversed(meeting.state.steps))))
    following = next_step(meeting.state)
    assert following is not None and following.id == "aim"
    assert meeting.state.step_id == "draw", "the meeting stays where it is"
    assert refused(meeting, i.EnterStep(step="tea")) is Reason.UNKNOWN_STEP


def test_closing_ends_the_last_stay_and_halts_the_clock(meeting: Meeting) -> None:
    meeting.say(i.EnterStep(step="close"))
    end = meeting.say(i.CloseSession())
    assert meeting.state.phase is Phase.CLOSED
    assert meeting.state.visits[-1].left_at == end.at
    assert not meeting.state.step_clock.running
    assert refused(meeting, i.CloseSession()) is Reason.ALREADY_CLOSED
    meeting.say(i.RaiseTrouble(text="帰りがけに聞いた話"))
    assert len(views.troubles(meeting.state)) == 4, "what was said can be added after the meeting"


def test_attendance_and_quorum(meeting: Meeting) -> None:
    meeting.say(i.DescribeSession(details=Details(quorum=3)))
    assert views.quorum(meeting.state) == views.Quorum(here=2, needed=3)
    assert not views.quorum(meeting.state).reached
    meeting.say(i.MarkAttendance(member="森ひろ子", presence=Presence.LATE))
    assert views.quorum(meeting.state).reached
    meeting.say(i.MarkAttendance(member="m0", presence=Presence.LEFT))
    assert [m.id for m in views.members_here(meeting.state)] == ["m1", "m4"]
    assert [m.id for m in views.attended(meeting.state)] == ["m0", "m1", "m4"]
    assert [m.id for m in views.unseated(meeting.state)] == ["m4"]
    assert refused(meeting, i.MarkAttendance(member="山本　正", presence=Presence.PRESENT)) is Reason.AMBIGUOUS_MEMBER
    assert refused(meeting, i.MarkAttendance(member="m0", presence=Presence.LEFT)) is Reason.NO_CHANGE


def test_hands_are_counted_against_those_who_are_here(meeting: Meeting) -> None:
    meeting.say(i.CountVotes(entry="1", votes=2))
    with pytest.raises(Refused) as caught:
        meeting.say(i.CountVotes(entry="1", votes=3))
    assert (caught.value.reason, caught.value.most) == (Reason.TOO_MANY_VOTES, 2)


def test_merging_keeps_who_said_what_and_adds_the_hands(meeting: Meeting) -> None:
    meeting.say(i.CountVotes(entry="1", votes=1))
    meeting.say(i.CountVotes(entry="2", votes=2))
    meeting.say(i.MergeEntries(into="2", merged=("3",)))
    meeting.say(i.MergeEntries(into="1", merged=("2",)))
    first = views.troubles(meeting.state)
    assert [e.no for e in first] == [1]
    assert (views.voices(first[0]), first[0].votes) == (3, 3)
    assert [e.no for e in views.under(meeting.state, first[0])] == [2, 3]
    assert refused(meeting, i.MergeEntries(into="1", merged=("2",))) is Reason.ALREADY_MERGED
    assert refused(meeting, i.MergeEntries(into="1", merged=("1",))) is Reason.MERGE_WITH_ITSELF
    meeting.say(i.RestoreEntry(entry="3"))
    assert [e.no for e in views.troubles(meeting.state)] == [1, 3]


def test_clock_times_follow_from_the_minutes() -> None:
    opening = datetime(2026, 11, 22, 13, 30, tzinfo=UTC)
    steps = [
        PlannedStep(id="reception", kind=StepKind.RECEPTION, minutes=30),
        PlannedStep(id="recall", kind=StepKind.RECALL, minutes=5),
        PlannedStep(id="aim", kind=StepKind.AIM, minutes=10),
    ]
    times = [(t.start.strftime("%H:%M"), t.end.strftime("%H:%M")) for t in planned_times(steps, opening)]
    assert times == [("13:00", "13:30"), ("13:30", "13:35"), ("13:35", "13:45")]
    assert planned_times(steps[1:], opening)[0].start == opening
