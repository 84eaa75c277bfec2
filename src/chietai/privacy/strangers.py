"""People who are on no list, by the way in which people are spoken of: titles, offices, kinship, initials."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from chietai.privacy.bare_surnames import bare_surnames
from chietai.privacy.findings import Finding, Sort
from chietai.privacy.office_holders import office_names
from chietai.privacy.surnames import (
    is_full_name,
    is_place_or_word,
    is_reading,
    is_short_full_name,
    is_surname,
    looks_like_surname,
)
from chietai.privacy.titled_names import KANJI_RUN, MASKS, Span, kanji_start, titled_names
from chietai.privacy.vocabulary import OLD_NAMES, ROLES, SPOKEN, any_of, words_of
from chietai.text.characters import DIRECTIONS, JOINERS, NOTHINGS, SELECTORS
from chietai.text.figures import halfwidth
from chietai.text.folding import plain_kanji

_UNSEEN = re.compile(f"[{DIRECTIONS}{NOTHINGS}{JOINERS}{SELECTORS}]")
_INITIAL = re.compile(
    r"(?<![A-Za-z0-9.])(?P<who>[A-Z](?:[.・] ?[A-Z])?\.?)"
    "(?=宅|家[のには]|夫妻|の(?:おばあ|おじい|奥さん|お宅|ご主人|息子|娘|お母|お父)|[子男美太][のがはに])"
)
_NEXT_NAME = re.compile(rf"[・、,/&と](?P<name>{KANJI_RUN})")
_INITIALS_SAID = re.compile("イニシャル[はがでの：: 「『]*(?P<who>[A-Z](?:[.・、 ]{0,2}[A-Z])?)(?![A-Za-z])")
_MORE_INITIALS = re.compile(
    "(?<![A-Za-z0-9])(?:[A-Z](?:[・、,／/＆&と]|さんと|さん、)){1,8}(?=[A-Z](?:さん|氏|様|君|くん|先生|ちゃん))"
)
_CAPITAL = re.compile("[A-Z]")
_WESTERN = re.compile(
    r"\b(?:Mrs?|Ms|Dr|Prof|Miss)\.? (?P<who>[A-Z][a-z]+(?: [A-Z][a-z]+)*)"
    r"|\b(?P<san>[A-Z][a-z]+(?: [A-Z][a-z]+)?)-(?:san|sama|sensei|kun|chan)\b"
)
_KATAKANA_NAME = re.compile(
    "(?P<who>[ァ-ヺ](?<![ァ-ヺー].)(?:[ァ-ヺ]{1,2}|[ァ-ヺ][子江代]))"
    "(?=の?お?(?:ばあ|じい|ばぁ|じぃ|婆|爺)(?:さん|ちゃん)|宅|の(?:奥さん|お宅|ところ)|という(?:方|人|おばあ|おじい))"
)
_MASK = re.compile(f"[{MASKS}]")
# Here and below what may not stand before a name is asked behind its first character: so the search goes from one
# character that may begin a name to the next.
_HALF_HIDDEN = re.compile(
    rf"(?P<who>(?:[ぁ-ゖァ-ヺ]|{KANJI_RUN})[{MASKS}]{{1,2}})"
    f"(?=宅|家[のには]|夫妻|のお?(?:ばあ|じい)|の(?:奥さん|お宅|ご主人|息子|娘|お母|お父)|{plain_kanji(any_of(ROLES))})"
)
_READING = re.compile(
    "(?P<who>[ぁ-ゖァ-ヺ](?<![ぁ-ゖァ-ヺー一-鿿々].)(?:(?<=[ぁ-ゖ])[ぁ-ゖ]{1,4}|(?<=[ァ-ヺ])[ァ-ヺ]{1,4}))"
    f"(?=宅|家(?:[のにがは]|$)|夫妻|{plain_kanji(any_of(ROLES))}|{SPOKEN.pattern})"
)
_KANA_KIN = re.compile(
    "(?P<who>[ぁ-ゖ](?<![ぁ-ゖァ-ヺー々一-鿿A-Za-z].)[ぁ-ゖ]{1,4}?)の?"
    "(?:お?(?:ばあ|じい|婆|爺)(?:さん|ちゃん)|(?:婆|爺)(?=[がはもをにのと、。]|$)|奥さん|お宅|ご主人)"
)
_NO_KANA_NAMES = frozenset(
    words_of(
        """
        となり うち むかい きんじょ みんな よそ うら どこか あそこ そこ ここ こちら あちら いつも ひとり ふもと あっち
        こっち かど むこう いえ すべて ほか どこ だれ ある あの この その どの ひい おひい わし おれ わたし ぼく あなた
        ふたり たくさん いまどき たばこや さかや こめや はなや みせ まち むら おむかい おとなり ごきんじょ これ それ
        あれ まごの
        """
    )
)


def strangers_in(text: str, unbroken: Sequence[tuple[int, int]] = ()) -> Iterator[Finding]:
    """The places in `text`, in any order; they may overlap.

    `unbroken`: places (start, end) of the names of bodies and places in `text`, in order, which are no people.
    """
    if _UNSEEN.search(text):
        yield from _in_what_is_seen(text, unbroken)
        return
    plain = plain_kanji(halfwidth(text))
    for start, end, sort in _people(plain):
        if not any(begin <= start and end <= stop for begin, stop in unbroken):
            yield Finding(start, end, sort, sure=False)


def _in_what_is_seen(text: str, unbroken: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    """The places in a text that holds what nobody sees, such as variation selectors: 辻󠄀さん."""
    places = [at for at, character in enumerate(text) if not _UNSEEN.match(character)]
    seen = "".join(text[at] for at in places)
    within = [(bisect_left(places, start), bisect_left(places, end)) for start, end in unbroken]
    places.append(len(text))
    for one in strangers_in(seen, within):
        yield Finding(places[one.start], places[one.end], one.sort, one.sure)


def _people(plain: str) -> Iterator[tuple[int, int, Sort]]:
    named = [*titled_names(plain), *_initials(plain), *bare_surnames(plain), *_in_kana(plain)]
    for start, end, office in office_names(plain):
        if office:
            yield start, end, Sort.POSITION
        else:
            named.append((start, end))
    for start, end in named:
        yield start, end, Sort.STRANGER
        for first, last in (*_joined_before(plain, start), *_joined_behind(plain, end)):
            yield first, last, Sort.STRANGER


def _joined_before(plain: str, start: int) -> Iterator[Span]:
    """The surnames that are listed right before a name: 高木・白石さん, 高木と白石さん."""
    for _ in range(8):
        if start < 2 or plain[start - 1] not in "・、,／/＆&と":
            return
        end = start - 1
        first = kanji_start(plain, end)
        name = plain[first:end]
        built = plain[end] in "・/" and looks_like_surname(name)
        if not (is_surname(name) or is_full_name(name) or built) or (is_place_or_word(name) and plain[end] in "、,"):
            return
        yield first, end
        start = first


def _joined_behind(plain: str, end: int) -> Iterator[Span]:
    """The surnames that are listed right behind a name: (高木・白石)."""
    for _ in range(8):
        match = _NEXT_NAME.match(plain, end)
        name = match["name"] if match else ""
        if (
            not match
            or is_place_or_word(name)
            or not (is_surname(name) or is_full_name(name) or is_short_full_name(name))
        ):
            return
        end = match.end()
        yield match.span("name")


def _initials(plain: str) -> Iterator[Span]:
    """Initials and names hidden in part, where they stand without a title."""
    if _MASK.search(plain):
        for match in _HALF_HIDDEN.finditer(plain):
            yield match.span("who")
    if not _CAPITAL.search(plain):
        return
    for expression in (_INITIAL, _INITIALS_SAID):
        for match in expression.finditer(plain):
            yield match.span("who")
    for match in _MORE_INITIALS.finditer(plain):
        for letter in _CAPITAL.finditer(plain, *match.span()):
            yield letter.span()
    for match in _WESTERN.finditer(plain):
        yield match.span("who" if match["who"] else "san")


def _in_kana(plain: str) -> Iterator[Span]:
    for match in _KATAKANA_NAME.finditer(plain):
        if match["who"] in OLD_NAMES or match["who"][-1] in "子江代":
            yield match.span("who")
    for match in _READING.finditer(plain):
        if is_reading(match["who"]):
            yield match.span("who")
    for match in _KANA_KIN.finditer(plain):
        if (
            match["who"][0] != "の"
            and match["who"] not in _NO_KANA_NAMES
            and not match["who"].endswith(("さん", "ちゃん", "くん", "さま"))
            and match["who"][-1] not in "はがをにでとものるいたなくう"
        ):
            yield match.span("who")
