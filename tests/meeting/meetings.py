"""Meetings made by chance, for the properties: sequences of intents as a hurried facilitator might give them."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from chietai.lottery.rules import Rules
from chietai.lottery.types import DrawRequest, Person
from chietai.meeting import intents as i
from chietai.meeting.events import Event
from chietai.meeting.kinds import Outcome, Overlay, Presence, Scope, SeatReason, StepKind, Verdict
from chietai.meeting.model import CheckItem, Council, Details, Member, PlannedStep
from chietai.meeting.refusal import Refused
from chietai.meeting.state import Stamp, State
from chietai.meeting.transitions import apply, decide

START = datetime(2026, 11, 22, 4, 30, tzinfo=UTC)
STEPS = tuple(PlannedStep(id=kind.value, kind=kind, minutes=5) for kind in StepKind)
MEMBERS = tuple(
    Member(id=f"m{n}", name=name, organisation=organisation)
    for n, (name, organisation) in enumerate(
        [
            ("藤井　茂", "社会福祉協議会"),
            ("髙橋 実", "自治会"),
            ("山本 正", "自治会"),
            ("山本 正", "サロン"),
            ("森 ひろ子", ""),
        ]
    )
)


@dataclass
class Meeting:
    """A list of events under way, with a clock of its own: every intent comes ten seconds after the one before."""

    state: State = field(default_factory=State)
    events: list[Event] = field(default_factory=list)
    refused: int = 0

    def say(self, intent: i.Intent) -> Event:
        """Decides and applies. Raises Refused."""
        n = len(self.events) + 1
        stamp = Stamp(f"e{n}", START + timedelta(seconds=10 * n))
        event = decide(self.state, intent, stamp)
        self.events.append(event)
        self.state = apply(self.state, event)
        return event

    def try_to(self, intent: i.Intent) -> None:
        try:
            self.say(intent)
        except Refused:
            self.refused += 1


def prepared() -> Meeting:
    """Five members, two of them here at one table, ten steps, three troubles."""
    meeting = Meeting()
    meeting.say(i.CreateSession(session_id="test"))
    meeting.say(i.SetProgramme(steps=STEPS))
    for member in MEMBERS:
        meeting.say(i.RegisterMember(member=member))
    meeting.say(i.MarkAttendance(member="m0", presence=Presence.PRESENT))
    meeting.say(i.MarkAttendance(member="m1", presence=Presence.PRESENT))
    meeting.say(drawn([["m0", "m1"]]))
    for text in ("坂が多くて買い物に行けない", "話し相手がいない", "雪かきができない"):
        meeting.say(i.RaiseTrouble(text=text, table=1))
    return meeting


def drawn(tables: list[list[str]]) -> i.RecordDraw:
    people = tuple(Person(key) for table in tables for key in table)
    request = DrawRequest(people=people, sizes=tuple(map(len, tables)))
    return i.RecordDraw(tables=tuple(map(tuple, tables)), request=request, seed="1")


_numbers = st.integers(1, 6).map(str)
_texts = st.sampled_from(["見守りが足りない", "[red]雪かき[/]", "a", "  ", "買い物の足がない。バス停が遠い"])
_members = st.sampled_from(["m0", "m1", "m2", "m3", "m4", "髙橋実", "山本 正", "s1", "誰か", ""])
_tables = st.one_of(st.none(), st.integers(1, 4))
_said = {"text": _texts, "table": _tables, "member": _members}
_two_tables = st.permutations([m.id for m in MEMBERS]).map(lambda ids: drawn([ids[:3], ids[3:]]))

_step_ids = st.sampled_from([s.id for s in STEPS])
_checklist = st.lists(st.builds(CheckItem, id=_numbers, text=_texts), max_size=3).map(tuple)
_a_member = st.builds(Member, id=st.sampled_from([*(m.id for m in MEMBERS), "m9", ""]), name=_texts.map(str.strip))

STRATEGIES: dict[type[i.Intent], st.SearchStrategy[i.Intent]] = {
    i.CreateSession: st.builds(i.CreateSession, session_id=st.just("other")),
    i.DescribeCouncil: st.builds(i.DescribeCouncil, council=st.builds(Council, name=_texts)),
    i.DescribeSession: st.builds(i.DescribeSession, details=st.builds(Details, theme=_texts, quorum=st.integers(0, 3))),
    i.SetProgramme: st.builds(i.SetProgramme, steps=st.integers(0, len(STEPS)).map(lambda n: STEPS[:n])),
    i.SetChecklist: st.builds(i.SetChecklist, items=_checklist),
    i.CheckRoom: st.builds(i.CheckRoom, item=_numbers, done=st.booleans()),
    i.RegisterMember: st.builds(i.RegisterMember, member=_a_member),
    i.ReviseMember: st.builds(i.ReviseMember, member=_a_member),
    i.RemoveMember: st.builds(i.RemoveMember, member=_members),
    i.MarkAttendance: st.builds(i.MarkAttendance, member=_members, presence=st.sampled_from(Presence)),
    i.OpenSession: st.builds(i.OpenSession),
    i.CloseSession: st.builds(i.CloseSession),
    i.EnterStep: st.builds(i.EnterStep, step=st.one_of(_step_ids, st.just("tea"))),
    i.SkipStep: st.builds(i.SkipStep, step=_step_ids),
    i.ShowOverlay: st.builds(i.ShowOverlay, overlay=st.sampled_from(Overlay)),
    i.PutQuestion: st.builds(i.PutQuestion, question=st.integers(1, 3), trouble=st.one_of(st.just(""), _numbers)),
    i.StartTurn: st.builds(i.StartTurn, table=_tables, member=_members, seconds=st.integers(0, 90)),
    i.EndTurn: st.builds(i.EndTurn),
    i.PauseTimer: st.builds(i.PauseTimer, scope=st.sampled_from(Scope)),
    i.ResumeTimer: st.builds(i.ResumeTimer, scope=st.sampled_from(Scope)),
    i.ExtendTimer: st.builds(i.ExtendTimer, scope=st.sampled_from(Scope), seconds=st.integers(-90, 90)),
    i.SetDrawRules: st.builds(i.SetDrawRules, rules=st.sampled_from([Rules(), Rules(apart=(("m0", "m1"),))])),
    i.AnnounceDraw: _two_tables.map(lambda draw: i.AnnounceDraw(request=draw.request, commitment="1 2 3")),
    i.RecordDraw: _two_tables,
    i.ChangeSeat: st.builds(i.ChangeSeat, member=_members, table=_tables),
    i.SwapSeats: st.builds(i.SwapSeats, member=_members, other=_members),
    i.RearrangeSeats: st.builds(
        i.RearrangeSeats,
        moves=st.lists(st.tuples(st.sampled_from([m.id for m in MEMBERS]), st.integers(1, 3)), max_size=3).map(tuple),
        reason=st.sampled_from(SeatReason),
    ),
    i.RaiseTrouble: st.builds(i.RaiseTrouble, **_said),
    i.MakeOffer: st.builds(i.MakeOffer, **_said, trouble=st.one_of(st.just(""), _numbers)),
    i.ShareWisdom: st.builds(i.ShareWisdom, **_said, trouble=st.one_of(st.just(""), _numbers)),
    i.VoiceHope: st.builds(i.VoiceHope, **_said),
    i.TellCase: st.builds(i.TellCase, **_said),
    i.MakePromise: st.builds(
        i.MakePromise, **_said, case=st.one_of(st.just(""), _numbers), due=st.just(date(2027, 1, 20))
    ),
    i.NoteUnsaid: st.builds(i.NoteUnsaid, **_said),
    i.TakeNote: st.builds(i.TakeNote, **_said),
    i.CorrectEntry: st.builds(
        i.CorrectEntry, entry=_numbers, text=st.one_of(st.none(), _texts), table=st.one_of(st.none(), st.integers(0, 3))
    ),
    i.ReviseEntry: st.builds(i.ReviseEntry, entry=_numbers, text=_texts),
    i.MoveEntry: st.builds(i.MoveEntry, entry=_numbers, table=st.integers(0, 3), trouble=st.none()),
    i.WithdrawEntry: st.builds(i.WithdrawEntry, entry=_numbers),
    i.RestoreEntry: st.builds(i.RestoreEntry, entry=_numbers),
    i.MergeEntries: st.builds(i.MergeEntries, into=_numbers, merged=st.lists(_numbers, max_size=3).map(tuple)),
    i.CountVotes: st.builds(i.CountVotes, entry=_numbers, votes=st.integers(0, 6)),
    i.PickTrouble: st.builds(i.PickTrouble, entry=_numbers),
    i.UnpickTrouble: st.builds(i.UnpickTrouble, entry=_numbers),
    i.CarryPromise: st.builds(i.CarryPromise, from_session=st.just("last"), text=_texts, who=st.just("自治会")),
    i.ReviewPromise: st.builds(
        i.ReviewPromise, entry=st.integers(1, 40).map(lambda n: f"e{n}"), outcome=st.sampled_from(Outcome)
    ),
    i.TakeMood: st.builds(i.TakeMood, counts=st.tuples(*[st.integers(0, 2)] * 5)),
    i.SetNextMeeting: st.builds(i.SetNextMeeting, date=st.just(date(2027, 1, 20))),
    i.JudgeWords: st.builds(i.JudgeWords, words=_texts, verdict=st.sampled_from(Verdict), within=_texts),
    i.Undo: st.builds(i.Undo, target=st.integers(1, 40).map(lambda n: f"e{n}")),
    i.Redo: st.builds(i.Redo),
}
"""One strategy for each intent."""

_SELDOM = (
    i.CreateSession, i.DescribeCouncil, i.SetProgramme, i.SetChecklist, i.CheckRoom, i.RegisterMember, i.ReviseMember,
    i.SetDrawRules, i.AnnounceDraw, i.RearrangeSeats, i.ReviewPromise,
    i.JudgeWords,
)  # fmt: skip

ANY_INTENT: st.SearchStrategy[i.Intent] = st.one_of(
    *[strategy for cls, strategy in STRATEGIES.items() if cls not in _SELDOM],
    st.sampled_from(_SELDOM).flatmap(STRATEGIES.__getitem__),
    # A redo has to come soon after an undo. `map` makes strategies that differ: one given twice would count once.
    *[st.just(cls).map(lambda cls: cls()) for cls in (i.Undo, i.Redo) for _ in range(3)],
    st.just(i.MergeEntries(into="1", merged=("2",))),
    st.just(i.MergeEntries(into="1", merged=("3", "4"))),
    st.just(i.SwapSeats(member="m0", other="m1")),
)


def meetings(min_size: int = 0, max_size: int = 40) -> st.SearchStrategy[Meeting]:
    """Meetings after any sequence of intents; those that are refused leave no trace but a count."""

    def held(wanted: list[i.Intent]) -> Meeting:
        meeting = prepared()
        for intent in wanted:
            meeting.try_to(intent)
        return meeting

    return st.lists(ANY_INTENT, min_size=min_size, max_size=max_size).map(held)
