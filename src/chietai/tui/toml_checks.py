"""Checks of values in TOML files that people write. Done by hand, because a validation library would slow the start."""

from typing import Any

_WORDS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}


class TomlValueError(ValueError):
    """The value of `key` (`colors.text` is a key in a table) is not what it should be.

    `kind` says why: "missing", "unknown" (there is no such key) or "wrong".
    """

    def __init__(self, key: str, kind: str = "wrong") -> None:
        super().__init__(f"{key}: {kind}")
        self.key, self.kind = key, kind


def boolean(value: Any, key: str) -> bool:
    """True or false, which may also be written as a word or as 1 or 0. Raises TomlValueError."""
    if isinstance(value, int) and value not in (0, 1):
        raise TomlValueError(key)
    boolean_value = _WORDS.get(str(value).strip().lower()) if isinstance(value, bool | int | str) else None
    if boolean_value is None:
        raise TomlValueError(key)
    return boolean_value


def whole_number(value: Any, key: str) -> int:
    """A whole number from 0. Raises TomlValueError."""
    if type(value) is not int or value < 0:
        raise TomlValueError(key)
    return value


def string(value: Any, key: str, longest: int | None = None) -> str:
    """A text, of at most `longest` characters. Raises TomlValueError."""
    if not isinstance(value, str) or (longest is not None and len(value) > longest):
        raise TomlValueError(key)
    return value


def string_table(value: Any, key: str, longest: int | None = None) -> dict[str, str]:
    """A table of texts of at most `longest` characters. Raises TomlValueError."""
    return {name: string(text, f"{key}.{name}", longest) for name, text in table(value, key).items()}


def table(value: Any, key: str) -> dict[str, Any]:
    """A table. Raises TomlValueError."""
    if not isinstance(value, dict):
        raise TomlValueError(key)
    return value


def refuse_unknown_keys(value: dict[str, Any], known: frozenset[str], above: str = "") -> None:
    """Raises TomlValueError for the first key of `value` that is not `known`."""
    for key in value:
        if key not in known:
            raise TomlValueError(f"{above}{key}", "unknown")
