"""Sound or damaged documents with odd things beside them: journals, backups, locks, copies, links and pipes."""

import json
import os
import shutil
import socket
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.odd.odd_documents import document_text, event_list, odd_folder, rehearsed, rehearsed_tables, write_document

_LIVE = 150


def _live(path: Path, events: int = _LIVE) -> None:
    path.write_text(rehearsed(events), "utf-8")


def _whole(path: Path) -> None:
    path.write_text(rehearsed(), "utf-8")


def _journal_line(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False).encode("utf-8")
    return f"{zlib.crc32(text):08x} ".encode("ascii") + text + b"\n"


def _journal_head(session: str | None = None, version: object = 1) -> bytes:
    own = rehearsed_tables()["session"]["1"]["id"]
    return _journal_line({"journal": "chietai-journal", "version": version, "session": session or own})


def _later_events(count: int = 12) -> list[dict[str, Any]]:
    """The events of the whole meeting that come after those of the live one."""
    return event_list(rehearsed_tables())[_LIVE : _LIVE + count]


def _journal(name: str, oddity: str, content: Callable[[], bytes]) -> None:
    """A meeting that is going on, with this journal."""

    def make(path: Path) -> None:
        _live(path)
        path.with_suffix(".journal").write_bytes(content())

    make.__name__, make.__doc__ = f"journal_{name}", oddity
    odd_folder(make)


def _sound_journal() -> bytes:
    return _journal_head() + b"".join(_journal_line(event) for event in _later_events())


_journal("sound", "A sound journal with twelve events more.", _sound_journal)
_journal("empty", "An empty journal.", lambda: b"")
_journal("of_a_head", "A journal of its first line alone.", lambda: _journal_head())
_journal("torn", "The last line of the journal is torn.", lambda: _sound_journal()[:-30])
_journal("torn_in_its_head", "The journal is torn in its first line.", lambda: _journal_head()[:25])
_journal("of_zeros", "The journal is nothing but zeros.", lambda: bytes(4096))
_journal("zeros_after_it", "Zeros after the last line of the journal.", lambda: _sound_journal() + bytes(4096))
_journal(
    "garbage_after_it", "Something else after the last line of the journal.", lambda: _sound_journal() + b"\xff<?xml\n"
)
_journal("twice", "The journal stands twice in its file.", lambda: _sound_journal() * 2)
_journal(
    "foreign",
    "The journal of another meeting.",
    lambda: _sound_journal().replace(_journal_head(), _journal_head("other")),
)
_journal(
    "of_another_version",
    "A journal of a later version.",
    lambda: _sound_journal().replace(_journal_head(), _journal_head(version=9)),
)
_journal("without_a_head", "The journal's first line is gone.", lambda: _sound_journal().removeprefix(_journal_head()))
_journal("of_windows", "The journal has line ends of Windows.", lambda: _sound_journal().replace(b"\n", b"\r\n"))
_journal("with_a_mark", "The journal begins with a byte order mark.", lambda: b"\xef\xbb\xbf" + _sound_journal())
_journal("in_utf_16", "An editor saved the journal as UTF-16.", lambda: _sound_journal().decode().encode("utf-16"))
_journal(
    "in_shift_jis",
    "An editor saved the journal as Shift_JIS.",
    lambda: _sound_journal().decode().encode("cp932", "replace"),
)
_journal(
    "of_old_events",
    "The journal holds what the document has.",
    lambda: _journal_head() + b"".join(map(_journal_line, event_list(rehearsed_tables(_LIVE)))),
)
_journal(
    "of_odd_values",
    "Sound lines that hold no events.",
    lambda: _journal_head() + b"".join(map(_journal_line, (None, 5, "x", [], [[]], {}, {"type": "x"}, [None]))),
)
_journal(
    "deep",
    "A line of a thousand lists in one another.",
    lambda: _journal_head() + b"00000000 " + b"[" * 100_000 + b"\n",
)
_journal("long_line", "A line of two million letters without an end.", lambda: _journal_head() + b"x" * 2_000_000)
_journal("many_digits", "A line with a number of five thousand digits.", lambda: _journal_head() + _digits_line())
_journal(
    "with_arrays",
    "Two events a line.",
    lambda: _journal_head() + b"".join(_journal_line(_later_events()[at : at + 2]) for at in range(0, 12, 2)),
)
_journal(
    "with_a_gap",
    "The first events of the journal are gone.",
    lambda: _journal_head() + b"".join(map(_journal_line, _later_events()[6:])),
)
_journal(
    "backwards",
    "The events of the journal run backwards.",
    lambda: _journal_head() + b"".join(map(_journal_line, reversed(_later_events()))),
)
_journal(
    "of_largest_numbers",
    "An event with the largest number there is.",
    lambda: _journal_head() + _journal_line({**_later_events()[0], "seq": 2**53 - 1}),
)
_journal("of_document", "The document itself under the name of the journal.", lambda: rehearsed().encode())


