"""What a paper hides and keeps, with its place: for a person to look at before it is written. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from chietai.meeting.kinds import EntryKind, Verdict
from chietai.meeting.state import Judgement
from chietai.privacy.findings import Finding, Guarded, Sort
from chietai.privacy.judgements import Judgements
from chietai.text.folding import variant_key
from chietai.text.graphemes import boundary

_SENTENCE_ENDS = "。！？!?\n"
_MORE = "..."


class Part(StrEnum):
    """The parts of a paper in which texts of people stand."""

    FACTS = "facts"  # the council, when and where, the programme, the next meeting
    AIM = "aim"
    CASE = "case"
    MEMBERS = "members"  # bodies and offices
    DRAW = "draw"
    ENTRY = "entry"  # something that was said


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands. `kind` is that of the entry, `no` its number on the wall, or that of the trouble which it
    answers; 0 for none."""

    part: Part
    kind: EntryKind | None = None
    no: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in a text that were hidden, or kept because a person said so; `verdict` is what was said of them."""

    place: Place
    text: str
    finding: Finding
    verdict: Verdict | None = None

    @property
    def words(self) -> str:
        """The words themselves."""
        return self.text[self.finding.start : self.finding.end]

    @property
    def sure(self) -> bool:
        """Whether they lead to a person beyond doubt."""
        return self.finding.sure

    @property
    def sort(self) -> Sort:
        """What they are taken for."""
        return self.finding.sort

    @property
    def undecided(self) -> bool:
        """Whether they are in doubt, and nobody has said anything of them yet."""
        return not self.sure and self.verdict is None

    def judged(self, verdict: Verdict) -> Judgement:
        """What is said when these words are judged at this place alone."""
        return Judgement(self.words, verdict, self.text)

    def around(self, room: int = 40) -> tuple[str, str]:
        """What stands before and after the words in their sentence, at most `room` characters of each."""
        start, end = self.finding.start, self.finding.end
        before = self.text[max(self.text.rfind(sign, 0, start) for sign in _SENTENCE_ENDS) + 1 : start].lstrip()
        ends = [place + 1 for sign in _SENTENCE_ENDS if (place := self.text.find(sign, end)) >= 0]
        after = self.text[end : min(ends, default=len(self.text))].rstrip()
        if len(before) > room:
            before = _MORE + before[boundary(before, len(before) - room) :]
        if len(after) > room:
            after = after[: boundary(after, room)] + _MORE
        return before, after


@dataclass(frozen=True, slots=True)
class Found:
    """The same words at all their places."""

    passages: tuple[Passage, ...]

    @property
    def words(self) -> str:
        """The words as they stand at the first place."""
        return self.passages[0].words


@dataclass(frozen=True, slots=True)
class Review:
    """What one paper hides and keeps, equal words together, in the order of the paper.

    `undecided` is in doubt and hidden until a person says otherwise; `hidden` is hidden for sure, or because a person
    said so; `kept` stands because a person said so. Nothing is in two of them.
    """

    undecided: tuple[Found, ...] = ()
    hidden: tuple[Found, ...] = ()
    kept: tuple[Found, ...] = ()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Everything, one by one: what is undecided first."""
        return tuple(p for found in (*self.undecided, *self.hidden, *self.kept) for p in found.passages)


@dataclass(frozen=True, slots=True)
class Withheld:
    """How many places a paper hides: for `sure`, and in `doubt`; how many it has `kept` because a person said so.

    `looked`: whether a person has looked at what this paper hides; `decided`: whether a person has said, now or before,
    what becomes of everything that was in doubt.
    """

    sure: int = 0
    doubt: int = 0
    kept: int = 0
    looked: bool = False
    decided: bool = False


def review_of(texts: Iterable[tuple[Place, Guarded]], judgements: Judgements) -> Review:
    """What was hidden and kept in `texts`."""
    undecided: list[Passage] = []
    hidden: list[Passage] = []
    kept: list[Passage] = []
    for place, guarded in texts:
        for finding in guarded.hidden:
            passage = _passage(place, guarded, finding, judgements.of)
            (undecided if passage.undecided else hidden).append(passage)
        kept += [_passage(place, guarded, finding, judgements.of) for finding in guarded.kept]
    return Review(_together(undecided), _together(hidden), _together(kept))


def _passage(
    place: Place, guarded: Guarded, finding: Finding, verdict: Callable[[str, str], Verdict | None]
) -> Passage:
    return Passage(place, guarded.text, finding, verdict(guarded.words(finding), guarded.text))


def _together(passages: Iterable[Passage]) -> tuple[Found, ...]:
    by: dict[str, list[Passage]] = {}
    for passage in passages:
        by.setdefault(variant_key(passage.words), []).append(passage)
    return tuple(Found(tuple(alike)) for alike in by.values())


def withheld(review: Review, *, looked: bool) -> Withheld:
    """The figures of `review`. `looked`: whether a person has looked at it."""
    hidden = [passage for found in (*review.undecided, *review.hidden) for passage in found.passages]
    doubt = sum(not passage.sure for passage in hidden)
    kept = sum(len(found.passages) for found in review.kept)
    return Withheld(len(hidden) - doubt, doubt, kept, looked, bool(kept or doubt) and not review.undecided)
