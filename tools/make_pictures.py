"""Makes the pictures of README and user guide (docs/pictures/*.svg) from a rehearsed meeting.

    python tools/make_pictures.py [--out FOLDER] [NAME ...]

The same program makes the same pictures, byte for byte: the meeting comes from a seed, the clock stands still, and the
real app paints each screen. `tests/test_pictures.py` holds that those in the repository are current.
"""

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
sys.path.insert(0, str(ROOT))


def picture(name: str) -> str:
    """The picture `name` of `tools.scenes.SCENES` as it is now, as the text of an SVG file."""
    from tools.cell_svg import svg
    from tools.scenes import SCENES

    from chietai import i18n

    scene = SCENES[name]
    i18n.set_language("ja")
    with tempfile.TemporaryDirectory() as folder:
        return svg(asyncio.run(_painted(scene, Path(folder))), scene.title)


async def _painted(scene: Any, folder: Path) -> Any:
    from rich.color import Color
    from tools.cell_svg import Screen

    app = scene.app(folder)
    app.theme = scene.theme
    async with app.run_test(size=scene.size) as pilot:
        await _settled(pilot)
        for act in scene.acts:
            if isinstance(act, str):
                await pilot.press(*act.split())
            else:
                act(app)
            await _settled(pilot)
        strips = app.screen._compositor.render_strips()
        theme = app.current_theme
        ink, ground = (Color.parse(colour).get_truecolor().hex for colour in (theme.foreground, theme.background))
        return Screen([list(strip) for strip in strips], scene.size[0], ink, ground)


async def _settled(pilot: Any) -> None:
    await pilot.pause()
    # The second window follows for ever; all other work comes to an end.
    if work := [worker for worker in pilot.app.workers if worker.name != "_follow"]:
        await pilot.app.workers.wait_for_complete(work)
    await pilot.pause()


def make(names: Iterable[str], folder: Path) -> None:
    """Writes the pictures `names` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        path = folder / f"{name}.svg"
        path.write_text(picture(name), "utf-8", newline="\n")
        sys.stdout.write(f"{path}\n")


def main() -> None:
    """The command."""
    # How the terminal of whoever runs this is set must not show.
    for name in [name for name in os.environ if name == "NO_COLOR" or name.startswith("TEXTUAL")]:
        del os.environ[name]
    from tools.scenes import SCENES

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[*SCENES, []])
    parser.add_argument("--out", type=Path, default=FOLDER)
    args = parser.parse_args()
    make(args.names or SCENES, args.out)


if __name__ == "__main__":
    main()
