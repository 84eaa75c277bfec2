"""What is typed while the window is too small, or before a screen stands, comes into the field, whole and in order."""

import asyncio
import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import FrozenClock
from tests.tui.desk.room import Hands, prepared, world
from textual import events
from textual.widgets import Input, Static

from chietai.meeting.kinds import EntryKind, StepKind
from chietai.tui.app import ChietaiApp
from chietai.tui.commands.default_keys import shown
from chietai.tui.held_keys import HeldKeys
from chietai.tui.screens.meeting.meeting_screen import MeetingScreen
from chietai.tui.screens.meeting.paste_dialog import PasteDialog

SMALL, LARGE = (60, 20), (100, 30)
SAID = "道が暗い　とくに坂"


@pytest.fixture
def app(home: Path, clock: FrozenClock, new_id: Callable[[], str]) -> ChietaiApp:
    """The desk, before it is opened."""
    services = world(home, clock, new_id)
    return ChietaiApp(services, "meeting", prepared(services.library / "room.json", clock, new_id))


def _key(character: str) -> events.Key:
    names = {"\r": "enter", "\u3000": "ideographic_space", "\x7f": "backspace", " ": "space"}
    return events.Key(names.get(character, character), character)


async def _types(app: ChietaiApp, text: str) -> None:
    """As the terminal sends it: one key after the other, without waiting."""
    for character in text:
        app.post_message(_key(character))


async def _at_troubles(hands: Hands) -> MeetingScreen:
    await hands.press("f8")
    await hands.to(StepKind.TROUBLES)
    screen = hands.app.screen
    assert isinstance(screen, MeetingScreen)
    return screen


def _texts(screen: MeetingScreen) -> list[str]:
    entries = sorted(screen.state.entries.values(), key=lambda entry: entry.id)
    return [entry.text for entry in entries if entry.kind is EntryKind.TROUBLE]


@pytest.mark.parametrize(
    ("before", "unseen", "after", "line"),
    [
        ("", SAID, "", SAID),
        ("夜は", SAID, "です", f"夜は{SAID}です"),
        ("夜は", f"あ\x7f{SAID}", "", f"夜は{SAID}"),
        ("夜は", "\x7f\x7f\x7f", "", "夜は"),
        ("", f"{SAID}\r", "。", f"{SAID}。"),
        ("夜は", "\r", "", "夜は"),
        ("夜は", f"{SAID}\r\r", "", f"夜は{SAID}"),
    ],
)
async def test_one_line_stands_in_the_field_and_enter_takes_it(
    app: ChietaiApp, before: str, unseen: str, after: str, line: str
) -> None:
    async with app.run_test(size=LARGE) as pilot:
        hands = Hands(pilot)
        screen = await _at_troubles(hands)
        await _types(app, before)
        await pilot.resize_terminal(*SMALL)
        await _types(app, unseen)
        await pilot.resize_terminal(*LARGE)
        await _types(app, after)
        await pilot.pause()
        assert screen.entry.value == line
        assert _texts(screen) == []
        await hands.press("enter")
        assert _texts(screen) == [line]


async def test_several_lines_are_asked_about_with_what_stood_there(app: ChietaiApp) -> None:
    async with app.run_test(size=LARGE) as pilot:
        hands = Hands(pilot)
        screen = await _at_troubles(hands)
        await _types(app, "夜は")
        await pilot.resize_terminal(*SMALL)
        await _types(app, "暗い\r")
        app.post_message(events.Paste("草が伸びる\n坂がきつい"))
        await _types(app, "\rバスがない")
        await pilot.resize_terminal(*LARGE)
        await pilot.pause()
        assert isinstance(app.screen, PasteDialog)
        assert _texts(screen) == []
        await hands.press("enter")
        assert _texts(screen) == ["夜は暗い", "草が伸びる", "坂がきつい", "バスがない"]
        assert screen.entry.value == ""


