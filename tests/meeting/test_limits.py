"""How much a meeting may hold: what is accepted event by event is what may be opened, and not one more."""

from collections.abc import Iterator
from itertools import count, islice

import pytest
from tests.meeting.meetings import Meeting

from chietai.lottery.types import DrawRequest, Person
from chietai.meeting import intents as i
from chietai.meeting import limits
from chietai.meeting.events import Event
from chietai.meeting.kinds import EntryKind, StepKind, Verdict
from chietai.meeting.limits import Limit
from chietai.meeting.model import CheckItem, Member, PlannedStep
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.transitions import fold
from chietai.wording.refusals import refusal

FEW = 4


def room_of_four() -> Meeting:
    """A meeting of four events, with one of most things."""
    room = Meeting()
    for intent in (
        i.CreateSession(session_id="kiyose-1"),
        i.RegisterMember(member=Member(id="m1", name="山田花子")),
        i.SetProgramme(steps=tuple(PlannedStep(id=s, kind=StepKind.AIM, minutes=5) for s in ("a", "b"))),
        i.RaiseTrouble(text="坂がきつい"),
    ):
        room.say(intent)
    return room


def more_of(limit: Limit) -> Iterator[i.Intent]:
    """Intents without end, each of which counts once for `limit`."""
    for n in count(10):
        match limit:
            case Limit.EVENTS:
                yield i.CountVotes(entry="1", votes=n)
            case Limit.CHARACTERS:
                yield i.ReviseEntry(entry="1", text=f"{n}" + 70 * "あ")
            case Limit.ENTRIES:
                yield i.ShareWisdom(text=f"知恵{n}") if n % 2 else i.CarryPromise(from_session="k", text=f"約束{n}")
            case Limit.MEMBERS:
                yield i.RegisterMember(member=Member(id=f"m{n}", name=f"会員{n}"))
            case Limit.STEP_CHANGES:
                yield i.EnterStep(step="ab"[n % 2])
            case Limit.PICKS:
                yield i.PickTrouble(entry="1")
                yield i.UnpickTrouble(entry="1")
            case Limit.MERGES:
                if n == 10:
                    yield i.RaiseTrouble(text="坂がつらい")
                yield i.MergeEntries(into="1", merged=("2",))
                yield i.RestoreEntry(entry="2")
            case Limit.DRAWS:
                yield i.RecordDraw(tables=(("m1",),), request=DrawRequest((Person("m1"),), (1,)), seed="s")
            case Limit.JUDGEMENTS:
                yield i.JudgeWords(words=f"山田{n}", verdict=Verdict.KEEP)
            case Limit.STEPS:
                steps = range(n - 9)
                yield i.SetProgramme(steps=tuple(PlannedStep(id=str(s), kind=StepKind.AIM, minutes=1) for s in steps))
            case Limit.CHECKLIST:
                yield i.SetChecklist(items=tuple(CheckItem(id=str(s), text="いす") for s in range(n - 9)))


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few of everything but events, which are forty and eight more, and four hundred characters."""
    usual = limits.most

    def most(limit: Limit) -> int:
        usual(limit)
        return {Limit.EVENTS: 40, Limit.CHARACTERS: 400}.get(limit, FEW)

    monkeypatch.setattr(limits, "most", most)
    monkeypatch.setattr("chietai.meeting.transitions.most", most)
    monkeypatch.setattr(limits, "RESERVE", 8)
    monkeypatch.setattr(limits, "MOST_KEPT", 48)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("limit", Limit)
def test_what_was_accepted_may_be_opened_and_one_more_may_not(limit: Limit) -> None:
    room = room_of_four()
    with pytest.raises(Refused) as refused:
        for intent in more_of(limit):
            room.say(intent)
            assert limits.exceeded_in(room.events) is None
            assert len(room.events) <= 40
    assert (refused.value.reason, refused.value.ref) == (Reason.LIMIT_REACHED, limit.value)
    assert refusal(refused.value)
    assert any(limits.exceeded_in(events) is limit for events in _unchecked(limit))


def _unchecked(limit: Limit) -> Iterator[list[Event]]:
    """The lists of events of a meeting in which nothing is refused for being too much."""
    room = room_of_four()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("chietai.meeting.transitions.exceeded_by", lambda *_: None)
        for intent in islice(more_of(limit), 60):
            room.say(intent)
            yield room.events


@pytest.mark.usefixtures("few")
def test_what_is_undone_counts_as_it_is_kept_for_ever() -> None:
    room = room_of_four()
    with pytest.raises(Refused, match="limit_reached entries"):
        for n in count():
            room.say(i.ShareWisdom(text=f"知恵{n}"))
            room.say(i.Undo())
    assert sum(entry.kind is EntryKind.WISDOM for entry in room.state.entries.values()) == 0
    assert room.state.tally[Limit.ENTRIES] == FEW
    assert fold(room.events).tally == room.state.tally


@pytest.mark.usefixtures("few")
def test_a_full_meeting_can_be_closed_and_undone_no_more() -> None:
    room = room_of_four()
    with pytest.raises(Refused, match="limit_reached events"):
        for intent in more_of(Limit.EVENTS):
            room.say(intent)
    with pytest.raises(Refused, match="limit_reached events"):
        room.say(i.Undo())
    room.say(i.JudgeWords(words="山田", verdict=Verdict.KEEP))
    room.say(i.CloseSession())
    assert len(room.events) == 42
    assert limits.exceeded_in(room.events) is None


def test_no_meeting_that_was_ever_held_comes_near() -> None:
    for limit in Limit:
        assert limits.most(limit) >= 200
    assert limits.most(Limit.MEMBERS) >= 10 * 160
    assert limits.LARGEST_FILE > limits.MOST_BYTES
