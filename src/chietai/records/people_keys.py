"""The mask keys of the people of each council, kept on this machine for as long as nobody asks to forget them.

They lie in the folder `people` of the user's own folder, readable by their owner only: one secret salt for the
machine, which is never written into a document or an export, one file for each council, named by a hash, and a list of
these hashes, by which it is seen that a file was lost. No name stands in them, nor any name of a document. Of each
person there are the lines of `MaskKeys.to_lines`, under a hash of the name, so that one person can be forgotten
without the others who bear the same family name.

Nothing here stops an export: where the folder cannot be read or written, what is known is used and not kept.
"""

import contextlib
import errno
import hashlib
import json
import os
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from chietai.i18n import _
from chietai.privacy.mask_keys import SALT_BYTES, MaskKeys
from chietai.privacy.name_forms import listed_names, name_forms
from chietai.privacy.named_people import Person
from chietai.records import disk, file_names
from chietai.records.record_errors import RecordError, why
from chietai.text.folding import fold, variant_key

VERSION = 1
FOLDER = "people"
"""Where the keys lie in the user's own folder. No name stands in them."""
_SALT = "salt"
_WRITTEN = "written"  # the names of all files of councils that were ever written, one a line
_WAIT = 10.0  # seconds for another process, which holds the lock for as long as writing takes
_LONGEST_NAME = 200  # characters; a damaged document may hold any text as a name, and forms grow with its square
_NOBODYS = ""  # under it stand lines that were saved from a damaged file: whose they are is not known any more
_LINE = re.compile(r'(?<=")[0-9a-f]{27}(?=")')


@dataclass
class Kept:
    """What one file holds.

    `people`: the lines of each person's keys. `gathered`: which documents they were taken from, both sides hashed.
    """

    people: dict[str, set[str]] = field(default_factory=dict)
    gathered: dict[str, str] = field(default_factory=dict)

    def add(self, other: "Kept") -> None:
        """Takes in what `other` holds."""
        for person, lines in other.people.items():
            self.people.setdefault(person, set()).update(lines)
        self.gathered.update(other.gathered)

    def __bool__(self) -> bool:
        return bool(self.people or self.gathered)

    def holds(self, other: "Kept") -> bool:
        """Whether all that `other` holds is here."""
        return other.gathered.items() <= self.gathered.items() and all(
            lines <= self.people.get(person, set()) for person, lines in other.people.items()
        )


