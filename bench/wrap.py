"""What breaking lines at phrases costs: 1,000 entries wrapped anew for another width, against Textual's plain wrap.

Run: python bench/wrap.py
"""

import random
import time
from collections.abc import Callable

from rich._wrap import divide_line as plain

from chietai.tui.grid import LINES

_PARTS = [
    "坂の上に住む方が、",
    "買い物に行けなくなりました。",
    "自治会の回覧で知らせます。",
    "ごみ出しを手伝う人がいません。",
    "社会福祉協議会の見守りの訪問を、",
    "もう少しふやせないでしょうか。",
    "LINE公式アカウントで",
    "「ちょっとした困りごと」を",
    "集めてみたいと思います。",
    "お茶の会に誘う人がいれば、",
    "家から出るきっかけになります。",
    "バスの本数が減りました。",
]
_WIDTHS = (34, 52, 40, 70, 46)


def entries(count: int, seed: int = 5) -> list[str]:
    """`count` different entries of one to four sentences, as people type them."""
    pick = random.Random(seed)
    return [f"{n}番 " + "".join(pick.choices(_PARTS, k=pick.randint(1, 4))) for n in range(1, count + 1)]


def seconds(wrap: Callable[[str, int], list[int]], texts: list[str], width: int) -> float:
    """The time to wrap all of `texts` once."""
    start = time.perf_counter()
    for text in texts:
        wrap(text, width)
    return time.perf_counter() - start


def measure(count: int = 1000) -> dict[str, float]:
    """Milliseconds for `count` entries: plain, first time, again at another width; and the ratio of the last."""
    texts = entries(count)
    LINES.wrap("一度読み込んでおく文です。", 8)
    first = seconds(LINES.divide, texts, 30)
    pairs = [(seconds(LINES.divide, texts, w), seconds(plain, texts, w)) for w in _WIDTHS * 3]
    ours, theirs = min(a for a, _ in pairs), min(b for _, b in pairs)
    return {"plain": theirs * 1000, "first": first * 1000, "again": ours * 1000, "ratio": ours / theirs}


if __name__ == "__main__":
    result = measure()
    print(f"1,000 entries: plain wrap {result['plain']:.1f} ms")
    print(f"  first time (phrases looked for) {result['first']:.1f} ms = {result['first'] / result['plain']:.1f}x")
    print(f"  again at another width          {result['again']:.1f} ms = {result['ratio']:.2f}x (allowed: 2x)")
