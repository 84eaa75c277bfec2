"""Who is named by the fields of a meeting, and what is only an office or a body."""

from datetime import UTC, datetime
from typing import get_args

import pytest
from pydantic import BaseModel

from chietai.meeting import intents as i
from chietai.meeting.events import AnyEvent, Event
from chietai.meeting.model import Details, Member
from chietai.meeting.state import Stamp, State
from chietai.meeting.transitions import apply, decide
from chietai.privacy.named_people import names_in_field, people_of


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("高齢福祉課　佐藤（内線123）", ["佐藤"]),
        ("社協 SC 山口・鈴木", ["山口", "鈴木"]),
        ("佐藤係長", ["佐藤"]),
        ("係長 佐藤 太郎", ["佐藤 太郎"]),
        ("会長の小川", ["小川"]),
        ("民生委員の佐々木さん", ["佐々木"]),
        ("小川さんと林さん", ["小川", "林"]),
        ("福祉部　部長　森", ["森"]),
        ("小川 和夫（副会長）", ["小川 和夫"]),
        ("たなかさん", ["たなか"]),
        ("渡邉トメさん", ["渡邉トメ"]),
        ("担当：佐藤", ["佐藤"]),
        ("さくら市 社協\n鈴木", ["鈴木"]),
        ("区長 霧島", ["霧島"]),
        ("高齢福祉課 山口", ["山口"]),
        ("山口", ["山口"]),
        ("瓜生田さん", ["瓜生田"]),
        ("小川宅", ["小川"]),
        ("阿部さん", ["阿部"]),
        ("矢島　トシ子", ["矢島 トシ子"]),
        ("前田　真理", ["前田 真理"]),
        ("前田 社協", ["前田"]),
        ("前田 欠席", ["前田"]),
        ("会長 小川　さくら", ["小川 さくら"]),
        ("小川 ほか", ["小川"]),
        ("小川 みんなで", ["小川"]),
        ("小川 月曜まで", ["小川"]),
        ("佐藤 花子 03-1234-5678", ["佐藤 花子"]),
    ],
)
def test_names_among_offices(field: str, names: list[str]) -> None:
    assert list(names_in_field(field)) == names


@pytest.mark.parametrize(
    "field",
    """
    生活支援コーディネーター・社会福祉協議会|社会福祉協議会 生活支援係|清瀬市社会福祉協議会|さくら市役所長寿社会課|会長
    |事務局|みんなで|社協|自治会|ヘルパー|八百屋さん|お医者さん|各班長|市|参加者全員|〇〇町|隣組|学生たち|未定|NPO法人おたがいさま
    |草取り|草取|雪道|隣保|清掃|年末|全戸|若手|名簿|月曜|午後|三名|保護者|保護者さん|園児|近隣|担当 雪道|公園清掃担当
    |実家|夕方|地方|清瀬 社協|千葉 高齢福祉課|ささえあいさん|青年部長|諸君|世帯
    |小中学校|青葉会|若葉台|みなさん|おばあちゃん|奥さん|長男|本人|市長|地域福祉課|介護予防 教室|＊＊＊||03-1234-5678
    """.replace("\n", "").split("|"),
)
def test_offices_bodies_and_everybody_are_no_people(field: str) -> None:
    assert list(names_in_field(field.strip())) == []


def events_of(*intents: i.AnyIntent) -> list[Event]:
    state, events = State(), []
    for number, intent in enumerate(intents, 1):
        event = decide(state, intent, Stamp(f"e{number}", datetime(2026, 1, 1, tzinfo=UTC), "desk"))
        state = apply(state, event)
        events.append(event)
    return events


def test_everybody_whom_fields_name_ever() -> None:
    member = Member(id="m1", name="田中 花子", reading="たなか はなこ", organisation="青木商店")
    events = events_of(
        i.CreateSession(session_id="s1"),
        i.DescribeSession(details=Details(secretariat="高齢福祉課 佐藤、支援課田中")),
        i.RegisterMember(member=member),
        i.ReviseMember(member=member.model_copy(update={"name": "小川 花子"})),
        i.RegisterMember(member=Member(id="m2", name="林 次郎")),
        i.Undo(),
        i.RegisterMember(member=Member(id="m2", name="清瀬市社会福祉協議会", organisation="林 次郎")),
        i.Undo(),
        i.OpenSession(),
        i.MakePromise(text="訪ねる", who="会長の霧島さん"),
        i.MakePromise(text="場所を貸す", who="青木商店"),
        i.ReviseEntry(entry="e10", who="東野さん"),
        i.CorrectEntry(entry="e10", who="矢島さん"),
        i.RegisterMember(member=Member(id="m4", name="未定", organisation="瀬戸さん")),
        i.CarryPromise(from_session="s0", text="電話する", who="高木"),
    )
    assert people_of(events) == {
        ("田中 花子", "たなか はなこ"),
        ("小川 花子", "たなか はなこ"),
        ("林 次郎", ""),
        ("佐藤", ""),
        ("田中", ""),
        ("霧島", ""),
        ("高木", ""),
        ("東野", ""),
        ("矢島", ""),
        ("未定", ""),
        ("瀬戸さん", ""),
    }


def person_fields(model: type[BaseModel]) -> set[str]:
    """The fields of an event, and of the values in it, that say by their name that they hold a person."""
    fields = set()
    for name, field in model.model_fields.items():
        values = [one for one in (field.annotation, *get_args(field.annotation)) if isinstance(one, type)]
        fields |= {f"{name}.{inner}" for one in values if issubclass(one, BaseModel) for inner in person_fields(one)}
    return fields | (model.model_fields.keys() & {"who", "secretariat", "name", "reading"})


def test_no_event_names_people_in_a_field_that_nobody_looks_at() -> None:
    named = {model.__name__: fields for model in get_args(AnyEvent) if (fields := person_fields(model))}
    assert named == {
        "CouncilDescribed": {"council.name"},  # of a body
        "EntryCorrected": {"who"},
        "EntryRevised": {"who"},
        "MemberRegistered": {"member.name", "member.reading"},
        "MemberRevised": {"member.name", "member.reading"},
        "PromiseCarried": {"who"},
        "PromiseMade": {"who"},
        "SessionDescribed": {"details.secretariat"},
    }
