"""What of a line that names an office, its people and its telephones may be told to everybody: the office.

A line such as 高齢者支援課　田中 内線 2315 is written by somebody in any way, so nothing is sought here that has to go:
only what is surely an office stays.
"""

import re
from collections.abc import Callable, Iterator

from chietai.privacy.surnames import is_full_name, is_surname, looks_like_surname
from chietai.privacy.vocabulary import BODIES, any_of
from chietai.text.figures import halfwidth
from chietai.text.folding import plain_kanji

_PIECE = re.compile(r"[^\s、。，．,・･/／;；:：()（）\[\]［］「」【】|＿_]+")
# Without 〇, which stands where a name was hidden.
_LETTERS = "A-Za-z\u3041-\u3096\u30a1-\u30fc\u3005\u3006\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OFFICE = re.compile(
    f"[{_LETTERS}]*(?:{any_of((*BODIES, '連合', '組合', '法人', 'コーディネーター', '推進員'))}"
    "|[課係室部局署所庁会館院園団社市区町村都府県])"
)
# Before these what looks like an office is a person: 田中課長, 服部係長 (and 高齢者支援課長, of whom there is one).
_HEAD = re.compile("[長員補]")


def offices_in(text: str, is_body: Callable[[str], bool] = lambda _: False) -> str:
    """The offices that `text` names, as they are written there; "" where none is sure to be one.

    `is_body`: whether a word is known as the name of a body.
    """
    offices = []
    for piece in _PIECE.finditer(halfwidth(text)):
        end = piece.end() if is_body(piece[0]) else piece.start() + len(_office(piece[0]))
        if end > piece.start():
            offices.append(text[piece.start() : end])
    return " ".join(offices)


def people_behind_offices(text: str) -> Iterator[str]:
    """The names that stand right behind the name of an office: 高齢者支援課田中."""
    for piece in _PIECE.finditer(halfwidth(text)):
        office = _office(piece[0])
        name = piece[0].removeprefix(office)
        if office and (is_surname(plain_kanji(name)) or is_full_name(plain_kanji(name))):
            yield name


def _office(piece: str) -> str:
    """The office with which `piece` begins; "" for none."""
    match = _OFFICE.match(piece)
    return match[0] if match and not _is_person(match[0], piece[match.end() :]) else ""


def _is_person(office: str, following: str) -> bool:
    word = plain_kanji(office)
    if is_surname(word) or is_full_name(word) or looks_like_surname(word):
        return True
    # 田中課長 is a person of a calling; 高齢者支援課長 leaves the office.
    return bool(_HEAD.match(following)) and (is_surname(word[:-1]) or looks_like_surname(word[:-1]) or len(word) < 4)
