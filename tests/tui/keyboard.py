"""Typing as a terminal delivers it: the keys come one behind the other, and the program catches up when it can.

`Pilot.press` waits after each key until the process rests, 40 ms at least: right for keys that do something, but a
sentence of forty characters would take as long as starting the program.
"""

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Types `text` without a pause between its characters, then waits until the screen has taken them all."""
    driver = pilot.app._driver
    assert driver is not None
    for character in text:
        driver.send_message(events.Key(_character_to_key(character), character))
    await pilot.pause()
