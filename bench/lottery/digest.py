"""The same line on every machine, Python and numpy: `PYTHONPATH=src python bench/lottery/digest.py`.

Only numpy is needed. It is the SHA-256 over the tables of benchmark instances with several meetings or a history (one
of each family), of a season, and of draws with rules of every sort. README.md holds the line, and the versions with
which it came out.
"""

import hashlib
import json
import platform
import sys

import numpy
from instances import HISTORY, SEVERAL, family

from chietai.lottery import draw, plan_season, table_sizes
from chietai.lottery.instances import solve
from chietai.lottery.rules import KindRule, Rules
from chietai.lottery.types import CURRENT_VERSION, DrawRequest, History, Person, SeasonRequest


def everything() -> list[object]:
    """Tables of draws of every sort."""
    people = tuple(
        Person(f"p{i:03}", (("organisation", "abcdefg"[i * i % 7]), ("district", "xyz"[i % 3]))) for i in range(60)
    )
    rules = Rules(
        apart=(("p000", "p001", "p002"),),
        together=(("p003", "p004"),),
        at=(("p005", 3),),
        kinds=(KindRule("k", tuple(f"p{i:03}" for i in range(10, 30)), 1, 2),),
    )
    first = draw(DrawRequest(people, table_sizes(60, tables=11), seed="1", rules=rules))
    again = draw(DrawRequest(people, table_sizes(60, size=6), rules=rules, seed="2", history=History((first.tables,))))
    season = plan_season(SeasonRequest(people[:24], ((5, 5, 5, 5, 4),) * 6, seed="3"))
    found: list[object] = [first.tables, again.tables, season.meetings]
    return found + [solve(family(name, 1)[0])[0] for name in (*SEVERAL, *HISTORY)]


if __name__ == "__main__":
    digest = hashlib.sha256(json.dumps(everything()).encode()).hexdigest()
    print(f"version {CURRENT_VERSION}: {digest[:32]}")
    print(f"Python {platform.python_version()}, numpy {numpy.__version__}, {platform.machine()}", file=sys.stderr)
