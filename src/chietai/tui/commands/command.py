"""What a command is."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Iterable
from typing import Any, ClassVar, Generic, TypeVar

from chietai.i18n import _
from chietai.meeting.kinds import StepKind
from chietai.tui.commands.default_keys import DEFAULT_KEYS, KEYS_ELSEWHERE

S = TypeVar("S", contravariant=True)


class Command(ABC, Generic[S]):
    """One thing that can be done on a screen of class S.

    `label` and `hint` are message ids (marked with N_): a few words, and one sentence. `steps` limits it to
    some steps of the meeting; two commands may share a key when they have no step in common. `place` orders the
    footer: the smallest first, 0 keeps it out.
    """

    id: ClassVar[str]
    usual: ClassVar[str] = ""
    label: ClassVar[str]
    hint: ClassVar[str]
    steps: ClassVar[frozenset[StepKind] | None] = None
    place: ClassVar[int] = 0

    @property
    def key(self) -> str:
        """The usual key, which the user's settings may replace; "" for none: then it is found in the palette."""
        return KEYS_ELSEWHERE[self.usual] if self.usual else DEFAULT_KEYS[self.id]

    def available(self, screen: S) -> bool:
        """Whether it can be done now."""
        return True

    def rank(self, screen: S) -> int:
        """Its place in the footer now, the smallest first; 0 keeps it out."""
        return self.place

    def title(self, screen: S) -> str:
        """What to call it now."""
        return _(self.label)

    def tooltip(self, screen: S) -> str:
        """What it does, in one sentence."""
        return _(self.hint)

    @abstractmethod
    def run(self, screen: S) -> Awaitable[Any] | None:
        """Does it."""


AnyCommand = Command[Any]


def made_for(screen: S, kinds: Iterable[type[Command[S]]]) -> list[AnyCommand]:
    """The commands `kinds` of `screen`, which must be what they ask for: mypy sees to that."""
    return [kind() for kind in kinds]
