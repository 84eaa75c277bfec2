"""What a draw, or a change of seats by hand, says about itself: one plain line for the facilitator."""

from chietai.i18n import _, ngettext
from chietai.lottery.types import Change, Quality

ORGANISATION = "organisation"


def quality(result: Quality) -> str:
    """The one line about a seating: pairs of one organisation, who meets for the first time, rules kept."""
    parts = [_("First meetings: {percent} %").format(percent=result.new_percent)]
    for fact in result.attributes:
        if fact.attribute == ORGANISATION:
            text = _("Pairs of one organisation at one table: {pairs} (least possible: {least})")
            parts.insert(0, text.format(pairs=fact.pairs, least=fact.least))
    if result.rules:
        rules_kept = result.rules - len(result.broken)
        parts.append(_("Rules kept: {kept} of {all}").format(kept=rules_kept, all=result.rules))
    return "  ".join(parts)


def change(result: Change, before: Quality) -> str:
    """What a move or a swap costs, in a few words; `before` is the quality of the seating as it stands."""
    parts = []
    if result.newly_broken:
        n = len(result.newly_broken)
        parts.append(ngettext("breaks {n} rule", "breaks {n} rules", n).format(n=n))
    alike = _alike(result.quality) - _alike(before)
    if alike > 0:
        text = ngettext("{n} more pair of one organisation", "{n} more pairs of one organisation", alike)
        parts.append(text.format(n=alike))
    elif alike < 0:
        text = ngettext("{n} pair of one organisation fewer", "{n} pairs of one organisation fewer", -alike)
        parts.append(text.format(n=-alike))
    elif not parts:
        parts.append(_("no more pairs of one organisation"))
    again = _again(result.quality) - _again(before)
    if again > 0:
        parts.append(ngettext("{n} more pair meets again", "{n} more pairs meet again", again).format(n=again))
    return _("; ").join(parts)


def _alike(result: Quality) -> int:
    return sum(fact.pairs for fact in result.attributes if fact.attribute == ORGANISATION)


def _again(result: Quality) -> int:
    return result.pairs - result.new_pairs
