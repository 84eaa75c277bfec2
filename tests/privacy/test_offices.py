"""The secretariat on a paper for everybody: the office stays, its people and its numbers go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.kiyose import held

from chietai.meeting import intents as i
from chietai.meeting.model import Details
from chietai.meeting.state import State
from chietai.privacy.meeting_guard import guard_of
from chietai.privacy.offices import offices_in, people_behind_offices
from chietai.privacy.readers import Reader
from chietai.reports.export_documents import Kind, documents
from chietai.reports.summarise import summarise
from chietai.reports.summary import Level

LINES = (
    ("高齢者支援課　田中 内線 2315", "高齢者支援課"),
    ("高齢者支援課 田中、内線２３１５", "高齢者支援課"),
    ("長寿社会課（担当：霧島・朝比奈）", "長寿社会課"),
    ("社会福祉協議会 生活支援係", "社会福祉協議会 生活支援係"),
    ("生活支援コーディネーター　小鳥遊", "生活支援コーディネーター"),
    ("高齢福祉課長　霧島 花子　電話 042-123-4567（内線 2315）", "高齢福祉課"),
    ("福祉部 高齢者支援課 地域支援係 係長 東 太郎、主任 西", "福祉部 高齢者支援課 地域支援係"),
    ("市役所2階 高齢者支援課（内線2315）", "市役所 高齢者支援課"),
    ("高齢者支援課田中", "高齢者支援課"),
    ("高齢者支援課 2315", "高齢者支援課"),
    ("高齢者支援課　田中(2315)", "高齢者支援課"),
    ("高齢者支援課　たなか", "高齢者支援課"),
    ("NPO法人ささえ 事務局：高木", "NPO法人ささえ 事務局"),
    ("田中　花子", ""),
    ("なかよし　さくら", ""),
    ("服部", ""),
    ("田中課長", ""),
    ("", ""),
)


def with_secretariat(line: str) -> State:
    meeting = held()
    meeting.say(i.DescribeSession(details=Details(secretariat="x")))
    meeting.say(i.DescribeSession(details=Details(secretariat=line)))
    return meeting.state


@pytest.mark.parametrize(("line", "office"), LINES)
def test_the_office_stays_and_its_people_go(line: str, office: str) -> None:
    state = with_secretariat(line)
    assert summarise(state, Level.PUBLIC).secretariat == office
    assert summarise(state, Level.ORIGINAL).secretariat == line


@pytest.mark.parametrize(("line", "name"), [(LINES[0][0], "田中"), (LINES[8][0], "田中"), (LINES[5][0], "霧島")])
def test_who_is_named_there_is_hidden_in_everything_else(line: str, name: str) -> None:
    guard = guard_of(with_secretariat(line))
    assert guard.shown(f"{name}が買いに行く", Reader.PUBLIC) == "〇〇が買いに行く"
    assert guard.shown("高齢者支援課が支援する", Reader.PUBLIC) == "高齢者支援課が支援する"


def test_no_file_for_everybody_holds_a_name_or_a_number_of_the_secretariat() -> None:
    for name, data in documents(summarise(with_secretariat(LINES[5][0]), Level.PUBLIC), tuple(Kind)).items():
        text = data.decode()
        assert not any(part in text for part in ("霧島", "花子", "2315", "123-4567")), name


def test_who_stands_right_behind_an_office() -> None:
    assert list(people_behind_offices("高齢者支援課田中、総務課")) == ["田中"]


@given(st.text("田中花子高齢者支援課係長内線 　:、（）0123456789〇", max_size=30))
def test_offices_stand_in_the_line_and_hold_no_figures(line: str) -> None:
    for office in offices_in(line).split():
        assert office in line and not any(letter.isdigit() or letter == "〇" for letter in office)
