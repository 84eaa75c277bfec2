"""The entry line: what a typed line means in each step, what is asked back, and that nothing is dropped unseen."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.meeting.meetings import START, Meeting, drawn, prepared

from chietai.meeting import intents as i
from chietai.meeting.addresses import Addressed, Doubt, find_organisation, take_addresses
from chietai.meeting.kinds import Outcome, Presence, SeedSource, StepKind
from chietai.meeting.line_reader import read
from chietai.meeting.model import Member
from chietai.meeting.readings import Context, LotsCalled, Newcomer, Question, Reading, Refusal, Wanted
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Stamp
from chietai.meeting.transitions import decide
from chietai.text.figures import halfwidth

TODAY = date(2026, 11, 22)


@pytest.fixture
def meeting() -> Meeting:
    """Two tables: 藤井, 髙橋, 山本 in seats 1 to 3, 山本, 森 in seats 4 and 5."""
    held = prepared()
    held.say(drawn([["m0", "m1", "m2"], ["m3", "m4"]]))
    return held


def reading(meeting: Meeting, step: StepKind, line: str, **context: str) -> Reading:
    if meeting.state.step_id != step.value:
        meeting.say(i.EnterStep(step=step.value))
    return read(meeting.state, Context(TODAY, **context), line)


def meant(meeting: Meeting, step: StepKind, line: str) -> i.Intent:
    understood = reading(meeting, step, line)
    assert isinstance(understood, Wanted), understood
    return understood.intent


def asked(meeting: Meeting, step: StepKind, line: str) -> Question:
    understood = reading(meeting, step, line)
    assert isinstance(understood, Question), understood
    assert reading(meeting, step, line, confirmed=line) == understood.proposal
    return understood


# -- addresses ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2 見守り", Addressed("見守り", table=2)),
        ("２　見守り", Addressed("見守り", table=2)),
        ("2番 見守り", Addressed("見守り", table=2)),
        ("テーブル２ 見守り", Addressed("見守り", table=2)),
        ("2番テーブル 見守り", Addressed("見守り", table=2)),
        ("@社協 見守り", Addressed("見守り", organisation="社会福祉協議会")),
        ("＠自治 見守り", Addressed("見守り", organisation="自治会")),
        ("@知らない会 見守り", Addressed("見守り", organisation="知らない会")),
        ("s3 見守り", Addressed("見守り", member="s3")),
        ("ｓ３ 見守り", Addressed("見守り", member="s3")),
        ("席３ 見守り", Addressed("見守り", member="s3")),
        ("@髙橋 実 見守り", Addressed("見守り", member="m1", name="髙橋 実")),
        ("2 @自治会 #1 見守り", Addressed("見守り", table=2, organisation="自治会", trouble="1")),
        ("3人で見守る", Addressed("3人で見守る")),
        ("9 時に集まる", Addressed("9 時に集まる")),
        ("2 丁目の坂がきつい", Addressed("2 丁目の坂がきつい")),
        ("2 か月に一度", Addressed("2 か月に一度")),
        ("1 階に住む人", Addressed("1 階に住む人")),
        ("2 階段がきつい", Addressed("階段がきつい", table=2)),
        ("2 月曜のサロン", Addressed("月曜のサロン", table=2)),
        ("2 分からない", Addressed("分からない", table=2)),
        ("2 年寄りが多い", Addressed("年寄りが多い", table=2)),
        ("2026 年度の計画", Addressed("2026 年度の計画")),
        ("#7119 に電話してよいか分からない", Addressed("#7119 に電話してよいか分からない")),
        ("＃8000 を知らない", Addressed("＃8000 を知らない")),
        ("2", Addressed("2")),
        ("2 1 人ずつ", Addressed("1 人ずつ", table=2)),
        ("s77 という名の車", Addressed("s77 という名の車", doubt=Doubt.NO_SUCH_SEAT, ref="77")),
        ("7 送迎が足りない", Addressed("7 送迎が足りない", doubt=Doubt.NO_SUCH_TABLE, ref="7")),
        ("2 人が来ない", Addressed("2 人が来ない", doubt=Doubt.TABLE_OR_COUNT, ref="2")),
        ("@ 見守り", Addressed("@ 見守り", doubt=Doubt.NOBODY_NAMED)),
        ("#9 見守り", Addressed("#9 見守り", doubt=Doubt.NO_SUCH_TROUBLE, ref="9")),
        ("2 1 テキスト", Addressed("1 テキスト", table=2, doubt=Doubt.NAMED_TWICE)),
        ("s1 @社協 見守り", Addressed("見守り", member="s1", organisation="社会福祉協議会")),
        ("s3バスがない", Addressed("s3バスがない", doubt=Doubt.NO_SPACE, ref="s3")),
    ],
)
def test_addresses(meeting: Meeting, line: str, expected: Addressed) -> None:
    assert take_addresses(meeting.state, line) == expected


def test_an_organisation_is_found_by_its_beginning_a_part_or_its_abbreviation(meeting: Meeting) -> None:
    assert find_organisation(meeting.state, "社会") == "社会福祉協議会"
    assert find_organisation(meeting.state, "福祉") == "社会福祉協議会"
    assert find_organisation(meeting.state, "社協") == "社会福祉協議会"
    assert find_organisation(meeting.state, "ＮＰＯ") == ""


def test_a_name_with_spaces_is_taken_whole(meeting: Meeting) -> None:
    meeting.say(i.RegisterMember(member=Member(id="m9", name="大野　さくら", organisation="生活学校　北支部")))
    for line in (
        "@生活学校　北支部 見守り",
        "@生活学校 北支部　見守り",
        "@大野　さくら 見守り",
        "@大野 さくらさん 見守り",
    ):
        taken = take_addresses(meeting.state, line)
        assert taken.text == "見守り", line
        assert taken.organisation == "生活学校　北支部" or taken.name == "大野　さくら", line
    assert take_addresses(meeting.state, "@大野 見守り").member == "m9"


def test_two_people_of_one_name_are_asked_about(meeting: Meeting) -> None:
    with pytest.raises(Refused) as refused:
        take_addresses(meeting.state, "@山本 見守り")
    assert refused.value.reason is Reason.AMBIGUOUS_MEMBER
    assert reading(meeting, StepKind.TROUBLES, "@山本 見守り") == Refusal(Reason.AMBIGUOUS_MEMBER, "山本")


# -- words ----------------------------------------------------------------------------------------------------------


def test_a_line_without_address_belongs_to_whoever_has_the_floor(meeting: Meeting) -> None:
    meeting.say(i.EnterStep(step="troubles"))
    meeting.say(i.StartTurn(table=2))
    assert meant(meeting, StepKind.TROUBLES, "夜道が暗い") == i.RaiseTrouble(text="夜道が暗い", table=2)
    assert meant(meeting, StepKind.TROUBLES, "1 夜道が暗い") == i.RaiseTrouble(text="夜道が暗い", table=1)
    meeting.say(i.StartTurn(member="m3"))
    assert meant(meeting, StepKind.TROUBLES, "夜道が暗い") == i.RaiseTrouble(text="夜道が暗い", member="m3")


def test_an_answer_goes_to_the_question_and_the_trouble_of_the_round(meeting: Meeting) -> None:
    meeting.say(i.EnterStep(step="rounds"))
    for number, cls in ((1, i.MakeOffer), (2, i.ShareWisdom), (3, i.VoiceHope)):
        meeting.say(i.PutQuestion(question=number, trouble="2"))
        intent = meant(meeting, StepKind.ROUNDS, "1 回覧板を使う")
        assert intent == cls(text="回覧板を使う", table=1)
        event = meeting.say(intent)
        entry = meeting.state.entries[event.id]
        assert meeting.state.entries[entry.trouble_id].no == 2
    other = meant(meeting, StepKind.ROUNDS, "#3 回覧板を使う")
    assert other == i.VoiceHope(text="回覧板を使う", trouble="3")


def test_in_a_step_without_entries_a_line_is_a_private_note(meeting: Meeting) -> None:
    assert isinstance(meant(meeting, StepKind.AIM, "マイクの電池"), i.TakeNote)


@pytest.mark.parametrize(
    ("step", "line", "doubt"),
    [
        (StepKind.TROUBLES, "#2 坂がきつい", Doubt.NO_ANSWER_HERE),
        (StepKind.TROUBLES, "s25 坂がきつい", Doubt.NO_SUCH_SEAT),
        (StepKind.TROUBLES, "119", Doubt.FIGURES_ONLY),
        (StepKind.TROUBLES, "3+5", Doubt.FIGURES_ONLY),
        (StepKind.TROUBLES, "s1 s2", Doubt.NAMED_TWICE),
        (StepKind.TROUBLES, "s1 2", Doubt.FIGURES_ONLY),
        (StepKind.TROUBLES, "1/20", Doubt.LIKE_A_DATE),
        (StepKind.TROUBLES, "1月20日（水） 13:30", Doubt.LIKE_A_DATE),
        (StepKind.TROUBLES, "13時30分", Doubt.LIKE_A_DATE),
        (StepKind.TROUBLES, "+ 佐伯 @自治会", Doubt.LIKE_A_COMMAND),
        (StepKind.TROUBLES, "さいころ 3 1 5", Doubt.LIKE_A_COMMAND),
        (StepKind.TROUBLES, "/help", Doubt.LIKE_A_COMMAND),
        (StepKind.ROUNDS, "#9 見守り", Doubt.NO_SUCH_TROUBLE),
        (StepKind.AIM, "11 4", Doubt.NO_SUCH_TABLE),
        (StepKind.CHOOSE, "3、5", Doubt.FIGURES_ONLY),
        (StepKind.CHOOSE, "3 12 5", Doubt.NO_SUCH_TABLE),
        (StepKind.CLOSE, "1 2 3", Doubt.NAMED_TWICE),
        (StepKind.CLOSE, "1 3 9 7", Doubt.NAMED_TWICE),
    ],
)
def test_what_looks_like_something_else_is_asked_about(
    meeting: Meeting, step: StepKind, line: str, doubt: Doubt
) -> None:
    assert asked(meeting, step, line).doubt is doubt


def test_an_address_without_words_is_refused(meeting: Meeting) -> None:
    for line in ("@社協", "s1", "テーブル2", "@社協見守り"):
        assert reading(meeting, StepKind.TROUBLES, line) == Refusal(Reason.NO_WORDS), line


def test_an_empty_line_is_refused(meeting: Meeting) -> None:
    for line in ("", "   ", "\u3000", "\x1b[2J"):
        assert reading(meeting, StepKind.TROUBLES, line) == Refusal(Reason.EMPTY_TEXT)


def test_a_line_can_be_read_for_another_step_than_the_present_one(meeting: Meeting) -> None:
    meeting.say(i.EnterStep(step="close"))
    troubles = read(meeting.state, Context(TODAY, step=StepKind.TROUBLES), "s2 道が暗い")
    assert troubles == Wanted(i.RaiseTrouble(text="道が暗い", member="s2"))
    assert isinstance(meant(meeting, StepKind.CLOSE, "道が暗い"), i.NoteUnsaid)


def test_after_the_meeting_lines_are_read_as_in_the_last_step(meeting: Meeting) -> None:
    meeting.say(i.EnterStep(step="close"))
    meeting.say(i.CloseSession())
    assert read(meeting.state, Context(TODAY), "もっと話したかった") == Wanted(i.NoteUnsaid(text="もっと話したかった"))
    meeting.say(i.EnterStep(step="reception"))
    meeting.say(i.CloseSession())
    assert read(meeting.state, Context(TODAY), "森") == Wanted(i.TakeNote(text="森"))


# -- reception, recall, draw ------------------------------------------------------------------------------------------


def test_at_the_reception_a_line_is_somebody_or_nobody(meeting: Meeting) -> None:
    meeting.say(i.EnterStep(step="reception"))
    marked = i.MarkAttendance(member="m4", presence=Presence.PRESENT)
    assert meant(meeting, StepKind.RECEPTION, "森") == marked
    assert meant(meeting, StepKind.RECEPTION, "藤井").presence is Presence.EXPECTED  # type: ignore[attr-defined]
    assert reading(meeting, StepKind.RECEPTION, "森", member="m3") == Wanted(
        i.MarkAttendance(member="m3", presence=Presence.PRESENT)
    )
    assert reading(meeting, StepKind.RECEPTION, "だれもいない") == Refusal(Reason.NOBODY_FITS)
    assert reading(meeting, StepKind.RECEPTION, "") == Refusal(Reason.NAME_WANTED)
    assert reading(meeting, StepKind.RECEPTION, "＋新井 NPO法人") == Newcomer("新井 NPO法人", "")
    assert reading(meeting, StepKind.RECEPTION, "+ 新井 @NPO法人") == Newcomer("新井", "NPO法人")
    assert reading(meeting, StepKind.RECEPTION, "+") == Refusal(Reason.NO_NAME)


def test_a_number_is_found_however_many_noughts_it_has(meeting: Meeting) -> None:
    for number in (100, 10, 1):
        member = Member(id=f"n{number}", name=f"会員{'百十一'[3 - len(str(number))]}", number=f"{number:03}")
        meeting.say(i.RegisterMember(member=member))
    for typed in ("1", "01", "001", "１"):
        assert meant(meeting, StepKind.RECEPTION, typed).member == "n1"  # type: ignore[attr-defined]


def test_promises_of_last_time_are_answered_by_number(meeting: Meeting) -> None:
    event = meeting.say(i.CarryPromise(from_session="s0", text="体操を始める", who="自治会"))
    done = i.ReviewPromise(entry=event.id, outcome=Outcome.DONE)
    assert meant(meeting, StepKind.RECALL, "1") == done
    assert meant(meeting, StepKind.RECALL, "1番、1") == done
    assert meant(meeting, StepKind.RECALL, "1 2") == i.ReviewPromise(entry=event.id, outcome=Outcome.UNDER_WAY)
    noted = i.ReviewPromise(entry=event.id, outcome=Outcome.NOT_YET, note="場所がない")
    assert meant(meeting, StepKind.RECALL, "1 3 場所がない") == noted
    assert reading(meeting, StepKind.RECALL, "2") == Refusal(Reason.UNKNOWN_ENTRY, "2")
    assert reading(meeting, StepKind.RECALL, "1 7") == Refusal(Reason.UNKNOWN_OUTCOME, "7")
    assert asked(meeting, StepKind.RECALL, "1 やりました").doubt is Doubt.LIKE_A_REVIEW


def test_seats_are_changed_by_seat_or_by_name(meeting: Meeting) -> None:
    assert meant(meeting, StepKind.DRAW, "s1 2") == i.ChangeSeat(member="s1", table=2)
    assert meant(meeting, StepKind.DRAW, "ｓ１　ｓ５") == i.SwapSeats(member="s1", other="s5")
    assert meant(meeting, StepKind.DRAW, "藤井 2") == i.ChangeSeat(member="m0", table=2)
    assert meant(meeting, StepKind.DRAW, "藤井さん テーブル2") == i.ChangeSeat(member="m0", table=2)
    assert reading(meeting, StepKind.DRAW, "山本 1") == Refusal(Reason.AMBIGUOUS_MEMBER, "山本")
    assert asked(meeting, StepKind.DRAW, "1 2").proposal == Wanted(i.ChangeSeat(member="s1", table=2))
    assert asked(meeting, StepKind.DRAW, "77 1").doubt is Doubt.NO_SUCH_TABLE
    assert reading(meeting, StepKind.DRAW, "s1 1") == Refusal(Reason.NO_CHANGE)
    assert meant(meeting, StepKind.DRAW, "椅子が足りない") == i.TakeNote(text="椅子が足りない")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("4 1 7", LotsCalled("417", SeedSource.CALLED)),
        ("４、１、７", LotsCalled("417", SeedSource.CALLED)),
        ("", LotsCalled("", SeedSource.PROGRAM)),
        ("さいころ 3 1 5", LotsCalled("315", SeedSource.DICE)),
        ("die315", LotsCalled("315", SeedSource.DICE)),
    ],
)
def test_digits_are_for_the_draw_once_it_is_announced(meeting: Meeting, line: str, expected: Reading) -> None:
    request = meeting.state.draws[-1].request
    meeting.say(i.EnterStep(step="draw"))
    meeting.say(i.AnnounceDraw(request=request, commitment="words"))
    assert reading(meeting, StepKind.DRAW, line) == expected


# -- choose, spread, close ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("3 2", i.CountVotes(entry="3", votes=2)),
        ("３　２", i.CountVotes(entry="3", votes=2)),
        ("3番 2", i.CountVotes(entry="3", votes=2)),
        ("3番2", i.CountVotes(entry="3", votes=2)),
        ("3 2人", i.CountVotes(entry="3", votes=2)),
        ("3：2票", i.CountVotes(entry="3", votes=2)),
        ("1+2+3", i.MergeEntries(into="1", merged=("2", "3"))),
        ("１＋２", i.MergeEntries(into="1", merged=("2",))),
        ("1 + 2", i.MergeEntries(into="1", merged=("2",))),
        ("1番と2番", i.MergeEntries(into="1", merged=("2",))),
        ("2", i.PickTrouble(entry="2")),
        ("2番", i.PickTrouble(entry="2")),
        ("道が暗い", i.RaiseTrouble(text="道が暗い")),
    ],
)
def test_choosing_is_shorthand(meeting: Meeting, line: str, expected: i.Intent) -> None:
    assert meant(meeting, StepKind.CHOOSE, line) == expected


def test_a_picked_trouble_is_let_go_by_the_same_number(meeting: Meeting) -> None:
    meeting.say(i.PickTrouble(entry="2"))
    assert meant(meeting, StepKind.CHOOSE, "2") == i.UnpickTrouble(entry="2")


def test_what_is_not_there_or_too_much_is_refused_before_enter(meeting: Meeting) -> None:
    assert reading(meeting, StepKind.CHOOSE, "9") == Refusal(Reason.UNKNOWN_ENTRY, "9")
    assert reading(meeting, StepKind.CHOOSE, "3 99") == Refusal(Reason.TOO_MANY_VOTES, most=2)
    assert reading(meeting, StepKind.CHOOSE, "1+9") == Refusal(Reason.UNKNOWN_ENTRY, "9")


def test_a_case_is_told_and_taken_home(meeting: Meeting) -> None:
    told = meant(meeting, StepKind.SPREAD, "男の料理教室に三十人来た")
    assert told == i.TellCase(text="男の料理教室に三十人来た")
    meeting.say(told)
    taken = meant(meeting, StepKind.SPREAD, "1 @社協 サロンで試す 12/15")
    assert taken == i.MakePromise(
        text="サロンで試す", who="社会福祉協議会", organisation="社会福祉協議会", due=date(2026, 12, 15), case="c1"
    )
    meeting.say(taken)
    by_end = meant(meeting, StepKind.SPREAD, "1 @社協 集会所に呼ぶ 3月末")
    assert isinstance(by_end, i.MakePromise) and (by_end.text, by_end.due) == ("集会所に呼ぶ", date(2027, 3, 31))
    person = meant(meeting, StepKind.SPREAD, "1 @藤井 茂 集会所に呼ぶ")
    assert isinstance(person, i.MakePromise) and (person.text, person.member) == ("集会所に呼ぶ", "m0")
    assert meant(meeting, StepKind.SPREAD, "9 時に集まる") == i.TellCase(text="9 時に集まる")
    assert meant(meeting, StepKind.SPREAD, "1 丁目でも始めた") == i.TellCase(text="1 丁目でも始めた")
    assert meant(meeting, StepKind.SPREAD, "2 @社協 見守り") == i.TellCase(
        text="見守り", table=2, organisation="社会福祉協議会"
    )
    assert asked(meeting, StepKind.SPREAD, "1 @社協 集会所に呼ぶ 来春").doubt is Doubt.NO_DATE_READ
    assert asked(meeting, StepKind.SPREAD, "1 @社協 集会所に呼ぶ 2/30").doubt is Doubt.NO_DATE_READ
    assert asked(meeting, StepKind.SPREAD, "1 @社協 集会所に呼ぶ 12/15（月）").doubt is Doubt.WRONG_WEEKDAY
    assert asked(meeting, StepKind.SPREAD, "9 @社協 見守り").doubt is Doubt.NO_SUCH_CASE
    assert reading(meeting, StepKind.SPREAD, "1 @社協") == Refusal(Reason.NO_WORDS)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("0 1 1 0 0", i.TakeMood(counts=(0, 1, 1, 0, 0))),
        ("０　１　１　０　０", i.TakeMood(counts=(0, 1, 1, 0, 0))),
        ("0、1、1、0、0", i.TakeMood(counts=(0, 1, 1, 0, 0))),
        ("1月20日", i.SetNextMeeting(date=date(2027, 1, 20))),
        ("2027/1/20", i.SetNextMeeting(date=date(2027, 1, 20))),
        ("1/20 13:30", i.SetNextMeeting(date=date(2027, 1, 20), time=time(13, 30))),
        ("1月20日（水）午後1時半から", i.SetNextMeeting(date=date(2027, 1, 20), time=time(13, 30))),
        ("1/20 13:30 市民会館", i.SetNextMeeting(date=date(2027, 1, 20), time=time(13, 30), note="市民会館")),
        ("もっと話したかった", i.NoteUnsaid(text="もっと話したかった")),
        ("1月20日の祭りのこと", i.NoteUnsaid(text="1月20日の祭りのこと")),
    ],
)
def test_closing_is_shorthand(meeting: Meeting, line: str, expected: i.Intent) -> None:
    assert meant(meeting, StepKind.CLOSE, line) == expected


def test_doubtful_dates_at_the_close_are_asked_about(meeting: Meeting) -> None:
    assert reading(meeting, StepKind.CLOSE, "2/29") == Refusal(Reason.NO_SUCH_DAY, "2/29")
    assert asked(meeting, StepKind.CLOSE, "1/20（月）").doubt is Doubt.WRONG_WEEKDAY
    place = asked(meeting, StepKind.CLOSE, "1/20 市民会館")
    assert place.proposal == Wanted(i.SetNextMeeting(date=date(2027, 1, 20), note="市民会館"))
    assert asked(meeting, StepKind.CLOSE, "13:30").doubt is Doubt.LIKE_A_DATE
    meeting.say(i.SetNextMeeting(date=date(2027, 1, 20)))
    assert meant(meeting, StepKind.CLOSE, "13:30") == i.SetNextMeeting(date=date(2027, 1, 20), time=time(13, 30))


# -- properties -----------------------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    ["1", "2", "7", "12", "119", "s1", "s25", "ｓ２", "@社協", "@藤井 茂", "@", "#1", "#9", "+", "+5", "、", " ",
     "　", "1/20", "13:30", "3月末", "丁目", "人が来ない", "見守り", "坂がきつい", "番", "c1", "die", "さいころ",
     "藤井", "山本", "/q", "まで", "（水）", "0 1 1 0 0", "テーブル2", "\x1b[2J", "[red]", "髙橋　実"]
)  # fmt: skip
_LINES = st.lists(_PIECES, max_size=5).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda gap: gap.join(pieces))
) | st.text(max_size=40)


def _held() -> Meeting:
    held = prepared()
    held.say(drawn([["m0", "m1", "m2"], ["m3", "m4"]]))
    held.say(i.CarryPromise(from_session="s0", text="体操を始める", who="自治会"))
    held.say(i.TellCase(text="男の料理教室"))
    held.say(i.PutQuestion(question=2, trouble="1"))
    return held


_HELD = _held()


@given(line=_LINES, step=st.sampled_from(StepKind), again=st.booleans())
def test_what_is_said_before_enter_is_what_enter_does(line: str, step: StepKind, again: bool) -> None:
    context = Context(TODAY, step=step, confirmed=line if again else "")
    understood = read(_HELD.state, context, line)
    assert understood == read(_HELD.state, context, line)
    if isinstance(understood, Wanted):
        decide(_HELD.state, understood.intent, Stamp("e", START))  # never refused afterwards
    if isinstance(understood, Question):
        assert not again
        assert read(_HELD.state, Context(TODAY, step=step, confirmed=line), line) == understood.proposal


@given(line=_LINES, step=st.sampled_from(StepKind))
def test_no_word_is_dropped(line: str, step: StepKind) -> None:
    """The words of an entry are the end of the line, and before them stand addresses and nothing else."""
    understood = read(_HELD.state, Context(TODAY, step=step), line)
    intent = understood.intent if isinstance(understood, Wanted) else None
    if not isinstance(intent, i.Say) or isinstance(intent, i.MakePromise):
        return
    plain, words = "".join(halfwidth(line).split()), "".join(halfwidth(intent.text).split())
    before = plain.removesuffix(words) if plain.endswith(words) else ""
    if intent.table is None and not intent.member and not intent.organisation and not getattr(intent, "trouble", ""):
        assert before == "" or before.isprintable() is False
    assert not any(letter in before for letter in "見守坂丁来")


@given(line=_LINES, step=st.sampled_from([StepKind.TROUBLES, StepKind.AIM, StepKind.CLOSE]))
def test_words_are_no_addresses_dates_or_figures(line: str, step: StepKind) -> None:
    understood = read(_HELD.state, Context(TODAY, step=step), line)
    if isinstance(understood, Wanted) and isinstance(understood.intent, i.Say):
        text = halfwidth(understood.intent.text)
        assert not text.startswith(("@", "+"))
        assert any(letter.isalpha() for letter in text) or not any(letter.isdigit() for letter in text)
