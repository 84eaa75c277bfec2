"""A meeting of 10,000 events through the real program: what it costs in memory and in time stays the same for each.

Four events of ten bring an entry; the others correct, withdraw and undo entries, mark who is here, and give the floor.

The pilot of the tests sleeps some 40 ms for each key, so one event of twenty is an entry that is typed on the keyboard
and ended with Enter; the others go in where Enter ends too, `MeetingScreen.submit`. The screen is painted after each.
Times are printed and never judged: the machine has other work too.
"""

import asyncio
import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, pairwise
from pathlib import Path

import pytest
from tests.conftest import FrozenClock
from tests.tui.desk.room import Hands, prepared, world

from chietai.i18n import set_language
from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.events import Said
from chietai.meeting.kinds import Presence, StepKind
from chietai.records import file_names
from chietai.records.reading import examine
from chietai.records.store import SessionStore
from chietai.tui.app import ChietaiApp
from chietai.tui.screens.meeting.meeting_screen import MeetingScreen

ROUND = 1000
BY_KEYS = 20  # one of so many is typed
STEPS = (StepKind.TROUBLES, StepKind.ROUNDS, StepKind.SPREAD, StepKind.CLOSE)
PEOPLE = 24
_PRESENCES = (Presence.PRESENT, Presence.LATE)
MOST_BYTES = 20_000
"""Memory that one event may take, in bytes: some kilobytes for the event, its line and what the state holds of it."""


@dataclass(frozen=True)
class Reading:
    """What is in use after so many events: blocks of Python's own memory, bytes of the process, widgets, seconds."""

    events: int
    blocks: int
    resident: int
    widgets: int
    begun: float


def _resident() -> int:
    """Bytes of memory in use by this process; 0 where the system does not say."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if statm.exists() else 0


def _read(desk: MeetingScreen) -> Reading:
    gc.collect()
    widgets = len(list(desk.walk_children()))
    return Reading(desk.state.last_seq, sys.getallocatedblocks(), _resident(), widgets, time.perf_counter())


async def _painted(desk: MeetingScreen) -> None:
    """Waits until the screen shows what is."""
    shown = asyncio.Event()
    desk.call_after_refresh(shown.set)
    await shown.wait()


def _entry(kind: StepKind, n: int) -> i.Intent:
    """What somebody says in a step of this kind."""
    text = f"その{n}：坂の上の家まで、重い荷物を運べません。"
    match kind:
        case StepKind.TROUBLES:
            return i.RaiseTrouble(text=text)
        case StepKind.SPREAD:
            return i.TellCase(text=text)
        case StepKind.CLOSE:
            return i.NoteUnsaid(text=text)
        case _:
            return (i.MakeOffer, i.ShareWisdom, i.VoiceHope, i.TakeNote)[n % 4](text=text)


def _happens(kind: StepKind, n: int, newest: str) -> i.Intent:
    """The n-th thing that happens; `newest` is the id of the last entry."""
    match n % 10:
        case 2:
            return i.ReviseEntry(entry=newest, text=f"その{n}：聞き直したら、少しちがいました。")
        case 3 | 7:
            return i.StartTurn(member=f"m{n // 10 % PEOPLE + 1}", seconds=60)
        case 5:
            return i.MarkAttendance(member=f"m{n // 10 % PEOPLE + 1}", presence=_PRESENCES[n // 10 // PEOPLE % 2])
        case 6:
            return i.WithdrawEntry(entry=newest)
        case 9:
            return i.Undo()
        case _:
            return _entry(kind, n)


async def _go_to(hands: Hands, kind: StepKind) -> None:
    desk = hands.desk
    assert desk.submit(i.EnterStep(step=kind.value)) is not None, hands.said
    if kind is not StepKind.ROUNDS:
        return
    trouble = views.troubles(desk.state)[-1].id
    if desk.state.trouble_id != trouble:
        assert desk.submit(i.PutQuestion(question=1, trouble=trouble)) is not None, hands.said


async def _soak(hands: Hands, events: int) -> list[Reading]:
    """So many events, with a reading at the beginning and after each round of them."""
    desk = hands.desk
    readings = [_read(desk)]
    first = desk.state.last_seq
    newest = ""
    for n in count(10):
        done = desk.state.last_seq - first
        if done // ROUND >= len(readings):
            assert desk.session.flush(60)
            readings.append(_read(desk))
            _print_row(*readings[-2:])
        if done >= events:
            return readings
        kind = STEPS[done * len(STEPS) // ROUND % len(STEPS)]
        if desk.step_kind is not kind:
            await _go_to(hands, kind)
        before = desk.state.last_seq
        if n % BY_KEYS == 0:
            await hands.pilot.press("a", "b", "enter")
            assert hands.typed == "", hands.said
        else:
            event = desk.submit(_happens(kind, n, newest))
            assert event is not None, hands.said
            newest = event.entry_id if isinstance(event, Said) else newest
        await _painted(desk)
        assert desk.state.last_seq == before + 1, hands.said
    raise AssertionError


def _print_row(before: Reading, after: Reading) -> None:
    more = after.events - before.events
    print(
        f"{after.events:7,} events: {after.resident / 2**20:6.1f} MB, "
        f"{(after.blocks - before.blocks) / more:6.1f} blocks and "
        f"{(after.resident - before.resident) / more / 1000:6.2f} kB an event, "
        f"{(after.begun - before.begun) / more * 1000:6.1f} ms an event",
        flush=True,
    )


@pytest.fixture
def japanese() -> Iterator[None]:
    """The names of keys and steps as the room has them."""
    set_language("ja")
    yield
    set_language("en")


@pytest.mark.timeout(1200)
@pytest.mark.usefixtures("japanese")
@pytest.mark.parametrize("rounds", [pytest.param(0.1, id="short"), pytest.param(10, marks=pytest.mark.slow, id="full")])
async def test_every_event_costs_the_same(
    tmp_path: Path, clock: FrozenClock, new_id: Callable[[], str], rounds: float
) -> None:
    home = tmp_path / "home"
    services = world(home, clock, new_id)
    path = prepared(services.library / "soak.json", clock, new_id)
    app = ChietaiApp(services, "meeting", path)
    async with app.run_test(size=(120, 36)) as pilot:
        hands = Hands(pilot)
        await pilot.pause()
        desk = hands.desk
        desk.submit(i.OpenSession())
        readings = await _soak(hands, int(rounds * ROUND))
        assert desk.session.flush(60) and not desk.failure
        live, total = desk.state, desk.state.last_seq
    examined = examine(path)
    assert not examined.faults
    assert len({row.event.id for row in examined.rows}) == len(examined.rows) == total
    assert not file_names.journal(path).exists() or not file_names.journal(path).read_bytes()
    with SessionStore.open(path, clock=clock, new_id=new_id, readonly=True) as store:
        assert store.state == live
    if len(readings) < 10:
        return
    assert {reading.widgets for reading in readings[1:]} == {readings[1].widgets}
    # The first round fills what is kept for good (line breaks, styles, letters), so the second is the measure.
    each = [b.blocks - a.blocks for a, b in pairwise(readings[1:])]
    assert max(each[-3:]) <= 1.5 * max(each[:3]), each
    assert (readings[-1].resident - readings[1].resident) / (total - readings[1].events) < MOST_BYTES
