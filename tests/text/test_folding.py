"""Keys of texts: put together from single characters wherever that comes to the same."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from chietai.text import folding

_SEVERAL = "がぱは゛゜\u3099\u309aﾊﾞeé\u0301髙邊\ufe00 \u3000-ーｰ～〜㍿"


@given(st.text(st.one_of(st.characters(), st.sampled_from(_SEVERAL)), max_size=30))
def test_a_key_is_the_same_by_characters_and_as_a_whole(text: str) -> None:
    assert folding.fold(text) == folding._folded(text)
    assert folding.variant_key(text) == folding._key(text)


def test_no_character_that_folds_by_itself_joins_with_another() -> None:
    alone = [one for code in range(0x10000) if folding._APART.fullmatch(one := chr(code))]
    for key in (folding._folded, folding._key):
        assert key("".join(alone)) == "".join(map(key, alone))
        assert key("".join(reversed(alone))) == "".join(map(key, reversed(alone)))
    # A mark that joins with what is before it may not stand at the beginning of what a character becomes.
    assert not any(unicodedata.combining(key[0]) for one in alone if (key := folding._folded(one)))
