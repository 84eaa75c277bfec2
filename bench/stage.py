"""What the stage costs: 1,000 entries against 10, a resize, a theme, the animation of a draw, the clock at rest.

Run: python bench/stage.py
"""

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, timezone

from textual.app import ComposeResult

from chietai.meeting import intents as i
from chietai.meeting.kinds import Presence, StepKind
from chietai.meeting.model import Member, PlannedStep
from chietai.meeting.state import Stamp, State
from chietai.meeting.transitions import apply, decide
from chietai.tui.safe_app import BaseApp
from chietai.tui.stage import Stage, compose

NOW = datetime(2026, 11, 22, 13, 30, tzinfo=timezone(timedelta(hours=9)))
TEXT = "坂の上の団地では、バス停まで歩けない人が買い物に行けず、食事がかたよっている（{n}）"


def done(state: State, *intents: i.Intent) -> State:
    """The state after `intents`."""
    for intent in intents:
        state = apply(state, decide(state, intent, Stamp(f"b{state.last_seq}", NOW)))
    return state


def troubles(count: int) -> State:
    """A meeting with `count` troubles."""
    steps = tuple(PlannedStep(id=kind.value, kind=kind, minutes=14) for kind in StepKind)
    state = done(State(), i.CreateSession(session_id="b"), i.SetProgramme(steps=steps), i.EnterStep(step="troubles"))
    return done(state, *(i.RaiseTrouble(text=TEXT.format(n=n)) for n in range(count)))


def drawn(people: int, tables: int) -> State:
    """A draw of many people."""
    from chietai.lottery import draw, table_sizes
    from chietai.lottery.types import DrawRequest, Person

    members = [Member(id=f"m{n}", name=f"相原 節子{n}", organisation="社協") for n in range(people)]
    steps = (PlannedStep(id="draw", kind=StepKind.DRAW, minutes=8),)
    state = done(State(), i.CreateSession(session_id="b"), i.SetProgramme(steps=steps), i.EnterStep(step="draw"))
    state = done(state, *(i.RegisterMember(member=member) for member in members))
    state = done(state, *(i.MarkAttendance(member=m.id, presence=Presence.PRESENT) for m in members))
    request = DrawRequest(tuple(Person(m.id) for m in members), table_sizes(people, tables=tables), seed="1")
    return done(state, i.RecordDraw(tables=draw(request).tables, request=request, seed="1"))


class Bare(BaseApp[None]):
    """A stage and nothing else."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.first = state
        self.now = NOW

    def compose(self) -> ComposeResult:
        yield Stage(lambda: self.now)

    def on_mount(self) -> None:
        """Shows the first state."""
        self.query_one(Stage).state = self.first


async def timed(action: Callable[[], Awaitable[None]], times: int) -> float:
    """The milliseconds of `action`: the first quartile, as others use this machine too."""
    durations = []
    for _n in range(times):
        start = time.perf_counter()
        await action()
        durations.append(time.perf_counter() - start)
    return statistics.quantiles(durations, n=4)[0] * 1000


async def with_entries(count: int) -> dict[str, float]:
    """Milliseconds until a stage with `count` entries has shown a new one, a page, a size, a theme, a second."""
    app = Bare(troubles(count))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        stage = app.query_one(Stage)
        held = [app.first]
        sizes = [(100, 30), (80, 24)]

        async def entry() -> None:
            held[0] = done(held[0], i.RaiseTrouble(text=TEXT.format(n=len(held[0].entries))))
            stage.state = held[0]
            await pilot.pause()

        async def page() -> None:
            stage.page = stage.page - 1 if stage.page else stage.pages - 1
            await pilot.pause()

        async def second() -> None:
            app.now += timedelta(seconds=1)
            stage.tick()
            await pilot.pause()

        async def size() -> None:
            sizes.reverse()
            await pilot.resize_terminal(*sizes[0])
            await pilot.pause()

        async def theme() -> None:
            app.theme = "washi" if app.theme == "ai" else "ai"
            await pilot.pause()

        # The pilot waits a while until the app is at rest: that is no work of the stage's.
        waiting = await timed(pilot.pause, 30)
        actions = {
            "a new entry": entry,
            "a page": page,
            "a second": second,
            "another size": size,
            "another theme": theme,
        }
        return {name: await timed(action, 20) - waiting for name, action in actions.items()}


def frames() -> float:
    """The median milliseconds of one picture of the animation of a draw, 160 people on 120 x 36 cells."""
    state, durations = drawn(160, 20), []
    for n in range(90):
        start = time.perf_counter()
        compose(state, NOW + timedelta(seconds=n / 15), 120, 36)
        durations.append(time.perf_counter() - start)
    return statistics.median(durations) * 1000


def main() -> None:
    """Prints every figure as a ratio."""
    few, many = asyncio.run(with_entries(10)), asyncio.run(with_entries(1000))
    allowed = {"a new entry": "16 ms", "another size": "3x", "another theme": "3x"}
    for name, ms in few.items():
        print(
            f"{name:14} 10 entries {ms:5.1f} ms, 1,000 entries {many[name]:5.1f} ms = {many[name] / ms:.2f}x"
            f" (allowed: {allowed.get(name, '2x')})"
        )
    print(f"one picture of the animation of a draw: {frames():.1f} ms of the 67 ms that there are")


if __name__ == "__main__":
    main()
