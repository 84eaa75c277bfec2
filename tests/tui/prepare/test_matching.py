"""Who of a list is new, who is known, and what is asked: nobody is doubled or joined in silence."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from chietai.meeting.intents import RegisterMember, ReviseMember
from chietai.meeting.model import Member
from chietai.roster import RosterRow
from chietai.tui.screens.roster.matching import Decision, Fate, intents, make_plan


def row(number: int, name: str, organisation: str = "", **more: str) -> RosterRow:
    """A row of a list."""
    return RosterRow(number, name, organisation=organisation, **more)


KNOWN = Member(id="m1", name="相原 節子", organisation="社協", needs="聞こえにくい")


def test_a_new_name_is_added(new_id: Callable[[], str]) -> None:
    plan = make_plan([row(2, "飯田 光男", guessed_sector="市民")], [KNOWN])
    assert not plan.questions
    (intent,) = intents(plan, {}, new_id, guesses=False)
    assert isinstance(intent, RegisterMember)
    assert intent.member.sector == ""
    (intent,) = intents(plan, {}, new_id, guesses=True)
    assert isinstance(intent, RegisterMember)
    assert intent.member.sector == "市民"


def test_the_same_name_and_body_is_the_same_person(new_id: Callable[[], str]) -> None:
    plan = make_plan([row(2, "相原　節子", "社協", district="東部")], [KNOWN])
    assert plan.fate(0) is Fate.REVISE
    (intent,) = intents(plan, {"m1": KNOWN}, new_id, guesses=False)
    assert isinstance(intent, ReviseMember)
    assert (intent.member.id, intent.member.district, intent.member.needs) == ("m1", "東部", "聞こえにくい")
    assert make_plan([row(2, "相原 節子", "社協")], [KNOWN]).fate(0) is Fate.SAME


def test_another_body_is_asked_about() -> None:
    plan = make_plan([row(2, "相原 節子", "商工会")], [KNOWN])
    assert plan.fate(0) is None
    (question,) = plan.questions
    assert question.decisions == ((Decision(0, Fate.ADD),), (Decision(0, Fate.REVISE, "m1"),))
    plan.answer(question, 1)
    assert plan.fate(0) is Fate.REVISE


def test_a_row_that_comes_twice_is_asked_about_though_the_first_is_known() -> None:
    plan = make_plan([row(2, "相原 節子", "社協"), row(3, "相原 節子", "社協")], [KNOWN])
    assert plan.fate(0) is Fate.SAME
    (question,) = plan.questions
    assert question.places == (1,)
    plan.answer(question, 1)  # one person
    assert plan.fate(1) is Fate.LEAVE_OUT


def test_forms_of_a_kanji_are_only_proposed() -> None:
    plan = make_plan([row(2, "髙橋 勇")], [Member(id="m2", name="高橋 勇")])
    (question,) = plan.questions
    assert "高橋 勇" in question.answers[1]
    plan = make_plan([row(2, "髙橋 勇"), row(3, "高橋 勇")], [])
    (question,) = plan.questions
    assert question.places == (0, 1)


def test_a_row_is_taken_out_and_in_again() -> None:
    plan = make_plan([row(2, "相原 節子", "社協")], [KNOWN])
    plan.switch(0)
    assert plan.fate(0) is Fate.LEAVE_OUT
    plan.switch(0)
    assert plan.fate(0) is Fate.SAME


_NAMES = st.sampled_from(["相原 節子", "相原　節子", "髙橋 勇", "高橋 勇", "飯田 光男"])
_BODIES = st.sampled_from(["", "社協", "商工会"])


@given(st.lists(st.tuples(_NAMES, _BODIES), max_size=6), st.lists(st.tuples(_NAMES, _BODIES), max_size=4), st.data())
def test_every_row_ends_decided_and_no_member_is_meant_twice_without_a_person_saying_so(
    listed: list[tuple[str, str]], known: list[tuple[str, str]], data: st.DataObject
) -> None:
    rows = [row(n, name, body) for n, (name, body) in enumerate(listed)]
    members = [Member(id=f"m{n}", name=name, organisation=body) for n, (name, body) in enumerate(known)]
    plan = make_plan(rows, members)
    asked = {place for question in plan.questions for place in question.places}
    assert asked | set(plan.decided) == set(range(len(rows)))
    assert not asked & set(plan.decided)
    sure = [decision.member_id for decision in plan.decided.values() if decision.member_id]
    assert len(sure) == len(set(sure))
    while plan.questions:
        question = plan.questions[0]
        plan.answer(question, data.draw(st.integers(0, len(question.answers) - 1)))
    assert set(plan.decided) == set(range(len(rows)))
