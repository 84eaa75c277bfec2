"""Names that are known without being kept: salted hashes of the forms in which a name may be written."""

from dataclasses import dataclass, field
from enum import IntEnum


class Use(IntEnum):
    """Where a form of a name is taken for that name; a greater one includes the smaller ones."""

    TITLED = 1  # where the words around it speak of a person: 和夫さん
    ALONE = 2  # also where nothing around it says otherwise: 小川が
    WHOLE = 3  # wherever it stands: 小川和夫


@dataclass(frozen=True)
class MaskKeys:
    """Salted hashes of forms of names. `keys` maps a hash to the use of the form; see `of` for how a form is hashed."""

    salt: bytes = b""
    keys: dict[bytes, Use] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.keys)

    def use_of(self, form: str) -> Use | None:
        """The use of `form` (as `chietai.text.folding.variant_key` gives it); None when nobody is called so."""
        return None


NO_KEYS = MaskKeys()
