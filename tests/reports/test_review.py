"""What a paper hides and keeps is told with its place, once, doubtful words first; and the paper says what is true."""

import dataclasses
from collections.abc import Iterator

import pytest
from tests.reports.kiyose import Meeting, held

from chietai.i18n import set_language
from chietai.meeting import intents as i
from chietai.meeting.kinds import EntryKind, StepKind, Verdict
from chietai.meeting.model import Council, Details, Member, PlannedStep
from chietai.meeting.state import Judgement
from chietai.privacy.findings import Finding, Guarded, Sort
from chietai.privacy.guard import Guard
from chietai.privacy.judgements import Judgements
from chietai.privacy.meeting_guard import guard_of
from chietai.reports import terms
from chietai.reports.export_documents import Kind, documents
from chietai.reports.review import Part, Passage, Place, Review, Withheld, review_of, withheld
from chietai.reports.summarise import review, summarise
from chietai.reports.summary import Level

KEEP, HIDE = Verdict.KEEP, Verdict.HIDE
TEXT = "前の日にＡさんが持っていく"


@pytest.fixture
def meeting() -> Meeting:
    """The meeting of Kiyose, in which initials were said, which nobody can be sure of."""
    meeting = held()
    meeting.say(i.RaiseTrouble(text=TEXT, table=1))
    meeting.say(i.MakeOffer(text="ＡさんとＢさんに声をかける", trouble="2", table=1))
    meeting.say(i.TellCase(text="小川さんの箱", table=1))
    return meeting


def looked_at(meeting: Meeting, level: Level = Level.PUBLIC, *judgements: Judgement) -> Review:
    return review(meeting.state, level, guard_of(meeting.state, judgements=Judgements(judgements)))


def words(review: Review) -> list[tuple[str, int]]:
    return [(found.words, len(found.passages)) for found in review.undecided]


def test_what_is_in_doubt_is_told_with_its_places(meeting: Meeting) -> None:
    found = looked_at(meeting)
    assert words(found) == [("Ａ", 2), ("Ｂ", 1)]
    places = {passage.place for one in found.undecided for passage in one.passages}
    assert places == {Place(Part.ENTRY, EntryKind.TROUBLE, 7), Place(Part.ENTRY, EntryKind.OFFER, 2)}
    assert [p for p in found.passages[:3] if not p.undecided] == []


def test_what_is_sure_is_told_as_well(meeting: Meeting) -> None:
    hidden = {found.words: found for found in looked_at(meeting).hidden}
    assert hidden["小川"].passages[0].place == Place(Part.ENTRY, EntryKind.CASE, 3)
    assert "山﨑" in hidden and not any(found.passages[0].undecided for found in hidden.values())


@pytest.mark.parametrize("level", [Level.MEMBERS, Level.ORIGINAL])
def test_a_reader_who_is_told_something_is_not_asked_about_it(meeting: Meeting, level: Level) -> None:
    found = looked_at(meeting, level)
    assert "小川" not in {one.words for one in found.hidden}
    assert words(found) == ([] if level is Level.ORIGINAL else [("Ａ", 2), ("Ｂ", 1)])


def test_what_was_judged_is_asked_no_more(meeting: Meeting) -> None:
    found = looked_at(meeting, Level.PUBLIC, Judgement("Ａ", KEEP, TEXT), Judgement("Ｂ", HIDE))
    assert words(found) == [("Ａ", 1)]
    assert [one.words for one in found.kept] == ["Ａ"] and found.kept[0].passages[0].text == TEXT
    assert "Ｂ" in [one.words for one in found.hidden]


def test_a_judgement_of_the_meeting_is_known_without_being_told(meeting: Meeting) -> None:
    meeting.say(i.JudgeWords(words="Ａ", verdict=KEEP))
    meeting.say(i.JudgeWords(words="Ｂ", verdict=HIDE))
    assert review(meeting.state, Level.PUBLIC).undecided == ()
    assert TEXT in [trouble.opinion.text for trouble in summarise(meeting.state, Level.PUBLIC).troubles]


