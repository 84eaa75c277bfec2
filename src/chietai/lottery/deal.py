"""The deal: everybody is dealt round the tables so that the people of one organisation are spread evenly."""

from collections.abc import Callable

from chietai.lottery.constraints import Constraints
from chietai.lottery.first_arrangement import NoSeating, seat
from chietai.lottery.problem import Groups, Problem, main_attribute
from chietai.lottery.rng import Stream

Checked = Callable[[], list[list[str]]]
"""Gives a seating, by key, of those of whom a rule speaks (see `chietai.lottery.conflicts.checked_seating`)."""


def deal(problem: Problem, limits: Constraints, stream: Stream, checked: Checked | None = None) -> Groups:
    """A first arrangement by lot that keeps the rules.

    When no seating of the people with rules is found by lot within the step budget, the one of `checked` is taken.
    Raises ValueError when there is none either (the caller has looked for clashes before).
    """
    if not limits.any_rule:
        return _round_the_tables(problem, stream)
    seated = seat(limits, problem.sizes, stream)
    if isinstance(seated, NoSeating):
        if checked is None:
            raise ValueError(f"no arrangement keeps the rules: {seated.value}")
        number = {key: i for i, key in enumerate(problem.keys)}
        seated = [[number[key] for key in group] for group in checked()]
    return _fill(problem, seated, stream)


def _by_label(problem: Problem, people: list[int], stream: Stream) -> list[list[int]]:
    """People in piles of one main label (of the attribute with the most points), piles and people by lot."""
    main = main_attribute(problem)
    piles: dict[int, list[int]] = {}
    for i in people:
        piles.setdefault(i if main is None else problem.labels[main][i], []).append(i)
    return [stream.shuffled(pile) for pile in stream.shuffled(piles.values())]


def _round_the_tables(problem: Problem, stream: Stream) -> Groups:
    """Pile after pile, one person to each table in turn.

    Larger tables come first in the round, so that the last, shorter round breaks no turn: with sizes that differ
    by at most one, every run of people is spread as evenly as can be, for every label at once.
    """
    groups: Groups = [[] for _ in problem.sizes]
    order = sorted(stream.shuffled(range(len(problem.sizes))), key=lambda g: -problem.sizes[g])
    turn = 0
    for pile in _by_label(problem, list(range(len(problem.keys))), stream):
        for i in pile:
            while len(groups[order[turn]]) >= problem.sizes[order[turn]]:
                turn = (turn + 1) % len(order)
            groups[order[turn]].append(i)
            turn = (turn + 1) % len(order)
    return groups


def _fill(problem: Problem, groups: Groups, stream: Stream) -> Groups:
    """Seats all who are still standing: each where the fewest of the same label sit, then where most seats are free."""
    seated = {i for group in groups for i in group}
    main = main_attribute(problem)
    order = stream.shuffled(range(len(groups)))
    for pile in _by_label(problem, [i for i in range(len(problem.keys)) if i not in seated], stream):
        label = None if main is None else problem.labels[main][pile[0]]
        for i in pile:
            g = min(
                (g for g in order if len(groups[g]) < problem.sizes[g]),
                key=lambda g: (
                    0 if main is None else sum(problem.labels[main][j] == label for j in groups[g]),
                    len(groups[g]) - problem.sizes[g],
                ),
            )
            groups[g].append(i)
    return groups
