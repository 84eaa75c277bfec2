"""The entry line: what a typed line means in each step."""

from datetime import date

import pytest
from chietai.meeting.line import Addressed, address, organisation, read_line
from tests.meeting.meetings import Meeting, drawn, prepared

from chietai.meeting import intents as i
from chietai.meeting.kinds import Outcome, StepKind
from chietai.meeting.refusal import Reason, Refused

TODAY = date(2026, 11, 22)


@pytest.fixture
def meeting() -> Meeting:
    """Two tables: 藤井, 髙橋, 山本 in seats 1 to 3, 山本, 森 in seats 4 and 5."""
    held = prepared()
    held.say(drawn([["m0", "m1", "m2"], ["m3", "m4"]]))
    return held


def read(meeting: Meeting, step: StepKind, line: str) -> i.Intent:
    if meeting.state.step_id != step.value:
        meeting.say(i.EnterStep(step=step.value))
    return read_line(meeting.state, line, TODAY)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2 見守り", Addressed("見守り", table=2)),
        ("２　見守り", Addressed("見守り", table=2)),
        ("@社協 見守り", Addressed("見守り", organisation="社会福祉協議会")),
        ("＠自治 見守り", Addressed("見守り", organisation="自治会")),
        ("@知らない会 見守り", Addressed("見守り", organisation="知らない会")),
        ("s3 見守り", Addressed("見守り", member="s3")),
        ("ｓ３ 見守り", Addressed("見守り", member="s3")),
        ("2 @自治会 #1 見守り", Addressed("見守り", table=2, organisation="自治会", trouble="1")),
        ("3人で見守る", Addressed("3人で見守る")),
        ("9 時に集まる", Addressed("9 時に集まる")),
        ("s77 という名の車", Addressed("s77 という名の車")),
        ("2", Addressed("2")),
        ("2 1 人ずつ", Addressed("1 人ずつ", table=2)),
        ("@ 見守り", Addressed("@ 見守り")),
    ],
)
def test_prefixes(meeting: Meeting, line: str, expected: Addressed) -> None:
    assert address(meeting.state, line) == expected


def test_an_organisation_is_found_by_its_beginning_a_part_or_its_abbreviation(meeting: Meeting) -> None:
    assert organisation(meeting.state, "社会") == "社会福祉協議会"
    assert organisation(meeting.state, "福祉") == "社会福祉協議会"
    assert organisation(meeting.state, "社協") == "社会福祉協議会"
    assert organisation(meeting.state, "ＮＰＯ") == "ＮＰＯ"


def test_a_line_without_prefix_belongs_to_whoever_has_the_floor(meeting: Meeting) -> None:
    meeting.say(i.EnterStep(step="troubles"))
    meeting.say(i.StartTurn(table=2))
    assert read_line(meeting.state, "夜道が暗い", TODAY) == i.RaiseTrouble(text="夜道が暗い", table=2)
    assert read_line(meeting.state, "1 夜道が暗い", TODAY) == i.RaiseTrouble(text="夜道が暗い", table=1)
    meeting.say(i.StartTurn(member="m3"))
    assert read_line(meeting.state, "夜道が暗い", TODAY) == i.RaiseTrouble(text="夜道が暗い", member="m3")


def test_an_answer_goes_to_the_question_and_the_trouble_of_the_round(meeting: Meeting) -> None:
    meeting.say(i.EnterStep(step="rounds"))
    for number, cls in ((1, i.MakeOffer), (2, i.ShareWisdom), (3, i.VoiceHope)):
        meeting.say(i.PutQuestion(question=number, trouble="2"))
        intent = read_line(meeting.state, "1 回覧板を使う", TODAY)
        assert intent == cls(text="回覧板を使う", table=1)
        event = meeting.say(intent)
        entry = meeting.state.entries[event.id]
        assert meeting.state.entries[entry.trouble_id].no == 2
    other = read_line(meeting.state, "#3 回覧板を使う", TODAY)
    assert other == i.VoiceHope(text="回覧板を使う", trouble="3")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("3 12", i.CountVotes(entry="3", votes=12)),
        ("３　１２", i.CountVotes(entry="3", votes=12)),
        ("1+2+3", i.MergeEntries(into="1", merged=("2", "3"))),
        ("１＋２", i.MergeEntries(into="1", merged=("2",))),
        ("1 + 2", i.MergeEntries(into="1", merged=("2",))),
        ("2", i.PickTrouble(entry="2")),
        ("道が暗い", i.RaiseTrouble(text="道が暗い")),
    ],
)
def test_choosing_is_shorthand(meeting: Meeting, line: str, expected: i.Intent) -> None:
    assert read(meeting, StepKind.CHOOSE, line) == expected


