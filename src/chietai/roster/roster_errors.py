"""A list that cannot be read or written, as the user is told of it."""

from collections.abc import Mapping

from chietai.roster.preview import RosterPreview
from chietai.roster.problems import Param, Refusal
from chietai.roster.roster_sentences import describe_refusal


class RosterError(Exception):
    """A list that cannot be read (or written). `str()` is one sentence that says what to do next.

    When only the meaning of the columns is unclear, `preview` holds what was read, for a screen that asks.
    """

    def __init__(self, refusal: Refusal, *, preview: RosterPreview | None = None, **params: Param) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
        self.params: Mapping[str, Param] = params
        self.preview = preview

    def __str__(self) -> str:
        return describe_refusal(self.refusal, self.params)
