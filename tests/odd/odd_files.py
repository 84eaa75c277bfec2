"""Documents whose bytes are odd: half a download, another encoding, another program's format, a tool in between."""

import base64
import bz2
import gzip
import io
import json
import lzma
import quopri
import random
import re
import sqlite3
import unicodedata
import zipfile

from tests.odd.odd_documents import odd_bytes

_HALF = 2


@odd_bytes
def sound(document: bytes) -> bytes:
    """Nothing: the rehearsed meeting itself."""
    return document


@odd_bytes
def empty_file(document: bytes) -> bytes:
    """No byte at all, as a synchroniser leaves it before the download."""
    return b""


@odd_bytes
def one_line_feed(document: bytes) -> bytes:
    """An editor saved an empty text."""
    return b"\n"


@odd_bytes
def only_spaces(document: bytes) -> bytes:
    """Nothing but white space, some of it not ASCII."""
    return "  \t\r\n\u3000\u00a0\n".encode()


@odd_bytes
def only_zeros(document: bytes) -> bytes:
    """The right size and nothing but zeros, after a power cut."""
    return bytes(len(document))


@odd_bytes
def byte_order_mark(document: bytes) -> bytes:
    """Saved by a Windows editor as "UTF-8 with BOM"."""
    return b"\xef\xbb\xbf" + document


@odd_bytes
def two_byte_order_marks(document: bytes) -> bytes:
    """Saved so twice."""
    return b"\xef\xbb\xbf" * 2 + document


@odd_bytes
def only_a_byte_order_mark(document: bytes) -> bytes:
    """Saved so when it was empty."""
    return b"\xef\xbb\xbf"


@odd_bytes
def byte_order_mark_within(document: bytes) -> bytes:
    """A mark between two lines, where files were put together."""
    return document.replace(b'"events": {\n', b'"events": {\n\xef\xbb\xbf', 1)


@odd_bytes
def utf_16(document: bytes) -> bytes:
    """Notepad's "Unicode"."""
    return document.decode().encode("utf-16")


@odd_bytes
def utf_16_without_a_mark(document: bytes) -> bytes:
    """UTF-16, big end first, and no mark that says so."""
    return document.decode().encode("utf-16-be")


@odd_bytes
def utf_32(document: bytes) -> bytes:
    """Four bytes a letter."""
    return document.decode().encode("utf-32")


@odd_bytes
def utf_7(document: bytes) -> bytes:
    """What an old mail program makes of it."""
    return document.decode().encode("utf-7")


@odd_bytes
def shift_jis(document: bytes) -> bytes:
    """Saved as "ANSI" on a Japanese Windows."""
    return document.decode().encode("cp932", "replace")


@odd_bytes
def euc_jp(document: bytes) -> bytes:
    """Saved on an old Unix."""
    return document.decode().encode("euc_jp", "replace")


@odd_bytes
def iso_2022_jp(document: bytes) -> bytes:
    """Sent by mail: escape sequences and seven bits."""
    return document.decode().encode("iso2022_jp", "replace")


@odd_bytes
def gb18030(document: bytes) -> bytes:
    """Saved on a Chinese Windows."""
    return document.decode().encode("gb18030")


@odd_bytes
def taken_for_latin_1(document: bytes) -> bytes:
    """UTF-8 read as Latin-1 and written as UTF-8 again."""
    return document.decode("latin-1").encode()


@odd_bytes
def taken_for_shift_jis(document: bytes) -> bytes:
    """UTF-8 read as Shift_JIS and written as UTF-8 again."""
    return document.decode("cp932", "replace").encode()


@odd_bytes
def one_byte_not_utf_8(document: bytes) -> bytes:
    """One byte within a text is not UTF-8."""
    at = document.index("自治会".encode()) if "自治会".encode() in document else len(document) // _HALF
    return document[:at] + b"\x9b" + document[at + 1 :]


@odd_bytes
def half_pairs_as_bytes(document: bytes) -> bytes:
    """A picture letter written as two half pairs of three bytes each (CESU-8)."""
    return document.replace(b'"by": "desk"', b'"by": "\xed\xa0\xbd\xed\xb8\x80"', 1)


@odd_bytes
def overlong_bytes(document: bytes) -> bytes:
    """A slash written with two bytes, which UTF-8 forbids."""
    return document.replace(b'"by": "desk"', b'"by": "\xc0\xaf"', 1)


@odd_bytes
def carriage_returns_and_line_feeds(document: bytes) -> bytes:
    """Line ends of Windows."""
    return document.replace(b"\n", b"\r\n")


