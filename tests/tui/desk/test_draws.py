"""The draw at the desk: what it says about itself, earlier meetings, digits and their source, seats and their costs."""

from collections.abc import Callable
from datetime import date, timedelta

from tests.conftest import FrozenClock
from tests.tui.desk.room import Hands, prepared

from chietai import drawing, seating
from chietai.lottery.rules import Rules
from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import Presence, SeedSource, StepKind
from chietai.meeting.model import Council, Details, Member
from chietai.meeting.state import State
from chietai.records.store import SessionStore
from chietai.tui.app import ChietaiApp
from chietai.tui.services import Services
from chietai.wording import names

HERE = range(1, 9)


async def _reception(hands: Hands) -> None:
    """Eight of the list are here, before the draw."""
    await hands.press("f8")
    await hands.here(*HERE)
    await hands.to(StepKind.DRAW)


async def _drawn(hands: Hands) -> None:
    await _reception(hands)
    await hands.press("f3", "f3")


def _apart(hands: Hands) -> tuple[str, str]:
    """Two of one organisation (m1 and m7) who sit at different tables."""
    seats = hands.state.seats
    assert seats["m1"].table != seats["m7"].table
    return "m1", "m7"


def _earlier(services: Services, clock: FrozenClock, council: str, day: date, name: str) -> State:
    """A meeting in the library at which the eight were drawn."""
    with SessionStore.create(services.library / f"{name}.json", name, clock=clock, new_id=services.new_id) as store:
        store.commit(i.DescribeCouncil(council=Council(name=council)))
        store.commit(i.DescribeSession(details=Details(title=name, date=day, tables=4)))
        for member in _people(services, clock, name):
            store.commit(i.RegisterMember(member=member))
            store.commit(i.MarkAttendance(member=member.id, presence=Presence.PRESENT))
        request = drawing.request_for(store.state)
        store.commit(drawing.announce(request))
        store.commit(drawing.hold(request, "12345", SeedSource.CALLED).intent)
        return store.state


def _people(services: Services, clock: FrozenClock, name: str) -> list[Member]:
    path = prepared(services.home / f"{name}-people.json", clock, services.new_id)
    store = SessionStore.open(path, clock=clock, new_id=services.new_id, readonly=True)
    return [store.state.members[f"m{n}"] for n in HERE]


