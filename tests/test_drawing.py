"""The draw of a session: who is asked for, what is recorded, and that it can be checked afterwards."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.meeting.meetings import Meeting

from chietai import drawing, lottery
from chietai.lottery.rules import Rules
from chietai.lottery.types import History
from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import Presence, SeedSource
from chietai.meeting.model import Details, Member


def meeting(people: int, organisations: int = 4, **details: int) -> Meeting:
    """A meeting with so many members, all present, of so many organisations in turn."""
    held = Meeting()
    held.say(i.CreateSession(session_id="draws"))
    for n in range(people):
        member = Member(id=f"m{n:03}", name=f"委員{n}", organisation=f"団体{n % organisations}")
        held.say(i.RegisterMember(member=member))
        held.say(i.MarkAttendance(member=member.id, presence=Presence.PRESENT))
    if details:
        held.say(i.DescribeSession(details=Details.model_validate(details)))
    return held


def hold(held: Meeting, digits: str = "0412") -> drawing.Held:
    request = drawing.request_for(held.state)
    held.say(drawing.announce(request))
    result = drawing.hold(request, digits, SeedSource.CALLED)
    held.say(result.intent)
    return result


def test_nobody_here_is_nobody_to_draw() -> None:
    held = meeting(3)
    for n in range(3):
        held.say(i.MarkAttendance(member=f"m{n:03}", presence=Presence.ABSENT))
    with pytest.raises(drawing.NobodyHereError):
        drawing.request_for(held.state)


@given(st.integers(4, 60), st.integers(1, 9), st.integers(1, 12), st.text("0123456789", min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_a_draw_seats_everybody_once_evenly_and_can_be_checked(n: int, orgs: int, tables: int, digits: str) -> None:
    held = meeting(n, orgs, tables=tables)
    hold(held, digits)
    state = held.state
    seated = views.tables(state)
    assert sorted(m.id for table in seated for m in table) == sorted(m.id for m in views.members_here(state))
    sizes = [len(table) for table in seated]
    assert len(sizes) == min(n, tables)
    assert max(sizes) - min(sizes) <= 1
    assert sorted(seat.number for seat in state.seats.values()) == list(range(1, n + 1))
    assert drawing.same_again(state.draws[0])


def test_a_changed_record_does_not_verify() -> None:
    held = meeting(20, tables=5)
    hold(held)
    record = held.state.draws[0]
    first, second, *rest = record.tables
    swapped = ((second[0], *first[1:]), (first[0], *second[1:]), *rest)
    assert not drawing.same_again(replace(record, tables=swapped))
    assert not drawing.same_again(replace(record, digits="0413"))
    fewer = replace(record.request, people=record.request.people[1:], sizes=(3, *record.request.sizes[1:]))
    assert not drawing.same_again(replace(record, request=fewer))


def test_a_request_that_was_not_the_one_announced_does_not_verify() -> None:
    held = meeting(12, tables=3)
    held.say(drawing.announce(drawing.request_for(held.state)))
    held.say(i.MarkAttendance(member="m011", presence=Presence.LEFT))
    held.say(drawing.hold(drawing.request_for(held.state), "7", SeedSource.CALLED).intent)
    assert not drawing.same_again(held.state.draws[0])


def test_the_commitment_on_the_stage_is_that_of_the_draw() -> None:
    held = meeting(12, tables=3)
    request = drawing.request_for(held.state)
    held.say(drawing.announce(request))
    shown = held.state.commitment
    held.say(drawing.hold(request, "7", SeedSource.DICE).intent)
    record = held.state.draws[0]
    assert lottery.commitment(record.request) == shown
    assert lottery.seed_from(shown, "7") == record.seed
    assert held.state.announced is None


def test_a_second_draw_of_the_day_remembers_the_first() -> None:
    held = meeting(12, organisations=12, tables=4)
    hold(held)
    hold(held, "99")
    first, second = (record.tables for record in held.state.draws)
    together = {frozenset(pair) for table in first for pair in _pairs(table)}
    again = [pair for table in second for pair in _pairs(table) if frozenset(pair) in together]
    assert len(again) == 0, "12 people at 4 tables can all meet new people"


def test_the_history_of_earlier_meetings_is_told_by_id_or_by_name() -> None:
    past = meeting(6, organisations=6, tables=2)
    hold(past)
    now = Meeting()
    now.say(i.CreateSession(session_id="next"))
    now.say(i.RegisterMember(member=Member(id="m000", name="改名した人")))
    now.say(i.RegisterMember(member=Member(id="new1", name="委員１", organisation="団体1")))
    history = drawing.history_of(now.state, [past.state])
    keys = {key for table in history.meetings[0] for key in table}
    assert keys == {"m000", "new1", "m002", "m003", "m004", "m005"}


def test_who_sat_together_counts_with_late_comers_moves_and_those_who_left() -> None:
    held = meeting(8, organisations=8, tables=2)
    held.say(i.MarkAttendance(member="m007", presence=Presence.ABSENT))
    hold(held)
    (first, second) = ([member.id for member in table] for table in views.tables(held.state))
    held.say(i.MarkAttendance(member="m007", presence=Presence.LATE))
    held.say(i.ChangeSeat(member="m007", table=2))
    held.say(i.ChangeSeat(member=first[0], table=2))
    held.say(i.MarkAttendance(member=first[1], presence=Presence.LEFT))
    held.say(i.ChangeSeat(member=first[1], table=None))
    sat = (tuple(sorted(first[1:])), tuple(sorted([*second, "m007", first[0]])))
    assert views.sittings(held.state) == (sat,)
    assert drawing.history_of(held.state, [held.state]).meetings == (sat,)
    hold(held)
    assert views.sittings(held.state) == (sat, held.state.draws[1].tables)
    assert drawing.request_for(held.state).history.meetings == (sat, held.state.draws[1].tables)
    assert all(drawing.same_again(record) for record in held.state.draws)


def test_first_time_and_experienced_members_are_mixed() -> None:
    past = meeting(6, organisations=1, tables=2)
    hold(past)
    held = meeting(12, organisations=1, tables=3)
    assert all("experience" not in dict(one.attributes) for one in drawing.request_for(held.state).people)
    history = drawing.history_of(held.state, [past.state])
    request = drawing.request_for(held.state, history)
    marks = {one.key: dict(one.attributes)["experience"] for one in request.people}
    assert marks == {f"m{n:03}": "experienced" if n < 6 else "first-time" for n in range(12)}
    tables = drawing.hold(replace(request, history=History()), "1", SeedSource.CALLED).draw.tables
    assert [sum(marks[key] == "experienced" for key in table) for table in tables] == [2, 2, 2]


def test_rules_about_the_absent_are_left_aside() -> None:
    held = meeting(8, tables=2)
    rules = Rules(
        apart=(("m000", "m001"), ("m000", "m007")), together=(("m002", "m003"),), at=(("m007", 0), ("m004", 1))
    )
    held.say(i.SetDrawRules(rules=rules))
    held.say(i.MarkAttendance(member="m007", presence=Presence.ABSENT))
    request = drawing.request_for(held.state)
    assert request.rules == Rules(apart=(("m000", "m001"),), together=(("m002", "m003"),), at=(("m004", 1),))
    hold(held)
    table = {m.id: n for n, people in enumerate(views.tables(held.state)) for m in people}
    assert table["m000"] != table["m001"]
    assert table["m002"] == table["m003"]
    assert table["m004"] == 1


def _pairs(table: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(a, b) for n, a in enumerate(table) for b in table[n + 1 :]]
