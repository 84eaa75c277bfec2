"""The whole way by keys alone: from a member list in CP932, over the preparing and the meeting, to the summary.

With a late comer, an undo, a merge and a correction. The document then gives the same meeting again, and so does the
replay.
"""

from collections.abc import Callable
from pathlib import Path

from tests.conftest import FrozenClock
from tests.tui.desk.room import Hands, world

from chietai.meeting import views
from chietai.meeting.kinds import EntryKind, Phase, Presence, SeedSource, StepKind
from chietai.meeting.state import State
from chietai.meeting.transitions import apply
from chietai.records.store import SessionStore
from chietai.tui.app import ChietaiApp
from chietai.tui.screens.replay_screen import ReplayScreen
from chietai.tui.services import Services
from chietai.tui.stage import Stage

LIST = Path(__file__).parents[1] / "roster" / "samples" / "kiyose-first-layer.csv"


def _texts(state: State, kind: EntryKind) -> list[str]:
    return [entry.text for entry in views.entries(state, kind)]


def _id(state: State, name: str) -> str:
    return next(m.id for m in state.members.values() if m.name.startswith(name))


async def _settle(hands: Hands) -> None:
    await hands.app.workers.wait_for_complete()
    await hands.pilot.pause()
    await hands.app.workers.wait_for_complete()
    await hands.pilot.pause()


async def _prepare(hands: Hands, folder: Path) -> None:
    """From the first screen to the desk."""
    await _settle(hands)
    await hands.press("f3")
    await _settle(hands)
    await hands.type("清瀬市協議体")
    await hands.press("f4")
    await hands.line("11/22")
    await hands.line("13:30")
    await hands.press("f4")
    await hands.type("買い物とごみ出し")
    await hands.press("f4", "f4")  # over the case to the members
    await hands.press("tab", "enter", "f5")
    await _settle(hands)
    await hands.line(str(folder / "名簿.csv"))
    await _settle(hands)
    assert "藤井" in hands.text()
    await hands.press("f10")
    await _settle(hands)
    assert "髙﨑" in hands.text()
    await hands.press("escape")
    await hands.press("f4")
    await hands.press("enter", "end", "enter", "tab", "end", "backspace", "backspace")
    await hands.line("4")  # tables by their number, four of them
    await hands.press("f5")
    await _settle(hands)
    assert len(hands.state.members) == 15


async def _until_the_draw(hands: Hands, clock: FrozenClock) -> None:
    await hands.press("f8")
    assert hands.desk.step_kind is StepKind.RECEPTION
    for reading in (
        "ふじい",
        "やまぐち",
        "もりま",
        "おおた",
        "たかさき",
        "ひろみ",
        "すずき",
        "あべ",
        "はせがわ",
        "みうら",
    ):
        await hands.line(reading)
    await hands.line("+新井 NPO法人")
    assert len(views.members_here(hands.state)) == 11
    clock.forward(minutes=20)
    await hands.to(StepKind.AIM)
    await hands.press("f4")
    assert "否定" in hands.text()
    await hands.press("f4", "f8", "f3")
    assert hands.state.commitment
    await hands.line("4 1 7")
    draw = hands.state.draws[0]
    assert (draw.digits, draw.source, len(draw.tables)) == ("417", SeedSource.CALLED, 4)


async def _late_comer(hands: Hands, clock: FrozenClock) -> None:
    clock.forward(minutes=9)
    await hands.press("ctrl+r")
    await hands.line("いがらし")
    late = _id(hands.state, "五十嵐")
    assert hands.state.presence[late] is Presence.LATE
    assert late in hands.state.seats
    assert "席は" in hands.said
    await hands.press("f9", "escape")  # the rest is absent


async def _troubles(hands: Hands) -> None:
    await hands.press("f8")
    for line in (
        "1 重い物を運べない",
        "２　ごみの集積所が遠い",
        "3 ごみを出しに行けない",
        "@社協 通院の帰りに困る",
        "字が小さい",
    ):
        await hands.line(line)
    await hands.press("ctrl+z")
    assert "字が小さい" in hands.said
    assert len(views.troubles(hands.state)) == 4
    assert views.troubles(hands.state)[3].organisation == "社会福祉協議会"
    await hands.press("f8")
    for line in ("2+3", "1 7", "2 9", "4 99"):
        await hands.line(line)
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


async def _ending(hands: Hands, clock: FrozenClock) -> None:
    clock.forward(minutes=12)
    await hands.press("f8")
    await hands.line("@老人 みんなで買い物に行く会")
    await hands.line("1 @社協 二丁目でも開く 12/15")
    (promise,) = views.promises(hands.state)
    assert (promise.who, str(promise.due)) == ("社会福祉協議会", "2026-12-15")
    clock.forward(minutes=9)
    await hands.press("f8")
    for line in ("0 1 2 5 3", "1/20", "足のことが本当は心配"):
        await hands.line(line)
    assert (hands.state.mood, str(hands.state.next_date)) == ((0, 1, 2, 5, 3), "2027-01-20")
    await hands.press("f3", "enter")
    assert hands.state.phase is Phase.CLOSED


async def _summary(hands: Hands, services: Services) -> None:
    await hands.press("enter")
    await _settle(hands)
    await hands.press("f5")
    await _settle(hands)
    (written,) = (services.home / "summaries").iterdir()
    page = written.read_text("utf-8")
    assert "当番で荷物を届ける" in page and "二丁目でも開く" in page
    assert "字が小さい" not in page
    await hands.press("escape")


async def test_the_whole_way(home: Path, tmp_path: Path, clock: FrozenClock, new_id: Callable[[], str]) -> None:
    clock.forward(minutes=-50)
    folder = tmp_path / "lists"
    folder.mkdir()
    text = LIST.read_text("cp932")
    (folder / "名簿.csv").write_text(text, "cp932")
    services = world(home, clock, new_id)
    app = ChietaiApp(services)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _prepare(hands, folder)
        await _until_the_draw(hands, clock)
        await _late_comer(hands, clock)
        await _troubles(hands)
        await _rounds(hands, clock)
        await _correction(hands)
        await _ending(hands, clock)
        await _summary(hands, services)
        live, path = hands.state, hands.desk.session.path
        await app.replay(path)
        await _settle(hands)
        assert isinstance(app.screen, ReplayScreen)
        await hands.press("end")
        await _settle(hands)
        assert app.screen.query_one(Stage).state == live
    with SessionStore.open(path, clock=clock, new_id=new_id, readonly=True) as store:
        assert store.state == live
        again = State()
        for event in store.events:
            again = apply(again, event)
        assert again == live
