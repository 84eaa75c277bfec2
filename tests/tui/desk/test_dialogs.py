"""The dialogs: who is here, seats, steps, the room, and everything that was said."""

from tests.conftest import FrozenClock
from tests.tui.desk.room import Hands

from chietai.meeting import views
from chietai.meeting.kinds import EntryKind, Presence, SeedSource, StepKind
from chietai.tui.app import ChietaiApp
from chietai.wording import names


async def _drawn(hands: Hands, kind: StepKind = StepKind.TROUBLES) -> None:
    """Eight people at four tables."""
    await hands.press("f8")
    await hands.here(1, 2, 3, 4, 5, 6, 7, 8)
    await hands.to(StepKind.DRAW)
    await hands.press("f3", "f3")
    await hands.to(kind)


async def test_attendance_by_reading_number_and_key(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8", "f3")
        await hands.line("すずき")
        await hands.type("20")
        await hands.press("f8")
        await hands.type("よしだ")
        await hands.press("down", "f6")
        assert hands.state.presence["m2"] is Presence.PRESENT
        assert hands.state.presence["m20"] is Presence.ABSENT
        assert hands.state.presence["m23"] is Presence.LATE
        assert "24人のうち2人" in hands.text() and "足りません" in hands.text()
        await hands.line("いない人")
        assert "見つかりません" in hands.said
        await hands.press(*["backspace"] * 4, "f9")
        assert len(views.attendance(hands.state)[Presence.ABSENT]) == 22
        assert "21人を欠席" in hands.said
        await hands.press("escape")
        assert app.screen is hands.desk


async def test_who_comes_after_the_draw_gets_a_seat_and_who_leaves_keeps_it(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _drawn(hands)
        await hands.press("ctrl+r")
        await hands.line("9")
        assert hands.state.presence["m9"] is Presence.LATE
        assert names.table(hands.state.seats["m9"].table) in hands.said
        await hands.line("+新井 NPO")
        assert len(views.members_here(hands.state)) == 10
        assert not views.unseated(hands.state)
        await hands.type("9")
        await hands.press("f7")
        assert hands.state.presence["m9"] is Presence.LEFT and "m9" in hands.state.seats


async def test_the_draw_by_the_program_and_again_with_a_reason(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _drawn(hands, StepKind.DRAW)
        assert hands.state.draws[0].source is SeedSource.PROGRAM
        assert hands.state.draws[0].digits == "271828"
        await hands.press("f3", "enter")
        assert "わけ" in hands.said
        await hands.line("席を近づけるため")
        await hands.line("3 1 4")
        assert [d.digits for d in hands.state.draws] == ["271828", "314"]
        assert hands.state.draws[1].reason == "席を近づけるため"


async def test_nobody_can_be_drawn_before_anybody_is_here(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        await hands.to(StepKind.DRAW)
        await hands.press("f3")
        assert "Ctrl+R" in hands.said
        assert not hands.state.commitment


async def test_seats_are_moved_and_exchanged(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _drawn(hands, StepKind.DRAW)
        other = next(m for m in ("m2", "m3") if hands.state.seats[m].table != hands.state.seats["m1"].table)
        before = hands.state.seats["m1"], hands.state.seats[other]
        await hands.press("ctrl+s")
        await hands.line("さとう")
        await hands.line({"m2": "すずき", "m3": "たかはし"}[other])
        assert (hands.state.seats[other], hands.state.seats["m1"]) == before
        await hands.line("さとう")
        target = next(n for n in range(1, 5) if n != hands.state.seats["m1"].table)
        await hands.line(str(target))
        assert hands.state.seats["m1"].table == target
        await hands.press("escape")
        seat = hands.state.seats["m1"].number
        back = next(n for n in range(1, 5) if n != target)
        await hands.line(f"s{seat} {back}")
        assert hands.state.seats["m1"].table == back


async def test_steps_are_jumped_to_left_out_reordered_and_stretched(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8", "ctrl+g", "down", "f4", "down", "f8", "f6")
        kinds = [step.kind for step in hands.state.steps]
        assert kinds[:4] == [StepKind.RECEPTION, StepKind.RECALL, StepKind.DRAW, StepKind.AIM]
        assert hands.state.skipped == {"recall"}
        assert hands.state.steps[3].minutes == 6
        await hands.press("escape", "f8")
        assert hands.desk.step_kind is StepKind.DRAW
        await hands.press("ctrl+g")
        await hands.line("前回")
        assert hands.desk.step_kind is StepKind.RECALL
        await hands.press("f7")
        assert hands.desk.step_kind is StepKind.RECEPTION


async def test_clocks_stop_go_on_and_are_stretched(app: ChietaiApp, clock: FrozenClock) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _drawn(hands)
        step = hands.state.step_clock
        await hands.press("f5")
        assert not hands.state.step_clock.running
        await hands.press("f5", "f6")
        assert hands.state.step_clock.running and hands.state.step_clock.limit == step.limit + 60
        await hands.press("ctrl+n", "f6")
        assert hands.state.turn is not None and hands.state.turn.clock.limit == 180
        clock.forward(minutes=4)
        hands.desk.stage.tick()
        await pilot.pause()
        assert hands.said == "時間になりました。"
        await hands.type("あ")
        assert "すぎました" in hands.text()


async def test_the_room_is_ticked_off(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8", "ctrl+b", "down", "enter")
        assert [item.done for item in hands.state.checklist] == [False, True]
        assert "[x] ペン" in hands.text()


async def test_entries_are_withdrawn_brought_back_and_laid_together(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _drawn(hands)
        for text in ("道が暗い", "夜道がこわい", "店が遠い"):
            await hands.line(text)
        await hands.press("ctrl+l", "f4")
        assert len(views.troubles(hands.state)) == 2
        await hands.press("f4")
        assert len(views.troubles(hands.state)) == 3
        await hands.press("down", "f5", "down", "f6")
        first = views.troubles(hands.state)[0]
        assert [hands.state.entries[e].text for e in first.merged] == ["夜道がこわい"]
        await hands.press("up", "f4")
        assert len(views.troubles(hands.state)) == 3


async def test_an_entry_is_moved_to_another_table_person_trouble_and_question(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _drawn(hands)
        await hands.line("道が暗い")
        await hands.line("店が遠い")
        await hands.press("f8", "f3", "f8")
        await hands.line("1 灯りをつける")
        await hands.press("ctrl+l", "enter", "down")
        await hands.type("9")
        await hands.press("enter")
        assert "テーブル" in hands.said or "9" in hands.said
        await hands.press("backspace", "backspace")
        await hands.type("2")
        await hands.press("down")
        await hands.type("すずき")
        await hands.press("enter")
        assert "すずき" in hands.said  # a name is written as it stands on the list
        await hands.press(*["backspace"] * 3)
        await hands.type("鈴木花子")
        await hands.press("down", "down", "backspace")
        await hands.type("2")
        await hands.press("down", "backspace")
        await hands.line("3")
        (hope,) = views.entries(hands.state, EntryKind.HOPE)
        assert (hope.table, hope.member_id) == (2, "m2")
        assert hands.state.entries[hope.trouble_id].text == "店が遠い"


async def test_words_and_table_corrected_at_once_come_back_by_one_undo(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _drawn(hands)
        await hands.line("1 道が暗い")
        await hands.press("ctrl+l", "enter")
        await hands.type("夜")
        await hands.press("down", "backspace")
        await hands.line("2")
        (trouble,) = views.troubles(hands.state)
        assert (trouble.text, trouble.table) == ("道が暗い夜", 2)
        await hands.press("escape", "ctrl+z")
        (trouble,) = views.troubles(hands.state)
        assert (trouble.text, trouble.table) == ("道が暗い", 1)
        assert "道が暗い" in hands.said


async def test_the_date_of_a_promise_can_be_taken_away_again(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _drawn(hands, StepKind.SPREAD)
        await hands.line("朝の体操")
        await hands.line("1 @商工会 集会所に呼ぶ 12/15")
        promise = views.entries(hands.state, EntryKind.PROMISE)[-1]
        assert promise.due is not None
        await hands.press("ctrl+l", "end", "enter", "down", "down")
        await hands.type("x")
        await hands.press("enter")
        assert "空けて" in hands.said
        await hands.press(*["backspace"] * 11, "enter")
        promise = views.entries(hands.state, EntryKind.PROMISE)[-1]
        assert promise.due is None and promise.text == "集会所に呼ぶ"
        await hands.press("escape", "ctrl+z")
        promise = views.entries(hands.state, EntryKind.PROMISE)[-1]
        assert promise.due is not None


async def test_after_the_meeting_everything_can_still_be_corrected(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _drawn(hands)
        await hands.line("道が暗い")
        await hands.to(StepKind.CLOSE)
        await hands.press("f3", "enter", "escape")
        assert "まとめ" in hands.footer and "Ctrl+Q" in hands.footer
        await hands.press("ctrl+l", "enter")
        await hands.line("て困る")
        assert "道が暗いて困る" in [e.text for e in views.troubles(hands.state)]


async def test_the_list_of_steps_begins_at_the_present_one(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        await hands.to(StepKind.CHOOSE)
        before = hands.state.last_seq
        await hands.press("ctrl+g", "enter")
        assert app.screen is hands.desk
        assert not hands.said
        assert (hands.desk.step_kind, hands.state.last_seq) == (StepKind.CHOOSE, before)
        await hands.press("ctrl+g", "up", "enter")
        assert hands.desk.step_kind is StepKind.TROUBLES
