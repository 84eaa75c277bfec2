"""Small draws against a solver that looks at every arrangement."""

from hypothesis import given, settings
from hypothesis import strategies as st

from chietai.lottery import clashes, draw


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_cost_is_the_least_and_rules_are_kept(judge, requests, data) -> None:
    request = data.draw(requests())
    best = judge.best(request)
    found = clashes(request)
    assert (best is None) == bool(found)
    if best is not None:
        drawn = draw(request)
        assert tuple(map(len, drawn.tables)) == request.sizes
        assert judge.kept(request, drawn.tables)
        assert not drawn.quality.broken
        assert drawn.cost == judge.cost(request, drawn.tables) == best
        assert drawn.bounds.cost <= best
