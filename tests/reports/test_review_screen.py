"""Before a paper is written, one screen shows what is in doubt, and what is said there is done and remembered."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import FrozenClock
from tests.reports.hostile import TEXTS
from tests.reports.kiyose import SESSION, Meeting, held
from tests.tui.painted import painted_pairs
from textual.pilot import Pilot
from textual.widgets import Static

from chietai.meeting import intents as i
from chietai.meeting.kinds import Verdict
from chietai.meeting.model import Details
from chietai.meeting.state import Judgement, State
from chietai.privacy.findings import Finding, Guarded, Sort
from chietai.privacy.judgements import NO_JUDGEMENTS
from chietai.records.reading import readable, state_of
from chietai.records.store import SessionStore
from chietai.reports.review import Part, Place, review_of
from chietai.reports.summary import Level
from chietai.tui.app import ChietaiApp
from chietai.tui.contrast import TEXT
from chietai.tui.grid import safe
from chietai.tui.screens.export_screen import ExportScreen
from chietai.tui.screens.meeting.meeting_screen import MeetingScreen
from chietai.tui.screens.review_screen import ReviewScreen
from chietai.tui.services import Services
from chietai.tui.widgets.choice import Confirm
from chietai.tui.widgets.lines_table import LinesTable
from chietai.tui.widgets.status_line import StatusLine

BAG = "前の日にＡさんが持っていく"
CALL = "ＡさんとＢさんに声をかける"
BOX = "小川さんの家の前の坂のところに箱を置いて、朝のうちに開けておくことにしたら、となりの通りの方も使うようになった"
KEEP, HIDE = Verdict.KEEP, Verdict.HIDE


def doubtful(*, public: bool = True) -> Meeting:
    """The meeting of Kiyose with initials in it, of which nobody can be sure."""
    meeting = held()
    meeting.say(i.RaiseTrouble(text=BAG, table=1))
    meeting.say(i.MakeOffer(text=CALL, trouble="2", table=1))
    meeting.say(i.TellCase(text=BOX, table=1))
    meeting.say(i.DescribeSession(details=Details(public=public, observers=3)))
    return meeting


@pytest.fixture
def services(home: Path, clock: FrozenClock, new_id: Callable[[], str]) -> Services:
    return Services(clock, new_id, home, home / "sessions", lambda: "123456")


@pytest.fixture
def path(services: Services) -> Path:
    """The stored meeting."""
    return stored(services, doubtful())


def stored(services: Services, meeting: Meeting) -> Path:
    path = services.library / "kiyose.json"
    with SessionStore.create(path, SESSION, clock=lambda: meeting.events[0].at, new_id=services.new_id) as store:
        for event in meeting.events[1:]:
            store.commit_event(event)
    return path


@pytest.fixture
def app(services: Services, path: Path) -> ChietaiApp:
    """The program, with the export of that meeting as its first screen."""
    return ChietaiApp(services, "export", path)


def state(path: Path) -> State:
    return state_of(readable(path))


async def settle(pilot: Pilot[None]) -> None:
    for _work in ("what is hidden is looked for", "what was said is stored", "the files are written"):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def begin(pilot: Pilot[None], level: Level = Level.PUBLIC) -> None:
    """Chooses the level, with the record as plain text, and asks for the files."""
    await settle(pilot)
    downs = {Level.MEMBERS: 0, Level.ORIGINAL: 1, Level.PUBLIC: 2}[level]
    await pilot.press("space", "tab", "space", "tab", "tab", *["down"] * downs, "enter", "f5")
    await settle(pilot)


def review(app: ChietaiApp) -> ReviewScreen:
    assert isinstance(app.screen, ReviewScreen)
    return app.screen


def said(app: ChietaiApp) -> str:
    return app.screen.query_one(StatusLine).text


def passage(app: ChietaiApp) -> str:
    return str(app.screen.query_one("#passage", Static).visual)


def written(app: ChietaiApp) -> str:
    """What the export screen says of the files."""
    assert isinstance(app.screen, ExportScreen)
    return str(app.screen.query_one("#written", Static).visual)


def paper(services: Services) -> str:
    (file,) = (services.home / "summaries").iterdir()
    return file.read_text()


async def test_what_is_in_doubt_is_shown_in_its_sentence(app: ChietaiApp, services: Services) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        assert len(review(app).answers.items) == 5 and review(app).answers.asked == 3
        assert CALL in passage(app) and "問１（困りごと 2 へ）" in passage(app) and "かもしれません" in passage(app)
        assert "迷う所 1 / 3" in said(app) and "3か所" in said(app)
        await pilot.press("down")
        assert BAG in passage(app) and "困りごと 7" in passage(app) and "迷う所 2 / 3" in said(app)
        await pilot.press("end")
        await pilot.pause()
        assert "名簿にある人の名前" in passage(app) and "迷う所" not in said(app)
        assert not (services.home / "summaries").exists()


async def test_enter_leaves_everything_hidden_and_writes_at_the_end(
    app: ChietaiApp, services: Services, path: Path
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press("enter", "enter", "enter")
        assert "全部見ました" in said(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "5か所を伏せました" in written(app) and "残せません" not in written(app)
    text = paper(services)
    assert "〇〇さんが持っていく" in text and "〇〇さんと〇〇さんに" in text
    assert "人のことかもしれない3か所も" in text and "人が見て確かめました" in text
    assert set(state(path).judgements) == {
        Judgement("Ａ", HIDE, CALL),
        Judgement("Ａ", HIDE, BAG),
        Judgement("Ｂ", HIDE, CALL),
    }


async def test_each_answer_is_done_and_asked_no_more(app: ChietaiApp, services: Services, path: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press("f3", "f6", "f3")
        assert review(app).answers.open == []
        await pilot.press("f5")
        await settle(pilot)
        assert set(state(path).judgements) == {
            Judgement("Ａ", KEEP, CALL),
            Judgement("Ａ", HIDE, BAG),
            Judgement("Ｂ", KEEP, CALL),
        }
        assert CALL in paper(services) and "〇〇さんが持っていく" in paper(services)
        assert "2か所は、人が見て、そのままにしました" in paper(services)
        await pilot.press("f5")  # the same again: nothing is asked but whether to replace the file
        await settle(pilot)
        assert isinstance(app.screen, Confirm)
        await pilot.press("up", "enter")
        await settle(pilot)
        assert CALL in paper(services) and "人が見て確かめました" in paper(services)


async def test_always_answers_all_places_and_later_meetings_of_the_document(
    app: ChietaiApp, services: Services, path: Path
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press("f4")
        assert review(app).answers.open == [2] and review(app).marked == 2
        await pilot.press("f5")
        await settle(pilot)
    assert state(path).judgements == (Judgement("Ａ", KEEP),)
    assert BAG in paper(services) and "Ａさんと〇〇さんに" in paper(services)
    assert "人はまだ見ていません" in paper(services)  # Ｂ was not looked at


async def test_what_is_sure_can_be_left_but_not_always(app: ChietaiApp, services: Services, path: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press("end", "f4")
        assert review(app).answers.open == [0, 1, 2] and review(app).answers.judgements() == ()
        await pilot.press("end", "f3", "f5")
        await settle(pilot)
    assert state(path).judgements == (Judgement("小川", KEEP, BOX),)
    assert "小川さんの家の前" in paper(services) and "山﨑さん" not in paper(services)


async def test_back_writes_nothing_and_remembers_what_was_answered(
    app: ChietaiApp, services: Services, path: Path
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press("f3", "escape")
        await settle(pilot)
        assert isinstance(app.screen, ExportScreen) and said(app) == "何も書きませんでした。"
        assert state(path).judgements == (Judgement("Ａ", KEEP, CALL),)
        await pilot.press("f5")
        await settle(pilot)
        assert review(app).answers.asked == 2
    assert not (services.home / "summaries").exists()


async def test_without_doubt_nothing_is_asked(services: Services) -> None:
    app = ChietaiApp(services, "export", stored(services, held()))
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, Level.MEMBERS)
        assert isinstance(app.screen, ExportScreen) and "1件" in said(app) and "伏せました" not in written(app)


async def test_what_is_hidden_can_be_looked_at_without_a_doubt(
    app: ChietaiApp, services: Services, path: Path, clock: FrozenClock
) -> None:
    with SessionStore.open(path, clock=clock, new_id=services.new_id) as store:
        for words in "ＡＢ":
            store.commit(i.JudgeWords(words=words, verdict=KEEP))
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        assert "2か所を伏せました。F3 で見られます" in written(app)
        await pilot.press("f3")
        await settle(pilot)
        assert review(app).answers.asked == 0 and "迷う所" not in said(app)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, ExportScreen)


async def test_a_paper_that_hides_nothing_has_nothing_to_look_at(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, Level.ORIGINAL)
        await pilot.press("f3")
        await settle(pilot)
        assert isinstance(app.screen, ExportScreen) and "伏せる言葉はありません" in said(app)


async def test_what_cannot_be_remembered_holds_for_now_and_is_said(
    app: ChietaiApp, services: Services, path: Path, clock: FrozenClock
) -> None:
    """Another window has the meeting open."""
    with SessionStore.open(path, clock=clock, new_id=services.new_id):
        async with app.run_test(size=(80, 24)) as pilot:
            await begin(pilot)
            await pilot.press("f4", "f5")
            await settle(pilot)
            assert "残せません" in written(app)
    assert BAG in paper(services) and state(path).judgements == ()


async def test_at_the_desk_the_open_meeting_remembers_it(services: Services, path: Path) -> None:
    app = ChietaiApp(services, "meeting", path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        desk = app.screen
        assert isinstance(desk, MeetingScreen)
        await pilot.press("ctrl+e")
        await begin(pilot)
        await pilot.press("f4", "f3", "f5")
        await settle(pilot)
        assert "残せません" not in written(app)
        assert desk.state.judgements == (Judgement("Ａ", KEEP), Judgement("Ｂ", KEEP, CALL))
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert desk.state.judgements == (Judgement("Ａ", KEEP),)
    assert state(path).judgements == (Judgement("Ａ", KEEP),)


@pytest.mark.parametrize("ticked", [True, False])
async def test_the_case_is_told_to_everybody_only_when_it_is_ticked(
    app: ChietaiApp, services: Services, ticked: bool
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        if ticked:
            app.screen.query_one("#with-case").focus()
            await pilot.press("space")
            app.screen.query_one("#html").focus()
        await begin(pilot)
        await pilot.press("f5")
        await settle(pilot)
    assert ("去年の冬にひざを痛めた" in paper(services)) is ticked


# -- a meeting that was closed to the public ------------------------------------------------------------------------


@pytest.mark.parametrize("answer", ["enter", "escape"])
async def test_a_closed_meeting_is_told_to_everybody_only_when_somebody_says_so(
    services: Services, answer: str
) -> None:
    app = ChietaiApp(services, "export", stored(services, doubtful(public=False)))
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        assert isinstance(app.screen, Confirm)
        assert "個人の暮らしにかかわる話を扱うため" in str(app.screen.query_one(Static).visual)
        await pilot.press(answer)
        await settle(pilot)
        assert said(app) == "何も書きませんでした。" and not (services.home / "summaries").exists()
        await pilot.press("f5")
        await settle(pilot)
        await pilot.press("up", "enter")
        await settle(pilot)
        await pilot.press("f5")
        await settle(pilot)
    assert "〇〇さんが持っていく" in paper(services)


async def test_the_members_may_always_be_told(services: Services) -> None:
    app = ChietaiApp(services, "export", stored(services, doubtful(public=False)))
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, Level.MEMBERS)
        assert review(app).answers.asked == 3


# -- how it looks -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["ai", "washi"])
async def test_everything_can_be_read(app: ChietaiApp, theme: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        app.choose_theme(theme)
        await pilot.pause()
        assert [str(pair) for pair in painted_pairs(app) if pair.ratio < TEXT and not pair.drawing] == []


async def test_a_long_sentence_leaves_the_list_where_it_is(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        table = app.screen.query_one(LinesTable)
        before = table.region
        await pilot.press("end")
        await pilot.pause()
        assert BOX in passage(app).replace("\n", "") and table.region == before


async def test_words_of_any_kind_are_shown_as_they_are(app: ChietaiApp) -> None:
    """Nothing that people typed is markup, and nothing of it ends the program."""
    texts = [text for text in map(str.strip, TEXTS) if text]
    found = review_of(
        [(Place(Part.AIM), Guarded(t, "", hidden=(Finding(0, len(t), Sort.STRANGER, False),))) for t in texts],
        NO_JUDGEMENTS,
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(ReviewScreen(found, Level.PUBLIC))
        await pilot.pause()
        items = review(app).answers.items
        assert sum(len(item.passages) for item in items) == len(texts)
        for item in items:
            assert safe(item.first.words)[:40] in passage(app).replace("\n", "")
            await pilot.press("down")


@pytest.mark.parametrize(("theme", "size"), [("ai", (80, 24)), ("washi", (120, 36))], ids=["ai-80", "washi-120"])
def test_picture(app: ChietaiApp, snap_compare: Callable[..., bool], theme: str, size: tuple[int, int]) -> None:
    """The second of three doubts; the first was left as it is."""
    app.theme = theme

    async def play(pilot: Pilot[None]) -> None:
        await begin(pilot)
        await pilot.press("f3")
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=play)
