"""The benchmark instances: generated families (deterministic) and, in data/, those with a fixed history."""

import hashlib
import json
from pathlib import Path
from typing import Any

Instance = dict[str, Any]
DATA = Path(__file__).parent / "data"

ONE = [
    (15, 3, (3, 5)),
    (32, 8, (5, 8)),
    (60, 10, (5, 8)),
    (100, 20, (5, 12)),
    (300, 50, (5, 12)),
    (17, 4, (5,)),
    (50, 9, (8,)),
    (110, 16, (12,)),
]
THREE = [(32, 8, 8), (60, 10, 8), (100, 20, 12), (300, 50, 12)]
# name: people, tables, organisations, their shape, meetings, per cent who attend
SEVERAL = {
    "multi_15x5_T7_k0": (15, 5, 0, "even", 7, 100),
    "multi_32x8_T10_k0": (32, 8, 0, "even", 10, 100),
    "multi_24x6_T6_k6even": (24, 6, 6, "even", 6, 100),
    "multi_32x8_T8_k8even": (32, 8, 8, "even", 8, 100),
    "multi_60x10_T8_k8skew": (60, 10, 8, "skew", 8, 100),
    "multi_60x10_T10_k5skew": (60, 10, 5, "skew", 10, 100),
    "multi_100x20_T10_k12skew": (100, 20, 12, "skew", 10, 100),
    "multi_300x50_T6_k12skew": (300, 50, 12, "skew", 6, 100),
    "churn_60x10_T8_k8skew": (60, 10, 8, "skew", 8, 80),
    "churn_100x20_T8_k12skew": (100, 20, 12, "skew", 8, 80),
}
HISTORY = ("hist_60x10_k8skew_h7", "hist_100x20_k12skew_h14", "hist_300x50_k12skew_h30", "hist_32x8_k0_h7")


class Numbers:
    """The generator's own stream: it must not follow changes of the program that is measured."""

    def __init__(self, seed: str) -> None:
        self._key = hashlib.sha256(seed.encode()).digest()
        self._counter = 0
        self._bytes = b""

    def below(self, n: int) -> int:
        limit = (1 << 32) - (1 << 32) % n
        while True:
            if len(self._bytes) < 4:
                self._bytes += hashlib.sha256(self._key + self._counter.to_bytes(8, "big")).digest()
                self._counter += 1
            word, self._bytes = int.from_bytes(self._bytes[:4], "big"), self._bytes[4:]
            if word < limit:
                return word % n

    def shuffle(self, things: list[int]) -> list[int]:
        for i in range(len(things) - 1, 0, -1):
            j = self.below(i + 1)
            things[i], things[j] = things[j], things[i]
        return things


def near_equal(n: int, tables: int) -> list[int]:
    each, more = divmod(n, tables)
    return [each + 1] * more + [each] * (tables - more)


def _labels(n: int, kinds: int, shape: str, numbers: Numbers) -> list[int]:
    if not kinds:
        return list(range(n))
    weights = [1.0] * kinds if shape == "even" else [1.0 / (k + 1) for k in range(kinds)]
    shares = [n * weight / sum(weights) for weight in weights]
    counts = [max(1, int(share)) for share in shares]
    order = sorted(range(kinds), key=lambda k: -(shares[k] - int(shares[k])))
    i = 0
    while sum(counts) < n:
        counts[order[i % kinds]] += 1
        i += 1
    while sum(counts) > n:
        counts[counts.index(max(counts))] -= 1
    return numbers.shuffle([k for k in range(kinds) for _ in range(counts[k])])


def _make(
    name: str, n: int, tables: int, kinds: int, shape: str, seed: int, meetings: int = 1, attend: int = 100
) -> Instance:
    numbers = Numbers(f"inst/{name}/{seed}")
    attrs = {"org": _labels(n, kinds, shape, numbers)}
    if name.startswith("three_"):
        attrs["prof"] = _labels(n, 6, "skew", numbers)
        attrs["dist"] = _labels(n, 4, "even", numbers)
    size = -(-n // tables)
    present, sizes = [], []
    for _ in range(meetings):
        here = list(range(n)) if attend == 100 else [i for i in range(n) if numbers.below(100) < attend]
        present.append(here)
        sizes.append(near_equal(len(here), tables if attend == 100 else -(-len(here) // size)))
    return {
        "id": f"{name}_i{seed}", "fam": name, "n": n, "T": meetings, "attrs": attrs, "present": present, "sizes": sizes,
    }  # fmt: skip


def family(name: str, count: int = 3) -> list[Instance]:
    """The instances of one family."""
    if name in HISTORY:
        return [json.loads((DATA / f"{name}_i{k}.json").read_text(encoding="utf-8")) for k in range(count)]
    if name in SEVERAL:
        n, tables, kinds, shape, meetings, attend = SEVERAL[name]
        return [_make(name, n, tables, kinds, shape, k, meetings, attend) for k in range(count)]
    _, shape_, rest = name.split("_")
    n, tables = map(int, shape_.split("x"))
    kinds = int("".join(filter(str.isdigit, rest)))
    shape = rest.lstrip("k0123456789") or "skew"
    return [_make(name, n, tables, kinds, shape, k) for k in range(count)]


def one_meeting() -> list[str]:
    """The names of all families of one meeting and one attribute."""
    return [f"one_{n}x{g}_k{k}{shape}" for n, g, kinds in ONE for k in kinds for shape in ("even", "skew")]


def three_attributes() -> list[str]:
    """The names of all families of one meeting and three attributes."""
    return [f"three_{n}x{g}_k{k}" for n, g, k in THREE]
