"""Names that stand for at least k people: a partition, whatever bodies and tables there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chietai.privacy.groups import Body, Label, labels, tables_told

SIZES = st.integers(0, 5)
BODIES = st.lists(
    st.builds(
        Body, st.sampled_from(["", "自治会", "商工会", "社協"]), st.sampled_from(["", "市民", "行政", "社会"]), SIZES
    ),
    max_size=12,
)


@pytest.mark.parametrize(
    ("bodies", "expected"),
    [
        ([], []),
        ([Body("自治会", "社会", 3)], [Label("自治会")]),
        ([Body("自治会", "社会", 2)], [Label()]),  # nobody but them was there
        # Each body that has three; of a sector those that are left; all others.
        (
            [
                Body("自治会", "社会", 4),
                Body("商店会", "社会", 1),
                Body("区会", "社会", 2),
                Body("寺", "", 3),
                Body("市", "行政", 3),
            ],
            [Label("自治会"), Label("社会"), Label("社会"), Label("寺"), Label("市")],
        ),
        (
            [Body("自治会", "社会", 3), Body("商店会", "社会", 1), Body("市", "行政", 1), Body("", "市民", 1)],
            [Label("自治会"), Label(others=True), Label(others=True), Label(others=True)],
        ),
        # One that would be alone goes with the smallest of the others.
        (
            [Body("自治会", "社会", 5), Body("市", "行政", 3), Body("寺", "", 1)],
            [Label("自治会"), Label("市", others=True), Label("市", others=True)],
        ),
        # So does a body of which nobody was there, and for which somebody spoke.
        (
            [Body("自治会", "社会", 3), Body("寺", "行政", 0)],
            [Label("自治会", others=True), Label("自治会", others=True)],
        ),
        ([Body("自治会", "社会", 3), Body("寺", "社会", 0)], [Label("自治会", others=True)] * 2),
        ([Body("", "市民", 1)] * 3, [Label("市民")] * 3),
        ([Body("", "", 1)] * 3, [Label()] * 3),
    ],
)
def test_how_bodies_are_put_together(bodies: list[Body], expected: list[Label]) -> None:
    assert list(labels(bodies, 3)) == expected


@given(BODIES, st.integers(0, 5))
def test_every_label_stands_for_k_people_and_every_body_has_one(bodies: list[Body], k: int) -> None:
    found = labels(bodies, k)
    assert len(found) == len(bodies)
    people = {label: sum(b.people for b, one in zip(bodies, found, strict=True) if one == label) for label in found}
    for label, count in people.items():
        if label:
            assert count >= k
    # Nothing is left out but where there is nothing to tell: so a label that is missing tells nothing either.
    assert set(found) == {Label()} or all(found)
    assert all(
        label.name in ("", body.name, body.sector) or label.others for label, body in zip(found, bodies, strict=True)
    )


@given(BODIES)
def test_with_one_each_body_has_its_own_name(bodies: list[Body]) -> None:
    for body, label in zip(bodies, labels(bodies, 1), strict=True):
        if body.name and body.people:
            assert label.name == body.name


@pytest.mark.parametrize(
    ("seatings", "told"),
    [
        ([], set()),
        ([{1: 4, 2: 3}], {1, 2}),
        ([{1: 4, 2: 2}], set()),  # what has no table would be of the second
        ([{1: 4, 2: 2, 3: 5, 4: 2}], {1, 3}),  # the second or the fourth
        ([{1: 4, 2: 2, 3: 5}], {3}),
        ([{1: 4, 2: 4}, {1: 8}], {1}),  # at the second nobody sits in the end
        ([{1: 4, 2: 4}, {1: 3, 2: 5}], {1, 2}),
    ],
)
def test_which_tables_are_told(seatings: list[dict[int, int]], told: set[int]) -> None:
    assert tables_told(seatings, 3) == told


@given(st.lists(st.dictionaries(st.integers(1, 5), SIZES, max_size=5), max_size=3), st.integers(1, 5))
def test_every_table_that_is_told_has_k_people_and_so_have_the_others(seatings: list[dict[int, int]], k: int) -> None:
    told = tables_told(seatings, k)
    for seating in seatings:
        assert all(seating.get(table, 0) >= k for table in told)
        others = sum(people for table, people in seating.items() if table not in told)
        assert not told or others == 0 or others >= k
