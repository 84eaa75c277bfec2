"""The entry line: what it says it will do, what it completes, what it keeps, what is pasted into it."""

import asyncio

import pytest
from tests.tui.desk.room import Hands
from textual import events

from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.events import StepEntered
from chietai.meeting.kinds import EntryKind, StepKind
from chietai.tui.app import ChietaiApp
from chietai.tui.screens.meeting.meeting_screen import MeetingScreen
from chietai.tui.screens.meeting.paste_dialog import PasteDialog


async def _seated(hands: Hands) -> None:
    """Eight people here and drawn, at the troubles."""
    await hands.press("f8")
    await hands.here(1, 2, 3, 4, 5, 6, 7, 8)
    await hands.to(StepKind.DRAW)
    await hands.press("f3", "f3")
    await hands.to(StepKind.TROUBLES)


async def test_the_frame_says_whose_words_they_will_be(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _seated(hands)
        assert hands.frame == "困りごと"
        await hands.type("3 道が暗い")
        assert hands.frame == "テーブル３ の 困りごと へ"
        await hands.press("enter")
        (trouble,) = views.troubles(hands.state)
        assert (trouble.text, trouble.table) == ("道が暗い", 3)
        assert hands.typed == ""
        await hands.press("ctrl+n")
        assert hands.frame == "テーブル１ の 困りごと へ"


def _all_at_once(app: ChietaiApp, text: str) -> None:
    """Keys that have come while the desk was busy."""
    for char in text:
        app.post_message(events.Key("enter", "\r") if char == "\n" else events.Key(char, char))


async def test_what_is_typed_while_the_desk_is_busy_is_the_next_line(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _seated(hands)
        _all_at_once(app, "夜道が暗い\n回覧板が読まれない\n買い物")
        await pilot.pause()
        assert [trouble.text for trouble in views.troubles(hands.state)] == ["夜道が暗い", "回覧板が読まれない"]
        assert hands.typed == "買い物"
        await hands.press("ctrl+d")
        _all_at_once(app, "覚え書き\nに行けない")
        await pilot.pause()
        assert [note.text for note in views.entries(hands.state, EntryKind.NOTE)] == ["覚え書き"]
        assert hands.typed == "買い物に行けない"
        await hands.to(StepKind.CHOOSE)
        hands.desk.entry.set_value("")
        _all_at_once(app, "9 3\n番のこと")
        await pilot.pause()
        assert hands.typed == "9 3番のこと"


async def test_a_key_of_a_command_does_not_overtake_what_was_entered_before_it(app: ChietaiApp) -> None:
    """The desk is busy; meanwhile a line is entered and the next step begun."""
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _seated(hands)
        ready = asyncio.Event()
        hands.desk.entry.field.call_later(ready.wait)
        _all_at_once(app, "夜道が暗い\n")
        app.post_message(events.Key("f8", None))
        app.call_later(ready.set)
        await pilot.pause()
        assert len(views.troubles(hands.state)) == 1
        assert hands.desk.step_kind is StepKind.CHOOSE
        assert isinstance(hands.state.link.event, StepEntered)


async def test_what_is_refused_stays_with_one_sentence_beside_it(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _seated(hands)
        await hands.press("enter")
        assert hands.said
        await hands.to(StepKind.CHOOSE)
        await hands.line("9 3")
        assert hands.typed == "9 3"
        assert "9" in hands.said
        await hands.press("backspace")
        assert hands.said == ""


async def test_names_of_organisations_are_completed(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _seated(hands)
        await hands.type("@社")
        assert "社会福祉協議会" in hands.text()
        await hands.press("enter")
        assert hands.typed == "@社会福祉協議会 "
        await hands.line("道が暗い")
        assert views.troubles(hands.state)[0].organisation == "社会福祉協議会"


async def test_names_of_people_are_completed_to_their_seats(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _seated(hands)
        await hands.type("@たなか")
        await hands.press("tab")
        assert hands.typed == f"s{hands.state.seats['m4'].number} "
        await hands.line("道が暗い")
        assert views.troubles(hands.state)[0].member_id == "m4"


async def test_the_arrow_keys_choose_among_those_found_at_the_reception(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        await hands.type("たなか")
        assert hands.frame == "田中 花子: 出席"
        await hands.press("down", "enter")
        assert [m.id for m in views.members_here(hands.state)] == ["m16"]
        await hands.type("たなか")
        await hands.press("down")
        assert hands.frame == "田中 太郎: まだ"
        await hands.press("enter")
        assert not views.members_here(hands.state)


async def test_several_pasted_lines_become_one_entry_each(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _seated(hands)
        await hands.type("3 ")
        hands.desk.entry.field.post_message(events.Paste("道が暗い\n\n雪かきができない\r\n店が遠い"))
        await pilot.pause()
        assert isinstance(app.screen, PasteDialog)
        assert "3行あります" in hands.text()
        await hands.press("down", "f8", "enter")
        assert [(e.text, e.table) for e in views.troubles(hands.state)] == [("道が暗い", 3), ("店が遠い", 3)]
        assert hands.typed == ""


@pytest.mark.parametrize(
    ("keys", "taken"),
    [(["enter"], ["道が暗い", "店が遠い"]), (["escape"], []), (["enter"] * 3, ["道が暗い", "店が遠い"])],
)
async def test_words_in_the_line_stay_whether_pasted_lines_are_taken_or_not(
    app: ChietaiApp, keys: list[str], taken: list[str]
) -> None:
    """Also when Enter is pressed again before the dialog has gone: it stores nothing twice."""
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _seated(hands)
        await hands.type("書きかけ")
        hands.desk.entry.field.post_message(events.Paste("道が暗い\n店が遠い"))
        await pilot.pause()
        for key in keys:
            app.post_message(events.Key(key, None))
        await pilot.pause()
        assert isinstance(app.screen, MeetingScreen)
        assert [entry.text for entry in views.troubles(hands.state)] == taken
        assert hands.typed == "書きかけ"


async def test_a_private_note_goes_through_the_line_and_gives_back_what_stood_there(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _seated(hands)
        await hands.type("書きかけ")
        await hands.press("ctrl+d")
        assert hands.typed == ""
        await hands.line("山田さんに声をかける")
        assert hands.typed == "書きかけ"
        assert [e.text for e in views.entries(hands.state, EntryKind.NOTE)] == ["山田さんに声をかける"]
        assert "山田さんに声をかける" not in hands.text()
        await hands.press("ctrl+z")
        assert "山田さん" not in hands.text()


async def test_escape_gives_up_a_question(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _seated(hands)
        await hands.type("書きかけ")
        await hands.press("ctrl+d")
        await hands.type("やめる")
        await hands.press("escape")
        assert hands.typed == "書きかけ"
        assert not views.entries(hands.state, EntryKind.NOTE)


async def test_at_the_close_the_line_says_which_end_of_the_five_moods_is_which(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        hands.desk.submit(i.EnterStep(step="close"))
        await pilot.pause()
        assert "１(残念)から５(とてもよい)" in hands.frame
        assert hands.frame in hands.text()


async def test_what_the_stage_does_not_show_is_told(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _seated(hands)
        for text in ("道が暗い", "店が遠い"):
            await hands.line(text)
            assert hands.said == ""  # the room reads it
        await hands.press("f8")
        await hands.line("1")
        await hands.press("f8")
        await hands.line("灯りをつける")
        assert hands.said == "" and "灯りをつける" in hands.text()
        await hands.line("#2 車を出す")
        assert hands.said == "問１：車を出す"


async def test_pasted_lines_that_are_asked_about_stay_and_a_second_enter_takes_them(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _seated(hands)
        hands.desk.entry.field.post_message(events.Paste("道が暗い\ns99 坂が急\n@佐藤 雪かき\n2：店が遠い\n12/15"))
        await pilot.pause()
        assert isinstance(app.screen, PasteDialog)
        await hands.press("enter")
        assert [(e.text, e.table) for e in views.troubles(hands.state)] == [("道が暗い", None), ("店が遠い", 2)]
        assert app.screen.lines == ["s99 坂が急", "@佐藤 雪かき", "12/15"]
        await hands.press("enter")
        taken = [e.text for e in views.troubles(hands.state)]
        assert taken == ["道が暗い", "店が遠い", "s99 坂が急", "12/15"]
        assert app.screen.lines == ["@佐藤 雪かき"], "what is refused stays, however often Enter comes"
        await hands.press("enter", "escape")
        assert [e.text for e in views.troubles(hands.state)] == taken
