"""What an input method composes is the terminal's, not the program's: nothing that happens by itself may wipe it.

The input method shows what it composes at the terminal's cursor and in the cells behind it. So while nobody presses a
key, the program neither leaves the cursor elsewhere nor paints the lines of the field, nor takes the field away.
"""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import PropertyMock, patch

import pytest
from tests.conftest import FrozenClock
from tests.tui.desk.room import Hands, prepared, world
from tests.tui.terminal import Terminal
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.widgets._toast import Toast

from chietai.meeting import intents as i
from chietai.meeting.kinds import StepKind
from chietai.records.store import SessionStore
from chietai.records.wall_files import WallLock
from chietai.tui.app import ChietaiApp
from chietai.tui.safe_app import BaseApp
from chietai.tui.screens.meeting.meeting_screen import MeetingScreen
from chietai.tui.widgets.private_panel import PrivatePanel

DESK = """
import sys
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from chietai.tui.app import ChietaiApp
from chietai.tui.services import Services

home, numbers, first = Path(sys.argv[2]), count(), datetime.fromisoformat(sys.argv[3])
services = Services(
    clock=lambda: first + timedelta(seconds=int((home / "seconds").read_text() or 0)),
    new_id=lambda: f"desk{next(numbers)}", home=home, library=home / "sessions", digits=lambda: "271828",
)
ChietaiApp(services, "meeting", Path(sys.argv[1])).run()
"""


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are a thing of Unix")
def test_the_clock_writes_elsewhere_and_gives_the_cursor_back(
    home: Path, clock: FrozenClock, new_id: Callable[[], str]
) -> None:
    """A real desk while its clock runs, warns at 70 % and says that the time is over: what the terminal is sent."""
    path = prepared(home / "sessions" / "room.json", clock, new_id)
    with SessionStore.open(path, clock=clock, new_id=new_id) as store:
        steps = (step.model_copy(update={"minutes": 1}) for step in store.state.steps)
        store.commit(i.SetProgramme(steps=tuple(steps)))
        store.commit(i.OpenSession())
        store.commit(i.EnterStep(step="troubles"))
    passed = home / "seconds"
    passed.write_text("0")
    with Terminal(DESK, str(path), str(home), clock().isoformat(), columns=80, rows=24, home=home) as desk:
        desk.read_until(lambda t: t.shows("保存済み") and t.shows("残り1:00"))
        desk.write("夜道が".encode())
        desk.read_until(lambda t: t.shows("夜道が"))
        field = next(y for y, line in enumerate(desk.screen.display) if "夜道が" in line.replace(" ", ""))
        place = (desk.screen.cursor.x, desk.screen.cursor.y)
        assert place == (2 + 6, field)
        before = len(desk.output)
        for seconds, words in (("1", "残り0:59"), ("43", "そろそろ、まとめの時間です"), ("61", "時間になりました。")):
            passed.write_text(seconds)
            desk.read_until(lambda t, words=words: t.shows(words))
            assert (desk.screen.cursor.x, desk.screen.cursor.y) == place
        written = desk.output[before:]
    moves = [(int(y) - 1, int(x) - 1) for y, x in re.findall(rb"\x1b\[(\d+);(\d+)H", written)]
    assert {y for y, _x in moves} & {field - 1, field, field + 1} == {field}
    assert {(y, x) for y, x in moves if y == field} == {(field, place[0])}
    # ... and behind that the frame ends: nothing is painted there.
    assert all(part[:1] in (b"", b"\x1b") for part in written.split(b"\x1b[%d;%dH" % (field + 1, place[0] + 1))[1:])


class Painted:
    """The rows that the app sends to the terminal, frame by frame."""

    def __init__(self) -> None:
        self.rows: set[int] = set()
        self.frames = 0

    def take(self, update: object) -> None:
        if isinstance(update, LayoutUpdate):
            self.rows |= set(range(update.region.y, update.region.bottom))
        elif isinstance(update, ChopsUpdate):
            self.rows |= {y for y, _from, _to in update.spans}
        self.frames += update is not None


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Painted]:
    painted, display = Painted(), BaseApp._display

    def watched(app: BaseApp[None], screen: object, update: object) -> None:
        painted.take(update)
        display(app, screen, update)  # type: ignore[arg-type]

    monkeypatch.setattr(BaseApp, "_display", watched)
    yield painted


