"""A text as the guard reads it: folded, without spaces, and still with the place of every character in the text."""

import re
from dataclasses import dataclass
from functools import lru_cache

from chietai.text.folding import variant_key
from chietai.text.graphemes import clusters

KANJI, HIRAGANA, KATAKANA, LATIN, OTHER = "kptlo"
"""The kinds of characters, as they stand in `Written.kinds`."""

# One character for one, whatever stands beside it: kana without marks, kanji, full-width forms, ASCII.
_ONE_EACH = re.compile("[ -~\u3000-\u3029\u3030-\u3098\u309b-\u30ff\u3400-\u9fff\uff01-\uff65]*")


@dataclass(frozen=True, slots=True)
class Written:
    """`key` is the text under `variant_key`; `kinds` has one letter for each of its characters; the character `key[i]`
    comes from `text[starts[i]:ends[i]]`; `gaps` holds each i before which there is a space.
    """

    text: str
    key: str
    kinds: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    gaps: frozenset[int]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where `key[start:end]`, which is not empty, stands in the text."""
        return self.starts[start], self.ends[end - 1]


def written(text: str) -> Written:
    """`text` made ready for the guard."""
    plain = _ONE_EACH.fullmatch(text) is not None
    if plain and text:
        keys, letters = zip(*map(_folded, text), strict=True)
        if set(map(len, keys)) == {1}:  # no space, and one character for one
            count = len(text)
            places = tuple(range(count)), tuple(range(1, count + 1))
            return Written(text, "".join(keys), "".join(letters), *places, frozenset())
    pieces = list(text) if plain else clusters(text)
    key: list[str] = []
    kinds: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gaps: list[int] = []
    at = 0
    length = 0
    for piece in pieces:
        folded, kind = _folded(piece)
        end = at + len(piece)
        if not folded:
            if kind == " ":
                gaps.append(length)
        elif len(folded) == 1:
            key.append(folded)
            kinds.append(kind)
            starts.append(at)
            ends.append(end)
            length += 1
        else:
            for character in folded:
                key.append(character)
                kinds.append(kind)
                starts.append(at)
                ends.append(end)
            length += len(folded)
        at = end
    return Written(text, "".join(key), "".join(kinds), tuple(starts), tuple(ends), frozenset(gaps))


@lru_cache(maxsize=16384)
def _folded(piece: str) -> tuple[str, str]:
    """What `piece`, one character to a person, folds to, and its kind; a space folds to nothing, of the kind " "."""
    key = variant_key(piece)
    if not key:
        return "", " " if piece.isspace() else ""
    first = piece[0]
    if "\u3041" <= first <= "\u309f":
        return key, HIRAGANA
    if "\u30a1" <= first <= "\u30ff" or "\uff66" <= first <= "\uff9f":
        return key, KATAKANA if first != "・" else OTHER
    if key[0].isascii():
        return key, LATIN if key[0].isalpha() else OTHER
    if (
        "\u3005" <= first <= "\u3006"
        or "\u3400" <= first <= "\u9fff"
        or "\uf900" <= first <= "\ufaff"
        or first >= "\U00020000"
    ):
        return key, KANJI if first.isalpha() else OTHER
    return key, LATIN if key[0].isalpha() else OTHER
