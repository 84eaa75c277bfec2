"""Benchmark instances are solved in order, or refused."""

from itertools import combinations

import pytest

from chietai.lottery.instances import solve


def instance(**more) -> dict[str, object]:
    return {
        "n": 8,
        "T": 2,
        "attrs": {"org": [0, 0, 1, 1, 2, 2, 3, 3]},
        "present": [list(range(8)), [0, 2, 3, 4, 5, 7]],
        "sizes": [[4, 4], [3, 3]],
    } | more


def test_all_meetings_in_order() -> None:
    sessions, seconds = solve(instance(), "1")
    assert len(sessions) == len(seconds) == 2
    assert [sorted(map(len, tables)) for tables in sessions] == [[4, 4], [3, 3]]
    assert sorted(i for table in sessions[1] for i in table) == [0, 2, 3, 4, 5, 7]
    for tables in sessions:
        assert not any(a // 2 == b // 2 for table in tables for a, b in combinations(sorted(table), 2))
    assert solve(instance(), "1")[0] == sessions
    assert all(took >= 0 for took in seconds)


def test_a_history_counts_with_the_organisation() -> None:
    """(same + met) squared: a pair of one organisation that met twice costs 9, so they are the ones kept apart."""
    met = [[[0, 1], [2, 3]], [[0, 1], [2, 3]]]
    task = {
        "n": 4,
        "T": 1,
        "attrs": {"org": [0, 0, 1, 1]},
        "present": [[0, 1, 2, 3]],
        "sizes": [[2, 2]],
        "history": met,
    }
    for seed in "12345":
        (tables,), _ = solve(task, seed)
        assert [0, 1] not in tables and [2, 3] not in tables


@pytest.mark.parametrize(
    "wrong",
    [
        {"T": 3},
        {"attrs": {}},
        {"attrs": {"org": [0]}},
        {"sizes": [[4, 4], [4, 3]]},
        {"present": [[0] * 8, [0, 2, 3, 4, 5, 7]]},
        {"present": [list(range(1, 9)), [0, 2, 3, 4, 5, 7]]},
        {"sizes": None},
        {"history": [[[9]]]},
    ],
)
def test_other_things_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not a lottery instance"):
        solve(instance(**wrong))
