"""A plan for several meetings at once, better than meeting by meeting.

Two ways, and the cheaper plan wins. When no rule and no earlier meeting binds: a schedule known to have no repeat, or
the beginning of one, with people assigned to its places by lot and then swapped as long as that keeps more people of
one organisation apart. And always, unless that is perfect: meeting after meeting drawn with a look ahead, then every
one drawn again against all the others (block coordinate descent).
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations

from chietai.lottery.assign import assigned
from chietai.lottery.bounds import fewest_alike, pairs_of
from chietai.lottery.conflicts import checked_seating, clashes
from chietai.lottery.constraints import Constraints, constraints
from chietai.lottery.designs import Design, Schedule, designs
from chietai.lottery.draw_facts import lower_bound, weighed_attributes
from chietai.lottery.problem import UNIT, CostRows, Groups, Problem, as_labels, numbered
from chietai.lottery.rng import Stream
from chietai.lottery.rules import Rules
from chietai.lottery.search import Effort, arrange
from chietai.lottery.types import MET, AttributeFact, DrawRequest, History, ImpossibleRequest, Season, SeasonRequest

Plan = list[Groups]
_PASSES = 2


def plan_season(request: SeasonRequest) -> Season:
    """Plans all meetings of `request.sizes`. The same request and seed give the same plan everywhere.

    The cost of a pair at one table in one meeting: 16 * weight for every attribute they share, and 16 * weight of `MET`
    for every time they met before, in earlier meetings or earlier in the plan.
    Raises ImpossibleRequest when one of the meetings cannot be drawn.
    """
    drawn = [_as_draw(request, sizes) for sizes in request.sizes]
    for one in dict.fromkeys(drawn):
        clashing = clashes(one)
        if clashing:
            raise ImpossibleRequest(clashing)
    stream = Stream(request.seed)
    keys = stream.shuffled(sorted(person.key for person in request.people))
    season = _Season(request, keys)
    known = season.designed(stream)
    if known is not None and season.cost(known[0]) == season.least():
        plan, source = known
    else:
        plan, source = season.searched(stream), "search"
        if known is not None and season.cost(known[0]) < season.cost(plan):
            plan, source = known
    tables = tuple(season.base.tables(groups) for groups in plan)
    return Season(
        meetings=tables,
        seed=request.seed,
        version=request.version,
        cost=season.cost(plan),
        repeats=season.repeats(plan),
        least_repeats=least_repeats(len(keys), request.sizes),
        same=season.facts(plan),
        source=source,
    )


def least_repeats(people: int, sizes: tuple[tuple[int, ...], ...]) -> int:
    """A lower bound for the repeated pairs of a plan: by all pairs there are, and by each person's neighbours."""
    seated = sum(pairs_of(size) for meeting in sizes for size in meeting)
    neighbours = sum(min((size for size in meeting if size), default=1) - 1 for meeting in sizes)
    forced = -(-people * max(0, neighbours - (people - 1)) // 2)
    return max(0, seated - pairs_of(people), forced)


def _as_draw(request: SeasonRequest, sizes: tuple[int, ...]) -> DrawRequest:
    return DrawRequest(
        people=request.people,
        sizes=sizes,
        weights=request.weights,
        history=request.history,
        rules=request.rules,
        version=request.version,
    )


class _Season:
    """The people by number, what pairs cost for their attributes, and how often they met before the plan."""

    def __init__(self, request: SeasonRequest, keys: list[str]) -> None:
        self.request = request
        # Attributes only: the history counts by the number of meetings here, whenever they were.
        self.base = numbered(replace(_as_draw(request, ()), history=History()), keys)
        self.weight = UNIT * dict(request.weights).get(MET, 0)
        self.earlier: dict[tuple[int, int], int] = {}
        number = {key: i for i, key in enumerate(keys)}
        for tables in request.history.meetings:
            present = [[number[key] for key in table if key in number] for table in tables]
            _count(self.earlier, present)

    def problem(self, sizes: tuple[int, ...], met: dict[tuple[int, int], int]) -> Problem:
        """One meeting, against all others."""
        rows: tuple[dict[int, int], ...] = tuple({} for _ in self.base.keys)
        if self.weight:
            for (i, j), times in met.items():
                rows[i][j] = rows[j][i] = self.weight * times
        return replace(self.base, sizes=sizes, met=rows)

    def limits(self, sizes: tuple[int, ...]) -> Constraints:
        return constraints(self.request.rules, self.base.keys, sum(map(bool, sizes)))

    def arranged(
        self, sizes: tuple[int, ...], met: dict[tuple[int, int], int], stream: Stream, foresee: bool
    ) -> Groups:
        """One meeting drawn, against all others."""
        checked = partial(checked_seating, _as_draw(self.request, sizes))
        return arrange(self.problem(sizes, met), self.limits(sizes), stream, Effort(), foresee, checked)

    def least(self) -> int:
        """What the plan costs at the least: as if nobody had ever met before."""
        return sum(lower_bound(self.problem(sizes, {})) for sizes in self.request.sizes)

    def searched(self, stream: Stream, before: Sequence[Groups] = ()) -> Plan:
        """Meeting after meeting, after those of `before`; then each again against all the others."""
        met = dict(self.earlier)
        plan: Plan = list(before)
        for groups in plan:
            _count(met, groups)
        for sizes in self.request.sizes[len(plan) :]:
            plan.append(self.arranged(sizes, met, stream, foresee=True))
            _count(met, plan[-1])
        if len(plan) < 2:
            return plan
        least, cost = self.least(), self.cost(plan)
        best, lowest = list(plan), cost
        for _ in range(_PASSES):
            for t in stream.shuffled(range(len(plan))):
                if lowest == least:
                    return best
                sizes = self.request.sizes[t]
                _count(met, plan[t], -1)
                problem = self.problem(sizes, met)
                again = self.arranged(sizes, met, stream, foresee=False)
                cost += problem.cost(again) - problem.cost(plan[t])
                plan[t] = again
                _count(met, again)
                if cost < lowest:
                    best, lowest = list(plan), cost
        return best

    def designed(self, stream: Stream) -> tuple[Plan, str] | None:
        """A schedule known to have no repeat, when nothing forbids it and all meetings have the same sizes.

        Where it is shorter than the plan, the other meetings are searched for. That is also tried after as many
        meetings as there are tables: in a transversal design whoever is in one row never meets in those, so that
        organisations can be put into rows.
        """
        sizes = self.request.sizes
        if self.request.rules != Rules() or self.earlier or len({tuple(sorted(one)) for one in sizes}) != 1:
            return None
        costs = CostRows(self.base)
        best: tuple[int, Plan, str] | None = None
        tables = sum(map(bool, sizes[0]))
        for known, many in _beginnings(designs(sizes[0]), len(sizes), tables):
            meetings = known.meetings[:many]
            plan = self._seated(meetings, assigned(costs, meetings, stream), stream)
            source = f"known design: {known.source}"
            if best is not None and self.cost(plan) >= best[0]:
                continue  # more meetings make it no cheaper
            if many < len(sizes):
                plan = self.searched(stream, plan)
                source = f"{many} meetings of a {source}; then search"
            if best is None or self.cost(plan) < best[0]:
                best = (self.cost(plan), plan, source)
            if best[0] == self.least():
                break
        return best[1:] if best else None

    def _seated(self, meetings: Schedule, seat: list[int], stream: Stream) -> Plan:
        """The schedule with people at its places, for the first meetings. Tables of one size are handed out by lot."""
        plan = []
        for own, meeting in zip(self.request.sizes, meetings, strict=False):
            tables = sorted(stream.shuffled([[seat[place] for place in table] for table in meeting]), key=len)
            groups: Groups = [[] for _ in own]
            for g in sorted(range(len(own)), key=lambda g: own[g]):
                groups[g] = tables.pop(0) if own[g] else []
            plan.append(groups)
        return plan

    def cost(self, plan: Plan) -> int:
        """The cost of a whole plan, as `plan_season` describes it."""
        met = dict(self.earlier)
        total = 0
        for groups in plan:
            total += self.problem((), met).cost(groups)
            _count(met, groups)
        return total

    def repeats(self, plan: Plan) -> int:
        """Seatings of pairs who met before, in earlier meetings or in the plan."""
        met = dict(self.earlier)
        total = 0
        for groups in plan:
            total += sum(met.get(pair, 0) > 0 for group in groups for pair in combinations(sorted(group), 2))
            _count(met, groups)
        return total

    def facts(self, plan: Plan) -> tuple[AttributeFact, ...]:
        """Pairs at one table by attribute over all meetings, and the fewest possible."""
        attributes = {person.key: dict(person.attributes) for person in self.request.people}
        facts = []
        for name in weighed_attributes(_as_draw(self.request, ())):
            label = as_labels([attributes[key].get(name, "") for key in self.base.keys])
            pairs = sum(label[i] == label[j] for groups in plan for group in groups for i, j in combinations(group, 2))
            least = sum(fewest_alike(label, sizes) for sizes in self.request.sizes)
            facts.append(AttributeFact(name, pairs, least))
        return tuple(facts)


def _beginnings(known: list[Design], meetings: int, tables: int) -> list[tuple[Design, int]]:
    """What each design can give to a plan: all meetings that fit, or as many as there are tables. The longest first."""
    beginnings = []
    for one in known:
        whole = min(len(one.meetings), meetings)
        beginnings += [(one, many) for many in {whole, min(whole, tables)} if many > 1]
    return sorted(beginnings, key=lambda beginning: -beginning[1])


def _count(met: dict[tuple[int, int], int], groups: Groups, times: int = 1) -> None:
    for group in groups:
        for pair in combinations(sorted(group), 2):
            met[pair] = met.get(pair, 0) + times
            if not met[pair]:
                del met[pair]