class PeopleKeys:
    """The keys of the people of one council. `problems` gets a sentence for the user when something was lost."""

    def __init__(self, home: Path, council: str, problems: list[str] | None = None) -> None:
        """`home`: the user's own folder. `council`: its name in any spelling, or the id of a session of none."""
        self.problems = [] if problems is None else problems
        self._folder = home / FOLDER
        self._writable = False
        self._salt = self._found_or_made_salt()
        self.path = self._path_of(variant_key(council))
        self._unsaved = Kept()
        self._kept = self._found()
        former = self._path_of(fold(council))  # the forms of a kanji were once told apart in names of councils
        if former != self.path:
            self._take_in(former)

    def keys(self) -> MaskKeys:
        """The keys of everybody who is known."""
        return _keys_of(self._salt, frozenset(line for lines in self._kept.people.values() for line in lines))

    def is_gathered(self, document: Path, version: str) -> bool:
        """Whether `document` was gathered when it was as `version` tells."""
        return self._kept.gathered.get(self._hash("document", str(document))) == self._hash("version", version)

    def remember(self, people: Iterable[Person], gathered: Mapping[Path, str] | None = None) -> bool:
        """Adds people, and which documents they come from, each with its version. Nobody is ever removed by it.

        Returns whether all that is known is on the disk; in this object it is known in any case. Never raises.
        """
        new = Kept()
        for name, reading in people:
            if lines := self._lines(name, reading):
                new.people.setdefault(self._person(name), set()).update(lines)
        for document, version in (gathered or {}).items():
            new.gathered[self._hash("document", str(document))] = self._hash("version", version)
        self._add(new)
        return self._saved()

    def take_over(self, other: "PeopleKeys") -> bool:
        """Adds everybody whom `other` knows: keys of the same council under a former name. Returns what `remember`
        does."""
        if other._salt == self._salt:
            self._add(Kept({person: set(lines) for person, lines in other._kept.people.items()}))
        return self._saved()

    def forget(self, names: Iterable[str]) -> int:
        """Drops all keys of the people called `names`, as somebody wrote them; gives how many people were dropped.

        All documents are gathered anew the next time: who still stands in one is known again. Raises RecordError when
        the keys cannot be written: then they are as they were.
        """
        names = list(names)
        forms = {form: use for name in names for form, use in name_forms(name[:_LONGEST_NAME]).items()}
        # Also who is known by a part of the name alone, as a promise may have it.
        people = {self._person(name) for name in names} | {self._hash("person", form) for form in forms}
        hashes = set(MaskKeys.made(self._salt, forms).keys)
        try:
            with self._locked():
                kept = self._read_or_mend()
                dropped = [lines for person in people if (lines := kept.people.pop(person, None))]
                hashes |= set(MaskKeys.from_lines(self._salt, chain.from_iterable(dropped)).keys)
                stray = MaskKeys.from_lines(self._salt, kept.people.get(_NOBODYS, ()))
                left = {digest: key for digest, key in stray.keys.items() if digest not in hashes}
                kept.people[_NOBODYS] = set(MaskKeys(self._salt, left).to_lines())
                kept.gathered.clear()
                self._write(kept)
        except OSError as error:
            reason = _("another window is writing them") if isinstance(error, Timeout) else why(error)
            raise RecordError(
                _("The names could not be forgotten: {reason}. Please try again later.").format(reason=reason)
            ) from error
        self._kept, self._unsaved = kept, Kept()
        return len(dropped)

    def _path_of(self, key: str) -> Path:
        return self._folder / f"{self._hash('council', key)}.json"

    def _take_in(self, former: Path) -> None:
        """Adds what stands in a file of the same council under the former rule, which then goes."""
        try:
            kept = self._read(former)
        except (FileNotFoundError, NotADirectoryError):
            return
        except _DamagedError as damage:
            kept = damage.whole
        except OSError as error:
            self._tell_unread(former, error)
            self._writable = False  # or somebody would be forgotten here and still be known there
            return
        self._add(Kept(kept.people))
        if self._saved():
            with contextlib.suppress(OSError):
                disk.remove(former)

    def _tell_unread(self, path: Path, error: OSError) -> None:
        self._tell(
            _(
                "By what people on earlier lists are known cannot be read: {reason}. Names that were erased before can "
                "no longer be recognised: please look through the papers. The file: {path}"
            ).format(reason=why(error), path=path)
        )

    def _tell_lost(self, path: Path) -> None:
        self._tell(
            _(
                "A file by which people on earlier lists are known is gone. Names that were erased before can no "
                "longer be recognised: please look through the papers. The missing file: {path}"
            ).format(path=path)
        )

    def _tell(self, sentence: str) -> None:
        if sentence not in self.problems:
            self.problems.append(sentence)

    def _add(self, new: Kept) -> None:
        if not self._kept.holds(new):
            self._kept.add(new)
            self._unsaved.add(new)

    def _saved(self) -> bool:
        return self._writable and (not self._unsaved or self._save())

    def _lines(self, name: str, reading: str) -> list[str]:
        return MaskKeys.made(self._salt, name_forms(name[:_LONGEST_NAME], reading[:_LONGEST_NAME])).to_lines()

    def _person(self, name: str) -> str:
        names = listed_names(name)
        return self._hash("person", variant_key(names[0].whole if names else name))

    def _hash(self, kind: str, text: str) -> str:
        """A hash of `text` that only this machine can make; `kind` keeps hashes of different things apart."""
        data = text.encode("utf-8", "surrogatepass")
        return blake2b(data, key=self._salt, digest_size=8, person=kind.encode()).hexdigest()

    # -- the file ---------------------------------------------------------------------------------------------------

    def _found(self) -> Kept:
        """What the file holds at the beginning. Nothing is kept later where it could not be read."""
        try:
            return self._read(self.path)
        except FileNotFoundError:
            if self.path.stem in self._written():
                self._tell_lost(self.path)
            return Kept()
        except NotADirectoryError:
            return Kept()
        except _DamagedError as damage:
            try:
                with self._locked():
                    return self._read_or_mend()
            except OSError:
                self._writable = False
                return damage.whole
        except OSError as error:
            self._tell_unread(self.path, error)
            self._writable = False
            return Kept()

    def _written(self) -> list[str]:
        """The names of the files that were ever written here; none where that is not known."""
        try:
            return disk.read_bytes(self._folder / _WRITTEN).decode("ascii", "replace").split()
        except OSError:
            return []

    def _save(self) -> bool:
        """Adds what is new to the file, in which others may have written meanwhile."""
        try:
            with self._locked():
                kept = self._read_or_mend()
                kept.add(self._unsaved)
                self._write(kept)
        except OSError:
            return False
        self._kept, self._unsaved = kept, Kept()
        return True

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        if not self._writable:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        with _locked(self._folder):
            yield

    def _read(self, path: Path) -> Kept:
        """What a file holds. Raises OSError, or _DamagedError with what is whole in it."""
        data = disk.read_bytes(path)
        mark = self._hash("salt", "")
        content = _parsed(data)
        if content is not None and content["salt"] == mark:
            if content["version"] > VERSION:  # of a newer program: read as far as it is known, and left as it is
                self._writable = False
            return Kept({person: set(lines) for person, lines in content["people"].items()}, content["gathered"])
        lines = _LINE.findall(data.decode("ascii", "replace")) if mark.encode() in data else []
        raise _DamagedError(Kept({_NOBODYS: {line for line in lines if MaskKeys.from_lines(b"", [line])}}), data)

    def _read_or_mend(self) -> Kept:
        """The same under the lock: a file that is not there is empty, and a damaged one is mended before it is left."""
        try:
            return self._read(self.path)
        except FileNotFoundError:
            return Kept()
        except _DamagedError as damage:
            aside = file_names.free(self.path.with_name(f"{self.path.stem}-damaged.json"))
            disk.write_new(aside, damage.data)
            self._write(damage.whole)
            self.problems.append(
                _(
                    "A file by which people on earlier lists are known was damaged. It was set aside and made anew "
                    "from the meetings that are there. Names that were erased before may no longer be hidden: please "
                    "look through the papers. The damaged file: {path}"
                ).format(path=aside)
            )
            return damage.whole

    def _write(self, kept: Kept) -> None:
        content = {
            "version": VERSION,
            "salt": self._hash("salt", ""),  # tells whether the file belongs to this salt
            "people": {person: sorted(lines) for person, lines in sorted(kept.people.items()) if lines},
            "gathered": dict(sorted(kept.gathered.items())),
        }
        data = {"keys": content, "sha256": _sum(json.dumps(content))}
        disk.replace_with(self.path, json.dumps(data, indent=0).encode() + b"\n")
        if self.path.stem not in (written := self._written()):
            disk.replace_with(self._folder / _WRITTEN, "\n".join([*written, self.path.stem, ""]).encode())

    # -- the salt ---------------------------------------------------------------------------------------------------

    def _found_or_made_salt(self) -> bytes:
        """The salt of this machine. Where it can be neither read nor made it is another one each time, and nothing is
        kept."""
        path = self._folder / _SALT
        try:
            salt = _salt_in(disk.read_bytes(path))
        except (OSError, ValueError) as error:
            if isinstance(error, OSError) and not isinstance(error, FileNotFoundError | NotADirectoryError):
                self._tell_unread(path, error)
                return secrets.token_bytes(SALT_BYTES)
            try:
                disk.make_folder(self._folder)
                with _locked(self._folder):
                    salt = self._read_or_make_salt(path)
            except OSError:
                return secrets.token_bytes(SALT_BYTES)
        self._writable = True
        return salt

    def _read_or_make_salt(self, path: Path) -> bytes:
        try:
            return _salt_in(data := disk.read_bytes(path))
        except FileNotFoundError:
            if any(self._folder.glob("*.json")) or self._written():
                self._tell_lost(path)
        except ValueError:
            aside = file_names.free(path.with_name(f"{path.name}-damaged"))
            disk.write_new(aside, data)
            self.problems.append(
                _(
                    "The secret by which people on earlier lists are known was damaged. Names that were erased before "
                    "are no longer hidden: please look through the papers. The damaged file: {path}"
                ).format(path=aside)
            )
        salt = secrets.token_bytes(SALT_BYTES)
        disk.replace_with(path, f"{salt.hex()} {_sum(salt.hex())}\n".encode())
        return salt


