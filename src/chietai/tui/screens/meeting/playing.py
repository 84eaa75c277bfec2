"""The rehearsal that goes on by itself at the desk."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from chietai.meeting.intents import Intent
from chietai.meeting.refusal import Refused

if TYPE_CHECKING:
    from chietai.tui.screens.meeting.meeting_screen import MeetingScreen


def play_on(screen: MeetingScreen) -> None:
    """Lets the rehearsal do its next thing after its time."""
    if screen.autoplay is None or not screen.playing:
        return
    # Somebody may have gone on by hand meanwhile.
    screen.autoplay.see(screen.state)
    beat = next(screen.autoplay, None)
    if beat is None:
        screen.playing = False
        screen.refresh_commands()
    else:
        screen.set_timer(beat[0], lambda: _play(screen, beat[1]))


def _play(screen: MeetingScreen, intent: Intent) -> None:
    if not screen.playing:
        return
    with suppress(Refused):
        screen.session.submit(intent)
        screen.refresh_state()
    play_on(screen)
