"""Dots as half blocks: one cell is two dots high."""

from collections.abc import Sequence

_BLOCKS = " \u2580\u2584\u2588"  # by (upper dot) + 2 * (lower dot)


def half_blocks(dots: Sequence[Sequence[bool]]) -> list[str]:
    """Rows of dots (from the top, all equally long) as rows of cells; an odd number gets a blank row below."""
    rows = list(dots)
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    return [
        "".join([_BLOCKS[upper + 2 * lower] for upper, lower in zip(above, below, strict=True)])
        for above, below in zip(rows[::2], rows[1::2], strict=True)
    ]
