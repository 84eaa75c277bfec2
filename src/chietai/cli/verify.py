"""`chietai verify`: every draw of a meeting, drawn again from what was recorded."""

from chietai.cli.common import complain, say, session_path
from chietai.i18n import _, pgettext


def verify(name: str) -> int:
    """Prints for every draw whether it comes out the same. 0 when all do, 1 when one does not. Raises RecordError."""
    from chietai import drawing
    from chietai.lottery import commitment, commitment_words
    from chietai.lottery import quality as facts
    from chietai.lottery.types import ImpossibleRequest
    from chietai.records.reading import readable, state_of
    from chietai.wording.draws import quality

    draws = state_of(readable(session_path(name))).draws
    wrong = 0
    for number, record in enumerate(draws, 1):
        try:
            same = drawing.same_again(record)
        except (ImpossibleRequest, ValueError):
            same = False
        wrong += not same
        words = pgettext("between the items of a list", ", ").join(commitment_words(commitment(record.request)))
        verdict = _("the same") if same else _("NOT the same")
        say(
            _("Draw {number}, {time}: {verdict}").format(
                number=number, time=f"{record.at:%Y-%m-%d %H:%M}", verdict=verdict
            )
        )
        say("  " + _("words: {words}").format(words=words))
        say("  " + _("digits: {digits}").format(digits=record.digits or "-"))
        say("  " + quality(facts(record.request, record.tables)))
    if not draws:
        say(_("No lots were drawn in this meeting."))
    if wrong:
        complain(_("The record does not match its draws: somebody changed it, or tables were entered by hand."))
    return 1 if wrong else 0
