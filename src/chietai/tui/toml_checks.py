"""Checks for what people write into a TOML file. By hand, as the start has no time for a library that does it."""

from typing import Any

_WORDS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}


class WrittenWrongError(ValueError):
    """The value of `key` (`colors.text` is a key in a table) is not what it should be.

    `kind` says why: "missing", "unknown" (there is no such key) or "wrong".
    """

    def __init__(self, key: str, kind: str = "wrong") -> None:
        super().__init__(f"{key}: {kind}")
        self.key, self.kind = key, kind


def truth(value: Any, key: str) -> bool:
    """A yes or no, which may also be written as a word or as 1 or 0. Raises WrittenWrongError."""
    found = _WORDS.get(str(value).strip().lower()) if isinstance(value, bool | int | str) else None
    if found is None:
        raise WrittenWrongError(key)
    return found


def count(value: Any, key: str) -> int:
    """A whole number from 0. Raises WrittenWrongError."""
    if type(value) is not int or value < 0:
        raise WrittenWrongError(key)
    return value


def word(value: Any, key: str, longest: int | None = None) -> str:
    """A text, of at most `longest` characters. Raises WrittenWrongError."""
    if not isinstance(value, str) or (longest is not None and len(value) > longest):
        raise WrittenWrongError(key)
    return value


def words(value: Any, key: str, longest: int | None = None) -> dict[str, str]:
    """A table of texts of at most `longest` characters. Raises WrittenWrongError."""
    return {name: word(text, f"{key}.{name}", longest) for name, text in table(value, key).items()}


def table(value: Any, key: str) -> dict[str, Any]:
    """A table. Raises WrittenWrongError."""
    if not isinstance(value, dict):
        raise WrittenWrongError(key)
    return value


def no_others(value: dict[str, Any], known: frozenset[str], above: str = "") -> None:
    """Raises WrittenWrongError for the first key of `value` that is not `known`."""
    for key in value:
        if key not in known:
            raise WrittenWrongError(f"{above}{key}", "unknown")