def _digits_line() -> bytes:
    text = b'{"type": "TurnEnded", "id": "x", "seq": ' + b"9" * 5_000 + b', "at": "2026-10-15T13:00:00+09:00"}'
    return f"{zlib.crc32(text):08x} ".encode("ascii") + text + b"\n"


@odd_folder
def journal_with_a_damaged_line(path: Path) -> None:
    """A line in the middle of the journal has a wrong checksum."""
    _live(path)
    lines = _sound_journal().split(b"\n")
    lines[5] = b"00000000" + lines[5][8:]
    path.with_suffix(".journal").write_bytes(b"\n".join(lines))


@odd_folder
def journal_without_a_document(path: Path) -> None:
    """Only the journal is left."""
    path.with_suffix(".journal").write_bytes(_sound_journal())


@odd_folder
def journal_of_everything_without_a_document(path: Path) -> None:
    """Only the journal is left, and it has all events."""
    path.with_suffix(".journal").write_bytes(
        _journal_head() + b"".join(map(_journal_line, event_list(rehearsed_tables())))
    )


@odd_folder
def journal_beside_a_cut_document(path: Path) -> None:
    """The document is cut off, the journal is sound."""
    path.write_bytes(rehearsed(_LIVE).encode()[:9_000])
    path.with_suffix(".journal").write_bytes(_sound_journal())


@odd_folder
def journal_beside_an_empty_document(path: Path) -> None:
    """The document is empty, the journal is sound."""
    path.write_bytes(b"")
    path.with_suffix(".journal").write_bytes(_sound_journal())


@odd_folder
def journal_beside_a_closed_meeting(path: Path) -> None:
    """A closed meeting with a journal of something that was said later."""
    _whole(path)
    event = {**_later_events()[0], "id": "later", "seq": 999}
    path.with_suffix(".journal").write_bytes(_journal_head() + _journal_line(event))


def _in_place(name: str, oddity: str, put: Callable[[Path], object], at: Callable[[Path], Path]) -> None:
    """A meeting that is going on, with something odd at the place of a companion, or of the document itself."""

    def make(path: Path) -> None:
        place = at(path)
        if place != path:
            _live(path)
        place.parent.mkdir(exist_ok=True)
        put(place)

    make.__name__, make.__doc__ = name, oddity
    odd_folder(make)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the address of a socket has 108 bytes
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(path.name)
    finally:
        os.chdir(here)


_PLACES: tuple[tuple[str, str, Callable[[Path], Path]], ...] = (
    ("document", "the document", lambda path: path),
    ("journal", "the journal", lambda path: path.with_suffix(".journal")),
    ("lock", "the lock", lambda path: path.parent / f".{path.stem}.lock"),
    ("holder", "the note about who writes", lambda path: path.parent / f".{path.stem}.holder"),
    ("shown", "the page that the wall shows", lambda path: path.parent / f".{path.stem}.shown"),
    ("turned", "the page that the desk turned to", lambda path: path.parent / f".{path.stem}.turned"),
    ("stage", "the lock of the wall's window", lambda path: path.parent / f".{path.stem}.stage"),
    ("backups", "the folder of backups", lambda path: path.parent / "backups"),
    ("own_backups", "the meeting's folder of backups", lambda path: path.parent / "backups" / path.stem),
)
_THINGS: tuple[tuple[str, str, Callable[[Path], object]], ...] = (
    ("folder", "A folder", lambda place: (place / "within").mkdir(parents=True)),
    ("pipe", "A named pipe", lambda place: os.mkfifo(place)),
    ("socket", "A socket", _socket),
    ("dangling_link", "A link to nothing", lambda place: place.symlink_to("nowhere")),
    ("circular_link", "A link to itself", lambda place: place.symlink_to(place.name)),
    ("null_device", "A link to the device that swallows all", lambda place: place.symlink_to("/dev/null")),
    ("binary", "Random bytes", lambda place: place.write_bytes(bytes(range(256)) * 40)),
)
_LEFT_OUT = {("own_backups", "null_device"), ("backups", "socket"), ("document", "null_device"), ("stage", "socket")}
for _place, _place_words, _at in _PLACES:
    for _thing, _thing_words, _put in _THINGS:
        if (_place, _thing) not in _LEFT_OUT and not (_place.endswith("backups") and _thing == "folder"):
            _in_place(f"{_thing}_for_the_{_place}", f"{_thing_words} in place of {_place_words}.", _put, _at)


