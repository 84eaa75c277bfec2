"""Finding in a text the people who stand on lists: of this meeting, of others of the council, of those before.

Names are sought under `variant_key`, so width, kana, case, spaces and forms of one kanji make no difference; in Latin
letters under one romanisation. A whole name goes wherever it stands. A part of a name goes where the words beside it
speak of a person (田中さん, 会長の田中), and a family name also where nothing speaks against it (田中が, but not
田中町). A family name that is a word, a direction, or a place or body of this council goes only where a person is
meant; where that is not clear the place is found as unsure. Names of bodies and places and the assumed name of the case
are not broken up by parts of names.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise

from chietai.privacy import contexts
from chietai.privacy.findings import Finding, Sort
from chietai.privacy.mask_keys import NO_KEYS, MaskKeys, Use
from chietai.privacy.name_forms import LATIN_FORM, forms_of
from chietai.privacy.romaji import romaji_key
from chietai.privacy.written import HIRAGANA, KANJI, KATAKANA, LATIN, Written, written
from chietai.text.folding import variant_key

_LATIN_WORDS = re.compile(r"[a-z\u00df-\u024f\u1e00-\u1eff]+(?:['’][a-z\u00df-\u024f\u1e00-\u1eff]+)*")
_SAN = re.compile("(?<=...)(?:san|sama|chan|kun|sensei)$")
_LEAST_KANA = 3  # shorter readings are too often words
_HALVES = re.compile(r"[・･.,、/|()\[\]〔〕【】「」=-]+")
_HALVES_END = re.compile(_HALVES.pattern + "$")
_LONGEST_HALF = 6
_CLOSING = frozenset(")]」】〕")
_LISTED = re.compile(r"[・･,、/&+とも]$")
_LISTED_AFTER = re.compile(r"[・･,、/&+]|[とも](?!い|っ)")
_REMEMBERED = 1 << 15
_BEFORE = 12  # characters before a name that may introduce it


class _Remembered(dict[str, bool]):
    """The answers to a question about two characters; a dictionary answers sooner than a remembered function."""

    def __init__(self, ask: Callable[[str], bool]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, two: str) -> bool:
        answer = self._ask(two)
        if len(self) < _REMEMBERED:
            self[two] = answer
        return answer


class KnownPeople:
    """Knows the names of people, and finds them in texts."""

    def __init__(
        self,
        people: Iterable[tuple[str, str]],
        unbroken: Iterable[str] = (),
        keys: MaskKeys = NO_KEYS,
    ) -> None:
        """`people`: (name, reading) as lists have them, the reading "" where there is none.

        `unbroken`: names of bodies and places and of the case, which parts of names may not break up. `keys`: people
        who are known without their names.
        """
        self._forms: Mapping[str, Use] = forms_of(people)
        self._keys = keys
        self._by_start: dict[str, list[str]] = {}
        for form in sorted(self._forms, key=len, reverse=True):
            self._by_start.setdefault(form[:2], []).append(form)
        phrases = {variant_key(phrase) for phrase in unbroken}
        self._unbroken: dict[str, list[str]] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            if len(phrase) > 1 and self._forms.get(phrase) is not Use.WHOLE:
                self._unbroken.setdefault(phrase[:2], []).append(phrase)
        self._unbroken_starts = frozenset(two[0] for two in self._unbroken)
        self._phrases = phrases
        self._ambiguous: dict[str, bool] = {}
        self._may_begin = _Remembered(self._begins_a_form)

    def find(self, text: str) -> list[Finding]:
        """The places in `text` where somebody is named, in order and apart from each other."""
        return self.look(text)[0]

    def look(self, text: str) -> tuple[list[Finding], list[tuple[int, int]]]:
        """The places in `text` where somebody is named, and those (start, end) of names of bodies and places; both in
        order and apart from each other."""
        if not text or not (self._forms or self._keys or self._unbroken):
            return [], []
        line = written(text)
        phrases = self._phrases_in(line.key)
        findings = _Search(self, line, phrases).findings() if self._forms or self._keys else []
        return findings, [line.place(start, end) for start, end in phrases]

    def places_of(self, words: str, text: str) -> Iterator[Finding]:
        """Where `words` stand in `text`, in whatever spelling."""
        key = variant_key(words)
        line = written(text)
        at = line.key.find(key) if key else -1
        while at >= 0:
            yield Finding(*line.place(at, at + len(key)), Sort.STRANGER)
            at = line.key.find(key, at + len(key))

    def is_person(self, text: str) -> bool:
        """True when `text` as a whole is a name of somebody known, with an honorific behind it or without."""
        key = variant_key(text)
        if not key or key in self._phrases:
            return self._use(key) is Use.WHOLE
        match = contexts.HONORIFIC_END.search(key)
        names = [key, key[: match.start()]] if match and match.start() else [key]
        latin = [LATIN_FORM + romaji_key(name) for name in names if name.isascii()]
        return any(self._use(name) is not None for name in (*names[1:], *latin)) or (self._use(key) or 0) >= Use.ALONE

    def is_unbroken(self, text: str) -> bool:
        """Whether `text` as a whole is the name of a body or place that parts of names may not break up."""
        return variant_key(text) in self._phrases

    # -- for the search ---------------------------------------------------------------------------------------------

    def _phrases_in(self, key: str) -> list[tuple[int, int]]:
        """The places (start, end) in the folded text `key` of names of bodies and places, the longest at each."""
        places: list[tuple[int, int]] = []
        done = 0
        for at in [i for i, one in enumerate(key) if one in self._unbroken_starts]:
            if at >= done and (
                phrase := next((p for p in self._unbroken.get(key[at : at + 2], ()) if key.startswith(p, at)), "")
            ):
                done = at + len(phrase)
                places.append((at, done))
        return places

    def starts(self, key: str) -> list[int]:
        """Where in the folded text `key` a form may begin."""
        may_begin = self._may_begin
        return [i for i in range(len(key)) if may_begin[key[i : i + 2]]]

    def _begins_a_form(self, two: str) -> bool:
        """False when no form begins with the characters `two` of a text, nor is the first of them."""
        if two in self._by_start or two[0] in self._by_start:
            return True
        return bool(self._keys) and (self._keys.may_begin(two) or self._keys.may_begin(two[0]))

    def forms_at(self, key: str, at: int) -> list[tuple[int, Use]]:
        """The forms that begin at `at` in the folded text `key`, as (end, use), the longest first."""
        candidates = (*self._by_start.get(key[at : at + 2], ()), *self._by_start.get(key[at], ()))
        matches = {at + len(form): self._forms[form] for form in candidates if key.startswith(form, at)}
        if self._keys:
            for end, use in self._keys.matches(key, at):
                matches[end] = max(use, matches.get(end, use))
        return sorted(matches.items(), reverse=True)

    def latin_use(self, words: Iterable[str]) -> Use | None:
        """The use of a name in Latin letters."""
        return self._use(LATIN_FORM + "".join(map(romaji_key, words)))

    def ambiguous(self, form: str) -> bool:
        """Whether a name is also a word, a direction, or the beginning of a place or body of this council."""
        if form not in self._ambiguous:
            local = any(p.startswith(form) and contexts.OF_A_PLACE.match(p, len(form)) for p in self._phrases)
            self._ambiguous[form] = len(form) == 1 or local or form in contexts.NAMES_THAT_ARE_WORDS
        return self._ambiguous[form]

    def _use(self, form: str) -> Use | None:
        use = self._forms.get(form)
        stored = self._keys.use_of(form) if self._keys else None
        return (max(use or 0, stored or 0) and Use(max(use or 0, stored or 0))) or None


class _Search:
    """One search through one text."""

    def __init__(self, people: KnownPeople, line: Written, phrases: list[tuple[int, int]]) -> None:
        self._people = people
        self._line = line
        self._key = line.key
        self._phrases = phrases
        self._phrase_starts = [start for start, _ in phrases]
        self._found: list[tuple[int, int, bool]] = []
        self._possible: list[tuple[int, int]] = []

    def findings(self) -> list[Finding]:
        """All places, in order and apart from each other."""
        done = 0
        for at in self._people.starts(self._key):
            if at >= done and self._line.kinds[at] != LATIN:
                done = self._take(at)
        self._add_latin()
        if not self._found:
            return []
        self._found.sort()
        self._add_halves()
        self._add_listed()
        return [Finding(*self._line.place(start, end), Sort.KNOWN, sure) for start, end, sure in sorted(self._found)]

    def _take(self, at: int) -> int:
        """Notes the name that begins at `at`, if one does, and gives the place where the search goes on."""
        for end, use in self._people.forms_at(self._key, at):
            sure = self._judged(at, end, use)
            if sure is not None:
                self._found.append((at, end, sure))
                return end
        return at

    def _judged(self, start: int, end: int, use: Use) -> bool | None:
        """True: a name. False: perhaps one. None: none, as far as can be seen here."""
        key, kinds = self._key, self._line.kinds
        inner = [i for i in range(start + 1, end) if i in self._line.gaps]
        if use is Use.WHOLE and not (kinds[start] == HIRAGANA and end - start < 4):
            return True
        torn = bool(inner) and len(inner) != end - start - 1  # by a space, and not spread evenly
        if end - start == 1 and key[start : end + 1] in contexts.WORDS_WITH_NAMES and end not in self._line.gaps:
            return None
        phrase = self._phrase_at(start)
        if phrase and not (phrase[0] == start and phrase[1] == end):
            honored = contexts.HONORED.match(key, end) if phrase[0] == start and use is not Use.TITLED else None
            of_person = honored is not None and honored.end() < phrase[1] and not self._people.ambiguous(key[start:end])
            return True if of_person else None  # 霧島さんを囲む会, but not the assumed name 梅子さん
        titled = contexts.TITLED.match(key, end + 1 if key[end : end + 1] in _CLOSING else end)
        kin = contexts.KIN.match(key, end)
        before = key[max(0, start - _BEFORE) : start]
        introduced = bool(contexts.INTRODUCED.search(before))
        if not self._free_before(start, end, before, introduced=introduced, titled=bool(titled)):
            return None
        form = key[start:end]
        ambiguous = self._people.ambiguous(form)
        if titled and end - start == 1 and form in contexts.OF_AN_OFFICE and not contexts.HONORED.match(key, end):
            return None
        if titled:
            return not (ambiguous and contexts.LOCAL_ROLE.match(key, end))
        if kin:
            return True
        if torn or not self._free_after(end):
            return None
        single = end - start == 1 and kinds[start] == KANJI
        if single and kinds[end : end + 1] == KANJI and end not in self._line.gaps:
            return False if contexts.PERHAPS_SPEAKS.match(key, end) else None
        if introduced and not (ambiguous and contexts.PLACE_AFTER.match(key, end)):
            return True
        if self._found and self._found[-1][1] == start:  # the given name after the family name
            return self._found[-1][2]
        if start == 0 and end == len(key):
            return True
        if use is Use.TITLED:
            self._possible.append((start, end))
            begins = bool(contexts.CLAUSE_START.search(before)) or start in self._line.gaps
            alone = kinds[start] == KANJI or end - start >= _LEAST_KANA
            return False if begins and alone and contexts.SPEAKS.match(key, end) else None
        if kinds[start] != KANJI and kinds[start] != KATAKANA:
            return self._kana_alone(start, end, before)
        if form[-1] in contexts.NATURE and contexts.LIKE_NATURE.match(key, end):
            return None
        if contexts.PLACE_AFTER.match(key, end) and end not in self._line.gaps and not self._name_follows(end):
            return None
        if not ambiguous:
            return True
        return self._ambiguous(start, end, before)

    def _name_follows(self, at: int) -> bool:
        """Whether the other half of a name stands right there: 和夫小川."""
        return any(use is not Use.TITLED and end - at > 1 for end, use in self._people.forms_at(self._key, at))

    def _ambiguous(self, start: int, end: int, before: str) -> bool | None:
        key = self._key
        begins = bool(contexts.CLAUSE_START.search(before)) or start in self._line.gaps
        if contexts.SPEAKER.match(key, end) and begins:
            return True
        if end - start == 1 and before.endswith(("お", "ご")):
            return None
        if contexts.SPEAKS.match(key, end):
            return True
        if contexts.PERHAPS_SPEAKS.match(key, end):
            return False
        if contexts.AT_A_PLACE.match(key, end):
            return None
        if contexts.BODY_BEFORE.search(before):
            return False
        self._possible.append((start, end))
        if begins and (contexts.CLAUSE_END.match(key, end) or end in self._line.gaps or key[end] == "("):
            return False
        if begins and key[end] in ("が", "は", "も") and not contexts.LIKE_A_PLACE.match(key, end + 1):
            return False
        return None

    def _kana_alone(self, start: int, end: int, before: str) -> bool | None:
        """A reading in hiragana with nothing beside it that speaks of a person."""
        if contexts.SPEAKS.match(self._key, end) and end - start >= 3:
            return True
        if end - start >= 4 and not self._people.ambiguous(self._key[start:end]):
            return True
        self._possible.append((start, end))
        if contexts.CLAUSE_START.search(before) and contexts.NAMES_ITSELF.match(self._key, end) and end - start >= 3:
            return False
        return None

    def _free_before(self, start: int, end: int, before: str, *, introduced: bool, titled: bool) -> bool:
        """Whether a word may begin at `start`."""
        line = self._line
        if not start or start in line.gaps or introduced:
            return True
        if any(other_end == start for _, other_end, _ in self._found[-1:]):
            return True
        kind, last = line.kinds[start], line.kinds[start - 1]
        if kind == KANJI:
            return (
                last != KANJI
                or bool(contexts.FREE_BEFORE.search(before))
                or (end - start > 1 and bool(contexts.OF_BEFORE.search(before)))
            )
        if kind == KATAKANA:
            return last != KATAKANA
        if titled and end - start >= 3:
            return True
        return last != HIRAGANA or bool(contexts.BEFORE_KANA_NAME.search(before))

    def _free_after(self, end: int) -> bool:
        """Whether a word may end at `end`."""
        line = self._line
        if end == len(self._key) or end in line.gaps:
            return True
        kind, following = line.kinds[end - 1], line.kinds[end]
        if kind == KANJI:
            return following != HIRAGANA or bool(contexts.AFTER_KANJI_NAME.match(self._key, end))
        if kind == KATAKANA:
            return following != KATAKANA
        return bool(contexts.AFTER_KANA_NAME.match(self._key, end))

    def _phrase_at(self, start: int) -> tuple[int, int] | None:
        nearest = bisect_right(self._phrase_starts, start) - 1
        return self._phrases[nearest] if nearest >= 0 and start < self._phrases[nearest][1] else None

    def _add_latin(self) -> None:
        """Names in Latin letters: words of their own, so that spaces count."""
        if LATIN not in self._line.kinds:
            return
        words = list(_LATIN_WORDS.finditer(self._spaced()))
        at = 0
        while at < len(words):
            for count in (4, 3, 2, 1):
                chosen = words[at : at + count]
                if len(chosen) < count or any(b.start() - a.end() > 2 for a, b in pairwise(chosen)):
                    continue
                use = self._people.latin_use(word[0] for word in chosen)
                start, end = self._index(chosen[0].start()), self._index(chosen[-1].end() - 1) + 1
                if use is None and count == 1 and (suffix := _SAN.search(chosen[0][0])):  # Ogawasan
                    use = self._people.latin_use([chosen[0][0][: suffix.start()]])
                    end -= len(suffix[0])
                if use is None or (use is Use.TITLED and not contexts.TITLED.match(self._key, end)):
                    continue
                if self._phrase_at(start) and use is not Use.WHOLE:
                    continue
                self._found.append((start, end, True))
                at += count - 1
                break
            at += 1

    def _spaced(self) -> str:
        """The text in its own places, folded where that keeps them."""
        letters = list(" " * len(self._line.text))
        for i, start in enumerate(self._line.starts):
            letters[start] = self._key[i] if self._line.kinds[i] == LATIN or self._key[i] in "'’-" else "\0"
        return "".join(letters)

    def _index(self, place: int) -> int:
        return bisect_right(self._line.starts, place) - 1

    def _add_halves(self) -> None:
        """The other half of a name that was written apart: 霧島(花子)さん, 小川・和夫, 原.一さん."""
        taken = {i for start, end, _ in self._found for i in range(start, end)}
        for start, end, sure in list(self._found):
            for half in (self._half_after(end), self._half_before(start)):
                if half and not taken.intersection(range(*half)):
                    self._found.append((*half, sure))
                    taken.update(range(*half))
        self._found.sort()

    def _half_after(self, end: int) -> tuple[int, int] | None:
        gap = _HALVES.match(self._key, end)
        if not gap or gap.end() == len(self._key):
            return None
        after = gap.end()
        for other_end, _use in self._people.forms_at(self._key, after):
            if not (other_end - after == 1 and gap[0] in ("、", ",")) and self._ends(other_end):
                return after, other_end
        return None

    def _half_before(self, start: int) -> tuple[int, int] | None:
        gap = _HALVES_END.search(self._key, max(0, start - 3), start)
        if not gap or not gap.start() or gap[0] in ("、", ","):
            return None
        end = gap.start()
        for at in range(max(0, end - _LONGEST_HALF), end):
            if any(other == end for other, _use in self._people.forms_at(self._key, at)) and self._begins(at):
                return at, end
        return None

    def _begins(self, start: int) -> bool:
        before = self._key[max(0, start - _BEFORE) : start]
        return self._free_before(
            start, start + 1, before, introduced=bool(contexts.INTRODUCED.search(before)), titled=False
        )

    def _ends(self, end: int) -> bool:
        closed = self._key[end : end + 1] in _CLOSING
        return closed or bool(contexts.TITLED.match(self._key, end)) or self._free_after(end)

    def _add_listed(self) -> None:
        """Names that stand beside others in a list, though nothing else says that they are names: 小川・東."""
        changed = True
        while changed and self._possible:
            changed = False
            ends = {end for _, end, _ in self._found}
            starts = {start for start, _, _ in self._found}
            for start, end in list(self._possible):
                after = _LISTED_AFTER.match(self._key, end)
                joined = (_LISTED.search(self._key[:start]) and start - 1 in ends) or (after and after.end() in starts)
                if joined and not any(s < end and start < e for s, e, _ in self._found):
                    self._found.append((start, end, True))
                    self._possible.remove((start, end))
                    changed = True
