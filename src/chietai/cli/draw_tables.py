"""`chietai draw` with a member list: one meeting, or a plan for several."""

from argparse import Namespace
from secrets import randbelow
from typing import Any

from chietai.cli.common import CommandError, complain, say
from chietai.cli.draw_people import People, history_of, people_of, rules_of
from chietai.cli.output import padded, say_json
from chietai.i18n import _, ngettext, pgettext
from chietai.lottery.types import (
    DEFAULT_WEIGHTS,
    Draw,
    DrawRequest,
    ImpossibleRequest,
    Season,
    SeasonRequest,
    Tables,
)
from chietai.wording import clashes as wording
from chietai.wording import draws, names

_DIGITS = 6
_NAME_COLUMNS = 24


def draw_tables(args: Namespace) -> int:
    """Draws, prints, and gives the exit code. Raises CommandError and RecordError."""
    from chietai.drawing import with_experience
    from chietai.lottery import commitment, seed_from, table_sizes
    from chietai.roster import RosterError, Weight, describe, read_roster

    if not args.roster:
        raise CommandError(_("Please name a member list: `chietai draw LIST --tables 5`"))
    if (args.tables is None) == (args.size is None):
        raise CommandError(_("Please give either --tables or --size."))
    try:
        preview = read_roster(args.roster)
    except RosterError as error:
        raise CommandError(str(error)) from error
    for problem in preview.problems:
        if problem.weight is Weight.LOST:
            complain(describe(problem))
    people = people_of(preview.rows)
    weights = dict(DEFAULT_WEIGHTS) | dict(args.weight)
    history = history_of(args.history, people)
    request = DrawRequest(
        people=with_experience(people.persons(), history),
        sizes=table_sizes(len(people.rows), tables=args.tables, size=args.size),
        weights=tuple(weights.items()),
        history=history,
        rules=rules_of(args, people),
    )
    digits = "" if args.seed else f"{randbelow(10**_DIGITS):0{_DIGITS}}"
    seed = args.seed or seed_from(commitment(request), digits)
    try:
        if args.tables_plan:
            return _plan(request, args.tables_plan, seed, people, as_json=args.json)
        return _one(request, seed, digits, people, as_json=args.json)
    except ImpossibleRequest as error:
        for clash in error.clashes:
            complain(wording.clash(clash, people.called))
        return 1


def _one(request: DrawRequest, seed: str, digits: str, people: People, *, as_json: bool) -> int:
    from dataclasses import replace

    from chietai.lottery import commitment_words, draw

    drawn = draw(replace(request, seed=seed))
    if as_json:
        say_json(_as_json(drawn, people))
        return 0
    _print_tables(drawn.tables, people)
    say("")
    say(draws.quality(drawn.quality))
    joined = pgettext("between the items of a list", ", ").join(commitment_words(drawn.commitment))
    say(_("words: {words}").format(words=joined))
    if digits:
        say(_("digits, chosen by the program: {digits}").format(digits=digits))
    say(_("seed: {seed}").format(seed=drawn.seed))
    return 0


def _plan(request: DrawRequest, meetings: int, seed: str, people: People, *, as_json: bool) -> int:
    from chietai.lottery import plan_season

    season = plan_season(
        SeasonRequest(
            people=request.people,
            sizes=(request.sizes,) * meetings,
            weights=request.weights,
            history=request.history,
            rules=request.rules,
            seed=seed,
        )
    )
    if as_json:
        say_json(_season_as_json(season, people))
        return 0
    for number, tables in enumerate(season.meetings, 1):
        say(_("Meeting {number}").format(number=number))
        _print_tables(tables, people)
        say("")
    text = _("Pairs who sit together again: {repeats} (least possible: at least {least})")
    say(text.format(repeats=season.repeats, least=season.least_repeats))
    say(_("seed: {seed}").format(seed=season.seed))
    return 0


def _print_tables(tables: Tables, people: People) -> None:
    rows, place = people.by_key, {key: n for n, key in enumerate(people.keys)}
    for number, table in enumerate(tables, 1):
        count = ngettext("{n} person", "{n} people", len(table)).format(n=len(table))
        say(f"{names.table(number)}  {count}")
        for key in sorted(table, key=place.__getitem__):
            say(f"  {padded(rows[key].name, _NAME_COLUMNS)} {rows[key].organisation}".rstrip())


def _numbers(tables: Tables, people: People) -> list[list[int]]:
    number = {key: i for i, key in enumerate(people.keys)}
    return [sorted(number[key] for key in table) for table in tables]


def _as_json(drawn: Draw, people: People) -> dict[str, Any]:
    return {
        "tables": _numbers(drawn.tables, people),
        "cost": drawn.cost,
        "bounds": {"cost": drawn.bounds.cost, "same": dict(drawn.bounds.same), "repeats": drawn.bounds.repeats},
        "same": {fact.attribute: fact.pairs for fact in drawn.quality.attributes},
        "new_percent": drawn.quality.new_percent,
        "commitment": drawn.commitment,
        "seed": drawn.seed,
        "version": drawn.version,
    }


def _season_as_json(season: Season, people: People) -> dict[str, Any]:
    return {
        "sessions": [_numbers(tables, people) for tables in season.meetings],
        "cost": season.cost,
        "repeats": season.repeats,
        "bounds": {"repeats": season.least_repeats, "same": {fact.attribute: fact.least for fact in season.same}},
        "source": season.source,
        "seed": season.seed,
        "version": season.version,
    }
