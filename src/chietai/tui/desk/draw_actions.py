"""The draw at the desk: announced, held with digits from the room, held again for a reason."""

from collections.abc import Callable
from inspect import isawaitable

from chietai import drawing, lottery
from chietai.i18n import _, ngettext
from chietai.lottery.types import Clash, ImpossibleRequest
from chietai.meeting.kinds import SeedSource
from chietai.tui.desk.prompt import Prompt, needed
from chietai.tui.grid import safe
from chietai.tui.screen_protocols import Desk
from chietai.wording import draws
from chietai.wording.clashes import clash


async def announce_draw(desk: Desk) -> None:
    """Fixes what will be drawn and shows its words to the room. Who met in earlier meetings counts."""
    earlier = await desk.earlier_meetings()
    try:
        request = drawing.request_for(desk.state, drawing.history_of(desk.state, earlier))
    except drawing.NobodyHereError:
        desk.tell(
            _("Nobody is marked as present yet. {key} marks who is here.").format(key=desk.key_of("attendance")),
            problem=True,
        )
        return
    # What cannot be drawn is not announced: the room would wait for nothing.
    if clashes := lottery.clashes(request):
        tell_clash(desk, clashes[0])
        return
    if desk.submit(drawing.announce(request), quiet=True) is not None and earlier:
        n = len(earlier)
        text = ngettext("Who met in {n} earlier meeting counts.", "Who met in {n} earlier meetings counts.", n)
        desk.tell(text.format(n=n))


def hold_draw(desk: Desk, digits: str, source: SeedSource = SeedSource.CALLED) -> bool:
    """Draws with the digits called in the room or thrown; without any, the program chooses them: that is recorded."""
    request = desk.state.announced
    if request is None:
        return False
    if desk.state.draws and not desk.redraw_reason:  # the desk was closed since it was announced
        desk.entry.set_value("")
        ask_reason(desk, lambda: hold_draw(desk, digits, source))
        return True
    if not digits:
        digits, source = desk.services.digits(), SeedSource.PROGRAM
    try:
        held = drawing.hold(request, digits, source, desk.redraw_reason)
    except ImpossibleRequest as impossible:
        tell_clash(desk, impossible.clashes[0])
        return False
    if desk.submit(held.intent, quiet=True) is None:
        return False
    desk.redraw_reason = ""
    desk.tell(draws.quality(held.draw.quality))
    return True


def ask_reason(desk: Desk, then: Callable[[], object]) -> None:
    """Asks why it is drawn again, and goes on with `then`."""

    async def go_on(value: str) -> None:
        desk.redraw_reason = value
        outcome = then()
        if isawaitable(outcome):
            await outcome

    desk.ask(Prompt(_("Why is it drawn again?"), go_on, needed(_("Please give a reason: it is recorded."))))


def tell_clash(desk: Desk, impossible: Clash) -> None:
    """Says which rules cannot all be kept."""
    members = desk.state.members
    words = clash(impossible, lambda key: members[key].name if key in members else key)
    desk.tell(safe(words), problem=True)
