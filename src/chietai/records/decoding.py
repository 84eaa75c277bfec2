"""From the bytes of a document to its text, or to the reason why there is none."""

import codecs

from chietai.records.faults import Fault, FaultKind

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(data: bytes) -> tuple[str, bool] | Fault:
    """The text, and whether some of the bytes were not UTF-8 (then half characters stand in their place); or a fault
    for something that is no document at all.
    """
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        return Fault(FaultKind.EMPTY)
    if not data.strip(b"\x00"):
        return Fault(FaultKind.NO_DATA)
    if data.startswith(b"PK\x03\x04"):
        return Fault(FaultKind.ZIP)
    if data.startswith(_UTF16) or _nulls_in_every_second(data[:200]):
        return Fault(FaultKind.UTF16)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        cut_off = error.end == len(data) and error.reason == "unexpected end of data"
        if not cut_off and _looks_like_shift_jis(data):
            return Fault(FaultKind.NOT_UTF8, detail=str(error.start))
        text = data.decode("utf-8", "surrogateescape")
        if not _looks_like_json(text):
            return Fault(FaultKind.BINARY)
        return text.removeprefix("\ufeff"), True
    if not _looks_like_json(text) and any(byte < 9 for byte in data[:1000]):
        return Fault(FaultKind.BINARY)
    return text.removeprefix("\ufeff"), False


def _looks_like_json(text: str) -> bool:
    return text.removeprefix("\ufeff").lstrip("\x00 \t\r\n")[:1] in ("{", "[", '"') or '"events"' in text


def _nulls_in_every_second(head: bytes) -> bool:
    return len(head) >= 8 and (not any(head[1::2]) or not any(head[::2])) and any(head)


def _looks_like_shift_jis(data: bytes) -> bool:
    """Whether most of what is not ASCII is wrong in UTF-8 and all of it is right in Shift_JIS.

    A document with a few damaged bytes has mostly good characters.
    """
    try:
        data.decode("cp932")
    except UnicodeDecodeError:
        return False
    text = data.decode("utf-8", "surrogateescape")
    bad = sum("\udc80" <= character <= "\udcff" for character in text)
    good = sum(character > "\x7f" for character in text) - bad
    return bad > good