@odd_bytes
def carriage_returns(document: bytes) -> bytes:
    """Line ends of an old Macintosh."""
    return document.replace(b"\n", b"\r")


@odd_bytes
def mixed_line_ends(document: bytes) -> bytes:
    """All three, and two carriage returns where a converter ran twice."""
    ends = (b"\n", b"\r\n", b"\r", b"\r\r\n")
    lines = document.split(b"\n")
    return b"".join(line + ends[number % len(ends)] for number, line in enumerate(lines))


@odd_bytes
def line_separators(document: bytes) -> bytes:
    """U+2028 for line feeds, as some web editors paste them."""
    return document.replace(b"\n", "\u2028".encode())


@odd_bytes
def end_mark_of_dos(document: bytes) -> bytes:
    """Control Z at the end."""
    return document + b"\x1a"


@odd_bytes
def zeros_after_it(document: bytes) -> bytes:
    """Filled up to a whole block of the disk."""
    return document + bytes(4096 - len(document) % 4096)


@odd_bytes
def a_hole_of_zeros(document: bytes) -> bytes:
    """One block in the middle never reached the disk."""
    at = len(document) // _HALF
    return document[:at] + bytes(4096) + document[at + 4096 :]


@odd_bytes
def cut_in_half(document: bytes) -> bytes:
    """A download that broke off."""
    return document[: len(document) // _HALF]


@odd_bytes
def cut_within_a_letter(document: bytes) -> bytes:
    """Cut between the bytes of one letter."""
    return document[: document.rindex("。".encode()) + 1] if "。".encode() in document else document[:-1]


@odd_bytes
def cut_after_the_header(document: bytes) -> bytes:
    """Only the header is there."""
    return document[: document.index(b'"events": {')]


@odd_bytes
def last_brace_missing(document: bytes) -> bytes:
    """Copied from a window, without the last line."""
    return document.rstrip()[:-1]


@odd_bytes
def first_byte_missing(document: bytes) -> bytes:
    """Copied from a window, without the first letter."""
    return document[1:]


@odd_bytes
def beginning_missing(document: bytes) -> bytes:
    """Only the second half is there."""
    return document[len(document) // _HALF :]


@odd_bytes
def one_bit_turned(document: bytes) -> bytes:
    """One bit of a letter in a text changed on a worn stick."""
    at = document.index(b'"text": "') + len(b'"text": "') + 2
    return document[:at] + bytes([document[at] ^ 1]) + document[at + 1 :]


@odd_bytes
def compressed_by_gzip(document: bytes) -> bytes:
    """Compressed, and the ending taken off."""
    return gzip.compress(document)


@odd_bytes
def compressed_by_bzip2(document: bytes) -> bytes:
    """Compressed in another way."""
    return bz2.compress(document)


@odd_bytes
def compressed_by_xz(document: bytes) -> bytes:
    """Compressed in a third way."""
    return lzma.compress(document)


@odd_bytes
def archive(document: bytes) -> bytes:
    """A ZIP file that was named .json."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("odd.json", document)
    return written.getvalue()


@odd_bytes
def base_64(document: bytes) -> bytes:
    """The attachment as it stood in the mail."""
    return base64.encodebytes(document)


@odd_bytes
def quoted_printable(document: bytes) -> bytes:
    """The text of a mail as it was sent."""
    return quopri.encodestring(document)


@odd_bytes
def error_page(document: bytes) -> bytes:
    """The page on which a cloud asked for the password."""
    return "<!DOCTYPE html>\n<html><head><title>403</title></head><body>ログインしてください</body></html>\n".encode()


@odd_bytes
def unmerged_by_git(document: bytes) -> bytes:
    """Git's marks where two versions met."""
    lines = document.split(b"\n")
    middle = len(lines) // _HALF
    mine, theirs = lines[middle], lines[middle + 1]
    lines[middle : middle + 2] = [b"<<<<<<< HEAD", mine, b"=======", theirs, b">>>>>>> laptop"]
    return b"\n".join(lines)


@odd_bytes
def pointer_of_git_lfs(document: bytes) -> bytes:
    """A pointer to a large file instead of the file."""
    return b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"4d" * 32 + b"\nsize 63441\n"


@odd_bytes
def patch(document: bytes) -> bytes:
    """A patch that makes the file."""
    return b"--- /dev/null\n+++ b/odd.json\n" + b"".join(b"+" + line + b"\n" for line in document.split(b"\n"))


@odd_bytes
def twice_in_one_file(document: bytes) -> bytes:
    """The document, and the document once more."""
    return document * 2


@odd_bytes
def end_of_an_older_version(document: bytes) -> bytes:
    """A longer older version was written over and not cut."""
    return document + document[-777:]


@odd_bytes
def inserted_into_itself(document: bytes) -> bytes:
    """Pasted at the wrong place."""
    at = len(document) // _HALF
    return document[:at] + document + document[at:]


@odd_bytes
def fenced(document: bytes) -> bytes:
    """Between the fences of a chat."""
    return b"```json\n" + document + b"```\n"


@odd_bytes
def comments(document: bytes) -> bytes:
    """Comments as in JavaScript."""
    return b"// 2026-10-15\n" + document.replace(b'"events": {\n', b'"events": { /* \xe4\xbc\x9a\xe8\xad\xb0 */\n', 1)


@odd_bytes
def trailing_commas(document: bytes) -> bytes:
    """A comma after the last event, as in JavaScript."""
    return re.sub(rb"\}\n\}", b"},\n}", document, count=1)


@odd_bytes
def written_by_repr(document: bytes) -> bytes:
    """Written by Python's repr: single quotes, None, True."""
    return repr(json.loads(document)).encode()


@odd_bytes
def lines_of_json(document: bytes) -> bytes:
    """One event a line and nothing around them."""
    events = json.loads(document)["events"].values()
    return b"".join(json.dumps(event, ensure_ascii=False).encode() + b"\n" for event in events)


@odd_bytes
def callback(document: bytes) -> bytes:
    """JSON for a script: callback(...);"""
    return b"callback(" + document.rstrip() + b");"


@odd_bytes
def guarded_against_scripts(document: bytes) -> bytes:
    """The prefix that web services put before JSON."""
    return b")]}',\n" + document


@odd_bytes
def typographic_quotes(document: bytes) -> bytes:
    """Saved by a word processor that makes quotes beautiful."""
    return re.sub('"([^"]*)"', "“\\1”", document.decode()).encode()


@odd_bytes
def full_width_marks(document: bytes) -> bytes:
    """Typed with a Japanese keyboard: full-width marks."""
    return document.decode().translate(str.maketrans("{}:,", "｛｝：，")).encode()


@odd_bytes
def decomposed(document: bytes) -> bytes:
    """Kana with separate voice marks, as a Macintosh writes them."""
    return unicodedata.normalize("NFD", document.decode()).encode()


@odd_bytes
def all_escaped(document: bytes) -> bytes:
    """Written by a tool that knows ASCII alone, in one line."""
    return json.dumps(json.loads(document), separators=(",", ":")).encode()


@odd_bytes
def escaped_in_capitals(document: bytes) -> bytes:
    """Written by PHP: escaped slashes, escapes in capitals."""
    text = json.dumps(json.loads(document)).replace("/", "\\/")
    return re.sub(r"\\u[0-9a-f]{4}", lambda found: "\\u" + found.group()[2:].upper(), text).encode()


@odd_bytes
def laid_out_with_tabs(document: bytes) -> bytes:
    """Formatted by an editor."""
    return json.dumps(json.loads(document), ensure_ascii=False, indent="\t").encode()


@odd_bytes
def laid_out_with_other_spaces(document: bytes) -> bytes:
    """Formatted with no-break spaces, as copied from a web page."""
    return json.dumps(json.loads(document), ensure_ascii=False, indent="\u00a0").encode()


@odd_bytes
def sorted_keys(document: bytes) -> bytes:
    """Formatted by a tool that sorts all keys as text."""
    return json.dumps(json.loads(document), ensure_ascii=False, indent=2, sort_keys=True).encode()


@odd_bytes
def ends_of_lines_wrapped(document: bytes) -> bytes:
    """Wrapped at 76 columns by a mail program, in the middle of texts."""
    text = document.decode()
    return "\n".join(text[at : at + 76] for at in range(0, len(text), 76)).encode()


@odd_bytes
def quoted_in_a_mail(document: bytes) -> bytes:
    """Quoted in an answer."""
    return b"".join(b"> " + line + b"\n" for line in document.split(b"\n"))


@odd_bytes
def random_bytes(document: bytes) -> bytes:
    """Encrypted, or random."""
    return random.Random(5).randbytes(40_000)


@odd_bytes
def picture(document: bytes) -> bytes:
    """A picture under this name."""
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + random.Random(6).randbytes(2_000)


@odd_bytes
def data_base(document: bytes) -> bytes:
    """A data base of SQLite under this name."""
    with sqlite3.connect(":memory:") as connection:
        connection.execute("create table events (id text)")
        return connection.serialize()


@odd_bytes
def pickled_text(document: bytes) -> bytes:
    """The whole text as one JSON string."""
    return json.dumps(document.decode()).encode()
