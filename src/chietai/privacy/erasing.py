"""Taking one person, or a text that was typed, out of texts for good: where they stand, in every writing.

A text that means nobody goes wherever it stands. A name, or a part of one, stays where it lies within a longer word
(`longer_words`), and is never sought in the longer name of somebody else on a list. Family and given name
alone, readings and names in Latin letters are sought as the guard seeks them (`known_people`); a part that somebody
else bears too, and a place that is in doubt, are groups of their own, which are erased only when they are asked for.
"""

import copy
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from chietai.privacy.findings import Finding
from chietai.privacy.known_people import KnownPeople
from chietai.privacy.longer_words import beside_latin, inside_word, is_hexadecimal
from chietai.privacy.mask_keys import Use
from chietai.privacy.name_forms import LATIN_FORM, ListedName, forms_of, listed_names
from chietai.privacy.romaji import romaji_key, romaji_of
from chietai.privacy.written import KANJI, Written, written
from chietai.text.characters import KANJI_RANGES
from chietai.text.folding import variant_key

MARK = "＊＊＊"
"""What stands where something was erased."""

Name = tuple[str, str]
"""Name and reading as a list has them; the reading is "" where there is none."""


class Writing(StrEnum):
    """In which writing somebody stands at a place. The list is closed; its order is that in which it is told."""

    TYPED = "typed"  # just what was typed
    NAME = "name"  # the whole name, also with something between its halves
    READING = "reading"  # the whole name in kana
    LATIN = "latin"  # the whole name in Latin letters
    FAMILY = "family"  # the family name alone, in any letters
    GIVEN = "given"  # the given name alone, in any letters
    SHARED = "shared"  # a part of the name that somebody else on a list bears too
    DOUBTFUL = "doubtful"  # may be the person, or a word, a place, a body
    WITHIN = "within"  # the same letters inside another word: a place, a body, a longer name


SURE = frozenset(Writing) - {Writing.SHARED, Writing.DOUBTFUL, Writing.WITHIN}
"""What is erased when nobody says otherwise."""
ALL_OF_PERSON = frozenset(Writing) - {Writing.WITHIN}
"""Everything that may be the person."""

