"""What a key costs at the desk: from the key to the repainted screen, with 1,000 entries against 10.

In the step of the troubles every key is measured, in the other steps an entry, with the entries that the step is about.
Prints the ratios beside their budgets: an entry at most 1.3 times, another key 2 times, another size or theme 3 times.

Run: python bench/desk.py
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from chietai.meeting import intents as i
from chietai.meeting.kinds import StepKind
from chietai.meeting.model import PlannedStep
from chietai.records.clock_and_ids import seeded_ids
from chietai.records.store import SessionStore
from chietai.tui.app import ChietaiApp
from chietai.tui.screens.meeting.meeting_screen import MeetingScreen
from chietai.tui.services import Services

_SIZE = (120, 36)
_OTHER_SIZE = (100, 30)
_KEYS = "asdfghjk" * 5
_FEW, _MANY = 10, 1000
_ROUNDS = 2  # the better of them counts: the machine has other work too
_TEXT = "その{n}：坂の上の家まで、重い荷物を運べません。"
_TROUBLES, _CLOSE = StepKind.TROUBLES, StepKind.CLOSE

_FILLED: dict[StepKind, Callable[[int], i.Intent]] = {
    StepKind.TROUBLES: lambda n: i.RaiseTrouble(text=_TEXT.format(n=n)),
    StepKind.CHOOSE: lambda n: i.RaiseTrouble(text=_TEXT.format(n=n)),
    StepKind.ROUNDS: lambda n: i.MakeOffer(text=_TEXT.format(n=n), trouble="1", organisation="自治会"),
    StepKind.REPORT: lambda n: i.MakeOffer(text=_TEXT.format(n=n), trouble="1", organisation="自治会"),
    StepKind.SPREAD: lambda n: (
        i.MakePromise(text=_TEXT.format(n=n), who="自治会", case="1") if n % 2 else i.TellCase(text=_TEXT.format(n=n))
    ),
    StepKind.CLOSE: lambda n: (
        i.MakePromise(text=_TEXT.format(n=n), who="自治会") if n % 2 else i.NoteUnsaid(text=_TEXT.format(n=n))
    ),
}
"""What stands on the desk in each step, the n-th of it."""

_BUDGETS = {
    "a letter in the line": 2,
    **{f"Enter: {kind.value}": 1.3 for kind in _FILLED},
    "down in the list": 2,
    "another size": 3,
    f"another size: {_CLOSE.value}": 3,
    "another theme": 3,
}


@asynccontextmanager
async def filled(folder: Path, kind: StepKind, entries: int) -> Any:
    """A desk in a step with so many entries, as a pilot."""
    clock = lambda: datetime(2026, 11, 22, 4, 30, tzinfo=UTC)  # noqa: E731
    path = folder / f"{kind.value}.json"
    ids = seeded_ids(entries)
    with SessionStore.create(path, "bench", clock=clock, new_id=ids) as store:
        store.commit(i.SetProgramme(steps=(PlannedStep(id="step", kind=kind, minutes=14),)))
        store.commit(i.OpenSession())
        store.commit(i.EnterStep(step="step"))
        if kind in (StepKind.ROUNDS, StepKind.REPORT):
            store.commit(i.RaiseTrouble(text="買い物に行けない"))
            store.commit(i.PickTrouble(entry="1"))
            store.commit(i.PutQuestion(trouble="1", question=1))
        if kind is StepKind.SPREAD:
            store.commit(i.TellCase(text="移動販売"))
    app = ChietaiApp(Services(clock, ids, folder, folder, lambda: "1"), "meeting", path)
    async with app.run_test(size=_SIZE) as pilot:
        await pilot.pause()
        desk = app.screen
        assert isinstance(desk, MeetingScreen)
        for n in range(entries):
            desk.session.submit(_FILLED[kind](n))
        desk.refresh_state()
        desk.session.flush(60)
        await pilot.pause()
        yield pilot


async def one(pilot: Pilot[None], what: Callable[[], Awaitable[object]]) -> float:
    """Milliseconds of the processor that something takes until the screen is painted.

    Not of the clock, since the driver of the tests sleeps after each key. What the thread does that stores an entry
    is in it, as far as it comes in that time.
    """
    started = time.process_time()
    await what()
    await pilot.pause()
    return (time.process_time() - started) * 1000


async def keys(pilot: Pilot[None], *names: str) -> float:
    """The median of some keys."""
    return statistics.median([await one(pilot, partial(pilot.press, name)) for name in names])


async def entered(pilot: Pilot[None]) -> float:
    """The median of some entries, from Enter."""
    times = []
    for _entry in range(12):
        await pilot.press("a", "b")
        times.append(await one(pilot, partial(pilot.press, "enter")))
    assert isinstance(pilot.app.screen, MeetingScreen)
    assert not pilot.app.screen.entry.value, "the entries were refused"
    return statistics.median(times)


async def resized(pilot: Pilot[None]) -> float:
    """The median of some changes of the size."""
    sizes = [_OTHER_SIZE, _SIZE] * 4
    return statistics.median([await one(pilot, partial(pilot.resize_terminal, *size)) for size in sizes])


async def measured(folder: Path, entries: int) -> dict[str, float]:
    """Milliseconds for each thing in `_BUDGETS`, with so many entries on the desk."""
    times: dict[str, float] = {}
    async with filled(folder, _TROUBLES, entries) as pilot:
        times["a letter in the line"] = await keys(pilot, *_KEYS)
        await pilot.press(*["backspace"] * len(_KEYS))
        times[f"Enter: {_TROUBLES.value}"] = await entered(pilot)
        times["another size"] = await resized(pilot)
        times["another theme"] = await keys(pilot, *["ctrl+t"] * 8)
        await pilot.press("ctrl+l")
        times["down in the list"] = await keys(pilot, *["down"] * 20)
    for kind in _FILLED:
        if kind is _TROUBLES:
            continue
        async with filled(folder, kind, entries) as pilot:
            times[f"Enter: {kind.value}"] = await entered(pilot)
            if kind is _CLOSE:
                times[f"another size: {kind.value}"] = await resized(pilot)
    return times


async def best(folder: Path, entries: int) -> dict[str, float]:
    """The best of some rounds, each with documents of its own."""
    rounds = []
    for number in range(_ROUNDS):
        place = folder / f"{entries}-{number}"
        place.mkdir()
        rounds.append(await measured(place, entries))
    return {what: min(taken[what] for taken in rounds) for what in _BUDGETS}


async def main() -> None:
    """Prints milliseconds for few and many entries, and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        await measured(Path(folder), 5)  # the first run pays for the imports
        few, many = await best(Path(folder), _FEW), await best(Path(folder), _MANY)
    for what, budget in _BUDGETS.items():
        ratio = many[what] / few[what]
        costs = f"{_FEW}: {few[what]:6.1f} ms   {_MANY:,}: {many[what]:6.1f} ms"
        print(f"{what:22} {costs}   ratio {ratio:.2f} (budget {budget}){'' if ratio <= budget else '  OVER'}")


if __name__ == "__main__":
    asyncio.run(main())
