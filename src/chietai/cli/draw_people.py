"""The people and the rules of a draw, from a member list and the command line."""

from argparse import Namespace
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from chietai.cli.common import CommandError
from chietai.i18n import _
from chietai.lottery.rules import RuleRef, Rules, RuleSort, rules_from
from chietai.lottery.types import History, Person, Tables
from chietai.regular_files import expanded
from chietai.text.figures import read_number
from chietai.text.folding import fold

if TYPE_CHECKING:
    from chietai.meeting.state import State
    from chietai.roster.preview import RosterRow


@dataclass(frozen=True)
class People:
    """The rows of the list, and the key of each person: the name, with organisation and row where that is needed."""

    rows: tuple["RosterRow", ...]
    keys: tuple[str, ...]

    def persons(self) -> tuple[Person, ...]:
        """The people as the lottery knows them."""
        from chietai.drawing import person_with
        from chietai.meeting.kinds import MemberAttribute

        people = []
        for key, row in zip(self.keys, self.rows, strict=True):
            known = {attribute: row.attribute(attribute) for attribute in MemberAttribute}
            known[MemberAttribute.SECTOR] = row.sector or row.guessed_sector
            people.append(person_with(key, known))
        return tuple(people)

    @cached_property
    def by_key(self) -> dict[str, "RosterRow"]:
        """The rows by the key of the person, in the order of the list."""
        return dict(zip(self.keys, self.rows, strict=True))

    @cached_property
    def _by_name(self) -> dict[str, list[tuple[str, str]]]:
        """Key and folded organisation of everybody with a (folded) name: earlier meetings ask for each member."""
        found: dict[str, list[tuple[str, str]]] = {}
        for key, row in zip(self.keys, self.rows, strict=True):
            found.setdefault(fold(row.name), []).append((key, fold(row.organisation)))
        return found

    def called(self, key: str) -> str:
        """The name of a person by key; the key itself for somebody who is not on the list."""
        row = self.by_key.get(key)
        return key if row is None else row.name

    def key_of(self, name: str) -> str:
        """The key of the person who is meant by NAME or NAME/ORGANISATION. Raises CommandError."""
        wanted, _sign, organisation = name.replace("／", "/").partition("/")
        folded = fold(organisation)
        keys = [
            key
            for key, its_organisation in self._by_name.get(fold(wanted), ())
            if not organisation or its_organisation == folded
        ]
        if not keys:
            raise CommandError(
                _("{name} is not on the list. Please write the name as it stands there.").format(name=name)
            )
        if len(keys) > 1:
            text = _("Several people are called {name}. Please add the organisation: {name}/organisation")
            raise CommandError(text.format(name=name))
        return keys[0]


def people_of(rows: tuple["RosterRow", ...]) -> People:
    """The people of a list. Raises CommandError when there is nobody."""
    if not rows:
        raise CommandError(_("There is nobody on this list."))
    namesakes = Counter(row.name for row in rows)
    keys: list[str] = []
    taken: set[str] = set()
    for row in rows:
        key = f"{row.name}/{row.organisation}" if namesakes[row.name] > 1 else row.name
        keys.append(f"{key}#{row.number}" if key in taken else key)
        taken.add(keys[-1])
    return People(rows, tuple(keys))


def rules_of(args: Namespace, people: People) -> Rules:
    """The rules that were typed. Raises CommandError for a name or a table that cannot be understood."""
    return rules_from(ref for sort in RuleSort for ref in _typed_rules(sort, args, people))


def _typed_rules(sort: RuleSort, args: Namespace, people: People) -> list[RuleRef]:
    match sort:
        case RuleSort.APART:
            return [RuleRef(sort, _group(text, people)) for text in args.apart]
        case RuleSort.TOGETHER:
            return [RuleRef(sort, _group(text, people)) for text in args.together]
        case RuleSort.AT:
            places = (_place(text, people) for text in args.at)
            return [RuleRef(sort, (key,), table=table) for key, table in places]
        case RuleSort.KIND:
            return [RuleRef(sort, _group(text, people), name=text, least=1) for text in args.spread]


def _group(text: str, people: People) -> tuple[str, ...]:
    names = [name.strip() for name in text.replace("、", ",").replace("，", ",").split(",") if name.strip()]
    if len(names) < 2:
        raise CommandError(
            _("Please write at least two names with a comma between them, not {text}.").format(text=text)
        )
    return tuple(dict.fromkeys(people.key_of(name) for name in names))


def _place(text: str, people: People) -> tuple[str, int]:
    name, _sign, number = text.replace("＝", "=").rpartition("=")
    table = read_number(number)
    if not name or not table:
        raise CommandError(_("Please write a name and a table number, such as NAME=3, not {text}.").format(text=text))
    return people.key_of(name), table - 1


def history_of(folder: str | None, people: People) -> History:
    """Who sat with whom in the records of a folder, oldest first. Raises CommandError and RecordError."""
    from chietai.records.library import Library
    from chietai.records.reading import readable, state_of

    if folder is None:
        return History()
    path = expanded(folder)
    if not path.is_dir():
        raise CommandError(_("{name} is not a folder; please give a folder").format(name=folder))
    listings = sorted(Library(path).list(), key=lambda listing: (listing.date or date.min, listing.path.name))
    meetings: dict[str, list[Tables]] = {}
    for listing in listings:
        held = state_of(readable(listing.path))
        # A meeting of which there are several copies counts once.
        meetings[held.session_id] = _tables(held, people)
    return History(tuple(tables for sat in meetings.values() for tables in sat))


def _tables(state: "State", people: People) -> list[Tables]:
    from chietai.meeting.views import sittings

    known: dict[str, str] = {}
    for member in state.members.values():
        try:
            known[member.id] = people.key_of(member.name)
        except CommandError:
            # Nobody of that name is on the list, or several people are: the organisation decides.
            try:
                known[member.id] = people.key_of(f"{member.name}/{member.organisation}")
            except CommandError:
                known[member.id] = ""
    return [
        tuple(tuple(known[key] for key in table if known.get(key)) for table in tables) for tables in sittings(state)
    ]
