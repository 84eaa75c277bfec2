"""Going through what a paper hides: what is asked, what is answered, and what is remembered of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chietai.meeting.kinds import Verdict
from chietai.meeting.state import Judgement
from chietai.privacy.findings import Finding, Guarded, Sort
from chietai.privacy.judgements import Judgements
from chietai.reports.review import Part, Place, Review, review_of
from chietai.reports.review_answers import Answer, Answers

KEEP, HIDE = Verdict.KEEP, Verdict.HIDE
PLACE = Place(Part.AIM)


def found(*texts: str, sure: bool = False) -> list[tuple[Place, Guarded]]:
    """Texts whose first character may lead to somebody."""
    return [(PLACE, Guarded(text, "", hidden=(Finding(0, 1, Sort.STRANGER, sure),))) for text in texts]


def looked_at(*judgements: Judgement) -> Review:
    texts = [*found("東の団地", "西の道", "東が話した"), *found("霧島さん", "霧島の家", sure=True)]
    return review_of(texts, Judgements(judgements))


@pytest.fixture
def answers() -> Answers:
    return Answers(looked_at())


def test_doubts_come_first_and_one_by_one_and_the_rest_by_words(answers: Answers) -> None:
    assert [(item.first.words, len(item.passages), item.before) for item in answers.items] == [
        ("東", 1, None),
        ("東", 1, None),
        ("西", 1, None),
        ("霧", 2, Answer.HIDE),
    ]
    assert answers.asked == 3 and answers.open == [0, 1, 2]
    assert [item.in_doubt for item in answers.items] == [True, True, True, False]


def test_the_same_words_twice_in_one_text_are_asked_about_at_once() -> None:
    """What is said is remembered with the words and the text, so it cannot differ within one."""
    text = "東で、東が話した"
    twice = Guarded(text, "", hidden=(Finding(0, 1, Sort.STRANGER, False), Finding(3, 4, Sort.STRANGER, False)))
    answers = Answers(review_of([*found("東の団地"), (PLACE, twice)], Judgements()))
    assert [len(item.passages) for item in answers.items] == [1, 2]
    answers.give(1, Answer.KEEP)
    assert answers.judgements() == (Judgement("東", KEEP, text),) and answers.open == [0]


def test_one_goes_on_to_the_next_that_is_open(answers: Answers) -> None:
    answers.give(1, Answer.HIDE)
    assert (answers.next_open(0), answers.next_open(2), answers.next_open(3)) == (2, 0, 0)
    answers.give(0, Answer.HIDE)
    answers.give(2, Answer.HIDE)
    assert answers.open == [] and answers.next_open(0) is None


@pytest.mark.parametrize(("answer", "verdict"), [(Answer.HIDE, HIDE), (Answer.KEEP, KEEP)])
def test_an_answer_is_about_one_place(answers: Answers, answer: Answer, verdict: Verdict) -> None:
    answers.give(1, answer)
    assert answers.of(1) is answer and answers.of(0) is None
    assert answers.judgements() == (Judgement("東", verdict, "東が話した"),)


def test_always_is_about_all_places_of_the_words(answers: Answers) -> None:
    answers.give(1, Answer.ALWAYS)
    assert answers.open == [2] and answers.of(0) is Answer.ALWAYS
    assert answers.judgements() == (Judgement("東", KEEP),)


def test_the_last_answer_holds(answers: Answers) -> None:
    answers.give(0, Answer.ALWAYS)
    answers.give(0, Answer.HIDE)
    assert answers.judgements() == (Judgement("東", HIDE, "東の団地"), Judgement("東", KEEP))


def test_what_is_sure_is_kept_at_all_its_places(answers: Answers) -> None:
    answers.give(3, Answer.KEEP)
    assert answers.judgements() == (Judgement("霧", KEEP, "霧島さん"), Judgement("霧", KEEP, "霧島の家"))


def test_an_answer_that_changes_nothing_is_not_remembered(answers: Answers) -> None:
    answers.give(3, Answer.KEEP)
    answers.give(3, Answer.HIDE)
    assert answers.judgements() == ()


def test_what_was_said_before_may_be_changed() -> None:
    before = (Judgement("東", HIDE, "東の団地"), Judgement("東", HIDE, "東が話した"))
    answers = Answers(looked_at(*before))
    (place,) = [n for n, item in enumerate(answers.items) if item.first.words == "東"]
    answers.give(place, Answer.ALWAYS)
    after = Judgements(before).and_these(answers.judgements())
    assert {after.of("東", text) for text in ("東の団地", "東が話した", "東の道")} == {KEEP}


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(Answer)), max_size=8))
def test_what_is_remembered_gives_what_was_answered(given_answers: list[tuple[int, Answer]]) -> None:
    """A paper that is written with what was said hides and keeps what the screen showed."""
    answers = Answers(looked_at())
    for place, answer in given_answers:
        if answer is not Answer.ALWAYS or answers.items[place].in_doubt:
            answers.give(place, answer)
    judgements = Judgements(answers.judgements())
    for place, item in enumerate(answers.items):
        told = answers.of(place)
        for passage in item.passages:
            verdict = (
                judgements.of(passage.words, passage.text)
                if item.in_doubt
                else judgements.here(passage.words, passage.text)
            )
            if told is None:
                assert verdict is None
            else:
                assert (verdict is KEEP) is (told is not Answer.HIDE)
