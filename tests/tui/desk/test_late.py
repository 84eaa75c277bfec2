"""Paper sheets after the meeting: written down where they belong, and nothing is opened again."""

from tests.tui.desk.room import Hands

from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import EntryKind, Phase, StepKind
from chietai.tui.app import ChietaiApp


async def test_sheets_are_typed_by_seat_after_the_meeting(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        await hands.here(1, 2, 3, 4)
        await hands.to(StepKind.DRAW)
        await hands.press("f3", "f3")
        for intent in (
            i.RaiseTrouble(text="道が暗い"),
            i.RaiseTrouble(text="バスがない"),
            i.PickTrouble(entry="2"),
            i.EnterStep(step="close"),
            i.CloseSession(),
        ):
            assert hands.desk.submit(intent, quiet=True) is not None
        await pilot.pause()
        before = hands.state
        assert "Ctrl+G" in hands.footer and "書き足す" in hands.footer

        await hands.press("ctrl+g")
        await hands.type("バス")
        await hands.press("enter")
        assert hands.frame == "問１ (困りごと2について)"
        await hands.line("s3 みんなで乗る")
        assert hands.said == "問１：みんなで乗る"
        await hands.press("f3")
        assert hands.frame == "問２ (困りごと2について)"
        await hands.line("s4 時刻表を配る")
        await hands.press("ctrl+g")
        await hands.type("成功")
        await hands.press("enter")
        await hands.line("s1 朝の体操")

        state = hands.state
        said = {e.text: e for e in state.entries.values()}
        assert said["みんなで乗る"].kind is EntryKind.OFFER
        assert said["時刻表を配る"].kind is EntryKind.WISDOM
        assert said["朝の体操"].kind is EntryKind.CASE
        assert {said["みんなで乗る"].trouble_id, said["時刻表を配る"].trouble_id} == {state.picked[0]}
        assert state.seats[said["みんなで乗る"].member_id].number == 3
        assert (state.phase, state.visits, state.closed_at) == (Phase.CLOSED, before.visits, before.closed_at)
        assert state.step_id == "close" and state.turn is None

        await hands.press("ctrl+z")
        assert [e.text for e in views.entries(hands.state, EntryKind.CASE)] == []
        assert hands.desk.step_kind is StepKind.SPREAD


async def test_a_meeting_that_goes_on_again_forgets_it(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        hands.desk.submit(i.EnterStep(step="close"))
        hands.desk.submit(i.CloseSession())
        await hands.press("ctrl+g")
        await hands.type("困り")
        await hands.press("enter")
        assert hands.desk.step_kind is StepKind.TROUBLES
        assert hands.frame == "困りごと"
        await hands.press("ctrl+z")
        assert hands.state.phase is Phase.LIVE
        assert hands.desk.step_kind is StepKind.CLOSE
        assert hands.desk.written_afterwards is None
