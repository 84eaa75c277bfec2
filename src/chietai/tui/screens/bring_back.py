"""The question at the opening when other versions of the document hold what it lacks: bring that back?"""

from collections.abc import Callable, Sequence
from contextlib import suppress

from textual.screen import Screen

from chietai.i18n import _, ngettext
from chietai.records import backups
from chietai.records.clock_and_ids import Clock
from chietai.records.join import join
from chietai.records.live_session import LiveSession
from chietai.records.record_errors import RecordError
from chietai.records.versions import Remedy, Version
from chietai.tui.grid import safe
from chietai.tui.widgets.choice import Choose


def tell_of_versions(screen: Screen[None], session: LiveSession, clock: Clock, again: Callable[[], object]) -> None:
    """Says what was noticed when `session` was opened, and asks about what can be brought back. After a yes the
    document is closed, has everything, and `again` opens it once more. No answer: it is asked at the next opening.
    """
    versions = [version for version in session.report.versions if version.remedy is Remedy.JOIN]
    asked = {version.sentence for version in versions}
    for note in session.notes:
        if note not in asked:
            screen.notify(safe(note), severity="warning", timeout=12)
    if not versions:
        return

    def answered(answer: int | None) -> None:
        if answer == 0:
            _bring_back(screen, session, versions, clock)
            again()
        elif answer == 2:
            with suppress(OSError):  # then it is asked again
                backups.leave_out(
                    session.path, backups.left_out(session.path).union(*(version.events for version in versions))
                )

    answers = (
        _("Bring it back"),
        _("Not now (ask again at the next opening)"),
        _("Leave it out, and do not ask again"),
    )
    screen.app.push_screen(Choose(_("There is more of this meeting"), answers, question=_question(versions)), answered)


def _question(versions: Sequence[Version]) -> str:
    # No names of files: the desk may be the wall as well.
    events = frozenset[str]().union(*(version.events for version in versions))
    newest = max(version.written_at for version in versions).strftime("%Y-%m-%d %H:%M")
    return ngettext(
        "Another copy (written at {time}) holds {n} thing that is not in the record that was opened. A program that "
        "keeps folders alike may have put an older record in its place. Nothing that is there now is changed.",
        "Another copy (written at {time}) holds {n} things that are not in the record that was opened. A program that "
        "keeps folders alike may have put an older record in its place. Nothing that is there now is changed.",
        len(events),
    ).format(n=len(events), time=newest)


def _bring_back(screen: Screen[None], session: LiveSession, versions: Sequence[Version], clock: Clock) -> None:
    session.close()
    try:
        added = sum(join(session.path, version.path, clock).added for version in versions)
    except RecordError as error:
        screen.notify(safe(str(error)), severity="error", timeout=12)
        return
    screen.notify(ngettext("{n} thing was brought back.", "{n} things were brought back.", added).format(n=added))
