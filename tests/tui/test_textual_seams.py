"""The seams in Textual: each one still holds, and no other file of the program uses a name that is not documented."""

import ast
import importlib
import inspect
import pkgutil
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import textual
from rich.cells import cell_len
from tests.tui.painted import painted_strips
from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult
from textual.content import Content
from textual.css.stylesheet import Stylesheet
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Offset
from textual.screen import ModalScreen, Screen
from textual.widgets import Checkbox, Input, Static, TextArea
from textual.widgets._toggle_button import ToggleButton

import chietai.tui
from chietai.text.kinsoku import NOT_AT_END, NOT_AT_START
from chietai.tui import key_reader, textual_seams, unix_driver
from chietai.tui.grid import LINES
from chietai.tui.key_reader import KeyReader, UnreadableInput
from chietai.tui.safe_app import BaseApp
from chietai.tui.terminal_input import TerminalInput
from chietai.tui.textual_seams import (
    KeepingStylesheet,
    SeamedApp,
    SeamedScreen,
    SeamedToggle,
    break_shown_text,
    break_typed_text,
)
from chietai.tui.widgets.choice import Choose, Confirm

SPOKEN = "坂の上に住む桜さん（仮名）は、買い物に行けなくなりました。"
SOURCE = Path(chietai.tui.__file__).parents[1]
SEAM_MODULES = (textual_seams, key_reader, unix_driver)
SEAMS = [Path(module.__file__ or "") for module in SEAM_MODULES]


# -- nothing else uses a private name --------------------------------------------------------------------------------


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("__") and name != "_"


def _private_imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
            if names[0] == "textual" and any(map(_is_private, names)):
                yield f"{node.lineno}: from {node.module}"
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("textual.") and any(map(_is_private, alias.name.split("."))):
                    yield f"{node.lineno}: import {alias.name}"