async def test_a_draw_tells_the_facilitator_how_good_it_is(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _drawn(hands)
        assert hands.said == "同じ団体の組：0（最も少なくて0）  はじめて会う組：100％"
        await hands.press("f3")
        await hands.line("席を変えたい")
        await hands.press("f3")
        assert "はじめて会う組：100％" in hands.said, "eight people at four tables meet four others"


async def test_rules_that_were_kept_are_counted_and_the_line_is_not_cut(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await pilot.pause()
        hands.desk.submit(i.SetDrawRules(rules=Rules(apart=(("m1", "m2"), ("m3", "m4"), ("m5", "m20")))))
        await _drawn(hands)
        assert hands.said.endswith("守った決まり：2/2")
        assert "守った決まり：2/2" in hands.text()


async def test_earlier_meetings_of_the_council_count(
    services: Services, clock: FrozenClock, new_id: Callable[[], str], app: ChietaiApp
) -> None:
    day = date(2026, 11, 22)
    first = _earlier(services, clock, "清瀬市協議体", day - timedelta(60), "first")
    second = _earlier(services, clock, "清瀬市協議体", day - timedelta(30), "second")
    _earlier(services, clock, "よその協議体", day - timedelta(30), "elsewhere")
    _earlier(services, clock, "清瀬市協議体", day + timedelta(30), "afterwards")
    (services.library / "broken.json").write_text("{", encoding="utf-8")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _reception(hands)
        await hands.press("f3")
        assert hands.said == "前の2回の会で会った人どうしは、なるべく分けます。"
        request = hands.state.announced
        assert request is not None
        assert request.history.meetings == (first.draws[0].tables, second.draws[0].tables)
        await hands.press("f3")
        assert drawing.same_again(hands.state.draws[0])
        met = {frozenset(table) for table in (*first.draws[0].tables, *second.draws[0].tables)}
        assert not met & {frozenset(table) for table in hands.state.draws[0].tables}


async def test_digits_are_called_thrown_or_the_programs_own_and_it_is_recorded(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _reception(hands)
        await hands.press("f3")
        await hands.type("さいころ 3 1 5")
        assert "さいころ" in hands.frame
        await hands.press("enter", "f3")
        await hands.line("もう一度")
        await hands.line("4 1 7")
        await hands.press("f3")
        await hands.line("三度目")
        await hands.press("enter")
        told = [(draw.source, draw.digits, draw.reason) for draw in hands.state.draws]
        assert told == [
            (SeedSource.DICE, "315", ""),
            (SeedSource.CALLED, "417", "もう一度"),
            (SeedSource.PROGRAM, "271828", "三度目"),
        ]


async def test_the_die_is_also_found_among_all_commands(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _reception(hands)
        await hands.press("f3", "f2")
        await hands.line("さいころ")
        await hands.line("さん")
        assert "数だけ" in hands.said and not hands.state.draws
        await hands.press("backspace", "backspace")
        await hands.line("6 2")
        assert [(draw.source, draw.digits) for draw in hands.state.draws] == [(SeedSource.DICE, "62")]


async def test_a_redraw_that_was_announced_before_the_desk_was_closed_still_asks_why(
    services: Services, app: ChietaiApp
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _drawn(hands)
        await hands.press("f3")
        await hands.line("席を変えたい")
        path = hands.desk.session.path
    again = ChietaiApp(services, "meeting", path)
    async with again.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await pilot.pause()
        await hands.line("5 5")
        assert "引きなおすのは、なぜ" in hands.frame
        await hands.line("席が近すぎた")
        assert [(d.digits, d.reason) for d in hands.state.draws] == [("271828", ""), ("55", "席が近すぎた")]
        assert hands.typed == ""


async def test_moving_says_at_every_table_what_it_costs(app: ChietaiApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        hands = Hands(pilot)
        await pilot.pause()
        hands.desk.submit(i.SetDrawRules(rules=Rules(apart=(("m1", "m3"),))))
        await _drawn(hands)
        one, alike = _apart(hands)
        await hands.press("ctrl+s")
        await hands.line("さとう")
        costs = hands.text().splitlines()
        table = hands.state.seats[alike].table
        assert any(f"{names.table(table)} " in line and "同じ団体が1組ふえます" in line for line in costs)
        ruled = hands.state.seats["m3"].table
        assert any(f"{names.table(ruled)} " in line and "きまりが1つ破れます" in line for line in costs)
        assert any(names.table(5) in line and "同じ団体はふえません" in line for line in costs)
        await hands.type(str(ruled))
        assert "佐藤 花子、高橋 花子" in hands.text(), "which rule would be broken"
        await hands.press("enter")
        assert hands.state.seats[one].table == ruled


async def test_changing_places_says_what_it_costs(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _drawn(hands)
        _one, alike = _apart(hands)
        beside = next(m for m in views.tables(hands.state)[hands.state.seats[alike].table - 1] if m.id != alike)
        await hands.press("ctrl+s")
        await hands.line("さとう")
        await hands.type(beside.name.split()[0] + "花子")
        assert f"佐藤 花子さんと{beside.name}さんが入れかわると、同じ団体が1組ふえます" in hands.text()


async def test_whom_somebody_has_never_met(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _drawn(hands)
        await hands.press("ctrl+s")
        await hands.type("さとう")
        assert "佐藤 花子さんがまだ同席していない6人" in hands.text()


async def test_a_table_is_opened_closed_and_both_are_undone(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _drawn(hands)
        before = hands.state.seats
        await hands.press("ctrl+s", "f4")
        assert hands.state.table_count == 5
        assert names.table(5) + "をふやしました。動く人：" in hands.said.replace(" ", "")
        await hands.press("escape", "ctrl+z")
        assert hands.state.seats == before and hands.state.table_count == 4
        await hands.press("ctrl+s")
        await hands.type("さとう")
        table = before["m1"].table
        await hands.press("f6")
        assert views.tables(hands.state)[table - 1] == []
        assert names.table(table) + "を閉じました。" in hands.said
        moved = {key for key in before if hands.state.seats[key].table != before[key].table}
        assert moved == {key for key in before if before[key].table == table}, "only who sat there"
        await hands.press("escape", "ctrl+z")
        assert hands.state.seats == before


async def test_tables_that_cannot_be_opened_or_closed(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _drawn(hands)
        await hands.press("ctrl+s", *["f4"] * 4)
        assert hands.state.table_count == 8
        await hands.press("f4")
        assert "人が足りません" in hands.said and hands.state.table_count == 8
        await hands.press(*["f6"] * 7)
        assert sum(map(bool, views.tables(hands.state))) == 1
        await hands.press("f6")
        assert "閉じられません" in hands.said


async def test_who_has_no_seat_yet_sees_the_best_one(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _drawn(hands)
        hands.desk.submit(i.ChangeSeat(member="m1", table=None))
        await hands.press("ctrl+s")
        await hands.line("さとう")
        place = seating.best_free_seat(hands.state, "m1")
        assert place is not None and place.table is not None
        lines = [line for line in hands.text().splitlines() if "いちばんよい席" in line]
        assert lines and all(f"{names.table(place.table)} " in line for line in lines)


async def test_the_frame_says_what_a_change_of_seats_will_do(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _drawn(hands)
        seats = {seat.number: hands.state.members[key].name for key, seat in hands.state.seats.items()}
        there = next(seat.table for seat in hands.state.seats.values() if seat.number == 3)
        other = 2 if there != 2 else 1
        await hands.type(f"s3 {other}")
        assert seats[3] in hands.frame and names.table(other) in hands.frame
        await hands.press("backspace")
        await hands.type("ｓ４")
        assert seats[3] in hands.frame and seats[4] in hands.frame
        await hands.press("backspace")
        await hands.type("99")
        assert "s99" in hands.frame and seats[3] not in hands.frame
