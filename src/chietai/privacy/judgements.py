"""What a person has said about words that the guard is unsure of, or would hide."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from chietai.text.folding import variant_key


class Verdict(StrEnum):
    """What is to become of some words."""

    KEEP = "keep"  # they name nobody
    HIDE = "hide"  # they name somebody


@dataclass(frozen=True, slots=True)
class Judgement:
    """`words` are to be kept or hidden: in the text `within` alone, or everywhere when that is ""."""

    words: str
    verdict: Verdict
    within: str = ""


@dataclass(frozen=True)
class Judgements:
    """All judgements in force; a later one about the same words in the same text replaces an earlier one."""

    given: tuple[Judgement, ...] = ()
    _by_place: dict[tuple[str, str], Verdict] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for one in self.given:
            self._by_place[variant_key(one.words), variant_key(one.within)] = one.verdict

    def of(self, words: str, text: str) -> Verdict | None:
        """What was said of `words` in `text`; None when nothing was."""
        if not self._by_place:
            return None
        key = variant_key(words)
        return self._by_place.get((key, variant_key(text))) or self._by_place.get((key, ""))

    def hidden_words(self) -> tuple[str, ...]:
        """The words that are hidden wherever they stand."""
        return tuple(w for (w, within), verdict in self._by_place.items() if verdict is Verdict.HIDE and not within)

    def and_these(self, more: Iterable[Judgement]) -> "Judgements":
        """These judgements and later ones."""
        return Judgements((*self.given, *more))


NO_JUDGEMENTS = Judgements()
