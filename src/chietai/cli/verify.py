"""`chietai verify`: every draw of a meeting, drawn again from what was recorded."""

from argparse import Namespace
from typing import Any

from chietai.cli.common import complain, say, session_path
from chietai.i18n import _, pgettext


def add_parser(subparsers: Any) -> None:
    """Adds the command."""
    parser = subparsers.add_parser(
        "verify",
        description=_(
            "Draws every lot of a meeting again from what was recorded, and says for each one whether the tables come "
            "out the same. Nothing is changed."
        ),
    )
    parser.add_argument("session", metavar=_("MEETING"), help=_("the file or the id; `chietai list` shows them"))


def run(args: Namespace) -> int:
    """Runs the command and gives the exit code: 1 when a draw does not come out the same. Raises RecordError."""
    from chietai import drawing
    from chietai.lottery import commitment_words
    from chietai.lottery import quality as facts
    from chietai.lottery.types import ImpossibleRequest
    from chietai.meeting.events import TextRedacted
    from chietai.meeting.views import commitment_of
    from chietai.records.reading import readable, state_of
    from chietai.wording.draws import quality

    examined = readable(session_path(args.session))
    draws = state_of(examined).draws
    redacted = {i for row in examined.rows if isinstance(row.event, TextRedacted) for i in row.event.targets}
    mismatches = 0
    for number, record in enumerate(draws, 1):
        try:
            same = drawing.same_again(record)
        except (ImpossibleRequest, ValueError):
            same = False
        erased = not same and record.event_id in redacted
        mismatches += not same and not erased
        words = pgettext("between the items of a list", ", ").join(commitment_words(commitment_of(record)))
        verdict = _("the same") if same else _("erased") if erased else _("NOT the same")
        say(
            _("Draw {number}, {time}: {verdict}").format(
                number=number, time=f"{record.at:%Y-%m-%d %H:%M}", verdict=verdict
            )
        )
        if erased:
            say("  " + _("It cannot be drawn again, because something was erased from it to protect somebody."))
        say("  " + _("words: {words}").format(words=words))
        say("  " + _("digits: {digits}").format(digits=record.digits or "-"))
        say("  " + quality(facts(record.request, record.tables)))
    if not draws:
        say(_("No lots were drawn in this meeting."))
    if mismatches:
        complain(_("The record does not match its draws: somebody changed it, or tables were entered by hand."))
    return 1 if mismatches else 0
