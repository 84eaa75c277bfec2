"""Questions back about a line: one short sentence each, that fits beside the entry line of a small terminal."""

import pytest
from rich.cells import cell_len

from chietai.meeting import intents as i
from chietai.meeting.addresses import Doubt
from chietai.meeting.readings import Question, Wanted
from chietai.wording.doubts import doubt

_A_NAME = "地域包括支援センター西部第二出張所の会"
_REFS = {
    Doubt.WRONG_WEEKDAY: "2027-01-20",
    Doubt.NO_SPACE: f"@{_A_NAME}",
    Doubt.ADDRESS_OR_WORDS: f"@{_A_NAME}",
    Doubt.NO_SUCH_PERSON: _A_NAME,
}


@pytest.mark.parametrize("language", ["ja", "en"], indirect=True)
@pytest.mark.parametrize("kind", Doubt)
def test_a_question_fits_one_row_of_a_small_terminal(language: str, kind: Doubt) -> None:
    sentence = doubt(Question(kind, Wanted(i.TakeNote(text="x")), _REFS.get(kind, "120")))
    assert 0 < cell_len(sentence) <= 76, sentence