def test_a_text_that_stands_in_several_places_is_told_once(meeting: Meeting) -> None:
    meeting.say(i.RaiseTrouble(text=TEXT, table=2))
    assert words(looked_at(meeting)) == [("Ａ", 2), ("Ｂ", 1)]


def test_a_body_that_is_taken_for_a_person_is_told(meeting: Meeting) -> None:
    """It is left out where bodies are named, and somebody has to see that."""
    meeting.say(i.MakePromise(text="箱を置く", organisation="森さん"))
    found = looked_at(meeting)
    (passage,) = next(one for one in found.hidden if one.words == "森さん").passages
    assert summarise(meeting.state, Level.PUBLIC).promises[-1].voices[0].organisation == ""
    kept = looked_at(meeting, Level.PUBLIC, passage.judged(KEEP))
    assert [one.words for one in kept.kept] == ["森さん"]
    guard = guard_of(meeting.state, judgements=Judgements((passage.judged(KEEP),)))
    assert summarise(meeting.state, Level.PUBLIC, guard).promises[-1].voices[0].organisation == "森さん"


def test_nothing_that_is_hidden_is_missing_from_the_review(meeting: Meeting) -> None:
    """Everything that stands in no paper of everybody but in the original is in it."""
    found = looked_at(meeting)
    masked = [t.opinion.text for t in summarise(meeting.state, Level.PUBLIC).troubles if "〇〇" in t.opinion.text]
    texts = {passage.text for passage in found.passages}
    assert masked and len(masked) == len(
        texts & {t.opinion.text for t in summarise(meeting.state, Level.ORIGINAL).troubles}
    )


@pytest.mark.parametrize(
    ("text", "word", "before", "after"),
    [
        ("霧島が来た", "霧島", "", "が来た"),
        ("はじめの話。次に霧島が来た。おわり", "霧島", "次に", "が来た。"),
        ("そうか！ 霧島", "霧島", "", ""),
        ("あ" * 30 + "霧島" + "い" * 30, "霧島", "..." + "あ" * 10, "い" * 10 + "..."),
    ],
)
def test_words_are_shown_in_their_sentence(text: str, word: str, before: str, after: str) -> None:
    start = text.index(word)
    passage = Passage(Place(Part.AIM), text, Finding(start, start + len(word), Sort.STRANGER))
    assert passage.around(10) == (before, after)


def _guarded(text: str, *, sure: bool) -> tuple[Place, Guarded]:
    return Place(Part.AIM), Guarded(text, "", hidden=(Finding(0, 1, Sort.STRANGER, sure),))


@pytest.mark.parametrize(
    ("judgements", "looked", "expected"),
    [
        ((), False, Withheld(1, 2, 0, False)),
        ((), True, Withheld(1, 2, 0, True)),
        ((Judgement("あ", HIDE),), False, Withheld(1, 2, 0, False)),
        ((Judgement("あ", HIDE), Judgement("い", HIDE)), False, Withheld(1, 2, 0, False, True)),
    ],
)
def test_the_figures_of_a_paper(judgements: tuple[Judgement, ...], looked: bool, expected: Withheld) -> None:
    texts = [_guarded("あ", sure=False), _guarded("い", sure=False), _guarded("う", sure=True)]
    assert withheld(review_of(texts, Judgements(judgements)), looked=looked) == expected


def test_nothing_found_is_not_looked_at() -> None:
    assert withheld(Review(), looked=False) == Withheld()


@pytest.fixture
def english() -> Iterator[None]:
    """While the test lasts."""
    set_language("en")
    yield
    set_language("ja")


@pytest.mark.parametrize(
    ("figures", "said", "unsaid"),
    [
        (Withheld(), ["人はまだ見ていません"], ["か所", "確かめました"]),
        (Withheld(5, 0, 0, False), ["人はまだ見ていません"], ["か所"]),
        (Withheld(0, 1, 0, False), ["1か所", "人はまだ見ていません"], ["確かめました"]),
        (
            Withheld(0, 1, 0, False, True),
            ["1か所", "迷う所は、人が見て決めました"],
            ["まだ見ていません", "確かめました"],
        ),
        (Withheld(2, 12, 3, True, True), ["12か所", "3か所は、人が見て", "確かめました"], ["まだ見ていません"]),
    ],
)
def test_the_paper_says_what_was_hidden_and_who_looked(
    meeting: Meeting, figures: Withheld, said: list[str], unsaid: list[str]
) -> None:
    summary = dataclasses.replace(summarise(meeting.state, Level.PUBLIC), withheld=figures)
    meaning = terms.meaning(summary)
    assert all(word in meaning for word in said) and not any(word in meaning for word in unsaid)


