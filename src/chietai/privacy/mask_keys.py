"""Names that are known without being kept: salted hashes of the forms in which a name may be written.

A form is what `chietai.text.folding.variant_key` makes of a name or a part of it, or "~" and what
`chietai.privacy.romaji.romaji_key` makes of a name in Latin letters. Of each form only a keyed hash is kept (BLAKE2b,
RFC 7693, 8 bytes), and what makes looking for it quick: how long it is, and 14 bits of another hash of its first two
characters. Without the salt nothing can be learnt from these. Who has the salt as well can try names one by one.
"""

from binascii import crc_hqx
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

SALT_BYTES = 32
_HASH_BYTES = 8
_BEGIN_BITS = 14  # of 2,000 people a line of 40 characters then costs some 20 hashes
_LONGEST = 0xFF
_REMEMBERED = 1 << 15
_LINE = 16 + 1 + 2 + 4 + 4  # digits, see `_line`


class Use(IntEnum):
    """Where a form of a name is taken for that name; a greater one includes the smaller ones."""

    TITLED = 1  # where the words around it speak of a person: 和夫さん
    ALONE = 2  # also where nothing around it says otherwise: 小川が
    WHOLE = 3  # wherever it stands: 小川和夫


class Key(NamedTuple):
    """What is kept of a form beside its hash. `length` in characters; `begin`: of its first two characters."""

    use: Use
    length: int
    begin: int


@dataclass(frozen=True)
class MaskKeys:
    """The keys of forms of names, by the hash of the form. Frozen: `merged` gives new ones.

    Keys can only be asked about a form, never for one. All that is asked often is remembered, in memory alone.
    """

    salt: bytes = b""
    keys: Mapping[bytes, Key] = field(default_factory=dict)
    _use_of: Callable[[str], Use | None] = field(init=False, repr=False, compare=False)
    _lengths: Callable[[str], tuple[int, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        of_form, of_begin = _hashes(self.salt)
        lengths: dict[int, set[int]] = {}
        for key in self.keys.values():
            lengths.setdefault(key.begin, set()).add(key.length)
        longest_first = {begin: tuple(sorted(found, reverse=True)) for begin, found in lengths.items()}
        keys = self.keys

        def use_of(form: str) -> Use | None:
            key = keys.get(of_form(form))
            return key.use if key else None

        def lengths_after(begin: str) -> tuple[int, ...]:
            found = longest_first.get(of_begin(begin), ())
            return tuple(n for n in found if n > 1) if len(begin) > 1 else tuple(n for n in found if n == 1)

        object.__setattr__(self, "_use_of", lru_cache(_REMEMBERED)(use_of))
        object.__setattr__(self, "_lengths", lru_cache(_REMEMBERED)(lengths_after))

    @classmethod
    def made(cls, salt: bytes, forms: Mapping[str, Use]) -> "MaskKeys":
        """The keys of `forms`. `salt`: secret, `SALT_BYTES` long, the same for all keys that are ever to be merged."""
        of_form, of_begin = _hashes(salt)
        cut = ((form[:_LONGEST], use) for form, use in forms.items() if form)
        return cls(salt, _greatest((of_form(f), Key(use, len(f), of_begin(f[:2]))) for f, use in cut))

    def __bool__(self) -> bool:
        return bool(self.keys)

    def use_of(self, form: str) -> Use | None:
        """The use of `form`; None when nobody is called so. The way to ask for names in Latin letters, word by word."""
        return self._use_of(form[:_LONGEST]) if form and self.keys else None

    def may_begin(self, characters: str) -> bool:
        """False when no form begins with `characters`, the next two of a text; with one character, when that is no
        form. True is no more than a guess."""
        return bool(self.keys) and bool(self._lengths(characters[:2]))

    def matches(self, text: str, at: int) -> Iterator[tuple[int, Use]]:
        """The forms that begin at `text[at]`, the longest first: where each ends in `text`, and its use.

        `text`: folded by `variant_key`. To be called for each place of a line; it hashes only where `may_begin` holds.
        """
        if not self.keys:
            return
        left = len(text) - at
        for length in self._lengths(text[at : at + 2]) if left > 1 else ():
            if length <= left and (use := self._use_of(text[at : at + length])):
                yield at + length, use
        if left > 0 and self._lengths(text[at]) and (use := self._use_of(text[at])):
            yield at + 1, use

    def merged(self, other: "MaskKeys") -> "MaskKeys":
        """These keys and those of `other`; of two uses of one form the greater. Raises ValueError when the salts
        differ, as then nothing could be found under one of them."""
        if not other.keys:
            return self
        if not self.keys:
            return other
        if self.salt != other.salt:
            raise ValueError("mask keys of different salts")
        return MaskKeys(self.salt, _greatest((*self.keys.items(), *other.keys.items())))

    def to_lines(self) -> list[str]:
        """The keys without the salt, a line each, in an order that tells nothing."""
        return sorted(_line(digest, key) for digest, key in self.keys.items())

    @classmethod
    def from_lines(cls, salt: bytes, lines: Iterable[object]) -> "MaskKeys":
        """The keys that `to_lines` wrote. What is no such line, or is damaged, is left aside."""
        return cls(salt, _greatest(filter(None, map(_read_line, lines))))


def _hashes(salt: bytes) -> tuple[Callable[[str], bytes], Callable[[str], int]]:
    """The hash of a form, and that of its beginning. A copy of a keyed hash costs half of a new one."""
    form_hash = blake2b(key=salt, digest_size=_HASH_BYTES, person=b"form")
    begin_hash = blake2b(key=salt, digest_size=2, person=b"begin")

    def of_form(form: str) -> bytes:
        one = form_hash.copy()
        one.update(form.encode("utf-8", "surrogatepass"))
        return one.digest()

    def of_begin(begin: str) -> int:
        one = begin_hash.copy()
        one.update(begin.encode("utf-8", "surrogatepass"))
        return int.from_bytes(one.digest(), "big") & ((1 << _BEGIN_BITS) - 1)

    return of_form, of_begin


def _greatest(pairs: Iterable[tuple[bytes, Key]]) -> dict[bytes, Key]:
    keys: dict[bytes, Key] = {}
    for digest, key in pairs:
        known = keys.get(digest)
        if known is None or key.use > known.use:
            keys[digest] = key
    return keys


def _line(digest: bytes, key: Key) -> str:
    """Hexadecimal: the hash, the use, the length, the beginning, and a checksum of these."""
    line = f"{digest.hex()}{key.use:x}{key.length:02x}{key.begin:04x}"
    return line + _checksum(line)


def _read_line(line: object) -> tuple[bytes, Key] | None:
    if not isinstance(line, str) or len(line) != _LINE or _checksum(line[:-4]) != line[-4:]:
        return None
    try:
        return bytes.fromhex(line[:16]), _read_key(line[16:-4])
    except ValueError:
        return None


@lru_cache(_REMEMBERED)
def _read_key(text: str) -> Key:
    return Key(Use(int(text[0], 16)), int(text[1:3], 16), int(text[3:], 16))


def _checksum(line: str) -> str:
    return f"{crc_hqx(line.encode(), 0):04x}"


NO_KEYS = MaskKeys()
