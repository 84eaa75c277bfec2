"""Names that are known without being kept: salted hashes of the forms in which a name may be written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from hashlib import blake2b
from typing import Self

_LONGEST = 16


class Use(IntEnum):
    """Where a form of a name is taken for that name; a greater one includes the smaller ones."""

    TITLED = 1  # where the words around it speak of a person: 和夫さん
    ALONE = 2  # also where nothing around it says otherwise: 小川が
    WHOLE = 3  # wherever it stands: 小川和夫


@dataclass(frozen=True)
class MaskKeys:
    """Salted hashes of forms of names. `keys` maps a hash to the use of the form."""

    salt: bytes = b""
    keys: Mapping[bytes, Use] = field(default_factory=dict)

    @classmethod
    def made(cls, salt: bytes, forms: Mapping[str, Use]) -> Self:
        """The keys of `forms` under `salt`."""
        return cls(salt, {_hash(salt, form): use for form, use in forms.items()})

    def __bool__(self) -> bool:
        return bool(self.keys)

    def use_of(self, form: str) -> Use | None:
        """The use of `form` (as `chietai.text.folding.variant_key` gives it); None when nobody is called so."""
        return self.keys.get(_hash(self.salt, form))

    def matches(self, text: str, at: int) -> Iterator[tuple[int, Use]]:
        """The forms that stand at `at` in the folded `text`, as (end, use), the longest first."""
        for end in range(min(len(text), at + _LONGEST), at, -1):
            use = self.use_of(text[at:end])
            if use is not None:
                yield end, use


def _hash(salt: bytes, form: str) -> bytes:
    return blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8, key=salt).digest()


NO_KEYS = MaskKeys()
