"""Bodies are no people, and people are no bodies, whatever their names end with."""

import pytest
from tests.reports.kiyose import held

from chietai.meeting import intents as i
from chietai.meeting.model import Member
from chietai.privacy.guard import Guard
from chietai.privacy.known_people import KnownPeople
from chietai.privacy.meeting_guard import guard_of
from chietai.privacy.readers import Reader
from chietai.reports.export_documents import Kind, documents
from chietai.reports.summarise import summarise
from chietai.reports.summary import Level

BODIES = (
    "NPO法人おたがいさま", "ささえあいさん", "NPO法人おとなりさん", "手仕事の先生の会", "いずみ歯科クリニック",
    "みんなの先生", "八百屋さん", "お医者さん", "お隣さん", "子ども食堂はなちゃん", "一般社団法人つむぎさん",
    "薬局さん", "駄菓子屋さん", "民生委員", "おひとりさま", "田中歯科医院", "サロンひだまり",
    "団地のおかあさん", "社会福祉協議会様",
)  # fmt: skip
PEOPLE = ("高木さん", "高木様", "高木 花子さん", "佐々木氏", "東先生", "泉　太郎", "泉さん", "いずみたろう", "久保君")


def guard(bodies: tuple[str, ...]) -> Guard:
    return Guard(KnownPeople([("泉　太郎", "いずみ　たろう"), ("東　次郎", "")], bodies))


@pytest.mark.parametrize("body", BODIES)
def test_a_body_on_the_list_is_told_whatever_it_is_called(body: str) -> None:
    listed = guard((body,))
    assert not listed.is_person(body)
    assert listed.look_at_body(body, Reader.PUBLIC).shown == body


@pytest.mark.parametrize("person", PEOPLE)
def test_a_person_in_the_place_of_a_body_is_not_told(person: str) -> None:
    listed = guard((person,))
    assert listed.is_person(person)
    assert listed.look_at_body(person, Reader.PUBLIC).shown == ""


@pytest.mark.parametrize("name", ["たかぎさん", "はなちゃん", "高木さん", "ヤマダ様"])
def test_what_no_list_has_is_a_person_when_in_doubt(name: str) -> None:
    assert guard(()).is_person(name)


@pytest.mark.parametrize("name", ["老人クラブ", "商工会さん", "NPO法人つむぎさん", "", "さん"])
def test_what_no_list_has_and_is_no_person(name: str) -> None:
    assert not guard(()).is_person(name)


@pytest.mark.parametrize("body", BODIES)
def test_a_body_stays_in_the_paper_for_everybody(body: str) -> None:
    meeting = held()
    meeting.say(i.RegisterMember(member=Member(id="x", name="霧島　薫", organisation=body, sector="市民")))
    meeting.say(i.MakePromise(text="鍵を預かる", who=body, organisation=body))
    for name, data in documents(summarise(meeting.state, Level.PUBLIC), tuple(Kind)).items():
        if name.endswith((".md", ".html", "参加者.csv", "約束.csv")):
            assert body in data.decode(), name


def test_somebody_on_the_list_of_bodies_is_hidden_in_what_is_said_as_well() -> None:
    meeting = held()
    meeting.say(i.RegisterMember(member=Member(id="x", name="霧島　薫", organisation="霧島さん", sector="市民")))
    assert "霧島" not in guard_of(meeting.state).shown("霧島さんの車で行く", Reader.PUBLIC)
