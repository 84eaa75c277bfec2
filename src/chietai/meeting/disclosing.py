"""What may stand in papers: what a person has said of words that may lead to somebody.

What is sought in texts, and what a paper shows of it, is `chietai.privacy`; here it is only remembered.
"""

from typing import Literal, Self, assert_never

from chietai.meeting.base import Event, Intent, Line
from chietai.meeting.kinds import Verdict
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Judgement, Stamp, State, evolve


class JudgeWords(Intent):
    """Says that `words` may stand in papers or are to be hidden: in the text `within`, or everywhere when it is ""."""

    kind: Literal["judge"] = "judge"
    words: Line
    verdict: Verdict
    within: Line = ""

    @classmethod
    def of(cls, judgement: Judgement) -> Self:
        """What stores `judgement`."""
        return cls(words=judgement.words, verdict=judgement.verdict, within=judgement.within)


DisclosingIntent = JudgeWords


class WordsJudged(Event):
    """A person has said that `words` may stand in papers, or not: in the text `within`, or everywhere when it is ""."""

    type: Literal["WordsJudged"] = "WordsJudged"
    words: str
    verdict: Verdict
    within: str = ""


DisclosingEvent = WordsJudged


def decide_disclosing(state: State, intent: DisclosingIntent, stamp: Stamp) -> DisclosingEvent:
    """The event that `intent` becomes; raises Refused."""
    match intent:
        case JudgeWords():
            if not intent.words:
                raise Refused(Reason.EMPTY_TEXT)
            judgement = Judgement(intent.words, intent.verdict, intent.within)
            if judgement in state.judgements:
                raise Refused(Reason.NO_CHANGE)
            return WordsJudged(words=intent.words, verdict=intent.verdict, within=intent.within, **stamp.on(state))
        case _:
            assert_never(intent)


def apply_disclosing(state: State, event: DisclosingEvent) -> State:
    """The state after `event`: what was said before of the same words in the same text no longer holds."""
    match event:
        case WordsJudged():
            others = (j for j in state.judgements if (j.words, j.within) != (event.words, event.within))
            return evolve(state, judgements=(*others, Judgement(event.words, event.verdict, event.within)))
        case _:
            assert_never(event)