@pytest.mark.parametrize(
    ("doubt", "said"), [(1, "1 place that may lead to somebody is"), (2, "2 places that may lead to somebody are")]
)
def test_in_english_one_and_many_differ(meeting: Meeting, english: None, doubt: int, said: str) -> None:
    summary = dataclasses.replace(summarise(meeting.state, Level.PUBLIC), withheld=Withheld(doubt=doubt))
    assert said in terms.meaning(summary)


def test_a_paper_that_hides_nothing_does_not_speak_of_it(meeting: Meeting) -> None:
    original = terms.meaning(summarise(meeting.state, Level.ORIGINAL, looked=True))
    members = terms.meaning(summarise(held().state, Level.MEMBERS))
    assert "見て" not in original and "見て" not in members


@pytest.mark.parametrize("level", [Level.MEMBERS, Level.PUBLIC])
def test_the_figures_are_those_of_the_review(meeting: Meeting, level: Level) -> None:
    summary = summarise(meeting.state, level, looked=True)
    found = looked_at(meeting, level)
    assert summary.withheld.doubt == 3 and summary.withheld.looked
    assert summary.withheld.sure == sum(len(one.passages) for one in found.hidden)


def test_every_place_has_words() -> None:
    told = [terms.place(Place(part)) for part in Part if part is not Part.ENTRY]
    told += [terms.place(Place(Part.ENTRY, kind, no)) for kind in EntryKind for no in (0, 3)]
    assert all(told)
    assert terms.place(Place(Part.ENTRY, EntryKind.TROUBLE, 3)) == "困りごと 3"
    assert terms.place(Place(Part.ENTRY, EntryKind.OFFER, 3)) == "問１（困りごと 3 へ）"


def test_a_guard_without_judgements_shows_the_same_as_before(meeting: Meeting) -> None:
    guard: Guard = guard_of(meeting.state)
    assert summarise(meeting.state, Level.PUBLIC, guard) == summarise(meeting.state, Level.PUBLIC)


@pytest.mark.parametrize(
    ("who", "members", "public"),
    [("霧島さん", "霧島さん", ""), ("霧島さん 090-1234-5678", "〇〇", ""), ("小川　節子", "小川　節子", "")],
)
def test_the_members_are_told_who_promised_whether_on_a_list_or_not(
    meeting: Meeting, who: str, members: str, public: str
) -> None:
    meeting.say(i.MakePromise(text="箱を見てくる", who=who))

    def told(level: Level) -> str:
        return summarise(meeting.state, level).promises[-1].voices[0].name

    assert members in told(Level.MEMBERS) and "090" not in told(Level.MEMBERS)
    assert told(Level.PUBLIC) == public and told(Level.ORIGINAL) == who
    asked = {one.words for one in review(meeting.state, Level.MEMBERS).undecided}
    assert who not in asked


SENTENCE = "Ａさんの家の前で待つ"
_DETAILS = [name for name, field in Details.model_fields.items() if field.annotation == str | None]
_AIM = {"theme", "consider", "result"}


@pytest.mark.parametrize("field", _DETAILS)
def test_every_text_about_the_meeting_is_looked_at(meeting: Meeting, field: str) -> None:
    meeting.say(i.DescribeSession(details=Details.model_validate({field: SENTENCE})))
    found = [p for p in review(meeting.state, Level.PUBLIC, with_case=True).passages if p.text == SENTENCE]
    part = Part.AIM if field in _AIM else Part.CASE if field.startswith("case") else Part.FACTS
    if field != "case_name":  # an assumed name is told
        assert [passage.place.part for passage in found] == [part]
        files = documents(summarise(meeting.state, Level.PUBLIC, with_case=True), Kind)
        assert not any(SENTENCE in data.decode() for data in files.values())


