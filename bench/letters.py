"""What large letters cost: size on disk, time to read the fonts, to draw a heading, to draw the countdown.

Run: python bench/letters.py
"""

import time
from collections.abc import Callable

from chietai.resources import data_folder
from chietai.tui.grid import LINES
from chietai.tui.letters import Letters, countdown, fit
from chietai.tui.letters.bitmap_font import read_font

_HEADINGS = ("困りごとを出しあいましょう", "ご自分の団体で、なにができますか", "成功例を拡げる", "憂鬱な髙﨑さん㈱")


def best(work: Callable[[], object], times: int = 9) -> float:
    """The shortest of several runs of `work`, in milliseconds."""
    durations = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        durations.append(time.perf_counter() - start)
    return min(durations) * 1000


def main() -> None:
    """Prints each figure beside what is allowed."""
    folder = data_folder("letters")
    size = sum(path.stat().st_size for path in folder.iterdir())
    print(f"files of letters             {size / 1024:7.0f} KB  (allowed: 400)")
    reading = sum(best(lambda dots=dots: read_font(folder / f"letters{dots}.bin")) for dots in (16, 12))
    print(f"reading both fonts           {reading:7.2f} ms  (allowed: 30)")
    LINES.wrap("一度読み込んでおく文です。", 8)
    packs = {dots: read_font(folder / f"letters{dots}.bin") for dots in (16, 12)}
    first = max(best(lambda h=h, p=p: Letters(p).lay_out(h, 160, 60)) for h in _HEADINGS for p in packs.values())
    print(f"a heading, first time        {first:7.2f} ms  (allowed: 5)")
    again = max(best(lambda h=h: fit(h, 116, 24)) for h in _HEADINGS)
    print(f"a heading again              {again:7.2f} ms")
    start = time.perf_counter()
    countdown(12, 34, 116, 20)
    print(f"a countdown, new size        {(time.perf_counter() - start) * 1000:7.2f} ms")
    print(f"a countdown, each second     {best(lambda: countdown(12, 33, 116, 20)):7.2f} ms")


if __name__ == "__main__":
    main()
