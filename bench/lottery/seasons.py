"""Meetings without a repeat, beside the best known: `python bench/lottery/seasons.py` (some seconds).

Every row of data/sgp_best_known.csv up to 60 people: as many meetings as are known are planned; when that repeats
a pair, fewer and fewer, until none does. Ends with 1 when a row stays below the known number, or when 5-3-7 or 8-4-10
takes more than ten seconds.
"""

import csv
import sys
from time import perf_counter

from instances import DATA

from chietai.lottery import plan_season
from chietai.lottery.designs import design
from chietai.lottery.types import Person, SeasonRequest

MOST_PEOPLE = 60
AT_ONCE = {(15, "5x3"), (32, "8x4")}
MOST_SECONDS = 10


def sizes_of(text: str) -> tuple[int, ...]:
    """`2x4 3x3` is two tables of four and three of three."""
    sizes: list[int] = []
    for part in text.split():
        many, size = map(int, part.split("x"))
        sizes += [size] * many
    return tuple(sizes)


def reached(people: int, sizes: tuple[int, ...], known: int) -> tuple[int, str]:
    """How many meetings are planned without a repeat, at most as many as are known; and how."""
    persons = tuple(Person(f"p{i:03}") for i in range(people))
    constructed = design(sizes)
    surely = min(known, len(constructed.meetings)) if constructed else 1
    for meetings in range(known, surely, -1):
        season = plan_season(SeasonRequest(persons, (sizes,) * meetings, seed="season"))
        if not season.repeats:
            return meetings, season.source
    return surely, f"known design: {constructed.source}" if constructed else "search"


def main() -> int:
    """Prints one line per row and the sum."""
    rows = equal = failed = 0
    with (DATA / "sgp_best_known.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            people, known = int(row["people"]), int(row["rounds_known"])
            if people > MOST_PEOPLE:
                continue
            start = perf_counter()
            found, source = reached(people, sizes_of(row["tables"]), known)
            seconds = perf_counter() - start
            rows += 1
            equal += found == known
            failed += found < known or ((people, row["tables"]) in AT_ONCE and seconds > MOST_SECONDS)
            print(
                f"{people:3} people {row['tables']:10} known {known:2}  reached {found:2}  {seconds:6.2f} s  {source}",
                flush=True,
            )
    print(f"as many as known in {equal} of {rows} rows; {'MISSED' if failed else 'ok'}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
