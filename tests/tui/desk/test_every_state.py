"""The desk and all that opens over it, in every state: what is painted can be read, and in any terminal."""

from collections.abc import AsyncIterator, Callable
from unittest.mock import PropertyMock, patch

import pytest
from tests.conftest import FrozenClock
from tests.tui.desk.room import Hands
from tests.tui.inspection import inspect
from textual import events

from chietai.meeting.kinds import StepKind
from chietai.tui.app import ChietaiApp
from chietai.tui.screens.meeting.meeting_screen import MeetingScreen
from chietai.tui.screens.too_small import TooSmall

State = AsyncIterator[str]


async def reception(hands: Hands, clock: FrozenClock) -> State:
    """Before the meeting, who is here, names, what is refused, the room."""
    yield "MeetingScreen: before"
    await hands.press("f8")
    await hands.type("たなか")
    yield "MeetingScreen: a name, offered"
    await hands.press("enter")
    yield "MeetingScreen: told"
    await hands.line("だれでもない")
    assert "! " in hands.text()  # that it went wrong is not told by colour alone
    yield "MeetingScreen: refused"
    await hands.press(*["backspace"] * 6, "f9")
    yield "MeetingScreen: the private panel"
    await hands.press("f9", "ctrl+r")
    yield "AttendanceDialog: attendance"
    await hands.press("escape", "ctrl+b")
    yield "RoomDialog: room"
    await hands.press("enter")
    yield "RoomDialog: ticked"
    await hands.press("escape", "f12")
    yield "MeetingScreen: curtain"
    await hands.press("f12", "f4")
    yield "MeetingScreen: agreements"


async def talk(hands: Hands, clock: FrozenClock) -> State:
    """Entries, their dialogs, the clock from plenty to over."""
    await hands.press("f8")
    await hands.here(1, 2, 3, 4, 5, 6, 7, 8)
    await hands.to(StepKind.DRAW)
    await hands.press("f3")
    yield "MeetingScreen: announced"
    await hands.press("f3", "escape")
    yield "MeetingScreen: drawn"
    await hands.press("ctrl+s")
    yield "SeatsDialog: seats"
    await hands.press("down", "enter")
    yield "SeatsDialog: seats, whereto"
    await hands.press("escape", "escape")
    await hands.to(StepKind.TROUBLES)
    await hands.type("@社")
    yield "MeetingScreen: an organisation, offered"
    await hands.press("escape", *["backspace"] * 2)
    await hands.line("1 " + "重い物を坂の上まで運べない" * 6)
    await hands.line("2 ごみの集積所まで遠い")
    await hands.press("ctrl+l")
    yield "EntriesDialog: entries"
    await hands.press("enter")
    yield "EntryDialog: entry"
    await hands.press("down", *"99", "enter")
    yield "EntryDialog: entry, refused"
    await hands.press("escape", "escape")
    await hands.type("佐藤花子さんの隣の田中さんが 090-1234-5678 に電話してほしいと話していた")
    yield "MeetingScreen: a line that leads to people"
    await hands.press("enter")
    yield "MeetingScreen: a line that leads to people, asked about"
    await hands.press("enter", "ctrl+l", "enter")
    yield "EntryDialog: an entry of which the wall hides words"
    await hands.type("よ")
    await hands.press("enter")
    yield "EntryDialog: new words that lead to people, asked about"
    await hands.press("escape", "escape")
    hands.desk.entry.field.post_message(events.Paste("道が暗い\n雪かきができない\n佐藤花子さんが困る"))
    await hands.pilot.pause()
    yield "PasteDialog: pasted lines"
    await hands.press("enter")
    yield "PasteDialog: pasted lines that lead to people"
    await hands.press("escape", "ctrl+d")
    await hands.type("山田さんに声をかける")
    yield "MeetingScreen: a note, asked for"
    await hands.press("enter")
    clock.forward(minutes=10)
    hands.desk.stage.tick()
    yield "MeetingScreen: soon over"
    clock.forward(minutes=6)
    hands.desk.stage.tick()
    yield "MeetingScreen: over"
    hands.app.notify("ふつうのお知らせ", timeout=600)
    hands.app.notify("気をつけること", severity="warning", timeout=600)
    hands.app.notify("うまくいかなかったこと", severity="error", timeout=600)
    yield "MeetingScreen: notices"
    hands.app.clear_notifications()
    with patch.object(MeetingScreen, "failure", new_callable=PropertyMock, return_value="ディスクがいっぱいです。"):
        hands.desk._every_second()
        yield "MeetingScreen: cannot be stored"
    hands.desk._every_second()


async def overlaid(hands: Hands, clock: FrozenClock) -> State:
    """What opens anywhere: help, palette, steps; then questions, the end and what comes after."""
    await hands.press("f8")
    await hands.here(1, 2, 3, 4)
    await hands.press("f1")
    yield "HelpScreen: help"
    await hands.press("end")
    yield "HelpScreen: help, scrolled"
    await hands.press("escape", "f2")
    yield "PaletteScreen: palette"
    await hands.type("無いもの")
    yield "PaletteScreen: palette, nothing found"
    await hands.press("escape", "ctrl+g")
    yield "StepsDialog: steps"
    await hands.press("escape")
    await hands.to(StepKind.TROUBLES)
    await hands.line("道が暗い")
    await hands.press("f8")
    await hands.line("1 3")
    yield "MeetingScreen: chosen"
    await hands.press("f3", "f8")
    yield "MeetingScreen: a question"
    await hands.to(StepKind.CLOSE)
    await hands.press("f3")
    yield "Confirm: the end, asked"
    await hands.press("enter")
    yield "Confirm: the end; write the summary?"
    await hands.press("enter")
    yield "ExportScreen: export"
    await hands.press("tab", "tab")
    yield "ExportScreen: export, levels"
    await hands.press("escape")
    yield "MeetingScreen: after the end"
    await hands.press("ctrl+g")
    yield "AfterwardsDialog: what to write down"
    await hands.press("escape")
    await hands.pilot.resize_terminal(50, 14)
    assert isinstance(hands.app.screen, TooSmall)
    yield "TooSmall: too small"


@pytest.mark.parametrize("journey", [reception, talk, overlaid], ids=lambda journey: journey.__name__)
async def test_it_can_be_read(
    app: ChietaiApp, clock: FrozenClock, journey: Callable[[Hands, FrozenClock], State]
) -> None:
    wrong: list[str] = []
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        hands = Hands(pilot)
        await pilot.pause()
        async for name in journey(hands, clock):
            assert name.startswith(f"{type(app.screen).__name__}: ")
            wrong += [f"{name}: {one}" for one in await inspect(app, pilot.pause)]
    assert wrong == []