@odd_folder
def link_to_another_folder(path: Path) -> None:
    """The document is a link to a file in another folder."""
    elsewhere = path.parent / "elsewhere"
    elsewhere.mkdir()
    _live(elsewhere / path.name)
    path.symlink_to(elsewhere / path.name)


@odd_folder
def link_to_the_own_backup(path: Path) -> None:
    """The document is a link to one of its backups."""
    kept = _backup(path, "1-150-aaaaaaaaaaaa.json", rehearsed(_LIVE))
    path.symlink_to(kept)


@odd_folder
def two_names_of_one_file(path: Path) -> None:
    """Two documents are one file on the disk."""
    _live(path)
    os.link(path, path.with_name("twin.json"))


@odd_folder
def own_device(path: Path) -> None:
    """The document is a link to the terminal of nobody: /dev/full."""
    path.symlink_to("/dev/full")


def _copies(name: str, oddity: str, *names: str) -> None:
    def make(path: Path) -> None:
        _live(path)
        for number, copy in enumerate(names):
            write_document(path.with_name(copy), rehearsed_tables(120 + 10 * number), sealed=True)

    make.__name__, make.__doc__ = name, oddity
    odd_folder(make)


_copies(
    "copies_of_dropbox",
    "Copies that Dropbox made.",
    "odd (conflicted copy 2026-10-15).json",
    "odd (山田's conflicted copy).json",
)
_copies("copies_of_onedrive", "Copies that OneDrive made.", "odd-LAPTOP-7F3K.json", "odd-LAPTOP-7F3K-2.json")
_copies("copies_of_syncthing", "Copies that Syncthing made.", "odd.sync-conflict-20261015-133000-ABCDEFG.json")
_copies(
    "copies_by_hand",
    "Copies made by hand.",
    "odd - コピー.json",
    "odd (1).json",
    "odd のコピー.json",
    "Copy of odd.json",
)
_copies(
    "copies_of_editors",
    "Copies that editors made.",
    "odd.json~",
    "odd.json.bak",
    ".odd.json.swp",
    "#odd.json#",
    "odd.json.tmp",
)
_copies("copies_of_a_macintosh", "What a Macintosh leaves on a stick.", "._odd.json", ".odd.json.icloud", ".DS_Store")
_copies(
    "copies_with_odd_names",
    "Copies with names that break a line or a terminal.",
    "odd\n2.json",
    "odd\x1b[31m.json",
    "\u202eddo.json",
    "--help.json",
)


@odd_folder
def copy_with_a_name_that_is_no_text(path: Path) -> None:
    """A copy whose name is not UTF-8."""
    _live(path)
    path.with_name(os.fsdecode(b"\x89\xef\x8bc.json")).write_text(rehearsed(120), "utf-8")


@odd_folder
def newer_copy_beside_an_older_one(path: Path) -> None:
    """The synchroniser put an older version in place; the newer one lies in a copy beside it."""
    _live(path, 100)
    _whole(path.with_name("odd (conflicted copy 2026-10-15).json"))


def _backup(path: Path, name: str, text: str | bytes) -> Path:
    folder = path.parent / "backups" / path.stem
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / name
    kept.write_bytes(text.encode() if isinstance(text, str) else text)
    return kept


@odd_folder
def backup_newer_than_the_document(path: Path) -> None:
    """An older version was put in place of a closed meeting; a backup has everything."""
    _live(path, 100)
    _backup(path, "1-211-0123456789ab.json", rehearsed())


@odd_folder
def backup_of_a_cut_document(path: Path) -> None:
    """The document is cut off; a backup is sound."""
    path.write_bytes(rehearsed().encode()[:20_000])
    _backup(path, "3-150-0123456789ab.json", rehearsed(_LIVE))


@odd_folder
def backup_of_a_missing_document(path: Path) -> None:
    """The document is gone; a backup is sound."""
    _backup(path, "3-150-0123456789ab.json", rehearsed(_LIVE))


