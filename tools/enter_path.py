"""The way of an Enter at the desk: which functions of the program run from the key to the sync of the journal.

    python tools/enter_path.py [CHECKOUT]

Prints, as JSON, the calls on the way and all calls of the screen's thread until the screen rests: of each the file, the
line and the name of the function. `tools/structure.py` counts them.

A real desk without a terminal is followed with a profiler (`sys.setprofile`): a rehearsed meeting in the step of the
troubles, a sentence, Enter. The first Enter pays for imports; the second is followed.
"""

import asyncio
import importlib
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

_PACKAGE = "chietai"
_COMPREHENSIONS = ("<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>")
# Where Textual paints the cursor of an emptied field: drawing, not the way.
_PAINTING = ("cursor_screen_offset",)
_NOT_COUNTED = (*_COMPREHENSIONS, *_PAINTING, "<module>")
_SENTENCE = "坂の上の家まで、重い荷物を運べません。"


class Trace:
    """What runs between an Enter that the field takes and the sync of the journal.

    In the screen's thread a call counts when it is made while a message is handled that lies on the way: the key, and
    those posted while one on the way was handled that lead to the hand-over. The hand-over is the moment the writing
    thread is woken (`Condition.notify`). In the writing thread every call counts from there to `os.fsync`.
    """

    def __init__(self, root: str) -> None:
        self._root = root
        self._main = threading.get_ident()
        self._calls: list[tuple[int, CodeType]] = []  # in the screen's thread: message and function
        self._posted: dict[int, int] = {}  # a message to the one that was being handled when it was posted
        self._kept: list[object] = []  # so that no id is given twice
        self._from = 0
        self._way: list[CodeType] = []
        self._handed_over = self._synced = False
        self.on = False
        self.syncs = 0  # in other threads than the screen's
        self.all: list[CodeType] = []

    def __call__(self, frame: FrameType, event: str, arg: Any) -> None:
        if event == "c_call" and getattr(arg, "__name__", "") == "fsync" and threading.get_ident() != self._main:
            self.syncs += 1
        if not self.on:
            return
        code = frame.f_code
        ours = code.co_filename.startswith(self._root) and code.co_name not in _NOT_COUNTED
        if threading.get_ident() == self._main:
            if event == "call":
                self._in_the_screen(frame, code, ours)
        elif self._handed_over and not self._synced:
            if event == "call" and ours:
                self._way.append(code)
            elif event == "c_call" and getattr(arg, "__name__", "") == "fsync":
                self._synced = True

    def _in_the_screen(self, frame: FrameType, code: CodeType, ours: bool) -> None:
        if ours:
            self.all.append(code)
        if self._handed_over:
            return
        message = self._handled(frame)
        if ours:
            if not self._from and getattr(message, "key", "") == "enter" and _is_field(frame.f_locals.get("self")):
                self._from = id(message)
            if self._from:
                self._calls.append((id(message), code))
        elif code.co_name == "post_message" and "message" in frame.f_locals:
            posted = frame.f_locals["message"]
            self._kept.append(posted)
            self._posted.setdefault(id(posted), id(message))
        elif code.co_name == "notify" and code.co_filename == threading.__file__ and self._from and message:
            chain = [id(message)]
            while (step := self._posted.get(chain[-1], 0)) and chain[-1] != self._from and step not in chain:
                chain.append(step)
            if chain[-1] == self._from:
                self._way = [code for handled, code in self._calls if handled in chain]
                self._handed_over = True

    def _handled(self, frame: FrameType | None) -> object:
        """The message that is being handled: that of the outermost dispatch."""
        message = None
        while frame is not None:
            if frame.f_code.co_name == "_dispatch_message" and "message" in frame.f_locals:
                message = frame.f_locals["message"]
            frame = frame.f_back
        if message is not None:
            self._kept.append(message)
        return message

    def way(self) -> list[CodeType]:
        """The functions on the way, call by call."""
        if not self._synced:
            raise SystemExit("the way of the Enter was not found: nothing was synced")
        return self._way


def _is_field(widget: object) -> bool:
    return any(cls.__name__ == "Input" for cls in type(widget).__mro__)


def _class(source: Path, name: str) -> Any:
    """The class of that name, wherever a checkout keeps it."""
    head = re.compile(rf"^class {name}\b", re.MULTILINE)
    files = sorted((source / _PACKAGE).rglob("*.py"))
    path = next(path for path in files if head.search(path.read_text(encoding="utf-8")))
    return getattr(importlib.import_module(".".join(path.relative_to(source).with_suffix("").parts)), name)


def _meeting(folder: Path) -> Path:
    """A rehearsed document that ends in the step of the troubles, with some of them."""
    command = [sys.executable, "-m", _PACKAGE, "rehearse", "--members", "24", "--tables", "5", "--seed", "7"]

    def rehearsed(name: str, *more: str) -> Path:
        subprocess.run([*command, "--out", str(folder / name), *more], check=True, capture_output=True)
        return next((folder / name).glob("*.json"))

    events = list(json.loads(rehearsed("whole").read_text(encoding="utf-8"))["events"].values())
    raised = [n for n, event in enumerate(events) if event["type"] == "TroubleRaised"]
    return rehearsed("part", "--events", str(raised[5] + 1))


async def follow(source: Path) -> dict[str, list[CodeType]]:
    """The calls on the `way`, and `all` of the screen's thread until the screen rests."""
    trace = Trace(str(source / _PACKAGE) + os.sep)
    threading.setprofile(trace)
    with tempfile.TemporaryDirectory() as home:
        os.environ["CHIETAI_HOME"] = home
        path = _meeting(Path(home))
        services = _class(source, "Services").real(Path(home), path.parent)
        app = _class(source, "ChietaiApp")(services, "meeting", path)
        screen = _class(source, "MeetingScreen")
        async with app.run_test(size=(120, 36)) as pilot:
            await pilot.pause()
            assert isinstance(app.screen, screen)
            for followed in (False, True):
                for character in _SENTENCE:
                    await pilot.press(character)
                before = trace.syncs
                if followed:
                    trace.on = True
                    sys.setprofile(trace)
                await pilot.press("enter")
                sys.setprofile(None)
                while trace.syncs == before:
                    await pilot.pause(0.05)
            trace.on = False
            return {"way": trace.way(), "all": trace.all}


def main() -> None:
    source = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[1]).resolve() / "src"
    if os.environ.get("PYTHONPATH") != str(source):  # what is installed may be another checkout
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONPATH": str(source)})
    calls = asyncio.run(follow(source))
    places = {what: [(c.co_filename, c.co_firstlineno, c.co_name) for c in codes] for what, codes in calls.items()}
    print(json.dumps(places))


if __name__ == "__main__":
    main()
