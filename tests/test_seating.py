"""Seats after the draw: nobody is moved without need, every change says what it costs, and all of it can be undone."""

import pytest
from tests.meeting.meetings import Meeting
from tests.test_drawing import hold, meeting

from chietai import drawing, seating
from chietai.lottery.rules import Rules
from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import Presence, SeatReason, SeedSource


@pytest.fixture
def drawn() -> Meeting:
    """Eleven members of four organisations; ten were here when three tables were drawn."""
    held = meeting(11, tables=3)
    held.say(i.MarkAttendance(member="m010", presence=Presence.ABSENT))
    hold(held)
    return held


def seats(held: Meeting) -> dict[str, int]:
    return {member_id: seat.table for member_id, seat in held.state.seats.items()}


def test_before_a_draw_there_is_nothing_to_ask() -> None:
    held = meeting(4)
    assert seating.late_seat(held.state, "m000") is None
    with pytest.raises(seating.NoTablesError):
        seating.quality(held.state)


def test_a_late_comer_gets_the_best_free_place_and_nobody_moves(drawn: Meeting) -> None:
    before = seats(drawn)
    drawn.say(i.MarkAttendance(member="m010", presence=Presence.LATE))
    place = seating.late_seat(drawn.state, "m010")
    assert place is not None and place.reason is SeatReason.LATE
    drawn.say(place)
    after = seats(drawn)
    assert {key: table for key, table in after.items() if key != "m010"} == before
    assert sorted(len(people) for people in views.tables(drawn.state)) == [3, 4, 4]
    assert seating.late_seat(drawn.state, "m010") is None, "seated already"


def test_a_late_comer_keeps_the_rules(drawn: Meeting) -> None:
    free = [n for n, people in enumerate(views.tables(drawn.state), start=1) if len(people) == 3]
    avoided = views.tables(drawn.state)[free[0] - 1][0].id
    drawn.say(i.SetDrawRules(rules=Rules(apart=(("m010", avoided),))))
    drawn.say(i.MarkAttendance(member="m010", presence=Presence.LATE))
    place = seating.late_seat(drawn.state, "m010")
    assert place is not None and place.table == free[1]


def test_a_move_and_a_swap_say_what_they_cost(drawn: Meeting) -> None:
    one = views.tables(drawn.state)[0][0]
    alike = next(m for m in views.members(drawn.state) if m.organisation == one.organisation and m.id != one.id)
    table = drawn.state.seats[alike.id].table
    assert seating.cost_of_move(drawn.state, one.id, table).added > 0, "two of one organisation come together"
    other = next(m for m in views.tables(drawn.state)[1])
    change = seating.cost_of_swap(drawn.state, one.id, other.id)
    drawn.say(i.SwapSeats(member=one.id, other=other.id))
    back = seating.cost_of_swap(drawn.state, one.id, other.id)
    assert (back.before, back.after) == (change.after, change.before)
    alone = seating.cost_of_move(drawn.state, one.id, 4)
    assert alone.tables[3] == (one.id,), "one table more than there are"


def test_a_table_is_opened_with_the_fewest_moved_and_it_can_be_undone(drawn: Meeting) -> None:
    before = drawn.state
    intent = seating.open_table(before)
    assert len(intent.moves) == 2, "ten people at four tables: the new one gets two"
    drawn.say(intent)
    assert drawn.state.table_count == 4
    assert sorted(len(people) for people in views.tables(drawn.state)) == [2, 2, 3, 3]
    drawn.say(i.Undo())
    assert drawn.state == before


def test_a_table_is_closed_and_only_its_people_move(drawn: Meeting) -> None:
    before = seats(drawn)
    at_two = {key for key, table in before.items() if table == 2}
    drawn.say(seating.close_table(drawn.state, 2))
    after = seats(drawn)
    assert {key for key in after if after[key] != before[key]} == at_two
    assert views.tables(drawn.state)[1] == [], "the number on the sign of table 3 stays"
    drawn.say(seating.open_table(drawn.state))
    assert len(views.tables(drawn.state)[1]) > 0, "the closed table is opened again"


def test_what_the_seating_says_about_itself(drawn: Meeting) -> None:
    told = seating.quality(drawn.state)
    (fact,) = [fact for fact in told.attributes if fact.attribute == "organisation"]
    assert fact.pairs == fact.least
    assert told.new_percent == 100
    strangers = seating.never_met(drawn.state)
    someone = views.tables(drawn.state)[0][0].id
    assert len(strangers[someone]) == 10 - len(views.tables(drawn.state)[0])


def test_who_is_here_for_the_first_time_stays_known_after_the_draw() -> None:
    past = meeting(5, tables=2)
    hold(past)
    held = meeting(9, tables=2)
    held.say(i.MarkAttendance(member="m008", presence=Presence.ABSENT))
    request = drawing.request_for(held.state, drawing.history_of(held.state, [past.state]))
    held.say(drawing.announce(request))
    held.say(drawing.hold(request, "5", SeedSource.CALLED).intent)
    held.say(i.MarkAttendance(member="m008", presence=Presence.LATE))
    marks = {one.key: dict(one.attributes)["experience"] for one in seating.request_now(held.state).people}
    assert marks == {f"m{n:03}": "experienced" if n < 5 else "first-time" for n in range(9)}
    assert seating.late_seat(held.state, "m008") is not None