@odd_folder
def backups_all_damaged(path: Path) -> None:
    """The document is empty and every backup is damaged in its own way."""
    path.write_bytes(b"")
    for number, text in enumerate((b"", b"{", bytes(900), rehearsed().encode()[:9_000], b"\xff\xfe{\x00"), 1):
        _backup(path, f"{number}-150-0123456789a{number}.json", text)


@odd_folder
def backups_with_odd_names(path: Path) -> None:
    """Backups with names that are no numbers, far too large ones, or odd in a terminal."""
    path.write_bytes(rehearsed().encode()[:20_000])
    for name in (
        "x.json", "1.json", "-1-150-a.json", f"{'9' * 100}-150-a.json", "１-１５０-a.json", "2-150-\x1b[31m.json",
        "1-150-a\nb.json", "0-0-0.json", "damaged-x.json", "changed-.json", "torn-", "journal-1", "Thumbs.db",
    ):  # fmt: skip
        _backup(path, name, rehearsed(_LIVE))


@odd_folder
def backups_of_another_meeting(path: Path) -> None:
    """The backups are those of another meeting."""
    tables = rehearsed_tables(_LIVE)
    for event in event_list(tables):
        event["id"] = f"other-{event['id']}"
    tables["session"]["1"]["id"] = event_list(tables)[0]["session_id"] = "other"
    path.write_bytes(rehearsed().encode()[:20_000])
    _backup(path, "1-150-0123456789ab.json", document_text(tables, sealed=True))


@odd_folder
def backups_that_are_pipes_and_folders(path: Path) -> None:
    """Among the backups are a pipe, a folder, a link to itself and a link to nothing."""
    path.write_bytes(rehearsed().encode()[:20_000])
    folder = _backup(path, "1-150-0123456789ab.json", rehearsed(_LIVE)).parent
    os.mkfifo(folder / "2-150-0123456789ab.json")
    (folder / "3-150-0123456789ab.json").mkdir()
    (folder / "4-150-0123456789ab.json").symlink_to("4-150-0123456789ab.json")
    (folder / "5-150-0123456789ab.json").symlink_to("nowhere")


@odd_folder
def backups_set_aside_and_newer(path: Path) -> None:
    """What a second writer acknowledged was set aside as changed-."""
    _live(path, 120)
    _backup(path, "changed-0123456789ab.json", rehearsed())


@odd_folder
def backups_by_the_hundred(path: Path) -> None:
    """Three hundred backups."""
    _live(path)
    for number in range(300):
        _backup(path, f"{number}-150-{number:012x}.json", rehearsed(120))


@odd_folder
def note_of_a_dead_writer(path: Path) -> None:
    """A note about who writes, from another computer and from the future."""
    _live(path)
    (path.parent / f".{path.stem}.lock").write_bytes(b"")
    (path.parent / f".{path.stem}.holder").write_text(
        json.dumps({"host": "\u001b[31mPC\u202e", "process": 10**30, "since": "9999-12-31T23:59:59-09:00"}), "utf-8"
    )


@odd_folder
def notes_in_other_shapes(path: Path) -> None:
    """The notes beside the document hold lists, nulls and five thousand digits."""
    _live(path)
    for name, text in (("holder", "[]"), ("shown", "null"), ("turned", "9" * 5_000), ("stage", "{")):
        (path.parent / f".{path.stem}.{name}").write_text(text, "utf-8")


@odd_folder
def hundreds_of_other_documents(path: Path) -> None:
    """A hundred and twenty documents in one folder, half of them the same meeting."""
    _live(path)
    short = rehearsed_tables(40)
    for number in range(120):
        if number % 2:
            short["session"]["1"]["id"] = event_list(short)[0]["session_id"] = f"meeting-{number}"
        write_document(path.with_name(f"other-{number}.json"), short, sealed=True)


@odd_folder
def folder_with_all_kinds_of_things(path: Path) -> None:
    """Beside the document lie a pipe, a folder, a link to itself, a socket and a link to the root, all named .json."""
    _live(path)
    os.mkfifo(path.with_name("pipe.json"))
    path.with_name("folder.json").mkdir()
    path.with_name("circle.json").symlink_to("circle.json")
    path.with_name("root.json").symlink_to("/")
    _socket(path.with_name("socket.json"))


@odd_folder
def document_in_capitals(path: Path) -> None:
    """The name ends in .JSON beside the one in small letters."""
    _live(path)
    shutil.copy(path, path.with_name("ODD.JSON"))


@odd_folder
def nothing_at_all(path: Path) -> None:
    """There is no such document."""
    path.parent.mkdir(exist_ok=True)
