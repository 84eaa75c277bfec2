"""The grid of cells: characters on which terminals disagree, shown so that no column ever moves; and its lines.

Terminals and fonts differ over ambiguous characters (U+2460, U+25CB, U+2192 ... are one cell wide or two), over emoji
with joiners and variation selectors, and over marks that combine. What is shown instead says the same with characters
of one width everywhere. The text in the document stays as it is.
"""

import re
from functools import lru_cache

from rich.cells import cell_len

from chietai.text.line_breaking import LineBreaker

LINES = LineBreaker(cell_len)
"""Breaks lines for the screens: widths are counted as Textual counts them."""

_PLAIN = re.compile("[ -~\u3000-\u3029\u3031-\u303c\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff9f]*")


@lru_cache(maxsize=4096)
def safe(text: str, *, multiline: bool = False) -> str:
    """`text` as it may be put into the grid of cells: every character one cell or two, the same in all terminals.

    What cannot be shown at all (controls, direction marks) becomes visible, as `chietai.text.gate.visible` does;
    line feeds become spaces unless `multiline`. Text without such characters comes back as it is.
    """
    if _PLAIN.fullmatch(text):
        return text
    from chietai.text.gate import visible  # neither is needed for most texts, and both take a while to make
    from chietai.text.graphemes import clusters
    from chietai.tui.likenesses import likeness

    return "".join(
        cluster if cluster == "\n" or _PLAIN.fullmatch(cluster) else likeness(cluster)
        for cluster in clusters(visible(text, multiline=multiline))
    )


@lru_cache(maxsize=4096)
def in_place(text: str) -> str:
    """`text` as it may be put into the grid while it is being typed: as many cells as Textual counts for it.

    The cursor moves by what Textual counts, so a likeness that is wider or narrower cannot stand here.
    """
    if _PLAIN.fullmatch(text):
        return text
    from chietai.text.graphemes import clusters
    from chietai.tui.likenesses import likeness_of_width

    return "".join(
        cluster if _PLAIN.fullmatch(cluster) else likeness_of_width(cluster, safe(cluster), cell_len(cluster))
        for cluster in clusters(text)
    )
