"""What a draw is asked for and what it answers: immutable, documented, made of str, int, bool and tuples only.

Tables are numbered from 0 here (the room says 1). People are named by `key`, which must be unique and never change
between meetings, because the history is told by it.
"""

from dataclasses import dataclass
from enum import StrEnum

from chietai.lottery.rules import NO_RULES, RuleRef, Rules

Table = tuple[str, ...]
Tables = tuple[Table, ...]

CURRENT_VERSION = "1"
"""The algorithm version that new requests carry. Every version ever recorded stays runnable."""

MOST_PEOPLE = 500
MOST_WEIGHT = 10_000

MET = "met"
"""The reserved name in `weights` for having sat at one table in an earlier meeting."""

DEFAULT_WEIGHTS: tuple[tuple[str, int], ...] = (
    ("organisation", 100),
    ("sector", 3),
    ("profession", 3),
    ("district", 2),
    ("experience", 2),
    (MET, 4),
)


@dataclass(frozen=True, slots=True)
class Person:
    """One person present. `attributes` are (name, value) pairs such as ("organisation", "社協").

    A missing or empty value is like nobody else's.
    """

    key: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """Who sat with whom before: one `Tables` per earlier draw, the most recent last.

    Several draws in one meeting are several entries. People who are not present today may stand in it.
    """

    meetings: tuple[Tables, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawRequest:
    """All that decides a draw. Everything but `seed` is part of the commitment; the order of `people` is not.

    sizes: seats by table number; 0 keeps the number of a table that is not in use. Their sum is the number of people.
    weights: (attribute name, 0..10,000), and `MET` for the history. The cost of a pair at one table is
    16 * weight for every attribute they share, plus weight of `MET` * (sum over their earlier meetings of 4 for the
    last one, 3 for the one before, 2 for all older) squared.
    """

    people: tuple[Person, ...]
    sizes: tuple[int, ...]
    weights: tuple[tuple[str, int], ...] = DEFAULT_WEIGHTS
    history: History = History()
    rules: Rules = NO_RULES
    version: str = CURRENT_VERSION
    seed: str = ""


@dataclass(frozen=True, slots=True)
class SeasonRequest:
    """All that decides a plan for several meetings at once. `sizes` holds the seats by table for each meeting."""

    people: tuple[Person, ...]
    sizes: tuple[tuple[int, ...], ...]
    weights: tuple[tuple[str, int], ...] = DEFAULT_WEIGHTS
    history: History = History()
    rules: Rules = NO_RULES
    version: str = CURRENT_VERSION
    seed: str = ""


class ClashKind(StrEnum):
    """Why a request cannot be drawn. `needed` and `available` of the `Clash` are the figures to tell."""

    NOBODY = "nobody"  # no people
    TOO_MANY_PEOPLE = "too-many-people"  # needed: people, available: MOST_PEOPLE
    SAME_KEY_TWICE = "same-key-twice"  # people
    SEATS_DO_NOT_FIT = "seats-do-not-fit"  # needed: people, available: seats
    UNKNOWN_PERSON = "unknown-person"  # a rule names somebody who is not present
    UNKNOWN_TABLE = "unknown-table"  # a rule names a table that is not in use
    UNKNOWN_VERSION = "unknown-version"  # of the algorithm
    WEIGHT_OUT_OF_RANGE = "weight-out-of-range"  # name: the attribute
    AT_TWO_TABLES = "at-two-tables"  # one person, or people who are together, bound to several tables
    APART_AND_TOGETHER = "apart-and-together"
    APART_AT_ONE_TABLE = "apart-at-one-table"  # two who are to be apart are bound to one table
    TOGETHER_TOO_MANY = "together-too-many"  # needed: how many together, available: the largest table
    TABLE_TOO_FULL = "table-too-full"  # needed: bound to `table`, available: its seats
    APART_TOO_MANY = "apart-too-many"  # needed: how many mutually apart, available: tables
    KIND_LEAST_OVER_MOST = "kind-least-over-most"
    KIND_TOO_FEW = "kind-too-few"  # needed: least * tables, available: people of the kind
    KIND_TOO_MANY = "kind-too-many"  # needed: people of the kind, available: most * tables
    NO_ARRANGEMENT = "no-arrangement"  # `rules` cannot all hold at once, and leaving out any one of them helps
    UNDECIDED = "undecided"  # no arrangement was found within the step budget; fewer rules may help


@dataclass(frozen=True, slots=True)
class Clash:
    """One reason why nothing can be drawn: which rules clash, about whom, and the figures."""

    kind: ClashKind
    people: tuple[str, ...] = ()
    tables: tuple[int, ...] = ()
    rules: tuple[RuleRef, ...] = ()
    needed: int = 0
    available: int = 0
    name: str = ""


class ImpossibleRequest(ValueError):
    """Raised instead of drawing. `clashes` says why, and the message is for developers only."""

    def __init__(self, clashes: tuple[Clash, ...]) -> None:
        super().__init__(", ".join(clash.kind.value for clash in clashes))
        self.clashes = clashes


@dataclass(frozen=True, slots=True)
class AttributeFact:
    """Pairs at one table who share `attribute`, and the fewest possible with these sizes (rules left aside)."""

    attribute: str
    pairs: int
    least: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """Provable lower bounds. cost: of the whole draw. same: (attribute, pairs). repeats: pairs who met before."""

    cost: int
    same: tuple[tuple[str, int], ...] = ()
    repeats: int = 0


@dataclass(frozen=True, slots=True)
class Quality:
    """The facts for the facilitator's one line after a draw.

    pairs: all pairs seated at one table. new_pairs: those who never sat together before. new_percent: in whole
    per cent, rounded down (100 when there are no pairs). rules: how many hard rules were asked for. broken: those
    that do not hold (none after a draw; perhaps some after moves by hand).
    """

    attributes: tuple[AttributeFact, ...]
    pairs: int
    new_pairs: int
    new_percent: int
    rules: int
    broken: tuple[RuleRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Draw:
    """The answer. `tables` by table number; the keys of one table stand in the order of their code points."""

    tables: Tables
    seed: str
    version: str
    commitment: str
    cost: int
    bounds: Bounds
    quality: Quality


@dataclass(frozen=True, slots=True)
class Placement:
    """One possible place for somebody: the table, what it adds to the cost, the tables then, the rules then broken."""

    table: int
    added: int
    tables: Tables
    broken: tuple[RuleRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What a change by hand does: the tables then, cost before and after, rules newly broken, quality then."""

    tables: Tables
    before: int
    after: int
    newly_broken: tuple[RuleRef, ...]
    quality: Quality

    @property
    def added(self) -> int:
        """What the change costs (less than 0: it makes things better)."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Moved:
    """One person who changes tables."""

    key: str
    source: int
    target: int


@dataclass(frozen=True, slots=True)
class Rearrangement:
    """Tables after one was opened or closed, and who has to move. A closed table stays as an empty one.

    newly_broken: rules that held before and do not hold now, because they cannot with so few moved.
    """

    tables: Tables
    moved: tuple[Moved, ...]
    cost: int
    newly_broken: tuple[RuleRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Season:
    """A plan for several meetings. repeats: pairs seated together again, counted at every seating after the first.

    least_repeats: a provable lower bound. source: how the plan was found: "known design: ...",
    "search", or "8 meetings of a known design: ...; then search".
    """

    meetings: tuple[Tables, ...]
    seed: str
    version: str
    cost: int
    repeats: int
    least_repeats: int
    same: tuple[AttributeFact, ...]
    source: str


def table_sizes(n: int, *, tables: int | None = None, size: int | None = None) -> tuple[int, ...]:
    """Near-equal sizes for `n` people at so many tables, or at tables of at most `size` people; larger ones first.

    Give exactly one of both, at least 1. More tables than people become as many as there are people.
    Raises ValueError otherwise.
    """
    wanted = tables if size is None else size
    if (tables is None) == (size is None) or wanted is None or wanted < 1 or n < 0:
        raise ValueError("give a number of people, and either the number of tables or their size, from 1")
    if n == 0:
        return ()
    many = min(n, tables) if tables is not None else -(-n // wanted)
    each, more = divmod(n, many)
    return (each + 1,) * more + (each,) * (many - more)
