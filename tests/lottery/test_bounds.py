"""Lower bounds against all arrangements."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from chietai.lottery.bounds import fewest_alike, fewest_repeats
from chietai.lottery.types import table_sizes


def splits(people: frozenset[int], sizes: tuple[int, ...]):
    if not sizes:
        yield ()
        return
    for table in combinations(sorted(people), sizes[0]):
        for rest in splits(people - set(table), sizes[1:]):
            yield (table, *rest)


@st.composite
def seats(draw: st.DrawFn) -> tuple[int, ...]:
    return tuple(draw(st.lists(st.integers(0, 4), min_size=1, max_size=3).filter(lambda sizes: 1 <= sum(sizes) <= 8)))


@settings(max_examples=80, deadline=None)
@given(sizes=seats(), data=st.data())
def test_fewest_alike_is_exact(sizes: tuple[int, ...], data: st.DataObject) -> None:
    labels = data.draw(st.lists(st.integers(0, 3), min_size=sum(sizes), max_size=sum(sizes)))
    least = min(
        sum(labels[a] == labels[b] for table in tables for a, b in combinations(table, 2))
        for tables in splits(frozenset(range(len(labels))), sizes)
    )
    assert fewest_alike(labels, sizes) == least


@settings(max_examples=80, deadline=None)
@given(sizes=seats(), data=st.data())
def test_fewest_repeats_is_a_bound(sizes: tuple[int, ...], data: st.DataObject) -> None:
    n = sum(sizes)
    pairs = data.draw(st.sets(st.sampled_from(list(combinations(range(n), 2))))) if n > 1 else set()
    met = [{b for a, b in pairs if a == i} | {a for a, b in pairs if b == i} for i in range(n)]
    least = min(
        sum(pair in pairs for table in tables for pair in combinations(table, 2))
        for tables in splits(frozenset(range(n)), sizes)
    )
    bound = fewest_repeats(met, sizes)
    assert bound <= least
    if len(pairs) == n * (n - 1) // 2:
        assert bound == least


@given(st.integers(1, 300), st.integers(1, 40))
def test_near_equal_sizes(n: int, number: int) -> None:
    by_tables = table_sizes(n, tables=number)
    assert sum(by_tables) == n and len(by_tables) == min(n, number) and max(by_tables) - min(by_tables) <= 1
    by_size = table_sizes(n, size=number)
    assert sum(by_size) == n and max(by_size) <= number and max(by_size) - min(by_size) <= 1
    assert len(by_size) == -(-n // number)
