"""What Enter does with the line in each step. What the core reads itself is in `chietai.meeting.line`."""

from __future__ import annotations

import re
from collections.abc import Callable
from inspect import isawaitable

from chietai import drawing, lottery, seating
from chietai.i18n import _, ngettext
from chietai.lottery.types import Clash, ImpossibleRequest
from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import HERE, Phase, Presence, SeedSource, StepKind
from chietai.meeting.line import read_line
from chietai.meeting.model import Member
from chietai.meeting.refusal import Refused
from chietai.meeting.state import State
from chietai.text.folding import fold
from chietai.text.gate import clean
from chietai.tui.desk.completion import Offer
from chietai.tui.desk.prompt import Prompt, needed
from chietai.tui.desk.seat_line import read_seats
from chietai.tui.grid import safe
from chietai.tui.screen_protocols import Desk as MeetingScreen
from chietai.wording import draws, names
from chietai.wording.clashes import clash
from chietai.wording.refusals import refusal

_DIGITS = re.compile(r"[\d\s]*")


def take(screen: MeetingScreen, value: str, offer: Offer | None) -> bool:
    """Does what the line means in the present step. False when it was refused: then the line has to stay."""
    kind = screen.step_kind
    if kind is StepKind.RECEPTION:
        return _reception(screen, value, offer)
    if kind is StepKind.DRAW:
        if screen.state.announced and (thrown := dice(value)):
            return hold_draw(screen, thrown, SeedSource.DICE)
        if screen.state.announced and is_digits(value):
            return hold_draw(screen, value)
        if seats := read_seats(value):
            return screen.submit(seats) is not None
    try:
        intent = read_line(screen.state, value, screen.desk.services.today(), screen.late)
    except Refused as refused:
        screen.tell(safe(refusal(refused)), problem=True)
        return False
    return screen.submit(intent) is not None


def is_digits(value: str) -> bool:
    """Whether a line holds nothing but digits."""
    return bool(_DIGITS.fullmatch(value))


def dice(value: str) -> str:
    """The digits of a line that begins with the word for a die: "die 3 1 5"; "" for any other line."""
    text = fold(value)
    word = next((word for word in (fold(_("die")), "die", "d") if text.startswith(word)), "")
    digits = text.removeprefix(word)
    return digits.strip() if word and is_digits(digits) else ""


def what_marking_does(state: State, member_id: str) -> str:
    """What Enter would do with somebody who was found, for the frame of the entry line."""
    name = safe(state.members[member_id].name)
    here = state.presence.get(member_id) in HERE
    return f"{name}: {names.presence(Presence.EXPECTED if here else Presence.PRESENT)}"


# -- who is here ----------------------------------------------------------------------------------------------------


def _reception(screen: MeetingScreen, value: str, offer: Offer | None) -> bool:
    text = clean(value)
    if text.startswith(("+", "＋")):
        return add_member(screen, text[1:].strip())
    if offer is None or not offer.member_id:
        screen.tell(
            _('Nobody on the list is called that. "+ name @organisation" adds somebody.')
            if text
            else _("Type a name, its reading or a number."),
            problem=True,
        )
        return False
    here = screen.state.presence.get(offer.member_id) in HERE
    return mark(screen, offer.member_id, Presence.EXPECTED if here else Presence.PRESENT)


def mark(screen: MeetingScreen, member_id: str, presence: Presence) -> bool:
    """Marks where a member is. Who comes after the draw gets a seat at once."""
    if screen.submit(i.MarkAttendance(member=member_id, presence=presence), quiet=True) is None:
        return False
    state = screen.state
    member = state.members[member_id]
    what = f"{safe(member.name)}: {names.presence(presence)}"
    if presence in HERE and member_id not in state.seats and state.draws:
        seat = seating.place_late(state, member_id)
        if seat is not None and screen.submit(seat, quiet=True) is not None:
            what += " " + _("Seat at {table}").format(table=names.table(screen.state.seats[member_id].table))
    quorum = views.quorum(screen.state)
    of = quorum.needed if quorum.needed else len(state.members)
    counted = _("{here} here, quorum {needed}") if quorum.needed else _("{here} here of {needed}")
    screen.tell(f"{what} ({counted.format(here=quorum.here, needed=of)})")
    return True


