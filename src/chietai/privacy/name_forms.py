"""How people are written on lists, and the forms in which their names may be met in a text.

A list gives a name with or without a space in it, spread by spaces, with a mark, a number or an office before it, with
honorifics behind it, with a reading, a former name or a second person in brackets. `listed_names` reads that. A usual
surname says where the family name ends; where nothing does, every likely end is taken. `name_forms` gives the forms.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from chietai.privacy.mask_keys import Use
from chietai.privacy.romaji import romaji_key, romaji_of
from chietai.privacy.surnames import is_single_kanji_surname, is_surname, surname_at_start
from chietai.privacy.vocabulary import PLACEHOLDERS, ROLES, TITLES, words_of
from chietai.text.characters import KANJI_RANGES
from chietai.text.figures import halfwidth
from chietai.text.folding import variant_key

LATIN_FORM = "~"
"""Begins the forms of names in Latin letters, which are compared in one romanisation."""

_KANJI = re.compile(f"[{KANJI_RANGES}\U000e0100-\U000e01ef]+")
_KANA = re.compile("[\u3041-\u309f\u30a0-\u30ff\uff66-\uff9f・ ]+")
_BRACKETS = re.compile(r"[(\[〔【〈《「『](.*?)[)\]〕】〉》」』]")
_OPEN_BRACKET = re.compile(r"[(\[〔【〈《「『)\]〕】〉》」』]")
_MARKS = re.compile(
    r"^(?:[◎○●◉〇◯△▲▽▼□■◇◆☆★※・*＊#＃✓✔\-–—]|[\u2460-\u24ff\u2776-\u2793]|\d{1,3}\s*[.)．、:,]?(?=\D))+\s*"
)
_LABELS = re.compile(
    r"^(?:代理(?:人|出席)?|代|旧姓?|通称|本名|戸籍名|別名|筆名|雅号|愛称|現姓|後任|前任|新任|再任|副|兼任?|正|オブザーバー)"
    r"\s*[:：=\s・]\s*"
)
_BARE_LABELS = re.compile(r"^(?:代理(?:人|出席)?|旧姓|通称|本名|別名)(?=.{2,})")
_SPACES = re.compile(r"[ \u3000\t]+")
_POINTS = re.compile(r"[・･=＝.．,，、/]+")
_JOINS = frozenset("ノツケヶッ之の")  # between two kanji they belong to one family name: 一ノ瀬, 三ツ木
_LEAST_KANA = 3  # shorter ends of a reading that nobody parted are too often words
_LEAST_LATIN = 3
_PLAIN_LATIN = 5  # letters in Japanese text that are no word


@dataclass(frozen=True, slots=True)
class ListedName:
    """One name of one person: `parts` are family name, given name and others between, in the order of the list, each
    without spaces. With one part nobody says where the family name ends.
    """

    parts: tuple[str, ...]

    @property
    def whole(self) -> str:
        """The name without spaces."""
        return "".join(self.parts)


@lru_cache(maxsize=8192)  # a guard is made anew whenever somebody comes onto the list, of the same people as before
def listed_names(name: str) -> tuple[ListedName, ...]:
    """The names that stand in the cell `name` of a list, without what is no name; empty for a placeholder (未定)."""
    plain = halfwidth(name).strip()
    inside = [match[1] for match in _BRACKETS.finditer(plain)]
    outside = _OPEN_BRACKET.sub(" ", _BRACKETS.sub(" ", plain)).strip()
    names = [*_one(outside), *(one for text in inside for one in _one(text))]
    if names and inside and len(names[0].parts) == 1:  # 霧島(花子): the halves of one name
        halves = [one for one in names[1:] if len(one.parts) == 1 and _same_writing(one.whole, names[0].whole)]
        names += [ListedName((names[0].whole, half.whole)) for half in halves]
    return tuple(dict.fromkeys(names))


def _same_writing(one: str, other: str) -> bool:
    return bool(_KANJI.fullmatch(one)) == bool(_KANJI.fullmatch(other))


def _one(text: str) -> Iterator[ListedName]:
    text = _MARKS.sub("", text.strip())
    text = _BARE_LABELS.sub("", _LABELS.sub("", text)).strip()
    words = _words(text)
    while words and (words[0] in ROLES or words[0] in PLACEHOLDERS):
        words = words[1:]
    while words and (words[-1] in ROLES or words[-1] in TITLES or words[-1] in PLACEHOLDERS):
        words = words[:-1]
    if not words:
        return
    words[-1] = _without_honorific(words[-1], 2 if len(words) == 1 else 1)
    if len(words) == 1:
        words[0] = _without_role(words[0])
    parts = [part for word in words for part in _POINTS.split(word) if part]
    if not parts or not any(map(_is_a_letter, "".join(parts))) or variant_key("".join(parts)) in _PLACEHOLDER_KEYS:
        return
    yield ListedName(tuple(parts if len(parts) > 1 else _parted(parts[0])))


_REMARKS = words_of(
    """
    代理 代 代理出席 新任 再任 新 再 兼 兼務 副 正 欠 欠席 休 女 男 女性 男性 公募 旧姓 通称 本名 仮名 故人
    退任 オブザーバー 傍聴
    """
)
_PLACEHOLDER_KEYS = frozenset(map(variant_key, (*PLACEHOLDERS, *ROLES, *_REMARKS)))


def _is_a_letter(character: str) -> bool:
    return character.isalpha()


def _words(text: str) -> list[str]:
    """The words of a name. Where gaps differ, the widest parts the name, and single characters beside narrower ones
    were only spread (佐 々 木  蛍); where all words are single characters nobody says which belong together.
    """
    gaps = [sum(2 if c == "\u3000" else 1 for c in gap) for gap in _SPACES.findall(text)]
    words = [word for word in _SPACES.split(text) if word]
    if len(gaps) != len(words) - 1 or len(words) < 3:
        return words
    if max(gaps) > min(gaps) and any(len(word) == 1 for word in words):
        joined = [words[0]]
        for gap, word in zip(gaps, words[1:], strict=True):
            if gap == max(gaps):
                joined.append(word)
            else:
                joined[-1] += word
        return joined
    if all(len(word) == 1 for word in words):
        return ["".join(words)]
    return words


def _without_honorific(word: str, least: int) -> str:
    """`word` without the honorific behind it, if `least` characters stay."""
    longest = max((h for h in TITLES if word.endswith(h) and len(word) > len(h) + least - 1), key=len, default="")
    return word.removesuffix(longest)


def _without_role(word: str) -> str:
    if not _KANJI.fullmatch(word):
        return word
    for role in ROLES:
        if len(role) > 1 and word.startswith(role) and len(word) >= len(role) + 2:
            return word.removeprefix(role)
    for role in ROLES:
        if len(role) > 1 and word.endswith(role) and len(word) >= len(role) + 2:
            return word.removesuffix(role)
    return word


def _parted(word: str) -> tuple[str, ...]:
    """A name without a space in it, parted where its writing changes from kanji to kana or back: 渡邉トメ."""
    runs: list[str] = []
    for character in word:
        kanji = bool(_KANJI.match(character)) or (
            character in _JOINS and bool(runs) and bool(_KANJI.match(runs[-1][-1]))
        )
        if runs and kanji == bool(_KANJI.match(runs[-1][0])):
            runs[-1] += character
        else:
            runs.append(character)
    return tuple(runs) if len(runs) == 2 and all(len(run) > 1 or _KANJI.match(run) for run in runs) else (word,)


def name_forms(name: str, reading: str = "") -> dict[str, Use]:
    """The forms in which somebody may be met in a text, and where each is taken for that person.

    Forms are keys as `variant_key` gives them, so widths, kana and forms of one kanji are one; those in Latin letters
    begin with `LATIN_FORM`. `name` and `reading` as the list has them. Empty when the list names nobody.
    """
    return dict(_name_forms(name, reading))


@lru_cache(maxsize=8192)
def _name_forms(name: str, reading: str) -> dict[str, Use]:
    names = listed_names(name)
    forms: dict[str, Use] = {}
    for one in names:
        _add_name(forms, one)
    readings = listed_names(reading) if names else ()
    for one in readings:
        _add_name(forms, one)
    if readings:
        _add_mixed(forms, names[0], readings[0])
    return forms


def _add_mixed(forms: dict[str, Use], name: ListedName, reading: ListedName) -> None:
    """A whole name of which one half is written in kana: 霧島はなこ, きりしま花子."""
    if _KANJI.search(variant_key(name.whole)) is None:
        return
    for family, given in product(_families(name), _givens(reading)):
        _add(forms, family + given, Use.WHOLE)
    for family, given in product(_families(reading), _givens(name)):
        _add(forms, family + given, Use.WHOLE)


def _families(name: ListedName) -> list[str]:
    """What the family name may be: the first part, or every likely beginning of a name that nobody parted."""
    if len(name.parts) > 1:
        return [variant_key(name.parts[0])]
    key = variant_key(name.whole)
    return [key[:cut] for cut in range(2, min(len(key) - 1, _LONGEST_FAMILY + 2))]


def _givens(name: ListedName) -> list[str]:
    """What the given name may be, likewise."""
    if len(name.parts) > 1:
        return [variant_key(name.parts[-1])]
    key = variant_key(name.whole)
    return [key[cut:] for cut in range(max(1, len(key) - _LONGEST_FAMILY - 2), len(key) - 1)]


def forms_of(people: Iterable[tuple[str, str]]) -> dict[str, Use]:
    """The forms of many people, given as (name, reading)."""
    forms: dict[str, Use] = {}
    for name, reading in people:
        for form, use in _name_forms(name, reading).items():
            _add(forms, form, use)
    return forms


def _add(forms: dict[str, Use], form: str, use: Use) -> None:
    form = unicodedata.normalize("NFC", form)  # a mark that begins a reading joins the letter before it
    if form and form != LATIN_FORM and forms.get(form, 0) < use:
        forms[form] = use


def _add_name(forms: dict[str, Use], name: ListedName) -> None:
    key = variant_key(name.whole)
    latin = not _KANJI.search(key) and not _KANA.search(name.whole)
    kana = bool(_KANA.fullmatch(name.whole))
    if latin:
        keys = [romaji_key(part) for part in name.parts]
        _add_latin(forms, keys)
        return
    if kana:
        _add_latin(forms, [romaji_of(part) for part in name.parts])
    short = 3 if kana else 2  # a whole name that short may be part of a word
    _add(forms, key, Use.WHOLE if len(key) > short else Use.ALONE)
    parts = [variant_key(part) for part in name.parts]
    if len(parts) == 1:
        _add_likely_parts(forms, key, kana=kana)
        return
    _add(forms, parts[0], Use.ALONE)
    for part in parts[1:]:
        if len(part) > 1 or _KANJI.fullmatch(part):
            _add(forms, part, Use.ALONE if len(part) > 1 else Use.TITLED)
    if len(parts) > 2:  # a family name of two, or a given name of two
        _add(forms, parts[0] + parts[1], Use.ALONE)
        _add(forms, parts[-2] + parts[-1], Use.ALONE)


def _add_latin(forms: dict[str, Use], parts: list[str]) -> None:
    parts = [part for part in parts if part]
    for part in parts:
        _add(forms, LATIN_FORM + part, Use.ALONE if len(part) >= _LEAST_LATIN else Use.TITLED)
    if len(parts) > 1:
        for order in (parts, parts[::-1], [*parts[1:], parts[0]]):
            _add(forms, LATIN_FORM + "".join(order), Use.WHOLE)


def _add_likely_parts(forms: dict[str, Use], key: str, *, kana: bool) -> None:
    """Family and given name of a name that nobody parted."""
    length = len(key)
    if kana:
        for cut in range(2, length - 1):
            for part in (key[:cut], key[cut:]):
                if len(part) >= _LEAST_KANA or length <= 2 * _LEAST_KANA - 1:
                    _add(forms, part, Use.TITLED)
                    latin = romaji_of(part)
                    _add(forms, LATIN_FORM + latin, Use.ALONE if len(latin) >= _PLAIN_LATIN else Use.TITLED)
        return
    if is_surname(key):
        return
    known = len(surname_at_start(key[:-1])) or int(length <= 3 and is_single_kanji_surname(key[:1]))
    cuts = _USUAL_CUTS.get(length, ()) if not known or length == 3 else (known,)
    for cut in range(1, length):
        family, given = key[:cut], key[cut:]
        likely = cut in (*cuts, known)
        if likely or cut > 1 or length <= 3:
            alone = likely or 1 < cut <= _LONGEST_FAMILY
            _add(forms, family, Use.ALONE if alone and not _FIGURES.fullmatch(family) else Use.TITLED)
        if likely or len(given) > 1 or length <= 3:
            _add(forms, given, Use.ALONE if likely and len(given) > 1 else Use.TITLED)


_FIGURES = re.compile("[一二三四五六七八九十百千万]+")
_LONGEST_FAMILY = 3
# Of a name of so many kanji: how many of them the family name usually has.
_USUAL_CUTS = {3: (2,), 4: (2,), 5: (2, 3), 6: (3,)}
