"""On the stage no line begins or ends against the rules of Japanese setting, titles, cards and tables included."""

import pytest
from tests.tui.stage.test_compose import Held

from chietai.text.kinsoku import NOT_AT_END, NOT_AT_START
from chietai.tui.stage import compose

# What the program itself puts there, with nothing of the same text before it: signs, dots of a list.
OWN = set("+-.:=/・")


@pytest.mark.parametrize("size", [(56, 16), (80, 24), (120, 36)])
def test_no_line_breaks_the_rules(held: Held, size: tuple[int, int]) -> None:
    wrong = []
    for name, (state, now) in held.items():
        for page in range(compose(state, now, *size, 0).pages):
            for line in compose(state, now, *size, page).lines:
                text = "".join(span.text for span in line).strip()
                if not text or "\u2580" <= text[0] <= "\u259f":
                    continue
                if text[0] in NOT_AT_START - OWN or text[-1] in NOT_AT_END:
                    wrong.append((name, page, text))
    assert wrong == []
