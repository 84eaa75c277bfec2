"""A line that leads to a person is asked about before the room reads it, once; a line that does not costs no key."""

import pytest
from rich.cells import cell_len
from tests.tui.desk.room import Hands
from textual import events

from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import EntryKind, StepKind
from chietai.tui.app import ChietaiApp
from chietai.tui.screens.meeting.paste_dialog import PasteDialog
from chietai.tui.stage import Stage

LINE = "佐藤花子さんが一人で困っている"
HIDDEN = "〇〇さんが一人で困っている"


async def _troubles(hands: Hands) -> None:
    hands.desk.submit(i.OpenSession())
    hands.desk.submit(i.EnterStep(step="troubles"))
    await hands.pilot.pause()


def _texts(hands: Hands) -> list[tuple[str, bool]]:
    return [(e.text, e.as_said) for e in views.troubles(hands.state)]


def _stage(hands: Hands) -> str:
    stage = hands.desk.query_one(Stage)
    return "\n".join(stage.render_line(y).text for y in range(stage.size.height)).replace(" ", "")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_frame_says_it_while_it_is_typed_and_enter_asks_with_a_key_for_each_answer(
    app: ChietaiApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        hands = Hands(pilot)
        await _troubles(hands)
        await hands.type("佐藤花子さんが")
        assert hands.frame.startswith("壁に出す前におたずねします：「佐藤花子」"), hands.frame
        await hands.type("一人で困っている")
        assert "（困りごと）" in hands.frame
        before = hands.state
        await hands.press("enter")
        assert hands.state is before and hands.typed == LINE and not _texts(hands)
        assert hands.frame == "「佐藤花子」  Enter：〇〇で出す  Ctrl+A：そのまま出す  Esc：行に戻る"
        assert hands.frame in hands.text() and cell_len(hands.frame) <= 76
        assert hands.said.startswith("人の名前や連絡先のようです。") and "! " + hands.said in hands.text()
        assert "Ctrl+A そのまま出す" in hands.footer
        assert "佐藤花子" not in _stage(hands)


async def test_a_second_enter_hides_it_on_the_wall_and_the_record_keeps_what_was_said(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _troubles(hands)
        await hands.line(LINE)
        await hands.press("enter")
        assert _texts(hands) == [(LINE, False)] and hands.typed == "" and hands.said == ""
        assert HIDDEN in _stage(hands)
        assert "佐藤花子" not in hands.text()
        assert "そのまま出す" not in hands.footer
        await hands.press("ctrl+z")
        assert not _texts(hands)
        assert "〇〇さん" in hands.said and "佐藤花子" not in hands.text()
        await hands.press("ctrl+y")
        assert _texts(hands) == [(LINE, False)]
        assert "佐藤花子" not in hands.text()


async def test_one_key_shows_it_as_it_is(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _troubles(hands)
        await hands.line(LINE)
        await hands.press("ctrl+a")
        assert _texts(hands) == [(LINE, True)] and hands.typed == ""
        assert LINE in _stage(hands)
        await hands.press("ctrl+z")
        assert not _texts(hands) and "佐藤花子" not in _stage(hands)
        await hands.press("ctrl+y")
        assert _texts(hands) == [(LINE, True)] and LINE in _stage(hands)


async def test_each_answer_can_be_clicked(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _troubles(hands)
        for words, as_said in (("〇〇で出す", False), ("そのまま出す", True)):
            await hands.line(LINE)
            bar = hands.footer
            await pilot.click("CommandBar", offset=(cell_len(bar[: bar.index(words)]) + 2, 0))
            await pilot.pause()
            assert _texts(hands)[-1] == (LINE, as_said) and hands.typed == ""


async def test_escape_goes_back_to_the_line_and_it_is_asked_about_again(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _troubles(hands)
        await hands.line(LINE)
        await hands.press("escape")
        assert hands.typed == LINE and hands.said == "" and hands.frame.startswith("壁に出す前に")
        assert "そのまま出す" not in hands.footer
        await hands.press("ctrl+a")
        assert not _texts(hands) and hands.typed == LINE
        await hands.press("enter")
        assert not _texts(hands) and "Esc：行に戻る" in hands.frame
        await hands.type("よ")
        assert hands.frame.startswith("壁に出す前に"), "another line is another question"
        await hands.press("enter")
        assert not _texts(hands)
        for _letter in f"{LINE}よ":
            await hands.press("backspace")
        await hands.line("道が暗い")
        assert _texts(hands) == [("道が暗い", False)]


INNOCENT = (
    "夜道が暗い", "買い物に行けない", "坂の上の団地はバスが遠い", "一人暮らしの方が集まりに出てこない",
    "ごみ出しの朝だけ手を借りたい", "2丁目の坂がきつい", "お医者さんが遠い", "八百屋さんが閉まった",
    "みなさんで声をかける",
    "回覧板が読まれない", "サロンの世話役が見つからない", "認知症かもしれないと思っても相談先が分からない",
    "社会福祉協議会に相談する", "商工会と自治会で話し合う", "10時から公園で体操をする", "3人で見守る",
    "電球の取りかえを頼むところがない", "スマホの使い方を教えてほしい", "子ども食堂を手伝いたい",
    "お隣さんと話さなくなった",
)  # fmt: skip


async def test_innocent_lines_cost_one_enter(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _troubles(hands)
        for line in INNOCENT:
            hands.desk.entry.set_value(line)
            await pilot.pause()
            assert hands.frame == "困りごと", line
            await hands.press("enter")
            assert hands.typed == "", line
        assert _texts(hands) == [(line, False) for line in INNOCENT]


async def test_whose_words_they_are_is_not_asked_about_nor_is_a_private_note(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _troubles(hands)
        await hands.press("ctrl+d")
        await hands.line(LINE)
        assert [e.text for e in views.entries(hands.state, EntryKind.NOTE)] == [LINE]
        hands.desk.submit(i.EnterStep(step="aim"))
        await pilot.pause()
        await hands.line(LINE)
        assert len(views.entries(hands.state, EntryKind.NOTE)) == 2
        hands.desk.submit(i.EnterStep(step="troubles"))
        await pilot.pause()
        hands.desk.entry.set_value("@佐藤 花子 坂がきつい")
        await hands.press("enter")
        assert _texts(hands) == [("坂がきつい", False)]


@pytest.mark.parametrize(
    ("step", "line", "kind"),
    [
        (StepKind.SPREAD, LINE, EntryKind.CASE),
        (StepKind.CLOSE, LINE, EntryKind.UNSAID),
        (StepKind.ROUNDS, f"#1 {LINE}", EntryKind.OFFER),
        (StepKind.SPREAD, f"1 @商工会 {LINE} 12/15", EntryKind.PROMISE),
    ],
)
async def test_every_kind_of_line_is_held(app: ChietaiApp, step: StepKind, line: str, kind: EntryKind) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _troubles(hands)
        hands.desk.submit(i.RaiseTrouble(text="坂がきつい"))
        hands.desk.submit(i.TellCase(text="朝の体操"))
        hands.desk.submit(i.EnterStep(step=step.value))
        await pilot.pause()
        known = len(views.entries(hands.state, kind))
        hands.desk.entry.set_value(line)
        await pilot.pause()
        assert hands.frame.startswith("壁に出す前に")
        await hands.press("enter")
        assert len(views.entries(hands.state, kind)) == known
        await hands.press("enter")
        assert [e.text for e in views.entries(hands.state, kind)][known:] == [LINE]
        assert "佐藤花子" not in hands.text()


async def test_notes_about_a_promise_and_about_the_next_meeting_are_held(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _troubles(hands)
        hands.desk.submit(i.EnterStep(step="recall"))
        await pilot.pause()
        await hands.line("1 1 佐藤花子さんが始めた")
        assert hands.typed and views.recalled(hands.state)[0].outcome is None
        await hands.press("enter")
        assert views.recalled(hands.state)[0].outcome_note == "佐藤花子さんが始めた"
        assert "〇〇さんが始めた" in _stage(hands) and "佐藤花子" not in hands.text()
        hands.desk.submit(i.EnterStep(step="close"))
        await pilot.pause()
        await hands.line("1/20 13:30 佐藤花子さんの家")
        assert hands.state.next_date is None
        await hands.press("ctrl+a")
        assert hands.state.next_note == "佐藤花子さんの家" and hands.state.next_as_said
        assert "佐藤花子さんの家" in _stage(hands)


async def test_a_line_that_looks_odd_too_is_asked_about_for_both_reasons(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _troubles(hands)
        await hands.line(f"s99 {LINE}")
        assert "もう一度 Enter" not in hands.said and not _texts(hands)
        assert hands.frame.startswith("壁に出す前に"), hands.frame
        await hands.press("enter")
        assert not _texts(hands) and "Esc：行に戻る" in hands.frame
        await hands.press("enter")
        assert _texts(hands) == [(f"s99 {LINE}", False)]


async def test_of_pasted_lines_only_those_that_lead_to_a_person_stay(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _troubles(hands)
        hands.desk.entry.field.post_message(events.Paste(f"道が暗い\n{LINE}\n店が遠い\n鈴木花子が来ない\ns99 坂が急"))
        await pilot.pause()
        dialog = app.screen
        assert isinstance(dialog, PasteDialog)
        assert "壁に出す前におたずねします：「佐藤花子」" in hands.text()
        await hands.press("enter")
        assert _texts(hands) == [("道が暗い", False), ("店が遠い", False)]
        assert dialog.lines == [LINE, "鈴木花子が来ない", "s99 坂が急"]
        await hands.press("f6")
        assert "そのまま：" in hands.text()
        await hands.press("enter")
        assert _texts(hands)[2:] == [(LINE, True), ("鈴木花子が来ない", False), ("s99 坂が急", False)]
        assert "鈴木花子" not in hands.text() and LINE in _stage(hands)


async def test_pasted_lines_that_all_lead_to_a_person_name_the_keys(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _troubles(hands)
        hands.desk.entry.field.post_message(events.Paste(f"道が暗い\n{LINE}"))
        await pilot.pause()
        await hands.press("enter")
        assert "F6：その行をそのまま" in hands.said
        assert cell_len(hands.said) <= 70
        await hands.press("f6", "f6", "enter")
        assert _texts(hands) == [("道が暗い", False), (LINE, False)]


async def _correct(hands: Hands, text: str) -> None:
    await hands.press("ctrl+l", "enter")
    field = hands.app.screen.query_one("#field-text")
    field.value = text  # type: ignore[attr-defined]
    await hands.pilot.pause()


async def test_new_words_of_an_entry_are_asked_about_once(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _troubles(hands)
        await hands.line("道が暗い")
        await _correct(hands, LINE)
        await hands.press("enter")
        assert hands.said == "「佐藤花子」  Enter：〇〇で出す  F10：そのまま出す  Esc：行に戻る"
        assert _texts(hands) == [("道が暗い", False)]
        await hands.press("enter")
        assert _texts(hands) == [(LINE, False)]
        assert "佐藤花子" not in hands.text(), "the list is read as the room may read it"
        await hands.press("escape")
        assert HIDDEN in _stage(hands)
        await hands.press("ctrl+z")
        assert _texts(hands) == [("道が暗い", False)]


async def test_how_the_wall_shows_an_entry_can_be_changed_afterwards(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _troubles(hands)
        await hands.line(LINE)
        await hands.press("enter", "ctrl+l", "enter")
        assert hands.said == "壁では〇〇です：「佐藤花子」"
        await hands.press("f10")
        assert _texts(hands) == [(LINE, True)]
        await hands.press("enter")
        assert hands.said == "壁にそのまま出ています：「佐藤花子」"
        await hands.press("f10", "escape")
        assert _texts(hands) == [(LINE, False)] and HIDDEN in _stage(hands)


async def test_lines_of_paper_sheets_are_held_after_the_meeting(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _troubles(hands)
        hands.desk.submit(i.CloseSession())
        await pilot.pause()
        await hands.press("ctrl+g")
        await hands.line("困り")
        assert hands.desk.written_afterwards is StepKind.TROUBLES
        await hands.line(LINE)
        assert not _texts(hands) and "Esc：行に戻る" in hands.frame
        await hands.press("enter")
        assert _texts(hands) == [(LINE, False)] and "佐藤花子" not in hands.text()
