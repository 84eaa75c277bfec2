"""What people say in a rehearsal, and who they are: the data files beside this module."""

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from chietai.meeting.kinds import CouncilKind, Outcome

Pair = tuple[str, str]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Topic(_Data):
    """One subject. `again`: another wording of the trouble with that place; `offers`: kind of body and text; `cases`:
    the case, and the promise of who takes it home.
    """

    name: str
    troubles: tuple[str, ...]
    again: tuple[tuple[int, str], ...]
    offers: tuple[Pair, ...]
    ideas: tuple[str, ...]
    hopes: tuple[str, ...]
    cases: tuple[Pair, ...]


class Organisation(_Data):
    """A body of people. `weight`: how many of them there are beside others."""

    kind: str
    name: str
    sector: str
    role: str = ""
    weight: int = 1


class Cast(_Data):
    """A council and the bodies its members come from."""

    council: str
    council_kind: CouncilKind
    parent: str
    area: str
    organisations: tuple[Organisation, ...]


class Theme(_Data):
    """The theme of a day, with the names of its topics."""

    theme: str
    consider: str
    result: str
    case_name: str
    case_text: str
    topics: tuple[str, ...]


class PastPromise(_Data):
    """A promise of the meeting before, and what became of it."""

    text: str
    kind: str
    outcome: Outcome
    note: str


class Corpus(_Data):
    """Everything that can be said."""

    topic: tuple[Topic, ...]

    surnames: tuple[Pair, ...]
    given: tuple[Pair, ...]
    districts: tuple[str, ...]
    needs: tuple[str, ...]
    cast: dict[str, Cast]

    places: tuple[str, ...]
    titles: tuple[str, ...]
    secretariat: str
    handouts: str
    next_notes: tuple[str, ...]
    checklist: tuple[str, ...]
    theme: tuple[Theme, ...]
    promise: tuple[PastPromise, ...]
    unsaid: tuple[str, ...]
    notes: tuple[str, ...]
    promises: tuple[Pair, ...]
    offers: tuple[Pair, ...]
    ideas: tuple[str, ...]
    hopes: tuple[str, ...]
    tails: tuple[str, ...]
    hope_tails: tuple[str, ...]
    typos: tuple[Pair, ...]

    def topic_of(self, trouble: str) -> Topic | None:
        """The topic that a trouble belongs to; None for one that is not from here."""
        for topic in self.topic:
            if trouble in topic.troubles or any(text == trouble for _, text in topic.again):
                return topic
        return None

    def kind_of(self, organisation: str) -> str:
        """The kind of the body called `organisation`; "" for one that is not from here."""
        for cast in self.cast.values():
            for known in cast.organisations:
                if known.name == organisation:
                    return known.kind
        return ""


@cache
def corpus() -> Corpus:
    """The data of the files, read once."""
    folder = Path(__file__).parent
    data: dict[str, object] = {}
    for name in ("corpus", "people", "meeting"):
        data |= tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))
    return Corpus.model_validate(data)
