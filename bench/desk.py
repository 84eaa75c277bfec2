"""What a key costs at the desk: from the key to the repainted screen, with 1,000 entries against 40.

Forty fill the list of entries: with fewer, less would be painted.

Run: python bench/desk.py
"""

import asyncio
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from chietai.meeting import intents as i
from chietai.meeting.model import PlannedStep
from chietai.meeting.words import StepKind
from chietai.records.ids import seeded_ids
from chietai.records.store import SessionStore
from chietai.tui.app import ChietaiApp
from chietai.tui.screens.meeting.screen import MeetingScreen
from chietai.tui.services import Services

_SIZE = (120, 36)
_KEYS = "asdfghjk" * 5


async def measured(folder: Path, entries: int) -> dict[str, float]:
    """Milliseconds of the processor a key (median): typing, moving in the list of entries, switching the theme.

    Not of the clock, since the driver of the tests sleeps after each key.
    """
    clock = lambda: datetime(2026, 11, 22, 4, 30, tzinfo=UTC)  # noqa: E731
    path = folder / f"{entries}.json"
    ids = seeded_ids(entries)
    with SessionStore.create(path, "bench", clock=clock, new_id=ids) as store:
        store.commit(i.SetProgramme(steps=(PlannedStep(id="troubles", kind=StepKind.TROUBLES, minutes=14),)))
        store.commit(i.EnterStep(step="troubles"))
    services = Services(clock, ids, folder, folder, lambda: "1")
    app = ChietaiApp(services, "meeting", path)
    times: dict[str, float] = {}
    async with app.run_test(size=_SIZE) as pilot:
        await pilot.pause()
        desk = app.screen
        assert isinstance(desk, MeetingScreen)
        for n in range(entries):
            desk.session.submit(i.RaiseTrouble(text=f"困りごとその{n}：坂の上の家まで、重い荷物を運べません。"))
        desk.refresh_state()
        desk.session.save_now(60)
        await pilot.pause()

        async def one(*keys: str) -> float:
            taken = []
            for key in keys:
                begun = time.process_time()
                await pilot.press(key)
                taken.append(time.process_time() - begun)
            return statistics.median(taken) * 1000

        times["a letter in the line"] = await one(*_KEYS)
        times["another theme"] = await one(*["ctrl+t"] * 4)
        await pilot.press("ctrl+l")
        times["down in the list"] = await one(*["down"] * 20)
    return times


async def main() -> None:
    """Prints milliseconds for 40 and 1,000 entries, and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        await measured(Path(folder), 5)  # the first run pays for the imports
        few, many = await measured(Path(folder), 40), await measured(Path(folder), 1000)
    for what, ms in many.items():
        print(f"{what:22} 40: {few[what]:6.1f} ms   1,000: {ms:6.1f} ms   ratio {ms / few[what]:.2f}")


if __name__ == "__main__":
    asyncio.run(main())
