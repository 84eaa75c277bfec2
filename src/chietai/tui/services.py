"""What the screens need from outside: time, ids, chance, and folders. Injected, so that a test decides all of them."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chietai.records.clock_and_ids import Clock, NewId

DIGITS = 6
"""Digits that the program draws by itself when the room calls none."""


@dataclass(frozen=True)
class Services:
    """The world outside the program.

    `home` is the user's own folder (settings, themes, formats), `library` the folder with the session documents,
    `digits` gives the digits of a draw for which the room calls none.
    """

    clock: Clock
    new_id: NewId
    home: Path
    library: Path
    digits: Callable[[], str]
    language: str = "ja"

    def today(self) -> date:
        """The date by the clock."""
        return self.clock().date()

    @classmethod
    def real(cls, home: Path | None = None, library: Path | None = None, language: str = "ja") -> "Services":
        """The real world: the system's clock and chance, the user's folder (see `resources.user_folder`)."""
        from chietai.records.clock_and_ids import new_id, now
        from chietai.resources import user_folder

        chance = random.SystemRandom()
        return cls(
            clock=now,
            new_id=new_id,
            home=user_folder(home),
            library=library if library is not None else user_folder(home) / "sessions",
            digits=lambda: "".join(str(chance.randrange(10)) for _ in range(DIGITS)),
            language=language,
        )
