"""From the bytes of a text file to text: which encoding, and what else it could be."""

import codecs
import re
from dataclasses import dataclass

from chietai.roster.member_fields import word_of
from chietai.roster.problems import Refusal
from chietai.roster.roster_sentences import ENCODINGS, RosterError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Python's cp932 lets bytes through that stand for nothing; no program writes them.
_NOT_CP932 = re.compile("[\x80\xa0\uf8f0-\uf8f3]")
_JAPANESE = re.compile("[\u3005-\u3007\u3041-\u30ff\u4e00-\u9fff]")
_ODD = re.compile("[\x80-\xff\u0100-\u02ff\uff61-\uff9f\ue000-\uf8ff]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HTML = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding (a code of `ENCODINGS`) and the codes that would read the same bytes another way."""

    text: str
    encoding: str
    others: tuple[str, ...] = ()


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text in `data`: as a byte order mark says, else strict UTF-8, ISO-2022-JP, CP932 or EUC-JP.

    Raises RosterError: not text, UTF-16 without a mark, or bytes that no encoding allows (with the line).
    """
    if not data.strip():
        raise RosterError(Refusal.EMPTY)
    _refuse_other_formats(data)
    if encoding is not None:
        return _as_asked(data, encoding)
    for mark, code in _MARKS:
        if data.startswith(mark):
            text = _strict(data, code)
            if text is None and code != "utf-16":
                raise RosterError(Refusal.BAD_BYTES, line=_bad_line(data, ("utf-8-sig",)))
            if text is not None and not _CONTROLS.search(text):
                return _not_empty(Decoded(text, code))
    if b"\x00" in data:
        raise RosterError(Refusal.UTF16_WITHOUT_MARK if _looks_like_utf16(data) else Refusal.BINARY)
    return _not_empty(_guessed(data))


def _not_empty(decoded: Decoded) -> Decoded:
    if not decoded.text.strip():
        raise RosterError(Refusal.EMPTY)
    if len(_CONTROLS.findall(decoded.text[:4096])) > len(decoded.text[:4096]) // 10:
        raise RosterError(Refusal.BINARY)
    return decoded


def _refuse_other_formats(data: bytes) -> None:
    start = data.removeprefix(codecs.BOM_UTF8)[:512]
    if _HTML.match(start):
        raise RosterError(Refusal.HTML)
    if start.lstrip().startswith(b"<?xml"):
        raise RosterError(Refusal.XML)
    if start.startswith(b"%PDF"):
        raise RosterError(Refusal.PDF)


def _as_asked(data: bytes, encoding: str) -> Decoded:
    if encoding not in ENCODINGS:
        raise RosterError(Refusal.UNKNOWN_ENCODING, encoding=encoding[:40])
    text = _strict(data, encoding)
    if text is None:
        raise RosterError(Refusal.WRONG_ENCODING, encoding=ENCODINGS[encoding], line=_bad_line(data, (encoding,)))
    return _not_empty(Decoded(text.removeprefix("\ufeff"), encoding))


def _guessed(data: bytes) -> Decoded:
    if b"\x1b$" in data or b"\x1b(" in data:
        text = _strict(data, "iso2022_jp")
        if text is not None:
            return Decoded(text, "iso2022_jp")
    readings = {code: text for code in ("utf-8", "cp932", "euc_jp") if (text := _strict(data, code)) is not None}
    if not readings:
        raise RosterError(Refusal.BAD_BYTES, line=_bad_line(data, ("utf-8", "cp932", "euc_jp")))
    first = next(iter(readings))
    if data.isascii():
        return Decoded(readings[first], first)
    if first == "utf-8" and _JAPANESE.search(readings[first]):
        # Japanese words do not become valid UTF-8 by chance.
        return Decoded(readings[first], first)
    chosen = max(readings, key=lambda code: _known_words(readings[code]))
    if chosen == "cp932" and "euc_jp" in readings and 0.2 < _oddness(readings[chosen]) < 1:
        # EUC-JP read as CP932 is half-width kana with kanji between; a list all in half-width kana is CP932.
        chosen = "euc_jp"
    return Decoded(readings[chosen], chosen, tuple(code for code in readings if code != chosen))


def _known_words(text: str) -> int:
    return sum(word_of(cell.strip('"')) is not None for cell in re.split("[,\t;\r\n]+", text[:1000]))


def _oddness(text: str) -> float:
    """The share of characters beyond ASCII that Japanese lists seldom hold: 0 (all usual) to 1."""
    beyond = sum(character > "\x7f" for character in text)
    return len(_ODD.findall(text)) / beyond if beyond else 0.0


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeError:
        return None
    return None if encoding == "cp932" and _NOT_CP932.search(text) else text


def _bad_line(data: bytes, encodings: tuple[str, ...]) -> int:
    """The line (from 1) of the bytes that stop the encoding that gets farthest."""
    farthest = 0
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            farthest = max(farthest, error.start)
        except UnicodeError:
            continue
        else:
            stray = _NOT_CP932.search(text)
            farthest = max(farthest, len(text[: stray.start() if stray else len(text)].encode(encoding, "replace")))
    before = data[:farthest]
    return before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1


def _looks_like_utf16(data: bytes) -> bool:
    for code in ("utf-16-le", "utf-16-be"):
        text = _strict(data[: len(data) // 2 * 2], code)
        if text is not None and not _CONTROLS.search(text):
            return True
    return False
