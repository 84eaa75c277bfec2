"""What a draw and a change of seats say about themselves."""

import pytest

from chietai.lottery.rules import RuleRef, RuleSort
from chietai.lottery.types import AttributeFact, Change, Quality
from chietai.wording import draws

APART = RuleRef(RuleSort.APART, ("a", "b"))


pytestmark = pytest.mark.parametrize("language", ["en"], indirect=True)


def quality(pairs: int, least: int = 0, *, met: int = 0, rules: int = 0, broken: int = 0) -> Quality:
    """Ten pairs, of which `met` have met before."""
    facts = (AttributeFact("sector", 9, 9), AttributeFact("organisation", pairs, least))
    return Quality(facts, 10, 10 - met, 100 - 10 * met, rules, (APART,) * broken)


def change(after: Quality, broken: int = 0) -> Change:
    return Change(tables=(), before=0, after=0, newly_broken=(APART,) * broken, quality=after)


def test_the_line_about_a_draw(language: str) -> None:
    assert draws.quality(quality(3, 2, met=1, rules=4, broken=1)) == (
        "Pairs of one organisation at one table: 3 (least possible: 2)  First meetings: 90 %  Rules kept: 3 of 4"
    )
    assert draws.quality(Quality((), 0, 0, 100, 0)) == "First meetings: 100 %"


def test_what_a_change_costs(language: str) -> None:
    now = quality(2, met=1)
    assert draws.change(change(quality(2, met=1)), now) == "no more pairs of one organisation"
    assert draws.change(change(quality(3, met=3)), now) == "1 more pair of one organisation; 2 more pairs meet again"
    assert draws.change(change(quality(0, met=0)), now) == "2 pairs of one organisation fewer"
    assert draws.change(change(quality(2, met=1), broken=1), now) == "breaks 1 rule"
