"""Taking the names of people out of texts, for documents that everybody may read.

Names are sought under their `variant_key` (width, kana, case, spaces and forms of one kanji make no difference). A
whole name goes wherever it stands, also as it is read aloud. A part of a name goes where it is used as a name
(田中さん, 会長の田中), and a family name of two and more kanji also where it stands alone (田中が, but not 田中町).
Names of bodies and places and the assumed name of the case are not broken up by parts of names. What cannot be known
here: people who are on no list.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from chietai.privacy.findings import Finding, Sort
from chietai.privacy.mask_keys import NO_KEYS, MaskKeys
from chietai.text.folding import variant_key
from chietai.text.graphemes import clusters

# The first five are said of nobody but people.
_TITLES = """
さん さま 様 氏 先生 くん 君 ちゃん 殿 会長 副会長 委員長 副委員長 委員 座長 部会長 部長 課長 係長 室長 所長 施設長 院長
医師 看護師 保健師 理事長 理事 代表 司会
"""
# Kanji that make a place or a body of the family name before them.
_PLACES = frozenset(
    "市区町村県都府道郡駅線橋街通台地団園校公病川山森林沢湖島崎岸坂谷丘原神社寺東西南北中大小内店医歯薬"
)
_KANJI = re.compile("[\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_LATIN = re.compile("[a-z\u00df-\u024f]+")
_SPACE = re.compile(r"\s+")
_SHORT_WHOLE = 2  # a whole name of two kanji (森 学) may be part of a word (森学園)
_SHORT_READING = 3


class KnownPeople:
    """Knows the names of people, and takes them out of texts."""

    def __init__(
        self, names: Iterable[str], readings: Iterable[str] = (), unbroken: Iterable[str] = (), keys: MaskKeys = NO_KEYS
    ) -> None:
        """`names` and `readings` as the list has them; a space between family and given name helps.

        `unbroken`: names of bodies and places and of the case, which parts of names may not break up.
        """
        self._whole: set[str] = set()
        self._alone: set[str] = set()
        self._titled: set[str] = set()
        self._people: set[str] = set()
        for name in names:
            self._learn(name, _SHORT_WHOLE)
        for reading in readings:
            self._learn(reading, _SHORT_READING)
        self._forms: dict[str, list[str]] = {}
        for form in sorted(self._whole | self._alone | self._titled, key=len, reverse=True):
            self._forms.setdefault(form[0], []).append(form)
        phrases = {_key(phrase) for phrase in unbroken}
        self._unbroken = sorted(p for p in phrases if len(p) > 1 and p not in self._people)

    def is_person(self, text: str) -> bool:
        """True when `text` is the name of somebody known, or ends as one speaks of people (さん, 様, 氏)."""
        key = _key(text)
        return key in self._people or (key.endswith(_titles()[:5]) and len(key) > 1)

    def find(self, text: str) -> Iterator[Finding]:
        """The places in `text` where somebody is named, in order and apart from each other."""
        if not text or not self._forms:
            return
        folded, places = _folded(text)
        for start, end in self._names_in(folded, text, places):
            yield Finding(places[start][0], places[end - 1][1], Sort.KNOWN)

    def unbroken_in(self, text: str) -> list[tuple[int, int]]:
        """The places (start, end) in `text` of names of bodies and places, in order."""
        folded, places = _folded(text)
        return [(places[start][0], places[end - 1][1]) for start, end in self._unbroken_spans(folded)]

    def places_of(self, words: str, text: str) -> Iterator[Finding]:
        """Where `words` stand in `text`, in whatever spelling."""
        key = _key(words)
        folded, places = _folded(text)
        at = folded.find(key) if key else -1
        while at >= 0:
            yield Finding(places[at][0], places[at + len(key) - 1][1], Sort.STRANGER)
            at = folded.find(key, at + len(key))

    def _learn(self, name: str, short: int) -> None:
        key = _key(name)
        parts = [part for part in map(_key, _SPACE.split(name)) if part]
        if not key:
            return
        self._people.add(key)
        (self._whole if len(key) > short else self._alone).add(key)
        self._titled.add(key)
        if len(parts) > 1:
            self._titled.update(part for part in parts if len(part) > 1 or _KANJI.fullmatch(part))
            self._alone.add(parts[0])
        else:
            # Nobody says where the family name ends: any beginning and any end may be used as a name.
            least = 1 if len(key) <= 3 and _KANJI.fullmatch(key) else 2
            self._titled.update(cut for n in range(least, len(key)) for cut in (key[:n], key[n:]) if len(cut) >= least)

    def _names_in(self, folded: str, text: str, places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        spans = self._unbroken_spans(folded)
        starts = [start for start, _ in spans]
        at = 0
        while at < len(folded):
            nearest = bisect_right(starts, at) - 1
            inside = nearest >= 0 and at < spans[nearest][1]
            end = next(
                (
                    at + len(form)
                    for form in self._forms.get(folded[at], ())
                    if folded.startswith(form, at) and self._is_name(form, folded, at, text, places, inside)
                ),
                0,
            )
            if end:
                yield at, end
            at = end or at + 1

    def _unbroken_spans(self, folded: str) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        for phrase in self._unbroken:
            at = folded.find(phrase)
            while at >= 0:
                spans.append((at, at + len(phrase)))
                at = folded.find(phrase, at + 1)
        joined: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return joined

    def _is_name(self, form: str, folded: str, at: int, text: str, places: list[tuple[int, int]], inside: bool) -> bool:
        end = at + len(form)
        if _LATIN.search(form):  # a word of its own: spaces are gone from the key, so the text itself is asked
            before, after = text[: places[at][0]][-1:], text[places[end - 1][1] :][:1]
            if _LATIN.match(_key(before)) or _LATIN.match(_key(after)):
                return False
        if form in self._whole:
            return True
        if inside:
            return False
        before = folded[:at]
        introduced = before.removesuffix("の").endswith(_titles())
        free = not before or not _KANJI.match(before[-1]) or introduced
        if folded.startswith(_titles(), end) and form in self._titled:
            return free or len(form) > 1
        if form not in self._alone or not (_KANJI.fullmatch(form) or _LATIN.fullmatch(form)):
            return False
        return free and (len(form) > 1 or introduced) and folded[end : end + 1] not in _PLACES


def _folded(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The fold of `text`, and for each of its characters where it comes from: (start, end) in `text`."""
    folded: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    for cluster in clusters(text):
        key = _key(cluster)
        folded.append(key)
        places += [(at, at + len(cluster))] * len(key)
        at += len(cluster)
    return "".join(folded), places


@cache
def _titles() -> tuple[str, ...]:
    return tuple(map(_key, _TITLES.split()))


@lru_cache(maxsize=8192)
def _key(text: str) -> str:
    return variant_key(text)
