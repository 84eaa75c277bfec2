"""Several pictures of one run of the program: the way to a screen is not gone again for the next one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion
from syrupy.location import PyTestLocation
from textual.pilot import Pilot


class NamedPictures(SVGImageExtension):
    """A picture is called by the test's function and its own name, whatever else the test has in brackets."""

    @classmethod
    def get_snapshot_name(cls, *, test_location: PyTestLocation, index: Any = 0) -> str:
        return f"{test_location.methodname}[{index}]"


async def picture(pilot: Pilot[Any]) -> str:
    """The screen as it is once it rests, as `snap_compare` takes it."""
    await pilot.pause()
    await pilot.wait_for_scheduled_animations()
    await pilot.pause()
    return pilot.app.export_screenshot(title=pilot.app.title, simplify=True)


def comparison(snapshot: SnapshotAssertion, folder: Path) -> Callable[[str, str], list[str]]:
    """A function that compares a picture with the one of that name, and gives what is wrong.

    Those that differ are put into `folder`. With --snapshot-update they are taken as the ones to come.
    """
    pictures = snapshot.use_extension(NamedPictures)

    def compare(name: str, drawn: str) -> list[str]:
        if pictures(name=name) == drawn:
            return []
        (folder / f"{name}.svg").write_text(drawn, "utf-8")
        return [f"{name} differs: see {folder / name}.svg"]

    return compare
