"""`chietai append`: stores intents that come in line by line, through the same path as the screens.

For scripts, and for tests that end the program at any moment: what was answered with ACK is on the disk.
"""

import signal
import sys
from argparse import Namespace
from types import FrameType
from typing import TYPE_CHECKING, Any

from chietai.i18n import _

if TYPE_CHECKING:
    from pydantic import ValidationError

    from chietai.records.store import SessionStore


LONGEST_LINE = 8 * 1024 * 1024
"""Bytes of one line: the largest intent, a draw for the longest list of members with its history, has its place."""


def add_parser(subparsers: Any) -> None:
    """Adds the command."""
    parser = subparsers.add_parser(
        "append",
        description=_(
            "Stores what comes in on standard input, one JSON object a line, such as "
            '{"kind": "trouble", "text": "..."}. Each line is answered: ACK and the number of the event when it is on '
            "the disk, NACK, the number of the line and the reason when it was refused."
        ),
    )
    parser.add_argument("session", metavar=_("MEETING"), help=_("the file or the id; `chietai list` shows them"))
    parser.add_argument("--new", action="store_true", help=_("create the file when there is none"))
    parser.add_argument(
        "--by", type=_writer, default="desk", metavar=_("NAME"), help=_("who writes: a desk or a table")
    )


def _writer(text: str) -> str:
    from argparse import ArgumentTypeError

    from chietai.meeting.base import LONGEST_ID
    from chietai.text.gate import clean

    if not clean(text) or len(text) > LONGEST_ID:
        raise ArgumentTypeError(_("please give a name of {most} letters at most").format(most=LONGEST_ID))
    return clean(text)


def run(args: Namespace) -> int:
    """Runs the command and gives the exit code: 1 when a line was refused."""
    _refuse_closed_streams()
    with _SignalGuard() as guard, _opened(args) as store:
        return _answer_all(store, guard)


def _refuse_closed_streams() -> None:
    """Raises CommandError when nobody can send a line or read an answer: nothing is stored unseen."""
    from chietai.cli.exit_codes import CommandError
    from chietai.cli.streams import is_closed

    if is_closed("stdin"):
        raise CommandError(_("Standard input is closed. Please send the lines there. Nothing was stored."))
    if is_closed("stdout"):
        raise CommandError(_("Standard output is closed, so nobody would read the answers. Nothing was stored."))


def _opened(args: Namespace) -> "SessionStore":
    from pathlib import Path

    from chietai.cli.common import session_path
    from chietai.records.clock_and_ids import new_id, now
    from chietai.records.store import SessionStore

    if args.new and not Path(args.session).exists():
        return SessionStore.create(Path(args.session), new_id(), clock=now, new_id=new_id, by=args.by)
    return SessionStore.open(session_path(args.session), clock=now, new_id=new_id, by=args.by)


def _answer_all(store: "SessionStore", guard: "_SignalGuard") -> int:
    from pydantic import ValidationError

    from chietai.cli.output import write_line
    from chietai.meeting.intents import parse_intent
    from chietai.meeting.limits import MEGABYTE
    from chietai.meeting.refusal import Reason, Refused
    from chietai.records.record_errors import RecordError
    from chietai.text.gate import visible
    from chietai.wording.refusals import refusal

    refused, number = 0, 0
    while line := guard.read_line():
        number += 1
        if not line.strip():
            continue
        try:
            if len(line) > LONGEST_LINE:
                guard.skip_line(line)
                raise Refused(Reason.LINE_TOO_LONG, most=LONGEST_LINE // MEGABYTE)
            event = store.commit(parse_intent(line))
        except Refused as error:
            field = f"{error.ref}: " if error.reason is Reason.TEXT_TOO_LONG and error.ref else ""
            reason = f"{error.reason.value} {field}{refusal(error)}"
        except ValidationError as error:
            reason = f"not_understood {_not_understood(error)}"
        except RecordError as error:
            reason = f"not_stored {error}"
        else:
            write_line(f"ACK {event.seq}", flush=True)
            continue
        refused += 1
        write_line(f"NACK {number} {visible(reason)}", flush=True)
    return 1 if refused else 0


def _not_understood(error: "ValidationError") -> str:
    """One sentence about the first fault of a line that `parse_intent` refused."""
    from chietai.text.gate import visible

    first = error.errors(include_url=False)[0]
    kind, loc, raw = first["type"], first["loc"], first["input"]
    field = visible(".".join(str(part) for part in loc[1:]))  # the first part is the kind of intent
    if kind == "json_invalid":
        return _('This line is not JSON. Please write one object a line, such as {{"kind": "trouble", ...}}.').format()
    if kind == "union_tag_not_found":
        return _('"kind" is missing: it says what the line is about.')
    if kind == "union_tag_invalid":
        return _("There is no kind {kind}.").format(kind=visible(str(raw.get("kind"))[:40]))
    if not field:
        return _('A line has to be one JSON object, such as {{"kind": "trouble", ...}}.').format()
    if kind == "missing":
        return _("{field} is missing.").format(field=field)
    if kind == "extra_forbidden":
        return _("{field} is not known here.").format(field=field)
    return _("{field} has a value that does not fit.").format(field=field)


class _SignalGuard:
    """While this lasts, a signal ends the program between two lines, never in the middle of one."""

    def __init__(self) -> None:
        self._waiting = False
        self._signal = 0
        self._before: dict[int, Any] = {}

    def __enter__(self) -> "_SignalGuard":
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None:
                self._before[number] = signal.signal(number, self._on_signal)
        return self

    def __exit__(self, *_error: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def read_line(self) -> bytes:
        """The next line, or what comes next of it when it is longer than `LONGEST_LINE`; b"" at the end.

        Raises SystemExit after a signal.
        """
        self._waiting = True
        try:
            if self._signal:
                raise SystemExit(128 + self._signal)
            return sys.stdin.buffer.readline(LONGEST_LINE + 1)
        finally:
            self._waiting = False

    def skip_line(self, beginning: bytes) -> None:
        """Reads over the rest of a line of which `beginning` has been read."""
        part = beginning
        while part and not part.endswith(b"\n"):
            part = self.read_line()

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        self._signal = number
        if self._waiting:
            raise SystemExit(128 + number)


if __name__ == "__main__":
    from chietai.cli import main

    sys.exit(main(["append", *sys.argv[1:]]))