def arrival(screen: MeetingScreen) -> Presence:
    """How somebody who comes now is marked: present during the reception, late afterwards."""
    begun = screen.state.phase is Phase.LIVE and screen.step_kind is not StepKind.RECEPTION
    return Presence.LATE if begun else Presence.PRESENT


def newcomer(state: State, text: str) -> tuple[str, str]:
    """Name and organisation of somebody who is put on the list as `text`, which may begin with "+".

    What follows "@" is the organisation. Without it the last of three words or more is, and the last of two only when
    an organisation of the list is called so: else the two are family name and given name.
    """
    text = clean(text).removeprefix("+").removeprefix("＋").strip()
    name, *said = re.split(r"\s[@＠]", text, maxsplit=1)
    if said:
        return name.strip(), said[0].strip()
    words = text.split()
    known = next((o for o in views.organisations(state) if words and fold(o) == fold(words[-1])), "")
    if len(words) > 2 or (len(words) == 2 and known):
        return text.removesuffix(words[-1]).strip(), known or words[-1]
    return text, ""


def what_adding_does(state: State, text: str) -> str:
    """What Enter would do with `text` after "+", for the frame of the entry line."""
    name, organisation = newcomer(state, text)
    whose = f"{safe(name)} ({safe(organisation)})" if organisation else safe(name)
    return _("New on the list: {name}").format(name=whose)


def add_member(screen: MeetingScreen, text: str) -> bool:
    """Puts somebody on the list who was not on it, and marks them as here. `text`: see `newcomer`."""
    name, organisation = newcomer(screen.state, text)
    member_id = screen.desk.services.new_id()
    member = Member(id=member_id, name=name, organisation=organisation)
    if screen.submit(i.RegisterMember(member=member), quiet=True) is None:
        return False
    return mark(screen, member_id, arrival(screen))


# -- the draw -------------------------------------------------------------------------------------------------------


async def announce_draw(screen: MeetingScreen) -> None:
    """Fixes what will be drawn and shows its words to the room. Who met in earlier meetings counts."""
    earlier = await screen.earlier_meetings()
    try:
        request = drawing.request_for(screen.state, drawing.history_of(screen.state, earlier))
    except drawing.NobodyHereError:
        screen.tell(
            _("Nobody is marked as present yet. {key} marks who is here.").format(key=screen.key_of("attendance")),
            problem=True,
        )
        return
    # What cannot be drawn is not announced: the room would wait for nothing.
    if clashes := lottery.clashes(request):
        _impossible(screen, clashes[0])
        return
    if screen.submit(drawing.announce(request), quiet=True) is not None and earlier:
        n = len(earlier)
        text = ngettext("Who met in {n} earlier meeting counts.", "Who met in {n} earlier meetings counts.", n)
        screen.tell(text.format(n=n))


def hold_draw(screen: MeetingScreen, digits: str, source: SeedSource = SeedSource.CALLED) -> bool:
    """Draws with the digits called in the room or thrown; without any, the program chooses them: that is recorded."""
    request = screen.state.announced
    if request is None:
        return False
    if screen.state.draws and not screen.redraw_reason:  # the desk was closed since it was announced
        screen.entry.set_value("")
        ask_reason(screen, lambda: hold_draw(screen, digits, source))
        return True
    digits = "".join(digits.split())
    if not digits:
        digits, source = screen.desk.services.digits(), SeedSource.PROGRAM
    try:
        held = drawing.hold(request, digits, source, screen.redraw_reason)
    except ImpossibleRequest as impossible:
        return _impossible(screen, impossible.clashes[0])
    if screen.submit(held.intent, quiet=True) is None:
        return False
    screen.redraw_reason = ""
    screen.tell(draws.quality(held.draw.quality))
    return True


def ask_reason(screen: MeetingScreen, then: Callable[[], object]) -> None:
    """Asks why it is drawn again, and goes on with `then`."""

    async def go_on(value: str) -> None:
        screen.redraw_reason = value
        outcome = then()
        if isawaitable(outcome):
            await outcome

    screen.ask(Prompt(_("Why is it drawn again?"), go_on, needed(_("Please give a reason: it is recorded."))))


def _impossible(screen: MeetingScreen, found: Clash) -> bool:
    members = screen.state.members
    screen.tell(safe(clash(found, lambda key: members[key].name if key in members else key)), problem=True)
    return False
