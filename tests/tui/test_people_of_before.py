"""People of the council's other meetings are hidden wherever a meeting is shown or written, also when erased there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import FrozenClock
from tests.tui.painted import painted_strips
from textual.pilot import Pilot

from chietai.cli.dispatcher import main
from chietai.meeting import intents as i
from chietai.meeting.kinds import StepKind
from chietai.meeting.model import Council, Member, PlannedStep
from chietai.privacy.meeting_guard import guard_of
from chietai.privacy.readers import Reader
from chietai.records.erasure import redact
from chietai.records.follow import Follower
from chietai.records.gather_people import CouncilPeople, keep_people
from chietai.records.people_keys import PeopleKeys
from chietai.records.reading import readable, state_of
from chietai.records.store import SessionStore
from chietai.reports.export_documents import Kind
from chietai.reports.summary import Level
from chietai.tui.app import ChietaiApp
from chietai.tui.paper_writing import PaperWriting
from chietai.tui.safe_app import BaseApp
from chietai.tui.screens.prepare.prepare_screen import PrepareScreen
from chietai.tui.screens.wall_screen import WallApp
from chietai.tui.services import Services

COUNCIL, NAME, WORDS = "清瀬市協議体", "瓜生田 翠蓮", "瓜生田翠蓮の雪かき"
SHOWN = "〇〇の雪かき"


@pytest.fixture
def services(home: Path, clock: FrozenClock, new_id: Callable[[], str]) -> Services:
    return Services(clock=clock, new_id=new_id, home=home, library=home / "sessions", digits=lambda: "1")


def held(services: Services, name: str, *people: str) -> SessionStore:
    path = services.library / f"{name}.json"
    store = SessionStore.create(path, name, clock=services.clock, new_id=services.new_id)
    store.commit(i.DescribeCouncil(council=Council(name=COUNCIL)))
    for number, person in enumerate(people):
        store.commit(i.RegisterMember(member=Member(id=f"m{number}", name=person)))
    return store


@pytest.fixture
def before(services: Services) -> Path:
    """A meeting with a member who is on no later list."""
    with held(services, "before", NAME) as store:
        return store.path


@pytest.fixture
def document(services: Services, before: Path) -> Path:
    """The present meeting, in which this person is spoken of."""
    with held(services, "now", "佐藤 一郎") as store:
        steps = (PlannedStep(id="troubles", kind=StepKind.TROUBLES, minutes=10),)
        store.commit(i.SetProgramme(steps=steps))
        store.commit(i.OpenSession())
        store.commit(i.EnterStep(step="troubles"))
        store.commit(i.RaiseTrouble(text=WORDS))
        assert guard_of(store.state).shown(WORDS, Reader.ROOM) == WORDS  # this meeting alone knows nobody of the name
        return store.path


def seen(app: BaseApp[None]) -> str:
    lines = painted_strips(app.screen)
    return "\n".join("".join(segment.text for segment in strip) for strip in lines)


async def until(pilot: Pilot[None], app: BaseApp[None], words: str) -> None:
    for _attempt in range(500):
        if words in seen(app):
            return
        await pilot.pause(0.02)
    raise AssertionError(seen(app))


async def test_at_the_desk(services: Services, document: Path) -> None:
    app = ChietaiApp(services, "meeting", document)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, app, SHOWN)
        assert "瓜生田" not in seen(app)


async def test_at_the_desk_from_the_first_frame_when_they_were_gathered(services: Services, document: Path) -> None:
    state = state_of(readable(document))
    CouncilPeople(document, services.home, services.library).gather(state)
    shown = CouncilPeople(document, services.home, services.library).guard(state).shown(WORDS, Reader.ROOM)
    assert shown == SHOWN


async def test_on_the_wall(services: Services, document: Path) -> None:
    follower = Follower(document)
    follower.poll()
    people = CouncilPeople(document, services.home, services.library)
    assert people.gather(follower.state)
    assert not people.gather(follower.state)
    app = WallApp(follower, services.clock, people=people)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, app, SHOWN)


async def test_in_the_replay(services: Services, document: Path) -> None:
    app = ChietaiApp(services, "replay", document)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("end")
        await until(pilot, app, SHOWN)


async def test_in_the_preparation(services: Services, before: Path) -> None:
    with held(services, "next", "佐藤 一郎") as store:
        state, path = store.state, store.path
    app = ChietaiApp(services, "prepare", path)
    async with app.run_test(size=(100, 30)) as pilot:
        for _attempt in range(500):
            if isinstance(app.screen, PrepareScreen) and app.screen.walls.hides(state, WORDS):
                break
            await pilot.pause(0.02)
        assert app.screen.walls.hides(state, WORDS) == ("瓜生田翠蓮",)


@pytest.mark.parametrize("erased", [False, True])
def test_in_papers_of_the_screen(
    services: Services, document: Path, before: Path, tmp_path: Path, erased: bool
) -> None:
    if erased:
        erase(services, before)
    papers = PaperWriting(document, services)
    papers.write(tmp_path / "out", [Kind.MARKDOWN], Level.PUBLIC, force=False, with_case=False)
    (paper,) = (tmp_path / "out").iterdir()
    assert SHOWN in paper.read_text("utf-8")


@pytest.mark.parametrize("erased", [False, True])
def test_in_papers_of_the_command(
    services: Services, document: Path, before: Path, tmp_path: Path, erased: bool
) -> None:
    if erased:
        erase(services, before)
    words = ["export", str(document), "--to", "md,html,csv", "--level", "public", "--out", str(tmp_path / "out")]
    assert main(words) == 0
    papers = {path: path.read_text("utf-8") for path in (tmp_path / "out").iterdir()}
    assert [path for path, text in papers.items() if "瓜生田" in text or "翠蓮" in text] == []
    assert any(SHOWN in text for text in papers.values())


def test_damaged_keys_are_told_by_the_command(
    services: Services, document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_people(document, state_of(readable(document)), services.home)
    PeopleKeys(services.home, COUNCIL).path.write_text("[]")
    assert main(["export", str(document), "--to", "md", "--out", str(tmp_path)]) == 0
    assert "damaged.json" in capsys.readouterr().err
    assert main(["export", str(document), "--to", "md", "--out", str(tmp_path), "--force"]) == 0
    assert "damaged.json" not in capsys.readouterr().err


def erase(services: Services, path: Path) -> None:
    keep_people(path, state_of(readable(path)), services.home)
    with SessionStore.open(path, clock=services.clock, new_id=services.new_id) as store:
        redact(store, NAME, clock=services.clock, new_id=services.new_id)
    assert "瓜生田" not in path.read_text("utf-8")


def test_a_meeting_that_knows_everybody_itself_is_not_guarded_anew(services: Services) -> None:
    with held(services, "first", NAME, "佐藤 一郎") as store:
        people = CouncilPeople(store.path, services.home, services.library)
        assert not people.gather(store.state)
        assert people.guard(store.state).shown(WORDS, Reader.ROOM) == SHOWN
    with held(services, "second", "佐藤 一郎") as store:
        people = CouncilPeople(store.path, services.home, services.library)
        people.guard(store.state)
        assert not people.gather(store.state)
        with held(services, "third", "辻堂 千代"):
            pass
        assert people.gather(store.state)
