"""A style sheet that reads each source once, however often Textual asks for it."""

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

_SOURCES = 1024
"""More than all classes with styles of their own and all files. Textual keeps 64, which a large screen exceeds; then
it reads everything again for each kind of widget that is new."""


class KeepingStylesheet(Stylesheet):
    """Keeps what it has read until a colour changes.

    Textual reads all sources again when a screen brings a file, and once more at the start, when the theme is set
    that was set already: most of the time until the first frame. A test tells when the private names here are gone.
    """

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(_SOURCES)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Takes the variables of a theme. Nothing is forgotten when they are those that it has."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Reads what is new since the last time, or all of it after a change of variables."""
        self.parse()

    def copy(self) -> "KeepingStylesheet":
        """A sheet of the same sources."""
        other = KeepingStylesheet(variables=self._variables.copy())
        other.source = self.source.copy()
        return other
