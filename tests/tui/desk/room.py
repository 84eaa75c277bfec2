"""A prepared meeting of 24 people, and hands on the keyboard: what the tests of the desk share."""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from tests.conftest import FrozenClock
from tests.tui.keyboard import type_text
from tests.tui.painted import painted_strips
from textual.pilot import Pilot

from chietai.meeting import intents as i
from chietai.meeting.kinds import StepKind
from chietai.meeting.model import CheckItem, Council, Details, Member, PlannedStep
from chietai.meeting.state import State
from chietai.records.store import SessionStore
from chietai.tui.app import ChietaiApp
from chietai.tui.screens.meeting.meeting_screen import MeetingScreen
from chietai.tui.services import Services
from chietai.tui.widgets.entry_line import EntryLine
from chietai.tui.widgets.status_line import StatusLine

ORGANISATIONS = (
    "社会福祉協議会",
    "地域包括支援センター",
    "自治会",
    "老人クラブ連合会",
    "シルバー人材センター",
    "商工会",
)
FAMILIES = ("佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤", "吉田", "山田")
READINGS = (
    "さとう", "すずき", "たかはし", "たなか", "いとう", "わたなべ",
    "やまもと", "なかむら", "こばやし", "かとう", "よしだ", "やまだ",
)  # fmt: skip
MINUTES = (30, 5, 5, 8, 14, 8, 30, 12, 10, 8)


_written: dict[tuple[str, datetime, int], tuple[list[str], dict[Path, bytes]]] = {}


def prepared(path: Path, clock: FrozenClock, new_id: Callable[[], str], people: int = 24) -> Path:
    """A document with everything that is decided before a meeting begins; nobody is here yet.

    It is written by the program once for the same name, time and ids, and copied, with what lies beside it, from then
    on: most tests of the desk begin with it.
    """
    key = (path.name, clock(), people)
    known, files = _written.get(key, ([], {}))
    ids = [new_id() for _id in known]
    if known and ids == known:
        for name, data in files.items():
            for folder in reversed(name.parents):
                (path.parent / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
            (path.parent / name).touch(mode=0o600)
            (path.parent / name).write_bytes(data)
        return path
    taken, used = iter(ids), list[str]()

    def counted() -> str:
        used.append(next(taken, "") or new_id())
        return used[-1]

    _prepare(path, clock, counted, people)
    beside = [path, *path.parent.glob(f".{path.stem}.*"), *path.parent.glob(f"backups/{path.stem}/*")]
    _written[key] = (used, {one.relative_to(path.parent): one.read_bytes() for one in beside})
    return path


def _prepare(path: Path, clock: FrozenClock, new_id: Callable[[], str], people: int) -> None:
    with SessionStore.create(path, "room", clock=clock, new_id=new_id) as store:
        store.commit(i.DescribeCouncil(council=Council(name="清瀬市協議体")))
        store.commit(
            i.DescribeSession(
                details=Details(
                    title="第３回 知恵交換",
                    date=date(2026, 11, 22),
                    start=time(13, 30),
                    place="市役所",
                    theme="買い物とごみ出し",
                    tables=4,
                    quorum=12,
                    turn_seconds=120,
                )
            )
        )
        steps = (PlannedStep(id=k.value, kind=k, minutes=m) for k, m in zip(StepKind, MINUTES, strict=True))
        store.commit(i.SetProgramme(steps=tuple(steps)))
        store.commit(i.SetChecklist(items=(CheckItem(id="tea", text="お茶"), CheckItem(id="pens", text="ペン"))))
        for n in range(people):
            family, given = FAMILIES[n % 12], "花子" if n < 12 else "太郎"
            organisation = ORGANISATIONS[n % 6]
            number = str(n + 1)
            name, reading = f"{family} {given}", READINGS[n % 12]
            member = Member(id=f"m{number}", name=name, reading=reading, organisation=organisation, number=number)
            store.commit(i.RegisterMember(member=member))
        store.commit(i.CarryPromise(from_session="before", text="ごみ出しの手伝いを試す", who="自治会"))
        store.commit(i.CarryPromise(from_session="before", text="時刻表を大きな字にする", who="商工会"))


def world(home: Path, clock: FrozenClock, new_id: Callable[[], str]) -> Services:
    """The services of a test."""
    return Services(clock=clock, new_id=new_id, home=home, library=home / "sessions", digits=lambda: "271828")


class Hands:
    """Hands on the keyboard of a running app, and eyes on its screen."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        assert isinstance(pilot.app, ChietaiApp)
        self.app: ChietaiApp = pilot.app

    async def press(self, *keys: str) -> None:
        """Presses keys, one after the other."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Types `text` as keys, without Enter."""
        await type_text(self.pilot, text)

    async def line(self, text: str) -> None:
        """Types `text` and Enter."""
        await self.type(text)
        await self.press("enter")

    @property
    def desk(self) -> MeetingScreen:
        """The desk, also when a dialog lies over it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, MeetingScreen))

    @property
    def state(self) -> State:
        """The meeting."""
        return self.desk.state

    @property
    def said(self) -> str:
        """What the uppermost screen says."""
        return self.app.screen.query_one(StatusLine).message

    @property
    def frame(self) -> str:
        """What stands on the frame of the entry line."""
        return str(self.desk.query_one(EntryLine).field.border_title)

    @property
    def typed(self) -> str:
        """What stands in the entry line."""
        return self.desk.query_one(EntryLine).value

    @property
    def footer(self) -> str:
        """What the footer of the desk reads."""
        return str(self.desk.query_one("CommandBar").render())

    def text(self) -> str:
        """The whole screen as text."""
        strips: Any = painted_strips(self.app.screen)
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    async def here(self, *numbers: int) -> None:
        """Marks the members with these numbers as here, at the reception."""
        for number in numbers:
            await self.line(str(number))

    async def to(self, kind: StepKind) -> None:
        """Goes on until a step."""
        while self.desk.step_kind is not kind:
            await self.press("f8")