_SAID: dict[str, i.Intent] = {
    "trouble": i.RaiseTrouble(text=SENTENCE),
    "offer": i.MakeOffer(text=SENTENCE, trouble="1"),
    "wisdom": i.ShareWisdom(text=SENTENCE, trouble="1"),
    "hope": i.VoiceHope(text=SENTENCE),
    "case": i.TellCase(text=SENTENCE),
    "promise": i.MakePromise(text=SENTENCE),
    "unsaid": i.NoteUnsaid(text=SENTENCE),
    "next": i.SetNextMeeting(note=SENTENCE),
    "area": i.DescribeCouncil(council=Council(name="協議体", area=SENTENCE)),
    "parent": i.DescribeCouncil(council=Council(name="協議体", parent=SENTENCE)),
    "role": i.RegisterMember(member=Member(id="new", name="霧島　花子", role=SENTENCE)),
    "programme": i.SetProgramme(steps=(PlannedStep(id="x", kind=StepKind.AIM, minutes=5, title=SENTENCE),)),
}


@pytest.mark.parametrize("what", _SAID)
def test_everything_else_that_people_write_is_looked_at(meeting: Meeting, what: str) -> None:
    meeting.say(_SAID[what])
    found = [p for p in review(meeting.state, Level.PUBLIC).passages if p.text == SENTENCE]
    assert len(found) == 1
    files = documents(summarise(meeting.state, Level.PUBLIC), Kind)
    assert not any(SENTENCE in data.decode() for data in files.values())


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("小川さん宅", "〇〇さん宅"),
        ("中村宅", "〇〇宅"),
        ("霧島さんの家", "〇〇さんの家"),
        ("小川町集会所", "小川町集会所"),
        ("山口コミュニティセンター", "山口コミュニティセンター"),
        ("森会館", "森会館"),
        ("おとなりさんの家", "おとなりさんの家"),
    ],
)
def test_where_it_is_may_be_the_home_of_somebody(meeting: Meeting, place: str, told: str) -> None:
    """小川, 中村, 山口 and 森 are members; the name of a house or a town is not broken up by theirs."""
    meeting.say(i.DescribeSession(details=Details(place=place)))
    assert summarise(meeting.state, Level.PUBLIC).place == told


@pytest.mark.parametrize(
    ("case", "text", "told"),
    [
        ("梅子さん", "梅子さんの家の前の坂", "梅子さんの家の前の坂"),
        ("小川さん", "小川さんの家の前の坂", "〇〇さんの家の前の坂"),
        ("節子さん", "節子さんの家の前の坂", "〇〇さんの家の前の坂"),
    ],
)
def test_an_assumed_name_is_told_unless_it_is_that_of_a_member(
    meeting: Meeting, case: str, text: str, told: str
) -> None:
    """小川 節子 is a member: nobody can tell whether the person of the case or the member is meant."""
    meeting.say(i.DescribeSession(details=Details(case_name=case, case_text=text, observers=4)))
    meeting.say(i.RaiseTrouble(text=text))
    summary = summarise(meeting.state, Level.PUBLIC, with_case=True)
    assert summary.case_text == (told,)
    assert told in [trouble.opinion.text for trouble in summary.troubles]
    assert summarise(meeting.state, Level.MEMBERS).case_text == (text,)


def test_the_area_is_told_although_somebody_is_called_so(meeting: Meeting) -> None:
    meeting.say(i.RegisterMember(member=Member(id="h", name="本町　実", reading="ほんまち　みのる")))
    meeting.say(i.RegisterMember(member=Member(id="k", name="本町", reading="ほんまち")))
    meeting.say(i.DescribeCouncil(council=Council(name="本町協議体", parent="本町地区", area="本町")))
    meeting.say(i.RaiseTrouble(text="本町さんに聞く"))
    summary = summarise(meeting.state, Level.PUBLIC)
    assert (summary.council, summary.parent, summary.area) == ("本町協議体", "本町地区", "本町")
    assert "〇〇さんに聞く" in [trouble.opinion.text for trouble in summary.troubles]