async def test_keys_that_do_something_stay_unpressed(app: ChietaiApp) -> None:
    async with app.run_test(size=LARGE) as pilot:
        hands = Hands(pilot)
        screen = await _at_troubles(hands)
        await pilot.resize_terminal(*SMALL)
        for key in ("f8", "ctrl+q", "ctrl+z", "escape", "f2", "delete", "ctrl+u"):
            app.post_message(events.Key(key, None))
        await _types(app, SAID)
        await pilot.resize_terminal(*LARGE)
        await pilot.pause()
        assert app.screen is screen
        assert screen.step_kind is StepKind.TROUBLES
        assert screen.entry.value == SAID


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+x"])
async def test_the_key_to_leave_asks_in_the_small_window(app: ChietaiApp, key: str) -> None:
    app.settings = dataclasses.replace(app.settings, keys={} if key == "ctrl+q" else {"quit": key})
    async with app.run_test(size=LARGE) as pilot:
        hands = Hands(pilot)
        screen = await _at_troubles(hands)
        await pilot.resize_terminal(*SMALL)
        await hands.press(key, *"ab", key)
        assert app.is_running
        said = str(app.screen.query_one("#too-small", Static).render())
        assert f"もう一度 {shown(key)} を押して" in said
        assert "いま打った文字は消えます" in said
        assert "残してあります" not in said
        await pilot.resize_terminal(*LARGE)
        await pilot.pause()
        assert app.screen is screen
        assert screen.entry.value == "ab"
        await pilot.resize_terminal(*SMALL)
        await pilot.press(key, key)
        await pilot.pause()
        assert not app.is_running


async def test_in_a_dialog_too(app: ChietaiApp) -> None:
    async with app.run_test(size=LARGE) as pilot:
        hands = Hands(pilot)
        await _at_troubles(hands)
        await hands.press("f2")
        field = app.focused
        assert isinstance(field, Input)
        await pilot.resize_terminal(*SMALL)
        await _types(app, "幕\r")
        await pilot.resize_terminal(*LARGE)
        await pilot.pause()
        assert app.focused is field
        assert field.value == "幕"


async def test_what_is_typed_before_the_desk_stands_comes_into_its_line(app: ChietaiApp) -> None:
    async with app.run_test(size=LARGE) as pilot:
        await pilot.pause()
        await app.go_home()
        await pilot.pause()
        await app.open_session(app._start[1] or Path())
        await _types(app, SAID)
        await asyncio.sleep(0)
        await _types(app, "。")
        await pilot.pause()
        assert isinstance(app.screen, MeetingScreen)
        assert app.screen.entry.value == f"{SAID}。"


async def test_the_very_first_keys_too(app: ChietaiApp) -> None:
    class Eager(ChietaiApp):
        async def on_load(self) -> None:
            await _types(self, SAID)

    eager = Eager(app.services, "meeting", app._start[1])
    async with eager.run_test(size=LARGE) as pilot:
        await pilot.pause()
        assert isinstance(eager.screen, MeetingScreen)
        assert eager.screen.entry.value == SAID


async def test_in_a_window_that_is_too_small_from_the_start(app: ChietaiApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await _types(app, SAID)
        await pilot.pause()
        await pilot.resize_terminal(*LARGE)
        await pilot.pause()
        assert isinstance(app.screen, MeetingScreen)
        assert app.screen.entry.value == SAID


TYPED = st.text(st.sampled_from("あいう 　abc\r"), max_size=12)


@given(TYPED, st.booleans(), st.text("かき", max_size=3), st.integers(0, 3))
def test_every_letter_is_given_on_in_order(text: str, heard: bool, value: str, cursor: int) -> None:
    cursor = min(cursor, len(value))
    held, for_lines = HeldKeys(), HeldKeys()
    for character in text:
        held.hold(_key(character))
        for_lines.hold(_key(character))
    left, given_on = held.for_line(value, cursor, lines_are_heard=heard)
    letters = "".join(e.text if isinstance(e, events.Paste) else e.character or "" for e in given_on)
    blank = str.maketrans("", "", " 　\r\n")
    first, _enter, rest = text.partition("\r")
    assert not held
    assert "\r" not in letters
    if left == value and letters.count("\n") == 0:
        assert letters.translate(blank) == text.translate(blank)
    else:
        assert left == ""
        assert letters.translate(blank) == (value[:cursor] + first + value[cursor:] + rest).translate(blank)
    assert [e.character for e in for_lines.for_lines() if isinstance(e, events.Key)] == [*text]
