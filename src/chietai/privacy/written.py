"""A text as the guard reads it: folded, without spaces, and still with the place of every character in the text."""

import re
from collections.abc import Iterable
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
    pieces = text if _ONE_EACH.fullmatch(text) else clusters(text)
    folds = [_FOLDS[piece] for piece in pieces]
    keys = [key for key, _kind in folds]
    joined = "".join(keys)
    if len(joined) == len(folds) == len(text) and "" not in keys:  # no space, and one for one
        starts, ends = _places(len(text))
        return Written(text, joined, "".join([kind for _key, kind in folds]), starts, ends, frozenset())
    if len(pieces) == len(text) and all(len(key) < 2 for key in keys):  # nearly always: one for one
        begins = [at for at, key in enumerate(keys) if key]
        stops = [at + 1 for at in begins]
        kinds = [kind for key, kind in folds if key]
    else:
        begins, stops, kinds, at = [], [], [], 0
        for piece, (key, kind) in zip(pieces, folds, strict=True):
            begins += [at] * len(key)
            stops += [at + len(piece)] * len(key)
            kinds += [kind] * len(key)
            at += len(piece)
    return Written(text, joined, "".join(kinds), tuple(begins), tuple(stops), _gaps(folds))


@lru_cache(maxsize=256)
def _places(count: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where `count` characters begin and end that stand one after another."""
    return tuple(range(count)), tuple(range(1, count + 1))


def _gaps(folds: Iterable[tuple[str, str]]) -> frozenset[int]:
    gaps, length = [], 0
    for key, kind in folds:
        if kind == " ":
            gaps.append(length)
        length += len(key)
    return frozenset(gaps)


class _Folds(dict[str, tuple[str, str]]):
    """What each character to a person folds to, and its kind; worked out when it is first met."""

    def __missing__(self, piece: str) -> tuple[str, str]:
        fold = _folded(piece)
        if len(self) < _MOST_REMEMBERED:
            self[piece] = fold
        return fold


_MOST_REMEMBERED = 16384
_FOLDS = _Folds()


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
