"""`chietai redact`: erases a name or a sentence everywhere, after asking."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from chietai.i18n import _, ngettext

if TYPE_CHECKING:
    from chietai.records.erasure import Erasure


def add_parser(subparsers: Any) -> None:
    """Adds the command."""
    parser = subparsers.add_parser(
        "redact",
        description=_(
            "Erases a name or a sentence from everything that is kept of a meeting: the record, its journal and all "
            "earlier copies. It asks first. It cannot be undone. That something was erased stays on record."
        ),
    )
    parser.add_argument("session", metavar=_("MEETING"), help=_("the file or the id; `chietai list` shows them"))
    parser.add_argument(
        "text", nargs="?", default="", metavar=_("TEXT"), help=_("what to erase; it is asked for when it is not given")
    )
    parser.add_argument("--reason", default="", metavar=_("TEXT"), help=_("why, to be kept in the record"))
    parser.add_argument("--yes", action="store_true", help=_("do not ask"))


def run(args: Namespace) -> int:
    """Runs the command and gives the exit code."""
    from chietai.cli.common import CommandError, session_path
    from chietai.cli.output import say
    from chietai.records.clock_and_ids import new_id, now
    from chietai.records.erasure import preview, redact
    from chietai.records.store import SessionStore
    from chietai.text.gate import clean

    with SessionStore.open(session_path(args.session), clock=now, new_id=new_id) as store:
        text = args.text or _asked(_("What is to be erased?"))
        erasure = preview(store, text)
        _say_places(erasure)
        if not args.yes and _asked(_("Type yes to erase it for good.")).casefold() not in ("yes", "はい"):
            raise CommandError(_("Nothing was erased."))
        redact(store, text, clock=now, new_id=new_id, reason=clean(args.reason))
        n = erasure.events
        say(
            ngettext(
                "Erased from {n} event, and from all copies.", "Erased from {n} events, and from all copies.", n
            ).format(n=n)
        )
    if erasure.in_name:
        say(_("The name of the file holds it too: {path}. Please rename the file.").format(path=store.path))
    return 0


def _asked(question: str) -> str:
    from chietai.cli.output import say

    say(question)
    return sys.stdin.readline().strip()


def _say_places(erasure: "Erasure") -> None:
    from chietai.cli.output import say

    n = erasure.events
    say(ngettext("It stands in {n} event:", "It stands in {n} events:", n).format(n=n))
    for place in erasure.examples:
        say(f"  {place}")