def test_a_picked_trouble_is_let_go_by_the_same_number(meeting: Meeting) -> None:
    meeting.say(i.PickTrouble(entry="2"))
    assert read(meeting, StepKind.CHOOSE, "2") == i.UnpickTrouble(entry="2")


def test_choosing_what_is_not_there_is_refused(meeting: Meeting) -> None:
    with pytest.raises(Refused) as refused:
        read(meeting, StepKind.CHOOSE, "9")
    assert refused.value.reason is Reason.UNKNOWN_ENTRY


def test_promises_of_last_time_are_answered_by_number(meeting: Meeting) -> None:
    event = meeting.say(i.CarryPromise(from_session="s0", text="体操を始める", who="自治会"))
    assert read(meeting, StepKind.RECALL, "1") == i.ReviewPromise(entry=event.id, outcome=Outcome.DONE)
    assert read(meeting, StepKind.RECALL, "1 2") == i.ReviewPromise(entry=event.id, outcome=Outcome.UNDER_WAY)
    noted = i.ReviewPromise(entry=event.id, outcome=Outcome.NOT_YET, note="場所がない")
    assert read(meeting, StepKind.RECALL, "1 3 場所がない") == noted
    with pytest.raises(Refused):
        read(meeting, StepKind.RECALL, "2")


def test_a_case_is_told_and_taken_home(meeting: Meeting) -> None:
    told = read(meeting, StepKind.SPREAD, "男の料理教室に三十人来た")
    assert told == i.TellCase(text="男の料理教室に三十人来た")
    meeting.say(told)
    taken = read(meeting, StepKind.SPREAD, "1 @社協 サロンで試す 12/15")
    assert taken == i.MakePromise(
        text="サロンで試す", who="社会福祉協議会", organisation="社会福祉協議会", due=date(2026, 12, 15), case="1"
    )
    meeting.say(taken)
    assert read(meeting, StepKind.SPREAD, "9 時に集まる") == i.TellCase(text="9 時に集まる")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("0 1 3 9 7", i.TakeMood(counts=(0, 1, 3, 9, 7))),
        ("０　１　３　９　７", i.TakeMood(counts=(0, 1, 3, 9, 7))),
        ("1月20日", i.SetNextMeeting(date=date(2027, 1, 20))),
        ("2027/1/20", i.SetNextMeeting(date=date(2027, 1, 20))),
        ("もっと話したかった", i.NoteUnsaid(text="もっと話したかった")),
        ("1 2 3", i.NoteUnsaid(text="2 3", table=1)),  # only one prefix is a table
    ],
)
def test_closing_is_shorthand(meeting: Meeting, line: str, expected: i.Intent) -> None:
    assert read(meeting, StepKind.CLOSE, line) == expected


def test_an_empty_line_is_refused(meeting: Meeting) -> None:
    for line in ("", "   ", "\u3000", "\x1b[2J"):
        with pytest.raises(Refused) as refused:
            read(meeting, StepKind.TROUBLES, line)
        assert refused.value.reason is Reason.EMPTY_TEXT


def test_in_a_step_without_entries_a_line_is_a_private_note(meeting: Meeting) -> None:
    assert isinstance(read(meeting, StepKind.AIM, "マイクの電池"), i.TakeNote)


def test_a_line_can_be_read_for_another_step_than_the_present_one(meeting: Meeting) -> None:
    meeting.say(i.EnterStep(step="close"))
    assert read_line(meeting.state, "s2 道が暗い", TODAY, StepKind.TROUBLES) == i.RaiseTrouble(
        text="道が暗い", member="s2"
    )
    assert isinstance(read_line(meeting.state, "道が暗い", TODAY), i.NoteUnsaid)
