"""What a draw says about itself: facts for one line, and whom each person has never met yet."""

from itertools import combinations

from chietai.lottery.bounds import fewest_alike, fewest_repeats, pairs_of
from chietai.lottery.constraints import broken
from chietai.lottery.problem import Problem, as_labels, met_points
from chietai.lottery.rules import refs
from chietai.lottery.types import MET, AttributeFact, Bounds, DrawRequest, Quality, Tables


def lower_bound(problem: Problem) -> int:
    """A provable lower bound for the cost."""
    alike = sum(
        points * fewest_alike(label, problem.sizes)
        for label, points in zip(problem.labels, problem.points, strict=True)
    )
    costs = [cost for row in problem.met for cost in row.values()]
    if not costs:
        return alike
    return alike + min(costs) * fewest_repeats([set(row) for row in problem.met], problem.sizes)


def weighed_attributes(request: DrawRequest) -> list[str]:
    """The attributes that count in this draw (weighed, and somebody has one), the weightiest first."""
    had = {name for person in request.people for name, value in person.attributes if value}
    ranked = sorted(request.weights, key=lambda entry: (-entry[1], entry[0]))
    return [name for name, weight in ranked if weight and name in had - {MET}]


def bounds(request: DrawRequest, cost: int) -> Bounds:
    """All lower bounds; `cost` is the one for the whole (`lower_bound`)."""
    keys = sorted(person.key for person in request.people)
    number = {key: i for i, key in enumerate(keys)}
    known: list[set[int]] = [set() for _ in keys]
    for a, b in met_points(request.history, set(keys)):
        known[number[a]].add(number[b])
        known[number[b]].add(number[a])
    attributes = {person.key: dict(person.attributes) for person in request.people}
    return Bounds(
        cost=cost,
        same=tuple(
            (name, fewest_alike(as_labels([attributes[key].get(name, "") for key in keys]), request.sizes))
            for name in weighed_attributes(request)
        ),
        repeats=fewest_repeats(known, request.sizes),
    )


def quality(request: DrawRequest, tables: Tables) -> Quality:
    """The facts about an arrangement of the people present, drawn or changed by hand. Of somebody whom the request does
    not name (a record that was changed) nothing is known.
    """
    attributes = {person.key: dict(person.attributes) for person in request.people}
    sizes = tuple(map(len, tables))
    seated = [key for table in tables for key in table]
    facts = []
    for name in weighed_attributes(request):
        values = {key: attributes.get(key, {}).get(name, "") for key in seated}
        alike = sum(values[a] == values[b] != "" for table in tables for a, b in combinations(table, 2))
        least = fewest_alike(as_labels([values[key] for key in seated]), sizes)
        facts.append(AttributeFact(name, alike, least))
    met = met_points(request.history, set(seated))
    pairs = sum(map(pairs_of, sizes))
    new = sum(pair not in met for table in tables for pair in combinations(sorted(table), 2))
    return Quality(
        attributes=tuple(facts),
        pairs=pairs,
        new_pairs=new,
        new_percent=100 * new // pairs if pairs else 100,
        rules=len(refs(request.rules)),
        broken=broken(request.rules, tables),
    )


def never_met(request: DrawRequest, tables: Tables) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Per person present (in the order of keys): who of those present has never sat with them, today included."""
    keys = sorted(person.key for person in request.people)
    met: dict[str, set[str]] = {key: {key} for key in keys}
    for meeting in (*request.history.meetings, tables):
        for table in meeting:
            here = [key for key in table if key in met]
            for key in here:
                met[key].update(here)
    return tuple((key, tuple(other for other in keys if other not in met[key])) for key in keys)