def _of_others(tree: ast.AST) -> Iterator[str]:
    """Private attributes of anything that is not `self`, unless this very file defines the name."""
    own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    own |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    own |= {node.attr for node in attributes if isinstance(node.ctx, ast.Store) and _is_self(node.value)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("getattr", "setattr", "hasattr"):
            name = ast.unparse(node.args[1]).lstrip("f").strip("'\"")
            if _is_private(name):
                yield f"{node.lineno}: {ast.unparse(node)}"
    for node in attributes:
        if _is_private(node.attr) and node.attr not in own and not _is_self(node.value) and not _is_os(node.value):
            yield f"{node.lineno}: {ast.unparse(node)}"


def _is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in ("self", "cls")


def _is_os(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "os"


def _private_names(tree: ast.AST) -> set[str]:
    """The private names that code defines or uses of itself: `def _x`, `self._x`, `super()._x`, `cls._x`."""
    names = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and (_is_self(node.value) or ast.unparse(node.value) == "super()"):
            names.add(node.attr)
        elif isinstance(node, ast.AnnAssign | ast.Assign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return {name for name in names if _is_private(name)}


def _names_of_class(cls: type, seen: dict[type, set[str]]) -> set[str]:
    if cls not in seen:
        try:
            seen[cls] = _private_names(ast.parse(textwrap.dedent(inspect.getsource(cls))))
        except (OSError, TypeError):
            seen[cls] = set()
        seen[cls] |= {name for name in vars(cls) if _is_private(name)}
    return seen[cls]


def _taken_from_textual() -> Iterator[str]:
    """Private names that a class of ours uses or overrides and that a class of Textual above it has."""
    seen: dict[type, set[str]] = {}
    for info in pkgutil.walk_packages(chietai.tui.__path__, "chietai.tui."):
        module = importlib.import_module(info.name)
        for cls in vars(module).values():
            if not inspect.isclass(cls) or cls.__module__ != info.name or module in SEAM_MODULES:
                continue
            above = [base for base in cls.__mro__ if base.__module__.startswith("textual.")]
            if above:
                theirs = set().union(*(_names_of_class(base, seen) for base in above))
                tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
                yield from (f"{info.name}.{cls.__name__}: {name}" for name in sorted(_private_names(tree) & theirs))


def test_no_other_file_uses_a_private_name_of_textual() -> None:
    uses = []
    for path in sorted(SOURCE.rglob("*.py")):
        if path not in SEAMS:
            tree = ast.parse(path.read_text("utf-8"))
            uses += [f"{path.relative_to(SOURCE)}:{use}" for use in _private_imports(tree)]
            if path.is_relative_to(SOURCE / "tui"):
                uses += [f"{path.relative_to(SOURCE)}:{use}" for use in _of_others(tree)]
    assert uses == []


def test_no_class_takes_a_private_name_from_textual() -> None:
    assert list(_taken_from_textual()) == []


def test_the_search_finds_what_it_seeks() -> None:
    tree = ast.parse("\n".join(path.read_text("utf-8") for path in SEAMS))
    imports = {use.split(": ")[1] for use in _private_imports(tree)}
    assert imports >= {"from textual._wrap", "from textual._xterm_parser"}
    assert any("_batch_count" in use for use in _of_others(tree))
    theirs = _names_of_class(App, {}) | _names_of_class(Screen, {}) | _names_of_class(ToggleButton, {})
    theirs |= _names_of_class(Stylesheet, {}) | _names_of_class(textual.dom.DOMNode, {})
    theirs |= _names_of_class(LinuxDriver, {}) | _names_of_class(Driver, {})
    ours = set().union(*(_names_of_class(cls, {}) for cls in (key_reader.KeyReader, unix_driver._Output)))
    ours |= {"_SOURCES", "_WAIT", "_AT_ONCE", "_GONE", "_fault", "_read_all", "_window", "_stop", "_go_on", "_stopped"}
    assert _private_names(tree) - ours <= theirs, "a private name that Textual no longer has"


# -- lines -----------------------------------------------------------------------------------------------------------


def test_textual_breaks_its_content_so(monkeypatch: pytest.MonkeyPatch) -> None:
    import textual.content

    monkeypatch.setattr(textual.content, "divide_line", textual.content.divide_line)  # type: ignore[attr-defined]
    break_shown_text(LINES.divide)
    lines = [line.content.plain.rstrip() for line in Content(SPOKEN)._wrap_and_format(24)]
    assert lines == LINES.wrap(SPOKEN, 24)


async def test_screens_break_lines_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both seams, seen on a screen: phrases in what is shown, only the rules in what is being typed."""
    import textual.content
    import textual.document._wrapped_document as wrapped_document

    monkeypatch.setattr(textual.content, "divide_line", textual.content.divide_line)  # type: ignore[attr-defined]
    monkeypatch.setattr(wrapped_document, "compute_wrap_offsets", wrapped_document.compute_wrap_offsets)  # type: ignore[attr-defined]
    break_shown_text(LINES.divide)
    break_typed_text(LINES.divide_strictly)

    class Shown(App[None]):
        CSS = "Static { width: 24; } TextArea { width: 26; border: none; padding: 0; scrollbar-size: 0 0; }"

        def compose(self) -> ComposeResult:
            yield Static(Content(SPOKEN))
            yield TextArea(SPOKEN)

    app = Shown()
    async with app.run_test(size=(40, 20)):
        static, area = app.query_one(Static), app.query_one(TextArea)
        shown = [static.render_line(y).text.rstrip() for y in range(static.size.height)]
        typed = [section for line in area.wrapped_document.lines for section in line]
    cuts = LINES.divide_strictly(SPOKEN, 25)  # one cell is kept for the cursor
    assert shown == LINES.wrap(SPOKEN, 24)
    assert typed == [SPOKEN[a:b] for a, b in zip([0, *cuts], [*cuts, len(SPOKEN)], strict=True)]
    assert typed[0] != shown[0]
    assert not any(line[0] in NOT_AT_START or line[-1] in NOT_AT_END for line in typed)


# -- the app ---------------------------------------------------------------------------------------------------------


class Fields(SeamedApp[None]):
    """A field, and notices that are counted."""

    def __init__(self) -> None:
        super().__init__()
        self.changes = 0
        self.pressed = 0

    BINDINGS = [("f5", "count", ""), ("f6", "count", "")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield Input("abc", select_on_focus=False)

    def before_notices(self) -> None:
        self.changes += 1

    def action_count(self) -> None:
        self.pressed += 1


async def test_the_cursor_of_the_terminal_goes_where_text_goes() -> None:
    app = Fields()
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        assert app.text_cursor() == app.query_one(Input).cursor_screen_offset
        app.cursor_position = Offset(0, 0)
        app.screen.refresh()
        await pilot.pause()
        assert app.cursor_position == app.text_cursor()
        app.set_focus(None)
        assert app.text_cursor() is None


async def test_a_dialog_that_covers_everything_is_not_painted_from_below() -> None:
    class Cover(ModalScreen[None]):
        CSS = "Cover { background: black; }"

    class Veil(ModalScreen[None]):
        CSS = "Veil { background: black 50%; }"

    app = Fields()
    async with app.run_test(size=(40, 10)):
        below = app.screen
        await app.push_screen(Veil())
        assert app._background_screens == [below]
        await app.push_screen(Cover())
        assert app._background_screens == []
        assert len(super(SeamedApp, app)._background_screens) == 2, "Textual itself no longer paints them"


async def test_notices_are_told_before_they_change_and_can_be_asked_for() -> None:
    app = Fields()
    async with app.run_test(size=(40, 10)) as pilot:
        assert not app.has_notices()
        before = app.changes
        app.notify("x")
        await pilot.pause()
        assert app.has_notices()
        assert app.changes > before


async def test_only_bindings_with_priority_are_pressed() -> None:
    class Bound(Fields):
        def on_mount(self) -> None:
            self.bind("f6", "count")

    app = Bound()
    async with app.run_test(size=(40, 10)):
        assert not await app.press_priority_key("f6")
        assert not app.pressed
        assert await app.press_priority_key("ctrl+q"), "Textual's own key to quit has priority"


async def test_the_first_frame_does_not_wait_for_a_tick() -> None:
    painted: list[str] = []

    class Watched(SeamedApp[None]):
        def compose(self) -> ComposeResult:
            yield Static("x")

        def _display(self, screen: Screen[Any], renderable: Any) -> None:
            painted.append(type(renderable).__name__)
            super()._display(screen, renderable)

    app = Watched()
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.pause()
        painted.clear()
        app.screen.refresh()
        app.paint_now()
        assert painted
        with app.batch_update():
            painted.clear()
            app.screen.refresh()
            app.paint_now()
            assert not painted


async def test_what_is_written_reaches_the_driver_but_in_no_test() -> None:
    app = Fields()
    async with app.run_test(size=(40, 10)):
        assert not app.write_to_terminal("\x1b[6n")
        driver = app._driver
        assert driver is not None
        written: list[str] = []

        class Terminal:
            is_headless = is_inline = False
            write = staticmethod(written.append)
            flush = staticmethod(lambda: written.append("<flushed>"))

        app._driver = Terminal()  # type: ignore[assignment]
        sent = app.write_to_terminal("\x1b[6n")
        app._driver = driver
    assert sent
    assert written == ["\x1b[6n", "<flushed>"]
    assert callable(driver.write)
    assert callable(driver.flush)
    assert (driver.is_headless, driver.is_inline) == (True, False)


async def test_a_fault_ends_the_app_without_a_word_of_what_it_held(capsys: pytest.CaptureFixture[str]) -> None:
    class Fails(SeamedApp[None]):
        def on_mount(self) -> None:
            said = "内緒の話"
            raise RuntimeError(len(said))

    app = Fails()
    with pytest.raises(RuntimeError):
        async with app.run_test(size=(40, 10)):
            pass
    assert isinstance(app.failure, RuntimeError)
    app._print_error_renderables()
    assert "内緒" not in "".join(capsys.readouterr())


async def test_a_panic_is_a_fault_and_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Textual calls it for errors that know how to draw themselves, and returns as if somebody had left."""

    class Drawn(RuntimeError):
        def __rich__(self) -> str:
            return "内緒の話"

    class Panics(SeamedApp[None]):
        def on_mount(self) -> None:
            raise Drawn

    app = Panics()
    with pytest.raises(Drawn):
        async with app.run_test(size=(40, 10)):
            pass
    assert isinstance(app.failure, Drawn)
    assert not app.was_left
    app._print_error_renderables()
    assert "内緒" not in "".join(capsys.readouterr())
    alone = SeamedApp[None]()
    async with alone.run_test(size=(40, 10)):
        alone.panic("内緒の話")
    assert isinstance(alone.failure, RuntimeError)
    left = SeamedApp[None]()
    async with left.run_test(size=(40, 10)):
        left.exit()
    assert left.was_left
    assert left.failure is None


async def test_a_screen_that_is_coming_when_the_app_is_left_is_no_fault() -> None:
    class Dialog(ModalScreen[None]):
        def compose(self) -> ComposeResult:
            yield Input()

        def on_mount(self) -> None:
            self.query_one(Input).focus()

    for code in (0, 143):
        app = SeamedApp[None]()
        async with app.run_test(size=(40, 10)):
            app.push_screen(Dialog())
            app.exit(return_code=code)
        assert app.failure is None
        assert app.return_code == code


async def test_a_dialog_that_is_answered_twice_takes_the_first_answer() -> None:
    """The screen below stays."""
    for dialog in (Choose("", ["a", "b"]), Confirm("", "yes", "no")):
        app, answers = BaseApp[None](), list[object]()
        async with app.run_test(size=(40, 12)) as pilot:
            below = SeamedScreen[None]()
            await app.push_screen(below)
            await app.push_screen(dialog, answers.append)
            for _time in range(3):
                app.post_message(events.Key("enter", "\r"))
            await pilot.pause()
            assert app.screen is below
            assert answers in ([0], [True])


@pytest.mark.parametrize("pressed_before", [False, True])
async def test_the_mouse_on_what_has_just_gone_is_no_fault(pressed_before: bool) -> None:
    """Until the next layout it is still found under the mouse."""

    class Page(SeamedScreen[None]):
        def compose(self) -> ComposeResult:
            yield Static("雪かき")
            yield Static("買い物")

    def at(kind: type[events.MouseEvent], y: int) -> events.MouseEvent:
        return kind(None, 1, y, 0, 0, 1, False, False, False)

    app = BaseApp[None]()
    async with app.run_test(size=(40, 12)) as pilot:
        page = Page()
        await app.push_screen(page)
        await pilot.pause()
        if pressed_before:
            page._forward_event(at(events.MouseDown, 0))
        gone = page.query(Static).last()
        await gone.remove()
        assert page.get_widget_at(1, 1)[0] is gone
        for kind in (events.MouseMove, events.MouseDown, events.MouseMove, events.MouseUp):
            page._forward_event(at(kind, 1))
        await pilot.pause()
        assert app.failure is None


def test_every_screen_is_answered_once() -> None:
    for info in pkgutil.walk_packages(chietai.tui.__path__, "chietai.tui."):
        importlib.import_module(info.name)
    ours = {screen for screen in _below(Screen) if screen.__module__.startswith("chietai.")}
    assert len(ours) > 20
    assert [screen.__name__ for screen in ours if not issubclass(screen, SeamedScreen)] == []


def _below(kind: type) -> set[type]:
    return {found for child in kind.__subclasses__() for found in ({child} | _below(child))}


# -- the keyboard ----------------------------------------------------------------------------------------------------


def _keys(*reads: bytes) -> list[str]:
    reader = KeyReader(TerminalInput(lambda: (100, 30)))
    read = [message for data in reads for message in reader.read(data)]
    return [message.key if isinstance(message, events.Key) else type(message).__name__ for message in read]


def test_textual_reads_the_sequences_that_it_knows() -> None:
    assert _keys(b"a\x1b[A\x1b[15~\x1bOP\r") == ["a", "up", "f5", "f1", "enter"]
    assert _keys("あ".encode(), b"\x1b[I\x1b[O", b"\x1b[2;3R") == ["あ", "AppFocus", "AppBlur", "CursorPosition"]
    assert _keys(b"\x1b[<0;1;1M\x1b[<0;1;1m\x1b[<64;1;1M") == ["MouseDown", "MouseUp", "MouseScrollUp"]
    assert _keys(b"\x1b[?2026;2$y", b"\x1b[200~x\x1b[201~") == ["TerminalSupportsSynchronizedOutput", "Paste"]


def test_an_unknown_sequence_is_not_typed_out_and_nothing_waits_for_more_of_it() -> None:
    assert _keys(b"\x1b[9;9;9v\x1b[?1;2cok") == ["o", "k"]
    assert _keys(b"\x1bx", b"y") == ["alt+x", "y"]
    textual = XTermParser()
    known = list(textual.feed("\x1b[9;9;9v"))
    assert not known and textual._timeout_time is not None
    textual._timeout_time = 0.0
    assert len(list(textual.tick())) > 4, "Textual itself no longer types them out"


def test_a_parser_that_fails_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = KeyReader(TerminalInput(lambda: (100, 30)))

    def fails(_self: XTermParser, data: str) -> list[Any]:
        raise OverflowError(data)

    with monkeypatch.context() as patched:
        patched.setattr(XTermParser, "feed", fails)
        assert [type(message) for message in reader.read(b"a")] == [UnreadableInput]
    assert [message.key for message in reader.read(b"b") if isinstance(message, events.Key)] == ["b"]


def test_what_the_driver_takes_over_is_there() -> None:
    """What it does is seen in a terminal, by test_terminal_faults.py and test_stopping.py."""
    source = inspect.getsource(LinuxDriver)
    assert "target=self._run_input_thread" in source and "self.run_input_thread()" in source
    assert "WriterThread(self._file)" in source
    assert "if self._must_signal_resume" in source
    assert "self._key_thread.start()" in source
    assert 'getincrementaldecoder("utf-8")()' in source, "Textual itself decodes with replacement by now"


# -- the screen, the toggles, the strips -----------------------------------------------------------------------------


async def test_a_screen_hears_of_its_painting_and_binds_keys_of_its_own() -> None:
    class Counting(SeamedScreen[None]):
        paintings = pressed = 0

        def compose(self) -> ComposeResult:
            yield Input()

        def on_mount(self) -> None:
            self.bind_key("end", "press")

        def painted(self) -> None:
            self.paintings += 1

        def action_press(self) -> None:
            self.pressed += 1

    app: App[None] = App()
    screen = Counting()
    async with app.run_test(size=(40, 10)) as pilot:
        await app.push_screen(screen)
        await pilot.pause()
        assert screen.paintings
        await pilot.press("end")
        assert (screen.pressed, screen.query_one(Input).value) == (1, "")
        with app.batch_update():
            before = screen.paintings
            screen.refresh()
            screen._compositor_refresh()
            assert screen.paintings == before


async def test_a_mark_is_drawn_by_its_class() -> None:
    class Marked(SeamedToggle, Checkbox):
        def mark(self) -> Content:
            return Content("<yes>" if self.value else "<no>")

    class Boxes(App[None]):
        def compose(self) -> ComposeResult:
            yield Marked("甲", True)
            yield Marked("乙", False)

    app = Boxes()
    async with app.run_test(size=(40, 10)):
        rows = [strip.text for strip in painted_strips(app.screen)]
        assert all(cell_len(row) == 40 for row in rows)
    assert any("<yes> 甲" in row for row in rows)
    assert any("<no> 乙" in row for row in rows)


def test_textuals_own_sheet_forgets_what_ours_keeps() -> None:
    def read(sheet: Stylesheet) -> tuple[int, int]:
        for number in range(100):
            sheet.add_source(f"#n{number} {{ width: {number}; }}", read_from=(str(number), ""))
        sheet.parse()
        first = sheet.rules
        sheet.set_variables({})
        sheet.reparse()
        return len(first), sum(rule is kept for rule, kept in zip(sheet.rules, first, strict=True))

    assert read(KeepingStylesheet()) == (100, 100)
    assert read(Stylesheet())[1] < 100, "Textual keeps as much by now: the seam can go"


def test_public_handlers_run_before_those_of_textual() -> None:
    """Our fields rely on it: `on_key` of a subclass comes first, and `prevent_default` keeps Textual's away."""

    class Field(Input):
        def on_key(self, event: events.Key) -> None: ...

    handlers = [cls.__name__ for cls, _ in Field()._get_dispatch_methods("on_key", events.Key("a", "a"))]
    assert handlers[:2] == ["Field", "Input"]
