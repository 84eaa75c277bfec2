"""What a person said of words decides what is shown: in one text, or wherever the guard is in doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chietai.meeting.kinds import Verdict
from chietai.meeting.state import Judgement
from chietai.privacy.guard import Guard
from chietai.privacy.judgements import Judgements
from chietai.privacy.known_people import KnownPeople
from chietai.privacy.readers import Reader

KEEP, HIDE = Verdict.KEEP, Verdict.HIDE
DOUBT = "Ａさんの家の前"
"""The guard is in doubt whether an initial is somebody."""


def shown(text: str, *judgements: Judgement, reader: Reader = Reader.PUBLIC) -> str:
    return Guard(KnownPeople([("小川　節子", "")]), Judgements(judgements)).shown(text, reader)


def test_without_a_judgement_doubt_is_hidden() -> None:
    assert shown(DOUBT) == "〇〇さんの家の前"


@pytest.mark.parametrize("within", ["", DOUBT, "Aさんの家の前"])
def test_what_is_kept_is_shown(within: str) -> None:
    assert shown(DOUBT, Judgement("Ａ", KEEP, within)) == DOUBT


def test_what_is_kept_in_one_text_is_hidden_in_others() -> None:
    assert shown("Ａさんに頼む", Judgement("Ａ", KEEP, DOUBT)) == "〇〇さんに頼む"


def test_what_is_said_of_one_text_goes_before_what_is_said_of_all() -> None:
    everywhere, here = Judgement("Ａ", KEEP), Judgement("Ａ", HIDE, DOUBT)
    assert shown(DOUBT, here, everywhere) == "〇〇さんの家の前"
    assert shown("Ａさんに頼む", here, everywhere) == "Ａさんに頼む"


def test_the_later_one_holds() -> None:
    assert shown(DOUBT, Judgement("Ａ", KEEP), Judgement("A", HIDE)) == "〇〇さんの家の前"


def test_what_is_sure_is_shown_only_where_it_was_judged_itself() -> None:
    """Words that are mostly a place may be kept everywhere, and as a person they are still hidden."""
    text = "小川さんが来た"
    assert shown(text, Judgement("小川", KEEP)) == "〇〇さんが来た"
    assert shown(text, Judgement("小川", KEEP, text)) == text


def test_words_are_hidden_that_nobody_would_have_found() -> None:
    assert shown("やまねこ屋の裏", Judgement("やまねこ屋", HIDE)) == "〇〇の裏"
    assert shown("ヤマネコ屋の裏", Judgement("やまねこ屋", HIDE, "やまねこ屋の裏")) == "〇〇の裏"
    assert shown("やまねこ屋の前", Judgement("やまねこ屋", HIDE, "やまねこ屋の裏")) == "やまねこ屋の前"


def test_the_record_of_those_who_keep_it_is_never_changed() -> None:
    assert shown(DOUBT, Judgement("Ａ", HIDE), reader=Reader.SECRETARIAT) == DOUBT


@given(st.text("Ａさん小川節子の家あ", max_size=12), st.sampled_from(Verdict))
def test_a_judgement_of_words_that_stand_nowhere_changes_nothing(text: str, verdict: Verdict) -> None:
    assert shown(text, Judgement("雨具", verdict), Judgement("雨具", verdict, text)) == shown(text)
