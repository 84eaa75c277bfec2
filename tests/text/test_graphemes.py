"""Characters as people see them: what is cut without a library is cut as the library would."""

import re

import pytest
from wcwidth import iter_graphemes

from chietai.text import graphemes
from chietai.text.graphemes import boundary, clusters

SINGLE = [chr(code) for code in range(0x10000) if re.fullmatch(graphemes._ONE_EACH, chr(code))]


def test_characters_that_need_no_library_stand_alone_for_it_too() -> None:
    assert len(SINGLE) > 30_000
    text = "".join(SINGLE)
    assert list(iter_graphemes(text)) == list(iter_graphemes(text[::-1]))[::-1] == SINGLE == clusters(text)
    hardest = [char for char in SINGLE if list(iter_graphemes(char * 3)) != [char] * 3]
    assert hardest == []


@pytest.mark.parametrize(
    "cluster",
    [
        "か\u3099",
        "ｶ\uff9e",
        "葛\U000e0100",
        "\u1112\u1161\u11ab",
        "각",
        "\u0915\u094d\u200d\u0937",  # Devanagari ksha
        "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",  # the flag of England
        "\U0001f1ef\U0001f1f5",
        "e\u0301\u0323",
    ],
)
def test_one_character_is_never_cut(cluster: str) -> None:
    text = f"見{cluster}守{cluster}"
    assert clusters(text) == ["見", cluster, "守", cluster]
    ends = {0, 1, 1 + len(cluster), 2 + len(cluster), len(text)}
    assert {boundary(text, index) for index in range(len(text) + 1)} == ends


def test_an_endless_chain_of_joiners_is_cut_like_any_text() -> None:
    chain = "\U0001f468\u200d" * 500
    assert boundary(chain, 63) == 0
    assert boundary(chain, 300) == 300
    assert boundary("見" + chain, 40) == 1


def test_only_texts_that_need_it_load_the_library() -> None:
    assert re.fullmatch(graphemes._ONE_EACH, "１２ Straße「見守り」→ ･ｱﾌﾟﾘ".replace("ﾟ", ""))
    assert not re.fullmatch(graphemes._ONE_EACH, "ｱﾌﾟﾘ")
