"""The app at moments of a rehearsed meeting: for the pictures of the documents."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from chietai.formats import DEFAULT_FORMAT, load_formats
from chietai.meeting import views
from chietai.meeting.events import Event
from chietai.meeting.kinds import EntryKind, Overlay, Phase, StepKind
from chietai.meeting.state import State
from chietai.records.clock_and_ids import seeded_ids
from chietai.rehearsal import Plan, play
from chietai.rehearsal.play import PlayedIntent, played_intents
from chietai.rehearsal.rehearsed_document import write

LIST = Path(__file__).parents[1] / "tests" / "roster" / "samples" / "kiyose-first-layer.csv"
HOME = Path("/home/hanako/chietai")  # stands on some screens; it need not exist

Condition = Callable[[State], bool]


@cache
def _plan() -> Plan:
    return Plan(form=load_formats().formats[DEFAULT_FORMAT], seed="19")


@cache
def rehearsal() -> tuple[PlayedIntent, ...]:
    """The meeting of all pictures, intent by intent."""
    return tuple(played_intents(_plan()))


def until(when: Condition) -> tuple[tuple[Event, ...], State, datetime]:
    """The meeting up to the first moment at which `when` holds."""
    events: list[Event] = []
    for played in rehearsal():
        events.append(played.event)
        if when(played.state):
            return tuple(events), played.state, played.event.at
    raise ValueError("the rehearsal never comes there")


def _count(when: Condition) -> int:
    return len(until(when)[0])


def _services(folder: Path, now: datetime) -> Any:
    from chietai.tui.services import Services

    return Services(lambda: now, seeded_ids("pictures"), HOME, folder, digits=lambda: "271828")


def _document(folder: Path, when: Condition, name: str = "meeting") -> tuple[Path, datetime]:
    events, state, at = until(when)
    return write(folder, events, state, name), at


def screen(start: str, when: Condition, later: float = 2.0) -> Callable[[Path], Any]:
    """The program with the screen `start`, `later` seconds after the moment `when`."""

    def make(folder: Path) -> Any:
        from chietai.tui.app import ChietaiApp

        path, at = _document(folder, when)
        return ChietaiApp(_services(folder, at + timedelta(seconds=later)), start, path)

    return make


def desk(when: Condition, later: float = 2.0) -> Callable[[Path], Any]:
    """The desk."""
    return screen("meeting", when, later)


def window(when: Condition, later: float = 2.0) -> Callable[[Path], Any]:
    """The second window."""

    def make(folder: Path) -> Any:
        from chietai.records.follow import Follower
        from chietai.tui.screens.wall_screen import WallApp

        path, at = _document(folder, when)
        follower = Follower(path)
        follower.poll()
        return WallApp(follower, lambda: at + timedelta(seconds=later))

    return make


def home(folder: Path) -> Any:
    """The first screen, with a meeting of last time and one that is being prepared."""
    from chietai.tui.app import ChietaiApp

    _document(folder, closed)
    later = replace(_plan(), at=_plan().at + timedelta(days=49))
    coming = play(replace(later, events=_count(prepared)))
    write(folder, coming.events, coming.state, "coming")
    return ChietaiApp(_services(folder, coming.events[-1].at), "home")


def turn_to(page: int) -> Callable[[Any], None]:
    """Turns the stage of the second window to a page, counted from 0."""

    def turn(app: Any) -> None:
        from chietai.tui.stage import Stage

        app.query_one(Stage).page = page

    return turn


def show_list(app: Any) -> None:
    """Lays the preview of a member list over the preparing."""
    from chietai.tui.screens.roster.preview_screen import PreviewScreen
    from chietai.tui.screens.roster.source import Source, read

    app.push_screen(PreviewScreen(app.screen, read(Source(path=LIST))))


def show_hidden(app: Any) -> None:
    """Lays what a paper for everybody hides over the export."""
    from chietai.meeting.intents import RaiseTrouble
    from chietai.meeting.state import Stamp
    from chietai.meeting.transitions import apply, decide
    from chietai.reports.summarise import review
    from chietai.reports.summary import Level
    from chietai.tui.screens.review_screen import ReviewScreen

    _events, state, at = until(end)
    for n, text in enumerate(("前の日にＡさんが袋を玄関に出しておく", "Ｋさんの家の前の坂が、雨の日はすべる")):
        state = apply(state, decide(state, RaiseTrouble(text=text, table=1), Stamp(f"doubt-{n}", at)))
    app.push_screen(ReviewScreen(review(state, Level.PUBLIC), Level.PUBLIC))


# -- moments ----------------------------------------------------------------------------------------------------------


def closed(state: State) -> bool:
    return state.phase is Phase.CLOSED


def end(state: State) -> bool:
    return state.link is not None and state.link.event.id == rehearsal()[-1].event.id


def prepared(state: State) -> bool:
    return state.phase is Phase.LIVE or bool(state.rules.at)


def described(state: State) -> bool:
    """The council and the meeting are described, the list is still empty."""
    return bool(state.checklist)


def step(kind: StepKind, more: Condition = lambda _state: True) -> Condition:
    """In a step, once `more` holds."""
    return lambda state: state.step is not None and state.step.kind is kind and more(state)


def _said(kind: EntryKind, count: int) -> Condition:
    return lambda state: len(views.entries(state, kind)) >= count


def question(number: int, answers: int) -> Condition:
    return step(
        StepKind.ROUNDS,
        lambda s: s.question == number and len(views.answers(s, s.trouble_id, number)) >= answers,
    )


RECEPTION = step(StepKind.RECEPTION, lambda s: len(views.members_here(s)) == 14)
RECALL = step(StepKind.RECALL, lambda s: sum(e.outcome is not None for e in views.recalled(s)) == 2)
AIM = step(StepKind.AIM)
ANNOUNCED = step(StepKind.DRAW, lambda s: s.announced is not None)
DRAWN = step(StepKind.DRAW, lambda s: bool(s.draws))
TROUBLES = step(StepKind.TROUBLES, _said(EntryKind.TROUBLE, 6))
CHOSEN = step(StepKind.CHOOSE, lambda s: len(s.picked) == 3)
DRAW = step(StepKind.DRAW)
ALONE = step(StepKind.TROUBLES)
ROUNDS = step(StepKind.ROUNDS)
REPORTS = step(StepKind.REPORT)
ASKED = step(StepKind.SPREAD)
UNSAID = step(StepKind.CLOSE, _said(EntryKind.UNSAID, 1))
NEXT = step(StepKind.CLOSE, lambda s: s.next_date is not None)
REPORT = step(StepKind.REPORT, lambda s: s.turn is not None and s.turn.table == 2)
SPREAD = step(StepKind.SPREAD, lambda s: len(views.promises(s)) >= 3)
COUNTED = step(StepKind.CHOOSE, lambda s: sum(e.votes is not None for e in s.entries.values()) >= 5)
CLOSE = step(StepKind.CLOSE)
MOOD = step(StepKind.CLOSE, lambda s: bool(s.mood))
AGREEMENTS = step(StepKind.AIM, lambda s: s.overlay is Overlay.AGREEMENTS)
