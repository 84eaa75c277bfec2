"""Hands on the keyboard before the meeting, and eyes on the screen: what the tests of the preparation share."""

from pathlib import Path
from typing import Any

from tests.tui.keyboard import type_text
from tests.tui.painted import painted_strips
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from chietai.meeting import intents as i
from chietai.meeting.state import State
from chietai.records.store import SessionStore
from chietai.tui.app import ChietaiApp
from chietai.tui.screens.prepare import PrepareScreen
from chietai.tui.services import Services
from chietai.tui.widgets.form_fields import Field

SAMPLES = Path(__file__).parents[2] / "roster" / "samples"
HOSTILE = Path(__file__).parents[2] / "roster" / "hostile"


class Hands:
    """What a facilitator does, and what they see."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        assert isinstance(pilot.app, ChietaiApp)
        self.app: ChietaiApp = pilot.app

    async def rest(self) -> None:
        """Waits until nothing is going on any more."""
        await self.pilot.pause()
        while any(not worker.is_finished for worker in self.app.workers):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Presses keys, one after the other, then waits."""
        await self.pilot.press(*keys)
        await self.rest()

    async def type(self, text: str) -> None:
        """Types `text`, key by key."""
        await type_text(self.pilot, text)
        await self.rest()

    async def write(self, text: str) -> None:
        """Puts `text` where the cursor is, as an input method commits it: all at once."""
        focused = self.app.focused
        assert isinstance(focused, Input | TextArea)
        focused.insert_text_at_cursor(text) if isinstance(focused, Input) else focused.insert(text)
        await self.rest()

    async def clear(self) -> None:
        """Empties the field."""
        focused = self.app.focused
        assert isinstance(focused, Input | TextArea)
        there = focused.value if isinstance(focused, Input) else focused.text
        await self.press("end", *["backspace"] * min(len(there), 20))

    @property
    def prepare(self) -> PrepareScreen:
        """The preparation, also when something lies over it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, PrepareScreen))

    @property
    def state(self) -> State:
        """The meeting."""
        return self.prepare.state

    def field(self, key: str) -> Field:
        """A field of what is shown."""
        return next(field for field in self.app.screen.query(Field) if field.key == key)

    def text(self) -> str:
        """The whole screen as text."""
        strips: Any = painted_strips(self.app.screen)
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    async def to(self, page: str) -> None:
        """Turns to the page called `page`."""
        shown = self.prepare.page
        while shown is not None and shown.key != page:
            before = shown
            await self.press("f4")
            shown = self.prepare.page
            assert shown is not before


def document(services: Services, name: str, *intents: i.Intent) -> Path:
    """A document in the library in which `intents` were done."""
    path = services.library / f"{name}.json"
    with SessionStore.create(path, name, clock=services.clock, new_id=services.new_id) as store:
        for intent in intents:
            store.commit(intent)
    return path


def stored(path: Path, services: Services) -> State:
    """The meeting as it is on the disk."""
    with SessionStore.open(path, clock=services.clock, new_id=services.new_id, readonly=True) as store:
        return store.state


def documents(services: Services) -> list[Path]:
    """The documents in the library."""
    return sorted(services.library.glob("*.json"))
