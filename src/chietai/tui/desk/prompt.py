"""One question to the facilitator, answered in the entry line."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from chietai.tui.desk.completion import Offer


@dataclass(frozen=True, slots=True)
class Prompt:
    """`title` stands on the frame, `value` in the line; `take` gets the answer once `problem` finds nothing wrong."""

    title: str
    take: Callable[[str], Awaitable[None] | None]
    problem: Callable[[str], str] = lambda _value: ""
    offers: Callable[[str], Sequence[Offer]] = lambda _line: ()
    value: str = ""


def needed(sentence: str) -> Callable[[str], str]:
    """For `problem` of a prompt: `sentence` as long as nothing has been typed."""

    def problem(value: str) -> str:
        return "" if value.strip() else sentence

    return problem
