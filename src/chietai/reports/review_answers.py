"""Going through what a paper hides: what a person answers, one item after the other, and what is to be remembered."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from chietai.meeting.kinds import Verdict
from chietai.meeting.state import Judgement
from chietai.reports.review import Found, Passage, Review
from chietai.text.folding import variant_key


class Answer(StrEnum):
    """What is to become of an item."""

    HIDE = "hide"
    KEEP = "keep"  # at its places
    ALWAYS = "always"  # kept wherever the words are in doubt


@dataclass(frozen=True, slots=True)
class Item:
    """What is asked about at once: words in doubt in one text, or all places of words that are not."""

    passages: tuple[Passage, ...]
    before: Answer | None
    """What holds without an answer; None where it is asked."""

    @property
    def first(self) -> Passage:
        """The place that is shown."""
        return self.passages[0]

    @property
    def in_doubt(self) -> bool:
        """Whether it may lead to nobody, so that it can be kept everywhere."""
        return not all(passage.sure for passage in self.passages)


def _by_text(found: Found) -> Iterator[tuple[Passage, ...]]:
    """The places of `found`, those in one text together: what is said is said of the whole text."""
    texts = dict.fromkeys(passage.text for passage in found.passages)
    for text in texts:
        yield tuple(passage for passage in found.passages if passage.text == text)


class Answers:
    """The items of `review`, those that are asked about first, and what was answered so far."""

    def __init__(self, review: Review) -> None:
        self.items = (
            *(Item(passages, None) for found in review.undecided for passages in _by_text(found)),
            *(Item(found.passages, Answer.HIDE) for found in review.hidden),
            *(Item(found.passages, Answer.KEEP) for found in review.kept),
        )
        self.asked = sum(item.before is None for item in self.items)
        """How many items are asked about: the first ones."""
        self._given: dict[int, Answer] = {}

    def of(self, place: int) -> Answer | None:
        """What becomes of the item at `place`, from 0; None while it is asked about."""
        return self._given.get(place, self.items[place].before)

    @property
    def open(self) -> list[int]:
        """The places of the items that nobody has answered yet."""
        return [place for place in range(self.asked) if place not in self._given]

    def next_open(self, place: int) -> int | None:
        """The next item after `place` that nobody has answered, from the beginning again after the last; None for
        none."""
        return min(self.open, key=lambda other: (other <= place, other), default=None)

    def give(self, place: int, answer: Answer) -> None:
        """Answers the item at `place`. What is to be kept always is answered for all items of the same words."""
        match answer:
            case Answer.HIDE | Answer.KEEP:
                self._given[place] = answer
            case Answer.ALWAYS:
                words = variant_key(self.items[place].first.words)
                for other, item in enumerate(self.items):
                    if item.in_doubt and variant_key(item.first.words) == words:
                        self._given[other] = answer
            case _:
                assert_never(answer)

    def judgements(self) -> tuple[Judgement, ...]:
        """What was said, to be remembered."""
        return tuple(dict.fromkeys(one for place in sorted(self._given) for one in self._judged(place)))

    def _judged(self, place: int) -> Iterator[Judgement]:
        item, answer = self.items[place], self._given[place]
        if answer is item.before:
            return
        match answer:
            case Answer.HIDE:
                yield from (passage.judged(Verdict.HIDE) for passage in item.passages)
            case Answer.KEEP:
                yield from (passage.judged(Verdict.KEEP) for passage in item.passages)
            case Answer.ALWAYS:
                yield Judgement(item.first.words, Verdict.KEEP)
                # What was said of one text before goes before what is said of all.
                yield from (p.judged(Verdict.KEEP) for p in item.passages if p.verdict is Verdict.HIDE)
            case _:
                assert_never(answer)
