"""The words that the wall hides, as the frame names them: whole where they have room, never wider than their row."""

import pytest
from rich.cells import cell_len

from chietai.tui.desk.reading_words import choice_words, quoted

WORDS = (
    ("佐藤花子",),
    ("鈴木花子", "090-1234-5678"),
    ("清瀬市元町一丁目二番地の三号の二〇五号室",),
    ("清瀬市元町一丁目二番地の三号の二〇五号室", "佐藤"),
    tuple("abcdefgh"),
    ("Hanako Sato-Yamamoto of Motomachi", "x"),
)


@pytest.mark.parametrize("language", ["ja", "en"], indirect=True)
@pytest.mark.parametrize("words", WORDS, ids=str)
def test_what_can_be_done_fits_one_row_of_a_small_terminal(language: str, words: tuple[str, ...]) -> None:
    sentence = choice_words(words, "Ctrl+A")
    assert cell_len(sentence) <= 76, sentence
    assert sentence.startswith(quoted(words))
    for most in (20, 32):
        assert cell_len(quoted(words, most)) <= most


def test_words_that_have_no_room_are_hinted_at() -> None:
    assert quoted(("鈴木花子", "090-1234-5678"), 32) == "「鈴木花子」「090-1234-5678」"
    assert quoted(("鈴木花子", "090-1234-5678"), 20) == "「鈴木花子」など"
    assert quoted(("佐藤花子",)) == "「佐藤花子」"
