"""Half-way meetings, and a meeting that plays by itself, also when somebody interferes."""

from datetime import datetime, timedelta, timezone

import pytest

from chietai.formats import DEFAULT_FORMAT, load_formats
from chietai.lottery.rules import Rules
from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import EntryKind, Phase, Presence, StepKind
from chietai.meeting.refusal import Refused
from chietai.meeting.state import Stamp, State
from chietai.meeting.transitions import apply, decide, fold
from chietai.rehearsal import HalfwayMeeting, Plan, halfway
from chietai.rehearsal.autoplay import LONGEST, SHORTEST

NOW = datetime(2026, 11, 22, 23, 50, tzinfo=timezone(timedelta(hours=9)))
PLAN = Plan(form=load_formats().formats[DEFAULT_FORMAT], seed="demo")


class Desk:
    """Takes intents as the desk would, one second apart, and counts what is refused."""

    def __init__(self, practice: HalfwayMeeting) -> None:
        self.state = practice.state
        self.autoplay = practice.autoplay
        self.refused: list[Refused] = []
        self._count = 0

    def do(self, intent: i.Intent) -> None:
        self._count += 1
        stamp = Stamp(id=f"desk-{self._count}", at=NOW + timedelta(seconds=self._count))
        try:
            self.state = apply(self.state, decide(self.state, intent, stamp))
        except Refused as refused:
            self.refused.append(refused)

    def play(self, beats: int = 10_000) -> int:
        for count in range(beats):
            self.autoplay.see(self.state)
            step = next(self.autoplay, None)
            if step is None:
                return count
            assert SHORTEST <= step[0] <= LONGEST
            self.do(step[1])
        return beats


def test_half_way_is_in_the_rounds_and_just_now() -> None:
    practice = halfway(PLAN, NOW)
    assert practice.events[-1].at == NOW
    assert fold(practice.events) == practice.state
    step = practice.state.step
    assert step is not None and step.kind is StepKind.ROUNDS
    assert practice.state.question == 2
    assert len(views.answers(practice.state, practice.state.trouble_id, 2)) >= 2
    assert practice.state.step_clock.remaining(NOW) > 0


def test_half_way_can_be_anywhere() -> None:
    def drawn(state: State) -> bool:
        return bool(state.draws)

    assert halfway(PLAN, NOW, drawn).events[-1].type == "GroupsDrawn"
    with pytest.raises(ValueError, match="never"):
        halfway(PLAN, NOW, lambda state: False)


def test_it_plays_to_the_end_by_itself() -> None:
    desk = Desk(halfway(PLAN, NOW))
    desk.play()
    assert desk.refused == []
    assert desk.state.phase is Phase.CLOSED
    assert desk.state.mood is not None
    assert len(views.cases(desk.state)) >= 2
    for trouble in views.picked(desk.state):
        assert len(views.answers(desk.state, trouble.id)) >= 15


def test_it_goes_on_from_where_somebody_went_by_hand() -> None:
    desk = Desk(halfway(PLAN, NOW))
    desk.play(5)
    desk.do(i.EnterStep(step="spread"))
    desk.do(i.TellCase(text="手で入れた成功例"))
    desk.play()
    assert desk.refused == []
    assert desk.state.phase is Phase.CLOSED
    assert [visit.step_id for visit in desk.state.visits][-3:] == ["rounds", "spread", "close"]
    assert any(case.text == "手で入れた成功例" for case in views.cases(desk.state))


def test_it_stops_when_somebody_closes_the_meeting() -> None:
    desk = Desk(halfway(PLAN, NOW))
    desk.play(3)
    desk.do(i.CloseSession())
    assert desk.play() == 0
    assert desk.state.phase is Phase.CLOSED


def test_rules_that_clash_leave_the_draw_out() -> None:
    desk = Desk(halfway(PLAN, NOW, lambda state: state.step_id == "aim"))
    first, second = list(desk.state.members)[:2]
    desk.do(i.SetDrawRules(rules=Rules(apart=((first, second),), together=((first, second),))))
    for member in (first, second):
        desk.do(i.MarkAttendance(member=member, presence=Presence.PRESENT))
    desk.play()
    assert desk.state.draws == ()
    assert desk.state.phase is Phase.CLOSED


def test_it_bears_everything_being_undone_under_it() -> None:
    desk = Desk(halfway(PLAN, NOW))
    for _ in range(40):
        desk.play(2)
        desk.do(i.Undo())
    desk.play()
    assert desk.state.phase is Phase.CLOSED
    assert len(desk.refused) < 20


def test_a_trouble_that_somebody_typed_is_talked_about_too() -> None:
    at_choose = halfway(PLAN, NOW, lambda state: state.step is not None and state.step.kind is StepKind.CHOOSE)
    desk = Desk(at_choose)
    desk.do(i.RaiseTrouble(text="ねこが増えすぎた"))
    own = next(entry for entry in views.entries(desk.state, EntryKind.TROUBLE) if entry.text == "ねこが増えすぎた")
    desk.do(i.PickTrouble(entry=own.id))
    desk.play()
    assert len(views.answers(desk.state, own.id)) >= 10
    assert desk.state.phase is Phase.CLOSED
