"""A meeting of a council that has met before takes over its members, programme and open promises."""

import shutil
from datetime import date, time

from tests.tui.prepare.conftest import Running
from tests.tui.prepare.hands import document, stored

from chietai.lottery.rules import Rules
from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import CouncilKind, EntryKind, Outcome, StepKind
from chietai.meeting.model import CheckItem, Council, Details, Member, PlannedStep
from chietai.tui.services import Services

COUNCIL = Council(name="清瀬市第１層協議体", kind=CouncilKind.FIRST_LAYER, area="清瀬市")
MEMBERS = (Member(id="m1", name="相原 節子", organisation="社協"), Member(id="m2", name="飯田 光男"))


def last_session(services: Services) -> None:
    """The last meeting of the council: three promises, one of them kept, and one carried over from before."""
    path = document(
        services,
        "past",
        i.DescribeCouncil(council=COUNCIL),
        i.DescribeSession(
            details=Details(date=date(2026, 8, 1), start=time(13, 30), place="大会議室", theme="前のテーマ")
        ),
        *(i.RegisterMember(member=member) for member in MEMBERS),
        i.SetProgramme(steps=(PlannedStep(id="aim", kind=StepKind.AIM, minutes=9),), format_name="わたしの形"),
        i.SetChecklist(items=(CheckItem(id="tea", text="お茶"),)),
        i.CheckRoom(item="tea"),
        i.SetDrawRules(rules=Rules(apart=(("m1", "m2"),))),
        i.CarryPromise(from_session="older", text="古い約束", who="飯田"),
        i.OpenSession(),
        i.MakePromise(text="ごみ出しを手伝う", who="相原", due=date(2026, 12, 1), member="m1"),
        i.MakePromise(text="時刻表を配る", who="飯田"),
    )
    kept = next(e.id for e in stored(path, services).entries.values() if e.text == "時刻表を配る")
    from chietai.records.store import SessionStore

    with SessionStore.open(path, clock=services.clock, new_id=services.new_id) as store:
        store.commit(i.ReviewPromise(entry=kept, outcome=Outcome.DONE))
        store.commit(i.CloseSession())


async def test_the_last_session_is_taken_over(running: Running, services: Services) -> None:
    last_session(services)
    async with running("prepare") as hands:
        assert "清瀬市第１層協議体" in hands.text()
        assert "前回 令和8年（2026年）8月1日（土）" in hands.text()
        await hands.press("tab", "tab", "tab", "tab", "enter")
        assert "引き継ぎました：2人" in hands.text()
        assert hands.field("name").text == COUNCIL.name
        await hands.press("f4")
        assert hands.field("place").text == "大会議室"
        assert hands.field("date").text == ""  # the day is a new one
        await hands.type("12/1")
        await hands.press("tab")
        path = hands.prepare.preparation.path
        assert path is not None
    state = stored(path, services)
    assert state.council == COUNCIL
    assert views.members(state) == list(MEMBERS)  # with their ids
    assert [step.minutes for step in state.steps] == [9]
    assert state.format_name == "わたしの形"
    assert [(item.text, item.done) for item in state.checklist] == [("お茶", False)]
    assert state.rules.apart == (("m1", "m2"),)
    assert not state.details.theme
    promises = views.entries(state, EntryKind.PROMISE)
    assert [(p.text, p.who, p.due, p.from_session) for p in promises] == [
        ("古い約束", "飯田", None, "older"),
        ("ごみ出しを手伝う", "相原", date(2026, 12, 1), "past"),
    ]
    assert promises[1].organisation == "社協"


async def test_it_is_not_offered_once_there_are_members(running: Running, services: Services) -> None:
    last_session(services)
    path = document(
        services, "new", i.DescribeCouncil(council=Council(name="別の協議体")), i.RegisterMember(member=MEMBERS[0])
    )
    async with running("prepare", path) as hands:
        assert "引き継げます" not in hands.text()


async def test_a_damaged_last_session_is_a_sentence_beside_the_field(running: Running, services: Services) -> None:
    last_session(services)
    async with running("prepare") as hands:
        shutil.rmtree(services.library / "backups", ignore_errors=True)
        for file in services.library.iterdir():
            file.write_text("no document", "utf-8")
        await hands.write("打ちかけの名前")
        await hands.press("tab", "tab", "tab", "tab", "enter")
        assert hands.field("name").text == "打ちかけの名前"
        assert not hands.state.members
        assert hands.field("name").wrong
