"""The one gate for text from people.

`clean` and `cleaned` stand where text comes in (typed, pasted, imported) and never shorten it: what is too long is
refused by `chietai.meeting.text_lengths`. `shortened` and `cleaned` with a limit shorten: words that are only shown,
and lists of members, whose preview says so. `visible` stands where text that never passed the gate goes out to a screen
(a document written by hand or by another program).
Names keep their spelling: nothing here applies NFC or NFKC to a whole string that is stored, since both rewrite kanji.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from chietai.text.characters import BROKEN, CONTROLS, DIRECTIONS, IDEOGRAPHS, JOINERS, NOTHINGS
from chietai.text.graphemes import boundary

LIMIT = 2000
"""Longest text that is stored, in code points: a sign that is put together of several counts as each of them."""

_MOST_MARKS = 4

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# ECMA-48. A control string without its end is not swallowed: only the two characters that begin it go.
_ESCAPES = re.compile(
    r"(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[\]PX^_]"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|\x1b[ -/]*[0-~]"
)
# A joiner means something inside an emoji, and in scripts from Arabic to Myanmar; elsewhere it only hides.
_JOINABLE = "\u00a9\u00ae\u0600-\u109f\u203c\u2049\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff"
_LOOSE_JOINERS = re.compile(f"(?<![{_JOINABLE}])[{JOINERS}]|[{JOINERS}](?![{_JOINABLE}])")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]")
_KANA_WITH_MARK = re.compile("[\u3041-\u30ff][\u3099\u309a]")
# Most of what is said here: ASCII, kana, kanji, full-width and half-width forms. None of it needs any of the rules.
_PLAIN = re.compile("[ -~\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u9fff\uff01-\uff9f]*")


class Removed(StrEnum):
    """What the gate may take out of a text."""

    ESCAPES = "escapes"  # commands to a terminal
    CONTROLS = "controls"
    DIRECTIONS = "directions"  # invisible commands that turn the direction of writing
    INVISIBLE = "invisible"  # characters drawn as nothing
    BROKEN = "broken"  # half characters that cannot be stored
    MARKS = "marks"  # accents piled up on one character
    CUT = "cut"  # what was beyond the limit


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text after the gate, what was taken out of it, and how many characters at its end were cut off."""

    text: str
    removed: frozenset[Removed] = frozenset()
    cut: int = 0


_CLASSES = (
    (Removed.CONTROLS, re.compile(f"[{CONTROLS}]")),
    (Removed.DIRECTIONS, re.compile(f"[{DIRECTIONS}]")),
    (Removed.BROKEN, re.compile(f"[{BROKEN}]|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0010fffe\U0010ffff]")),
    (Removed.INVISIBLE, re.compile(f"[{NOTHINGS}]")),
)


def clean(text: str, *, multiline: bool = False) -> str:
    """`text` as it may be stored, however long it is: see `cleaned`. clean(clean(x)) == clean(x)."""
    return cleaned(text, multiline=multiline).text


def shortened(text: str, limit: int) -> str:
    """The beginning of `text`, at most `limit` code points of it: for what is only shown, never for what is stored."""
    return cleaned(text, limit=limit).text


def cleaned(text: str, *, multiline: bool = False, limit: int | None = None) -> CleanText:
    """Lets `text` through the gate and says what was taken out.

    Out go terminal escapes, controls, direction marks, invisible characters, lone surrogates, piled-up accents. Kana
    followed by a combining voicing mark become one character; CJK radicals become ideographs; spaces of all kinds
    but the ideographic become a plain one. Lines are joined by a space unless `multiline`. With a `limit`, at
    most so many code points stay, and no character is cut in half.
    """
    if _PLAIN.fullmatch(text):
        return _within(text.strip(), frozenset(), limit)
    removed: set[Removed] = set()
    text = _LINE_ENDS.sub("\n", text)
    text, removals = _ESCAPES.subn("", text)
    if removals:
        removed.add(Removed.ESCAPES)
    text = _SPACES.sub(" ", text)
    for kind, pattern in _CLASSES:
        text, removals = pattern.subn("", text)
        if removals:
            removed.add(kind)
    fewer = _fewer_marks(text)
    if fewer != text:
        removed.add(Removed.MARKS)
    text, removals = _LOOSE_JOINERS.subn("", fewer)
    if removals:
        removed.add(Removed.INVISIBLE)
    text = _compose_kana(text).translate(IDEOGRAPHS)
    lines = text.split("\n")
    dressed = [_without_bare_marks(line) for line in lines]
    if dressed != lines:
        removed.add(Removed.MARKS)
    lines = [line.rstrip() for line in dressed]
    text = "\n".join(lines).strip() if multiline else " ".join(line.strip() for line in lines if line.strip())
    return _within(text, frozenset(removed), limit)


def visible(text: str, *, multiline: bool = False) -> str:
    """`text` as it may be shown when it never passed the gate. The text itself stays as it is in its document.

    Controls and direction marks become visible marks (a control picture or the code in angle brackets), a lone
    surrogate becomes U+FFFD, what is drawn as nothing is left out; line ends become spaces unless `multiline`.
    """
    if _PLAIN.fullmatch(text):
        return text
    text = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text))
    if not multiline:
        text = text.replace("\n", " ")
    controls, directions, broken, nothings = (pattern for _, pattern in _CLASSES)
    text = nothings.sub("", broken.sub("\ufffd", directions.sub(_mark, controls.sub(_mark, text))))
    return _LOOSE_JOINERS.sub("", _fewer_marks(text))


def _within(text: str, removed: frozenset[Removed], limit: int | None) -> CleanText:
    if limit is None or len(text) <= limit:
        return CleanText(text, removed)
    beginning = text[: boundary(text, limit)].rstrip().rstrip(JOINERS)
    return CleanText(beginning, removed | {Removed.CUT}, len(text) - len(beginning))


def _compose_kana(text: str) -> str:
    return _KANA_WITH_MARK.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)


def _fewer_marks(text: str) -> str:
    characters: list[str] = []
    run = 0
    for character in text:
        if unicodedata.category(character) in ("Mn", "Me"):
            run += 1
        elif character not in JOINERS:
            run = 0
        if run <= _MOST_MARKS or character in JOINERS:
            characters.append(character)
    return "".join(characters)


def _without_bare_marks(line: str) -> str:
    """A mark without a character of its own would be drawn on whatever stands before the text on the screen."""
    start = 0
    while start < len(line) and (line[start].isspace() or line[start] in JOINERS or _is_mark(line[start])):
        start += 1
    return "".join(character for character in line[:start] if character.isspace()) + line[start:]


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me", "Mc")


def _mark(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"<{code:02X}>"
