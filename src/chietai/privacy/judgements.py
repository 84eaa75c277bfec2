"""What a person has said about words that the guard is unsure of, or would hide."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from chietai.meeting.kinds import Verdict
from chietai.meeting.state import Judgement
from chietai.text.folding import variant_key


@dataclass(frozen=True)
class Judgements:
    """All judgements in force; a later one about the same words in the same text replaces an earlier one."""

    given: tuple[Judgement, ...] = ()
    _by_place: dict[tuple[str, str], Verdict] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for one in self.given:
            self._by_place[variant_key(one.words), variant_key(one.within)] = one.verdict

    def here(self, words: str, text: str) -> Verdict | None:
        """What was said of `words` in `text` alone; None when nothing was."""
        return self._by_place.get((variant_key(words), variant_key(text))) if self._by_place else None

    def of(self, words: str, text: str) -> Verdict | None:
        """What was said of `words` in `text`, or else of these words everywhere; None when nothing was."""
        return self.here(words, text) or self._by_place.get((variant_key(words), "")) if self._by_place else None

    def hidden_words(self, text: str) -> tuple[str, ...]:
        """The words that are hidden wherever they stand, and those that are hidden in `text`."""
        if not self._by_place:
            return ()
        places = ("", variant_key(text))
        return tuple(
            w for (w, within), verdict in self._by_place.items() if verdict is Verdict.HIDE and within in places
        )

    def and_these(self, more: Iterable[Judgement]) -> "Judgements":
        """These judgements and later ones."""
        return Judgements((*self.given, *more))


NO_JUDGEMENTS = Judgements()