class _DamagedError(Exception):
    """A file of keys is damaged, or was made with another salt. `whole`: what of it can be used; `data`: all of it."""

    def __init__(self, whole: Kept, data: bytes) -> None:
        super().__init__()
        self.whole = whole
        self.data = data


@lru_cache(maxsize=8)
def _keys_of(salt: bytes, lines: frozenset[str]) -> MaskKeys:
    """The same keys for the same lines, as they remember what they were asked."""
    return MaskKeys.from_lines(salt, lines)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    lock = FileLock(folder / ".lock", timeout=_WAIT, mode=disk.PRIVATE_FILE)
    try:
        lock.acquire()
    except NotImplementedError:
        yield
        return
    try:
        yield
    finally:
        lock.release()


def _salt_in(data: bytes) -> bytes:
    """Raises ValueError when it is damaged."""
    text, _space, check = data.decode("ascii").strip().partition(" ")
    salt = bytes.fromhex(text)
    if len(salt) != SALT_BYTES or check != _sum(text):
        raise ValueError("no salt")
    return salt


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _parsed(data: bytes) -> dict[str, Any] | None:
    """The content of a file; None when it is damaged."""
    try:
        whole = json.loads(data)
        content: dict[str, Any] = whole["keys"]
        return content if whole["sha256"] == _sum(json.dumps(content)) else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