class Composing:
    """Looks whether what happens leaves the field that has the focus alone."""

    def __init__(self, hands: Hands, painted: Painted) -> None:
        self.hands, self.painted = hands, painted
        self.field = hands.app.focused
        assert self.field is not None
        self.region: Region = self.field.region
        self.cursor = self.field.cursor_screen_offset  # type: ignore[attr-defined]
        self.painted.rows.clear()
        self.painted.frames = 0

    async def undisturbed(self, what: str, *, painting: bool = True) -> None:
        """Waits until everything is painted. With `painting` something has to have been, elsewhere."""
        await self.hands.pilot.pause()
        await self.hands.pilot.pause()
        assert (self.painted.frames > 0) >= painting, what
        assert self.hands.app.focused is self.field, what
        assert self.field.region == self.region, what
        assert self.field.cursor_screen_offset == self.cursor, what  # type: ignore[attr-defined]
        own = {y for y in self.painted.rows if self.region.y <= y < self.region.bottom}
        assert own == set(), what
        over = self.hands.app.screen.get_widget_at(*self.cursor)[0]
        assert over is self.field, what
        self.painted.rows.clear()
        self.painted.frames = 0


async def tick(hands: Hands, clock: FrozenClock, seconds: float) -> None:
    """What the timers of the desk do when so much time has passed."""
    clock.forward(seconds)
    hands.desk.stage.tick()
    hands.desk._every_second()
    hands.desk.query_one(PrivatePanel)._update_content()


@pytest.fixture
async def hands(home: Path, clock: FrozenClock, new_id: Callable[[], str]):  # type: ignore[no-untyped-def]
    services = world(home, clock, new_id)
    app = ChietaiApp(services, "meeting", prepared(services.library / "room.json", clock, new_id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        await hands.to(StepKind.TROUBLES)
        yield hands


async def test_nothing_that_happens_at_the_desk_touches_the_entry_line(
    hands: Hands, clock: FrozenClock, painted: Painted, monkeypatch: pytest.MonkeyPatch
) -> None:
    await hands.type("夜道が")
    composing = Composing(hands, painted)
    for _second in range(3):
        await tick(hands, clock, 1)
        await composing.undisturbed("the clock")
    await tick(hands, clock, 600)
    await composing.undisturbed("the warning at 70 %")
    await tick(hands, clock, 300)
    await composing.undisturbed("the time is over")
    assert hands.said == "時間になりました。"

    hands.desk.submit(i.RaiseTrouble(text="別の困りごと"))
    await composing.undisturbed("an entry from elsewhere")
    hands.desk.post_message(MeetingScreen.Stored(1))
    await composing.undisturbed("it is stored", painting=False)

    for n in range(4):
        hands.app.notify(f"お知らせ{n}", severity="warning", timeout=600)
        await composing.undisturbed("a notice")
    assert "お知らせ3" in hands.text()
    hands.app.screen.query(Toast).last()._expire()
    await composing.undisturbed("the notice is over")
    hands.app.clear_notifications()
    await composing.undisturbed("all notices are over")

    with patch.object(MeetingScreen, "failure", new_callable=PropertyMock, return_value="ディスクがいっぱいです。"):
        await tick(hands, clock, 1)
        await composing.undisturbed("nothing can be stored")
        assert "ディスクがいっぱいです。" in hands.text()
    await tick(hands, clock, 1)
    await composing.undisturbed("it can again")

    for there in (True, False):
        monkeypatch.setattr(WallLock, "held_elsewhere", lambda _mark, there=there: there)
        hands.desk.look_at_wall()
        await tick(hands, clock, 60)
        await composing.undisturbed("the wall's own window comes and goes")
    assert hands.typed == "夜道が"


async def test_nor_does_it_touch_the_field_of_a_dialog(hands: Hands, clock: FrozenClock, painted: Painted) -> None:
    await hands.line("道が暗い")
    for keys in (("f2",), ("ctrl+g",), ("ctrl+r",), ("ctrl+l",), ("ctrl+l", "enter")):
        await hands.press(*keys)
        assert hands.app.screen is not hands.desk
        await hands.type("夜")
        composing = Composing(hands, painted)
        for seconds in (1, 600, 300):
            await tick(hands, clock, seconds)
            await composing.undisturbed(f"the clock below {keys}", painting=False)
        hands.app.notify("お知らせ", timeout=600)
        await composing.undisturbed(f"a notice over {keys}")
        assert "お知らせ" in hands.text()
        hands.app.clear_notifications()
        await hands.press(*["escape"] * len(keys))
        assert hands.app.screen is hands.desk
    assert "時間になりました" in hands.text()  # what went on below is shown when it comes up again


async def test_notices_follow_the_focus_to_the_other_half(hands: Hands, painted: Painted) -> None:
    """A field that is entered while a notice is there is not covered by it."""
    hands.app.notify("お知らせ", timeout=600)
    await hands.pilot.pause()
    await hands.press("f2")
    field = hands.app.focused
    assert field is not None
    assert not [toast for toast in hands.app.screen.query(Toast) if toast.region.overlaps(field.region)]
    await hands.press("escape")
    assert hands.app.focused is hands.desk.entry.field
    shown = [toast.region for toast in hands.app.screen.query(Toast)]
    assert shown and not any(region.overlaps(hands.desk.entry.field.region) for region in shown)
