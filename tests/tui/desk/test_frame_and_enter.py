"""What the frame of the entry line says is what Enter does: for lines of every sort, in every step, at a real desk."""

import pytest
from tests.tui.desk.room import Hands
from textual.events import Key

from chietai.meeting import intents as i
from chietai.meeting.events import Event, Said
from chietai.meeting.kinds import EntryKind, Presence, StepKind
from chietai.tui.app import ChietaiApp
from chietai.tui.widgets.entry_line import EntryLine
from chietai.wording import names

LINES = (
    "夜道が暗い", "2 夜道が暗い", "２番　夜道が暗い", "2 丁目の坂がきつい", "2 人が来ない", "9 夜道が暗い",
    "s1 夜道が暗い", "s99 夜道が暗い", "s1", "@社協 夜道が暗い", "@佐藤 花子 夜道が暗い", "@知らない会 夜道が暗い", "@",
    "#1 回覧板を使う", "#9 回覧板を使う", "#7119 に電話する", "119", "3 5", "3+5", "11 4", "佐藤 花子 2", "1 1",
    "0 1 1 0 0", "0、1、1、0、0", "1/20", "1/20 13:30", "2/29", "1 @社協 集会所に呼ぶ 3月末", "+ 新井 @自治会",
    "だれもいない名", "さいころ 3 1 5", "/help", "[red]字[/]",
)  # fmt: skip


async def _begin(hands: Hands) -> None:
    desk = hands.desk
    desk.submit(i.OpenSession())
    for n in range(1, 9):
        desk.submit(i.MarkAttendance(member=f"m{n}", presence=Presence.PRESENT))
    await hands.to(StepKind.DRAW)
    await hands.press("f3", "enter")
    for text in ("坂が多い", "話し相手がいない"):
        desk.submit(i.RaiseTrouble(text=text, table=1))
    desk.submit(i.TellCase(text="朝の体操", table=1))
    desk.submit(i.PickTrouble(entry="1"))
    desk.submit(i.PutQuestion(question=2, trouble="1"))


def _owner(hands: Hands, event: Said) -> str:
    """Whose words they are, as the frame says it."""
    if event.member_id:
        return hands.state.members[event.member_id].name
    return names.table(event.table) if event.table else event.organisation


@pytest.mark.parametrize("step", StepKind)
async def test_the_frame_says_what_enter_does(app: ChietaiApp, step: StepKind) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        hands = Hands(pilot)
        await _begin(hands)
        hands.desk.submit(i.EnterStep(step=step.value))
        await pilot.pause()
        field = hands.desk.query_one(EntryLine)
        confirmed = 0
        for typed in LINES:
            field.set_value(typed)
            await pilot.pause()
            while hands.frame.startswith("名前を入れる"):
                name = hands.frame.partition("：")[2]
                await hands.press("enter")
                assert field.value.endswith(f"@{name} ") or field.value.endswith(" "), (typed, field.value)
            line, said, before = field.value, hands.frame, hands.state
            await hands.press("enter")
            if not field.value:
                _check_done(hands, line, said, [link.event for link in hands.state.counted()][: _new(hands, before)])
                continue
            assert field.value.strip() == line.strip(), "what was not taken stays"
            assert hands.state is before, (line, said)
            assert hands.said == said, (line, said)
            if "もう一度 Enter" in hands.frame:  # asked about: the second Enter does what the frame says now
                promised = hands.frame
                confirmed += 1
                await hands.press("enter")
                assert field.value == "", (line, promised, hands.said)
                _check_done(
                    hands, line, promised, [link.event for link in hands.state.counted()][: _new(hands, before)]
                )
            field.set_value("")
        assert confirmed > 5 or step is StepKind.RECEPTION


async def test_what_was_asked_about_is_asked_again_once_it_is_changed(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _begin(hands)
        hands.desk.submit(i.EnterStep(step="troubles"))
        before = hands.state.last_seq
        await hands.line("s99 坂が急")
        assert hands.typed == "s99 坂が急" and "もう一度 Enter" in hands.frame
        await hands.type("い")
        assert "席99" in hands.frame
        await hands.press("enter")
        assert hands.state.last_seq == before and "もう一度 Enter" in hands.frame
        await hands.press("enter")
        assert hands.state.last_seq == before + 1 and hands.typed == ""


@pytest.mark.parametrize("line", ["s99 坂が急", "@ 坂が急"])
async def test_keys_that_come_all_at_once_are_asked_about_all_the_same(app: ChietaiApp, line: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _begin(hands)
        hands.desk.submit(i.EnterStep(step="troubles"))
        await pilot.pause()
        for letter in line:
            hands.app.post_message(Key(letter, letter))
        hands.app.post_message(Key("enter", None))
        for _turn in range(5):
            await pilot.pause()
        assert hands.typed == line
        assert "もう一度 Enter" in hands.frame and hands.said


def _new(hands: Hands, before: object) -> int:
    return hands.state.last_seq - before.last_seq  # type: ignore[attr-defined]


def _check_done(hands: Hands, line: str, said: str, events: list[Event]) -> None:
    assert events, (line, said)
    for event in events:
        if isinstance(event, Said):
            assert _owner(hands, event) in said, (line, said)
            entry = hands.state.entries[event.entry_id]
            kind = "覚え書き" if entry.kind is EntryKind.NOTE else names.entry_kind(entry.kind)
            assert kind in said, (line, said)
