"""What a paper hides, as `chietai export` tells it on stderr, and what is kept because the user says so."""

import re
from collections.abc import Iterable, Sequence

from chietai.cli.output import complain
from chietai.i18n import _, ngettext
from chietai.meeting.kinds import Verdict
from chietai.meeting.state import Judgement
from chietai.reports import terms
from chietai.reports.review import Found, Passage, Review
from chietai.text.folding import variant_key

_UNREADABLE = re.compile("\ufffd+")
"""Letters of a document in another encoding: one sign stands for a row of them."""


def kept_words(review: Review, words: Sequence[str]) -> tuple[list[Judgement], list[str]]:
    """What is said of each place of `words` when they are to be kept, and those of them that are not hidden.

    Words that are in doubt somewhere are kept there, and not where they lead to a person beyond doubt; words that are
    nowhere in doubt are kept wherever they stand.
    """
    judgements: list[Judgement] = []
    missing = []
    for given in words:
        key = variant_key(given)
        passages = _of(review.undecided, key) or _of(review.hidden, key)
        judgements += [passage.judged(Verdict.KEEP) for passage in passages]
        if not passages:
            missing.append(given)
    return judgements, missing


def _of(found: Iterable[Found], key: str) -> list[Passage]:
    return [passage for one in found if variant_key(one.words) == key for passage in one.passages]


def tell(review: Review, *, everything: bool) -> None:
    """Says on stderr what is in doubt, one place a line, and how to keep it; how much more is hidden, or with
    `everything` what that is."""
    doubts = [passage for found in review.undecided for passage in found.passages]
    if doubts:
        complain(
            ngettext(
                "{n} place may lead to somebody and is hidden:",
                "{n} places may lead to somebody and are hidden:",
                len(doubts),
            ).format(n=len(doubts))
        )
        _list(doubts)
        complain(_("To leave words as they are: --keep {words}").format(words=_as_typed(doubts[0].words)))
    hidden = [passage for found in review.hidden for passage in found.passages]
    if hidden:
        n = len(hidden)
        complain(
            ngettext(
                "{n} place leads to somebody and is hidden:", "{n} places lead to somebody and are hidden:", n
            ).format(n=n)
            if everything
            else ngettext(
                "{n} place leads to somebody and is hidden. --list-hidden shows it.",
                "{n} places lead to somebody and are hidden. --list-hidden shows them.",
                n,
            ).format(n=n)
        )
    if everything:
        _list(hidden)
        _tell_kept(review)


def _as_typed(words: str) -> str:
    """`words` as one gives them to a command: in quotation marks where a space stands in them."""
    return f'"{words}"' if any(sign.isspace() for sign in words) else words


def _tell_kept(review: Review) -> None:
    kept = [passage for found in review.kept for passage in found.passages]
    if kept:
        n = len(kept)
        complain(
            ngettext(
                "{n} place is left as it is because somebody said so:",
                "{n} places are left as they are because somebody said so:",
                n,
            ).format(n=n)
        )
        _list(kept)


def _list(passages: Iterable[Passage]) -> None:
    for passage in passages:
        before, after = passage.around()
        line = _('{words}: {place}, "{sentence}"').format(
            words=passage.words, place=terms.place(passage.place), sentence=before + passage.words + after
        )
        complain("  " + _UNREADABLE.sub("\ufffd", line))