_SEPARATORS = r"・･.．,，、。/／|｜_=:;()\[\]〔〕【】「」『』<>《》\s-"
_DEPUTY = re.compile(r"[(（\[［]([^)）\]］]*代理[^)）\]］]*)[)）\]］]")
_WHOLE = (Writing.NAME, Writing.READING, Writing.LATIN)
_GAP = f"[{_SEPARATORS}]*"
_NO_LETTER = re.compile(f"[{_SEPARATORS}]+")
_OPENING = {"(": ")", "（": "）", "[": "]", "［": "］", "〔": "〕", "【": "】", "「": "」", "『": "』", "《": "》"}
_PLAIN = re.compile(f"[{KANJI_RANGES}\u3041-\u3096-]+")
_LATIN_ONLY = re.compile(r"[a-z\u00df-\u024f'’-]+")
_SHORT = 2  # a whole name of so many kanji may be part of a word (森学園)
_LEAST_APART = 3  # characters of a text that may be written apart though nothing says where
_MOST_APART = 10
_LEAST_NUMBER = 6  # digits of a telephone number, which everybody parts in their own way
_LEAST_KANA = 4
_ROUNDS = 4
_NEAR = 12  # characters beside a part of a name in which the rest of it stands
_REMEMBERED = 1 << 15  # texts
_LINES_REMEMBERED = 1 << 17
_LATIN_WORD = re.compile(r"[a-z\u00df-\u024f\u1e00-\u1eff'’]+")
_CODE = 8  # letters and digits without a gap that are no word: the head of an id in the name of a file
_CODE_END = re.compile(r"[0-9A-Za-z]+$", re.ASCII)
_CODE_BEGIN = re.compile(r"[0-9A-Za-z]+", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """The place `text[start:end]` in one writing."""

    start: int
    end: int
    writing: Writing


@dataclass(frozen=True)
class Subject:
    """The person who is meant: `names` are all names that lists have had for this person. `others`: everybody else's.
    `unbroken`: names of bodies and places.
    """

    names: frozenset[Name]
    others: frozenset[Name] = frozenset()
    unbroken: frozenset[str] = frozenset()

    @property
    def own_names(self) -> frozenset[Name]:
        """The names without those of deputies that stand beside them."""
        return frozenset((without_deputy(name), reading) for name, reading in self.names)

    @property
    def label(self) -> str:
        """The name as a list has it."""
        return min((name for name, _ in self.names), key=lambda name: (-len(name), name))


class Eraser:
    """Finds and cuts one person or text. `chosen`: the writings that are cut; the others are only found.

    `several`: those who are meant, when what was typed may mean more than one. Then it is sought as it was typed.
    """

    def __init__(
        self,
        typed: str,
        subject: Subject | None = None,
        chosen: Collection[Writing] = SURE,
        *,
        several: Subject | None = None,
    ) -> None:
        """Raises ValueError when nothing of `typed` is left to be sought."""
        self.typed = typed
        self.subject = subject
        self._several = several
        self.chosen = frozenset(chosen)
        self._key = variant_key(typed)
        if not self._key:
            raise ValueError("nothing to erase")
        names = subject.own_names if subject else frozenset()
        others = subject.others if subject else frozenset()
        meant = subject or several
        self._meant = forms_of(meant.own_names) if meant else None
        # With all the others: what stands beside their names in a list is a name too.
        self._people = KnownPeople(names | others, subject.unbroken) if subject else None
        self._others = forms_of(others)
        self._names = [one for pair in names for cell in pair for one in listed_names(cell)]
        self._listed = {_bare(one.whole) for name, _ in names for one in listed_names(name)}
        self._wholes = {_bare("".join(parts)) for name in self._names for parts in _orders(name)}
        self._forms = forms_of(names)
        self._latin = {f for f, use in self._forms.items() if use is Use.WHOLE and f.startswith(LATIN_FORM)}
        only_as_person = len(self._key) == 1 and subject is not None
        self._typed = None if only_as_person else re.compile(_typed_pattern(typed, self._key))
        self._whole = [re.compile(pattern) for pattern in map(_whole_pattern, self._names) if pattern]
        self._families = [re.compile(re.escape(form)) for form in self._family_forms()]
        self._quick = re.compile("|".join(self._seeds()))
        self._latin_parts = {form for form in self._forms if form.startswith(LATIN_FORM)}
        self._own_wholes = _whole_keys(meant.own_names) if meant else frozenset()
        self._others_wholes = sorted(_whole_keys(meant.others) - self._own_wholes) if meant else []
        self._family_keys = sorted(_family_keys(meant.own_names), key=len, reverse=True) if meant else []
        self._look = lru_cache(_REMEMBERED)(self._looked)
        self._glance = lru_cache(_LINES_REMEMBERED)(self._may_find)
        self._names_by = lru_cache(_REMEMBERED)(self._is_latin_part)

    def choosing(self, chosen: Collection[Writing]) -> "Eraser":
        """The same search; these writings are cut. What was seen of texts so far need not be looked at again."""
        other = copy.copy(self)
        other.chosen = frozenset(chosen)
        if self.subject is not None and (Writing.NAME in self.chosen) is not (Writing.NAME in other.chosen):
            other._look = lru_cache(_REMEMBERED)(other._looked)  # what was typed counts before a whole name, or after
        return other

    @property
    def only_typed(self) -> bool:
        """Whether nobody is meant: then all places are in the writing that was typed."""
        return self.subject is None and self._several is None

    def places(self, text: str) -> tuple[Place, ...]:
        """Every place in `text`, in whatever writing, in order and apart from each other."""
        return self._look(text)[0]

    def finds(self, text: str) -> bool:
        """Whether something in `text` would be cut."""
        return any(place.writing in self.chosen for place in self.places(text))

    def cut(self, text: str, mark: str = MARK) -> str:
        """`text` with `mark` at every place that is to go."""
        for _ in range(_ROUNDS):  # what stands around a place may be a name once that is gone
            found, perhaps = self._look(text)
            if not perhaps:
                return text
            places = [place for place in found if place.writing in self.chosen]
            if not places:
                break
            parts, done = [], 0
            for place in places:
                parts += [text[done : place.start], mark]
                done = place.end
            text = "".join([*parts, text[done:]])
        # A spelling that no cutting by characters finds goes altogether, rather than stays.
        return mark if self._remains(text) else text

    def _remains(self, text: str) -> bool:
        if self._typed is None or Writing.TYPED not in self.chosen:
            return False
        # What was left on purpose is read in the text as it is written.
        left = sum(place.writing is not Writing.TYPED for place in self.places(text)) + self._passed_over(text)
        return variant_key(text).count(self._key) > (written(text).key.count(self._key) if left else 0)

    def _passed_over(self, text: str) -> int:
        line = written(text)
        places = (Place(*line.place(*match.span()), Writing.TYPED) for match in _matches(self._typed, line.key))
        return sum(self._settled(text, place) is not place for place in places)

    def _looked(self, text: str) -> tuple[tuple[Place, ...], bool]:
        """The places, and whether there may be anything at all: most texts are done with at a glance."""
        return (self._all_places(text), True) if self._may_find(text) else ((), False)

    def may_find(self, line: str) -> bool:
        """Whether something may be found in one of the texts that `line` holds between quotation marks, as JSON does.

        For whoever has many lines of many texts each: one glance instead of one for each text. With a backslash in it
        its texts are not written as they are, so that nobody can say no.
        """
        return "\\" in line or self._glance(line)

    def _may_find(self, text: str) -> bool:
        key = variant_key(text)
        return bool(self._quick.search(key)) or bool(self._latin_parts and self._has_latin_part(text))

    def _has_latin_part(self, text: str) -> bool:
        words = _LATIN_WORD.findall(unicodedata.normalize("NFKC", text).casefold())
        return any(map(self._names_by, set(words)))

    def _is_latin_part(self, word: str) -> bool:
        return LATIN_FORM + romaji_key(word) in self._latin_parts

    def _seeds(self) -> list[str]:
        """Patterns of which one is in every text that holds something, in whatever writing but Latin letters."""
        forms = [form for form in self._forms if not form.startswith(LATIN_FORM)]
        least = [form for form in forms if not any(other != form and other in form for other in forms)]
        patterns = [pattern.pattern for pattern in (*self._whole, *([self._typed] if self._typed else []))]
        return [*patterns, *sorted(map(re.escape, least))]

    def _all_places(self, text: str) -> tuple[Place, ...]:
        line = written(text)
        if not line.key:
            return ()
        found: list[Place] = []
        taken: set[int] = set()
        for candidate in self._candidates(text, line):
            place = self._settled(text, candidate)
            if place is None:
                continue
            span = range(place.start, place.end)
            if taken.isdisjoint(span):
                found.append(place)
                taken.update(span)
        return tuple(sorted(found))

    def _candidates(self, text: str, line: Written) -> Iterator[Place]:
        """Places that may overlap, those that count first: a whole name before a part of it that was typed."""
        typed = [_closed(text, *line.place(*match.span()), Writing.TYPED) for match in _matches(self._typed, line.key)]
        if Writing.NAME not in self.chosen:
            yield from typed
        for pattern in self._whole:
            for match in pattern.finditer(line.key):
                if _stands_alone(line, *match.span()):
                    yield _closed(text, *line.place(*match.span()), self._writing_of_whole(match[0]))
        of_person = list(self._of_person(text, self._people.find(text))) if self._people is not None else []
        yield from (place for place in of_person if place.writing in _WHOLE)
        yield from typed
        yield from of_person
        for family in self._families:
            for match in family.finditer(line.key):
                start, end = line.place(*match.span())
                if not self._is_of_another(text, start, end):
                    yield Place(start, end, Writing.WITHIN)

    def _settled(self, text: str, place: Place) -> Place | None:
        """The place as it counts, since what was typed and whole names are found by their letters alone: WITHIN inside
        a longer word; None in the longer name of somebody else, and in what is no word at all."""
        if place.writing is not Writing.TYPED and place.writing not in _WHOLE:
            return place
        piece = text[place.start : place.end]
        if piece.isascii() and _LATIN_ONLY.fullmatch(piece.casefold()):
            beside = beside_latin(text, place.start, place.end)
            if is_hexadecimal(piece + beside) or _in_a_code(text, place.start, place.end):
                return None
            inside = any(map(str.isalpha, beside))
        else:
            if self._meant is not None and self._is_of_another(text, place.start, place.end):
                return None
            inside = self._inside_word(text, place)
        return Place(place.start, place.end, Writing.WITHIN) if inside and self._meant is not None else place

    def _inside_word(self, text: str, place: Place) -> bool:
        key = _bare(text[place.start : place.end])
        if self._meant is None or (key not in self._meant and key not in self._own_wholes):
            return False  # with an honorific or more, which says that it is the person
        family = next((one for one in self._family_keys if key.startswith(one)), "")
        if not inside_word(text, place.start, place.end, family):
            return False
        if key in self._own_wholes:
            return True
        around = variant_key(text[place.start : place.end + _NEAR])
        if around.startswith(tuple(whole for whole in self._own_wholes if whole.startswith(key))):
            return False
        before = variant_key(text[max(0, place.start - _NEAR) : place.end])
        if before.endswith(tuple(whole for whole in self._own_wholes if whole.endswith(key))):
            return False
        return not self._is_surely(text, place)

    def _is_surely(self, text: str, place: Place) -> bool:
        """Whether the words around say that a part of a name is the person."""
        found = self._people.find(text) if self._people is not None else []
        return any(one.sure and (one.start, one.end) == (place.start, place.end) for one in found)

    def _family_forms(self) -> list[str]:
        forms = {form for form, use in self._forms.items() if use >= Use.ALONE and not form.startswith(LATIN_FORM)}
        found = [form for form in forms if len(form) > 1 and KANJI in written(form).kinds and self._is_family(form)]
        return sorted(found, key=lambda form: (-len(form), form))

    def _of_person(self, text: str, findings: Sequence[Finding]) -> Iterator[Place]:
        at = 0
        while at < len(findings):
            one = findings[at]
            start, end, sure = one.start, one.end, one.sure
            if at + 1 < len(findings) and self._belong_together(text, one, findings[at + 1]):
                at += 1
                end, sure = findings[at].end, True
            writing = self._writing(text[start:end], sure=sure)
            if writing is None:
                pass
            elif writing in _WHOLE or not (_in_a_code(text, start, end) or self._is_of_another(text, start, end)):
                yield _closed(text, start, end, writing)
            at += 1

    def _is_of_another(self, text: str, start: int, end: int) -> bool:
        """Whether the place is a part of the whole name of somebody else: 和夫 in 渡辺　和夫."""
        form = variant_key(text[start:end])
        wholes = [whole for whole in self._others_wholes if form in whole]
        if not wholes:
            return False
        before, after = variant_key(text[max(0, start - _NEAR) : start]), variant_key(text[end : end + _NEAR])
        return any(
            before.endswith(whole[:at]) and after.startswith(whole[at + len(form) :])
            for whole in wholes
            for at in (whole.find(form), whole.rfind(form))
        )

    def _belong_together(self, text: str, one: Finding, other: Finding) -> bool:
        between = text[one.end : other.start]
        return len(between) <= 3 and self._is_whole(text[one.start : other.end])

    def _is_whole(self, piece: str) -> bool:
        return _bare(piece) in self._wholes or _latin_form(piece) in self._latin

    def _writing(self, piece: str, *, sure: bool) -> Writing | None:
        """The writing of what was found; None when it is somebody else alone."""
        key, bare = variant_key(piece), _bare(piece)
        if key == self._key:
            return Writing.TYPED if sure else Writing.DOUBTFUL
        latin = _latin_form(piece) if _LATIN_ONLY.fullmatch(bare) else ""
        if latin in self._latin:
            return Writing.LATIN
        if bare in self._wholes:
            return self._writing_of_whole(bare)
        form = latin or key
        if form not in self._forms:
            return None
        if form in self._others:
            return Writing.SHARED
        if not sure:
            return Writing.DOUBTFUL
        return Writing.FAMILY if self._is_family(form) else Writing.GIVEN

    def _writing_of_whole(self, whole: str) -> Writing:
        bare = _bare(whole)
        if bare == _bare(self.typed):
            return Writing.TYPED
        return Writing.NAME if bare in self._listed or KANJI in written(bare).kinds else Writing.READING

    def _is_family(self, form: str) -> bool:
        for name in self._names:
            first = name.parts[0]
            if form.startswith(LATIN_FORM):
                if form in (LATIN_FORM + romaji_key(first), LATIN_FORM + romaji_of(first)):
                    return True
            elif form == variant_key(first) or (len(name.parts) == 1 and variant_key(first).startswith(form)):
                return True
        return False


def without_deputy(name: str) -> str:
    """A cell of a list without the deputy (代理) who may stand in it in brackets: another person."""
    return name if _DEPUTY.fullmatch(name.strip()) else _DEPUTY.sub("", name)


def deputies_in(name: str) -> list[str]:
    """The deputies who stand in brackets in a cell of a list."""
    return _DEPUTY.findall(name)


def _whole_keys(names: Iterable[Name]) -> frozenset[str]:
    """All whole names and readings, as keys without signs; those in Latin letters are not among them."""
    wholes = {_bare(one.whole) for pair in names for cell in pair for one in listed_names(cell)}
    return frozenset(whole for whole in wholes if len(whole) > 1 and not whole.isascii())


def _family_keys(names: Iterable[Name]) -> set[str]:
    return {variant_key(one.parts[0]) for name, _ in names for one in listed_names(name) if len(one.parts) > 1}


def _matches(pattern: re.Pattern[str] | None, key: str) -> Iterator[re.Match[str]]:
    return iter(()) if pattern is None else pattern.finditer(key)


def _bare(text: str) -> str:
    return _NO_LETTER.sub("", variant_key(text))


def _latin_form(text: str) -> str:
    """The form of what stands in Latin letters: each word in one romanisation, as `name_forms` has it."""
    return LATIN_FORM + "".join(romaji_key(word) for word in _NO_LETTER.split(text))


def _orders(name: ListedName) -> Iterable[Sequence[str]]:
    return (name.parts, name.parts[::-1], (*name.parts[1:], name.parts[0]))


def _typed_pattern(typed: str, key: str) -> str:
    """What was typed, also written apart: where it has a space, or anywhere when nothing says where."""
    words = [variant_key(word) for word in typed.split()]
    if len(words) > 1 and "".join(words) == key:
        return _GAP.join(map(re.escape, filter(None, words)))
    if _LEAST_APART <= len(key) <= _MOST_APART and _PLAIN.fullmatch(key):
        return _GAP.join(map(re.escape, key))
    digits = _NO_LETTER.sub("", key).removeprefix("+")
    if len(digits) >= _LEAST_NUMBER and digits.isdecimal():
        return _GAP.join(digits)
    return re.escape(key)


def _whole_pattern(name: ListedName) -> str:
    """A whole name with whatever stands between its halves; "" for one in Latin letters, or too short to be sought
    without the words beside it."""
    parts = [variant_key(part) for part in name.parts]
    key = "".join(parts)
    if len(key) < _SHORT or not _PLAIN.fullmatch(key):
        return ""
    if len(key) < _LEAST_KANA and KANJI not in written(key).kinds:
        return ""
    if len(parts) == 1:
        return (_GAP if len(key) > _SHORT else "").join(map(re.escape, key))
    orders = {tuple(parts), tuple(reversed(parts))} if len(key) > _SHORT else {tuple(parts)}
    return "|".join(_GAP.join(map(re.escape, order)) for order in sorted(orders))


def _stands_alone(line: Written, start: int, end: int) -> bool:
    """Whether a whole name may stand here: a short one not within a longer word."""
    if end - start > _SHORT:
        return True
    before = start > 0 and start not in line.gaps and line.kinds[start - 1] == KANJI
    return not before and not (end < len(line.key) and end not in line.gaps and line.kinds[end] == KANJI)


def _in_a_code(text: str, start: int, end: int) -> bool:
    """Whether the place lies in a checksum, a seed or an id that has some letters of a name by chance."""
    if not text[start:end].isascii():
        return False
    before = _CODE_END.search(text, max(0, start - _NEAR), start)
    after = _CODE_BEGIN.match(text, end, end + _NEAR)
    around = (before[0] if before else "") + (after[0] if after else "")
    mixed = any(map(str.isdigit, around)) and any(map(str.isalpha, around))
    return mixed and len(around) + end - start >= _CODE


def _closed(text: str, start: int, end: int, writing: Writing) -> Place:
    """The place, with the bracket that closes what was opened in it."""
    opened = [_OPENING[sign] for sign in text[start:end] if sign in _OPENING]
    if opened and text[end : end + 1] == opened[-1] and opened[-1] not in text[start:end]:
        end += 1
    return Place(start, end, writing)
