"""Why nothing can be drawn, in plain words: which rules clash, about whom, and what to change."""

from collections.abc import Callable, Iterable
from typing import assert_never

from chietai.i18n import _, ngettext, pgettext
from chietai.lottery.rules import RuleRef, RuleSort
from chietai.lottery.types import Clash, ClashKind
from chietai.wording import names

Called = Callable[[str], str]
"""The name of a person by key."""


def clash(problem: Clash, called: Called) -> str:
    """One or two sentences: what clashes, and what helps. `called` gives the name of a person by key."""
    people = _list(map(called, problem.people))
    needed, available = problem.needed, problem.available
    match problem.kind:
        case ClashKind.NOBODY:
            return _("There is nobody to draw. Please say who is here first.")
        case ClashKind.TOO_MANY_PEOPLE:
            return _("{needed} people are too many for one draw. At most {available} are possible.").format(
                needed=needed, available=available
            )
        case ClashKind.SAME_KEY_TWICE:
            return _("{people} is on the list twice. Please take one of both out.").format(people=people)
        case ClashKind.SEATS_DO_NOT_FIT:
            return _("There are {needed} people and {available} seats. Please make the tables fit.").format(
                needed=needed, available=available
            )
        case ClashKind.UNKNOWN_PERSON:
            return _("A rule names {people}, who is not here. Please take the rule out.").format(people=people)
        case ClashKind.UNKNOWN_TABLE:
            return _("A rule binds {people} to {table}, which is not in use. Please choose another table.").format(
                people=people, table=_tables(problem)
            )
        case ClashKind.UNKNOWN_VERSION:
            return _("This draw was made by a newer program. Please install the newest version of Chietai.")
        case ClashKind.WEIGHT_OUT_OF_RANGE:
            return _("The weight of {name} must be a number from 0 to {available}.").format(
                name=problem.name, available=available
            )
        case ClashKind.AT_TWO_TABLES:
            text = _("{people} would have to sit at several tables: {tables}. Please keep only one.")
            return text.format(people=people, tables=_tables(problem))
        case ClashKind.APART_AND_TOGETHER:
            return _("{people} are to sit together and apart. Please keep only one of both rules.").format(
                people=people
            )
        case ClashKind.APART_AT_ONE_TABLE:
            text = _("{people} are to sit apart, but both are bound to {table}. Please change one of the rules.")
            return text.format(people=people, table=_tables(problem))
        case ClashKind.TOGETHER_TOO_MANY:
            text = _("{needed} people are to sit together ({people}), but the largest table has {available} seats.")
            return text.format(needed=needed, people=people, available=available)
        case ClashKind.TABLE_TOO_FULL:
            text = _("{needed} people are bound to {table} ({people}), but it has {available} seats.")
            return text.format(needed=needed, table=_tables(problem), people=people, available=available)
        case ClashKind.APART_TOO_MANY:
            return ngettext(
                "{needed} people are all to sit apart ({people}), but there is {available} table.",
                "{needed} people are all to sit apart ({people}), but there are {available} tables.",
                available,
            ).format(needed=needed, people=people, available=available)
        case ClashKind.KIND_LEAST_OVER_MOST:
            return _("{name}: the least number is more than the most. Please change one of them.").format(
                name=problem.name
            )
        case ClashKind.KIND_TOO_FEW:
            text = _("{name}: {needed} people are needed for all tables, but only {available} are here.")
            return text.format(name=problem.name, needed=needed, available=available)
        case ClashKind.KIND_TOO_MANY:
            text = _("{name}: {needed} people are here, but the rule allows {available} at all tables together.")
            return text.format(name=problem.name, needed=needed, available=available)
        case ClashKind.NO_ARRANGEMENT:
            return _("These rules cannot all be kept at once. Leaving out any one of them helps: {rules}").format(
                rules=_sentences(problem, called)
            )
        case ClashKind.UNDECIDED:
            return _("There are too many rules to find a seating. Please leave some out: {rules}").format(
                rules=_sentences(problem, called)
            )
        case _:
            assert_never(problem.kind)


def rule(ref: RuleRef, called: Called) -> str:
    """One rule as a short sentence."""
    people = _list(map(called, ref.people))
    match ref.sort:
        case RuleSort.APART:
            return _("{people}: not at one table").format(people=people)
        case RuleSort.TOGETHER:
            return _("{people}: at one table").format(people=people)
        case RuleSort.AT:
            return _("{people}: at {table}").format(people=people, table=names.table((ref.table or 0) + 1))
        case RuleSort.KIND if ref.most is None:
            return _("{name}: at least {least} at every table").format(name=ref.name, least=ref.least)
        case RuleSort.KIND:
            return _("{name}: {least} to {most} at every table").format(name=ref.name, least=ref.least, most=ref.most)
        case _:
            assert_never(ref.sort)


def _list(texts: Iterable[str]) -> str:
    return pgettext("between the items of a list", ", ").join(texts)


def _tables(problem: Clash) -> str:
    return _list(names.table(number + 1) for number in problem.tables)


def _sentences(problem: Clash, called: Called) -> str:
    return " / ".join(rule(ref, called) for ref in problem.rules)
