"""What is typed while the window is too small, or before a screen stands, comes into the field, whole and in order."""

import asyncio
import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import FrozenClock
from tests.tui.desk.room import Hands, prepared, world
from textual import events
from textual.await_complete import AwaitComplete
from textual.geometry import Size
from textual.widgets import Input, Static

from chietai.meeting.kinds import EntryKind, StepKind
from chietai.tui.app import ChietaiApp
from chietai.tui.commands.default_keys import DEFAULT_KEYS, shown
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


async def test_a_key_waits_for_the_parts_of_a_dialog(app: ChietaiApp) -> None:
    """On a busy machine it comes between the dialog and its parts, which it would then miss.

    So does one that the desk below did not want: Textual offers it to the bindings of the screen that is on top then.
    """
    left: list[tuple[bool, str]] = []

    class Watched(PasteDialog):
        def dismiss(self, result: bool | None = None) -> AwaitComplete:
            left.append((self.is_mounted, self.typed if self.is_mounted else ""))
            return super().dismiss(result)

    async with app.run_test(size=LARGE) as pilot:
        screen = await _at_troubles(Hands(pilot))
        for keys in (("escape",), ("delete", "escape"), ("f4", "escape"), ("x", "escape"), ("enter",)):
            for meant_for_the_desk in (True, False):
                app.push_screen(Watched(screen, ["道が暗い", "坂が急だ"]))
                for key in keys:
                    event = events.Key(key, key if len(key) == 1 else None)
                    if meant_for_the_desk:
                        event._set_forwarded()
                    await app.on_event(event)
                await pilot.pause()
                if meant_for_the_desk and "escape" not in keys:
                    await pilot.press(*keys)
                assert left == [(True, "x" if "x" in keys and not meant_for_the_desk else "")]
                assert app.screen is screen
                left.clear()
        assert app.failure is None
        assert len(_texts(screen)) == 4


async def test_pastes_in_a_row_are_asked_about_once(app: ChietaiApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many come, their lines are listed a few times; Enter takes none that nobody has seen."""
    listed = list[int]()
    refill = PasteDialog.refill
    monkeypatch.setattr(PasteDialog, "refill", lambda self: (listed.append(len(self.lines)), refill(self)))
    monkeypatch.setattr("chietai.tui.screens.meeting.paste_dialog._NO_MORE", 60.0)
    async with app.run_test(size=LARGE) as pilot:
        screen = await _at_troubles(Hands(pilot))
        lines = [(f"道{n}が暗い", f"坂{n}が急だ") for n in range(20)]
        for pair in lines:
            app.post_message(events.Paste("\n".join(pair)))
        await pilot.pause()
        dialog = app.screen
        assert isinstance(dialog, PasteDialog)
        assert dialog.lines == [line for pair in lines for line in pair]
        before = len(listed)
        for n in range(20):
            dialog.add([f"橋{n}が狭い"])
        await pilot.press("enter")
        assert (listed[before:], _texts(screen)) == ([60], [])
        await pilot.press("enter")
        assert app.screen is screen
        assert sorted(_texts(screen)) == sorted(dialog.lines)


@pytest.mark.slow
async def test_a_key_behind_that_of_a_command_finds_what_it_brought(app: ChietaiApp) -> None:
    async with app.run_test(size=LARGE) as pilot:
        screen = await _at_troubles(Hands(pilot))
        brought = set[str]()
        pushed = app.push_screen

        def push_screen(shown: Any, *rest: Any, **more: Any) -> Any:
            brought.add(type(shown).__name__)
            return pushed(shown, *rest, **more)

        app.push_screen = push_screen  # type: ignore[method-assign]
        for key in sorted({key for command, key in DEFAULT_KEYS.items() if key and command != "quit"}):
            for pressed in (key, "escape", "escape"):
                app.post_message(events.Key(pressed, None))
            await pilot.pause()
            for _time in range(3):
                if app.screen is not screen:
                    await pilot.press("escape")
            assert app.screen is screen, key
            assert app.failure is None
        assert len(brought) > 5, brought


async def test_another_screen_is_asked_for_while_a_dialog_comes(app: ChietaiApp) -> None:
    async with app.run_test(size=LARGE) as pilot:
        screen = await _at_troubles(Hands(pilot))
        app.push_screen(PasteDialog(screen, ["道が暗い", "坂が急だ"]))
        await app.go_home()
        await pilot.pause()
        assert app.failure is None
        assert len(app.screen_stack) == 2


async def test_the_window_grows_again_at_once(app: ChietaiApp) -> None:
    async with app.run_test(size=LARGE) as pilot:
        screen = await _at_troubles(Hands(pilot))
        for size in (SMALL, LARGE):
            await app.on_resize(events.Resize(Size(*size), Size(*size)))
        await pilot.pause()
        assert app.failure is None
        assert app.screen is screen
