"""Whatever people write: on every screen that shows it the grid holds in any terminal; the document keeps it."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import FrozenClock
from tests.tui.desk.room import Hands, prepared, world
from tests.tui.inspection import doubtful
from tests.tui.painted import painted_strips
from tests.tui.test_grid import CLASSES, cells_in_old_terminal, cells_in_wide_terminal
from wcwidth import wcswidth

from chietai.meeting import intents as i
from chietai.meeting.kinds import Presence, StepKind
from chietai.meeting.model import CheckItem, Council, Member
from chietai.records.store import SessionStore
from chietai.text.gate import clean
from chietai.tui.app import ChietaiApp
from chietai.tui.services import Services

TEXTS = [clean(text) for text in CLASSES.values()]


@pytest.fixture
def services(home: Path, clock: FrozenClock, new_id: Callable[[], str]) -> Services:
    return world(home, clock, new_id)


@pytest.fixture
def document(services: Services, clock: FrozenClock, new_id: Callable[[], str]) -> Path:
    """A meeting in which every word of people is of one of the classes."""
    path = prepared(services.library / "room.json", clock, new_id, people=0)
    everything = " ".join(TEXTS)[:60]
    with SessionStore.open(path, clock=clock, new_id=new_id) as store:
        store.commit(i.DescribeCouncil(council=Council(name=everything)))
        details = store.state.details.model_copy(
            update=dict.fromkeys(("title", "place", "theme", "consider", "result", "case_text"), everything)
        )
        store.commit(i.DescribeSession(details=details))
        store.commit(i.SetChecklist(items=tuple(CheckItem(id=f"c{n}", text=t) for n, t in enumerate(TEXTS))))
        for n, text in enumerate(TEXTS):
            member = Member(id=f"m{n}", name=text, organisation=TEXTS[-1 - n], number=str(n + 1), needs=text)
            store.commit(i.RegisterMember(member=member))
        store.commit(i.CarryPromise(from_session="x", text=TEXTS[0], who=TEXTS[1], due=date(2026, 1, 1)))
    return path


def told(app: ChietaiApp, where: str) -> list[str]:
    """What is wrong with the grid: doubtful characters, and rows that are longer or shorter in some terminal."""
    app.wide_lines = True
    wrong = [f"{where}: {char!r}" for char in doubtful(app)]
    for strip in painted_strips(app.screen):
        text = "".join(segment.text for segment in strip)
        rules = (wcswidth, cells_in_wide_terminal, cells_in_old_terminal)
        wrong += [f"{where}: {cells.__name__}: {text!r}" for cells in rules if cells(text) != app.size.width]
    return wrong


async def test_at_the_desk_and_after_it(services: Services, document: Path) -> None:
    app = ChietaiApp(services, "meeting", document)
    wrong: list[str] = []
    async with app.run_test(size=(120, 36)) as pilot:
        hands = Hands(pilot)
        app.wide_lines = True
        await pilot.pause()

        async def look(where: str, *keys: str) -> None:
            await hands.press(*keys)
            wrong.extend(told(app, where))

        await look("before")
        await hands.press("f8")
        for n in range(len(TEXTS)):
            hands.desk.submit(i.MarkAttendance(member=f"m{n}", presence=Presence.PRESENT))
        await look("reception")
        await hands.type("1")
        await look("names offered")
        await look("attendance", "backspace", "ctrl+r")
        await look("room", "escape", "ctrl+b")
        await look("panel", "escape", "f9")
        await hands.press("f9")
        await hands.to(StepKind.DRAW)
        await look("drawn", "f3", "f3", "escape")
        await look("seats", "ctrl+s")
        await look("whereto", "down", "enter")
        await hands.press("escape", "escape")
        await hands.to(StepKind.TROUBLES)
        for n, text in enumerate(TEXTS):
            hands.desk.submit(i.RaiseTrouble(text=text, organisation=TEXTS[-1 - n]))
            await look(f"trouble {n}")
        hands.desk.submit(i.TakeNote(text=TEXTS[0]))
        await look("notes", "f9")
        await look("entries", "f9", "ctrl+l")
        for n in range(len(TEXTS)):
            await look(f"entry {n}", "enter")
            await hands.press("escape", "down")
        await hands.press("escape")
        await hands.type("@")
        await look("organisations offered")
        await look("undone", "escape", "backspace", "ctrl+z")
        await look("palette", "f2")
        await hands.press("escape")
        stored = json.loads(document.read_text("utf-8")) if hands.desk.session.flush() else {}
    assert wrong == []
    kept = json.dumps(stored, ensure_ascii=False)
    assert [text for text in TEXTS if json.dumps(text, ensure_ascii=False)[1:-1] not in kept] == []


@pytest.mark.parametrize("start", ["home", "prepare", "replay", "export"])
async def test_before_and_afterwards(services: Services, document: Path, start: str) -> None:
    app = ChietaiApp(services, start, document if start != "home" else None)
    wrong: list[str] = []
    async with app.run_test(size=(120, 36)) as pilot:
        hands = Hands(pilot)
        app.wide_lines = True
        keys = {"home": ["f4"], "prepare": ["f4"] * 11, "replay": ["end", "ctrl+f"], "export": ["f2"]}[start]
        for key in ("", *keys):
            await pilot.press(*([key] if key else []))
            await app.workers.wait_for_complete()
            await hands.pilot.pause()
            wrong += told(app, f"{start} {key}")
    assert wrong == []
