"""A whole meeting by keys alone, from the first guest to the closing; the document then gives the same meeting."""

from collections.abc import Callable
from pathlib import Path

from tests.conftest import FrozenClock
from tests.tui.desk.room import Hands, prepared, world

from chietai.meeting import views
from chietai.meeting.apply import apply
from chietai.meeting.state import State
from chietai.meeting.words import EntryKind, Outcome, Phase, Presence, SeedSource, StepKind
from chietai.records.store import SessionStore
from chietai.tui.app import ChietaiApp


def _texts(state: State, kind: EntryKind) -> list[str]:
    return [entry.text for entry in views.entries(state, kind)]


async def _until_the_draw(hands: Hands, clock: FrozenClock) -> None:
    await hands.press("f8")
    assert hands.desk.step_kind is StepKind.RECEPTION
    await hands.line("たなか")  # the first of two of that name
    await hands.here(*(n for n in range(1, 23) if n != 4))
    await hands.line("+新井 薫 NPO")
    assert len(views.members_here(hands.state)) == 23
    clock.forward(minutes=20)
    await hands.press("f8", "f3")  # the first promise was kept,
    await hands.line("2 2 来月から配る")  # the second is under way
    assert [e.outcome for e in views.recalled(hands.state)] == [Outcome.DONE, Outcome.UNDER_WAY]
    clock.forward(minutes=5)
    await hands.press("f8", "f4")
    assert "否定" in hands.text()
    await hands.press("f4", "f8")
    await hands.press("f3")
    assert hands.state.commitment
    await hands.line("4 1 7")
    draw = hands.state.draws[0]
    assert (draw.digits, draw.source) == ("417", SeedSource.CALLED)


async def _late_comer(hands: Hands, clock: FrozenClock) -> None:
    clock.forward(minutes=9)
    await hands.press("ctrl+r")
    await hands.line("24")
    assert hands.state.presence["m24"] is Presence.LATE
    assert "m24" in hands.state.seats
    assert "席は" in hands.said
    await hands.press("escape")


async def _troubles(hands: Hands) -> None:
    await hands.press("f8")
    await hands.line("1 重い物を坂の上まで運べない")
    await hands.line("２　ごみの集積所が遠い")
    await hands.line("3 ごみを出しに行けない")
    await hands.line("@社協 病院の帰りに買い物ができない")
    await hands.line("回覧板が読みにくい")
    await hands.press("ctrl+z")
    assert "回覧板が読みにくい" in hands.said
    assert len(views.troubles(hands.state)) == 4
    assert views.troubles(hands.state)[3].organisation == "社会福祉協議会"
    await hands.press("f8")
    await hands.line("2+3")
    await hands.line("1 12")
    await hands.line("2 15")
    await hands.line("4 99")
    assert "もう一度数えて" in hands.said
    assert hands.typed == "4 99"
    await hands.press(*["backspace"] * 4, "f3", "f3")
    assert [e.no for e in views.picked(hands.state)] == [2, 1]


async def _rounds(hands: Hands, clock: FrozenClock) -> None:
    clock.forward(minutes=22)
    await hands.press("f8")
    assert (hands.state.question, hands.state.trouble_id) == (1, hands.state.picked[0])
    await hands.press("ctrl+n")
    await hands.line("当番で荷物を運ぶ")
    await hands.press("ctrl+n")
    assert "テーブル2" in hands.frame
    await hands.line("車を出す日を決める")
    await hands.press("f3")
    assert hands.state.turn is None
    await hands.line("s5 朝の散歩と合わせる")
    await hands.press("f3", "f3")
    assert (hands.state.question, hands.state.trouble_id) == (1, hands.state.picked[1])
    clock.forward(minutes=31)
    await hands.press("f8", "f3", "f3")
    assert hands.state.turn is not None and hands.state.turn.table == 2


async def _correction(hands: Hands) -> None:
    await hands.press("ctrl+l")
    await hands.type("当番")
    await hands.press("enter", *["backspace"] * 2)
    await hands.line("届ける")
    await hands.press("escape")
    assert _texts(hands.state, EntryKind.OFFER) == ["当番で荷物を届ける", "車を出す日を決める"]


async def test_a_whole_meeting(home: Path, clock: FrozenClock, new_id: Callable[[], str]) -> None:
    clock.forward(minutes=-50)
    path = prepared(home / "sessions" / "room.json", clock, new_id)
    app = ChietaiApp(world(home, clock, new_id), "meeting", path)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await pilot.pause()
        await _until_the_draw(hands, clock)
        await _late_comer(hands, clock)
        await _troubles(hands)
        await _rounds(hands, clock)
        await _correction(hands)
        clock.forward(minutes=12)
        await hands.press("f8")
        await hands.line("@老人 毎週みんなで買い物に行く会")
        await hands.line("1 @社協 二丁目でも開く 12/15")
        (promise,) = views.promises(hands.state)
        assert (promise.who, str(promise.due)) == ("社会福祉協議会", "2026-12-15")
        clock.forward(minutes=9)
        await hands.press("f8")
        await hands.line("0 1 3 9 7")
        await hands.line("1/20")
        await hands.line("足のことが本当は心配")
        assert (hands.state.mood, str(hands.state.next_date)) == ((0, 1, 3, 9, 7), "2027-01-20")
        await hands.press("f3", "enter")
        assert hands.state.phase is Phase.CLOSED
        await hands.press("escape", "escape")
        live = hands.state
        assert hands.desk.session.save_now()
    with SessionStore.open(path, clock=clock, new_id=new_id, readonly=True) as store:
        assert store.state == live
        state = State()
        for event in store.events:
            state = apply(state, event)
        assert state == live
