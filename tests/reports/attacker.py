"""Somebody who lays all papers of a meeting side by side and works out who may have said what.

Reads nothing but the files that were written, of all levels together: who was there, who sat where, and every name that
stands beside an opinion. Knows how the program puts bodies together, which the paper itself says.
"""

import csv
import html
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_HERE = ("出席", "遅れて出席", "早退")
_FIGURES = str.maketrans("０１２３４５６７８９", "0123456789")
_OTHERS = "そのほか"
_MORE = "（ほか）"


@dataclass(frozen=True)
class Seen:
    """One member, as the list of the members' paper has them."""

    name: str
    body: str
    sector: str
    presence: str
    table: str
    came: str
    left: str


class Attacker:
    """Has `files` (name: bytes) before them. `first` and `last`: somebody told them when the first and the last opinion
    was said (HH:MM:SS), so that whoever came or went in between may not have said all of them.
    """

    def __init__(self, files: Mapping[str, bytes], k: int, first: str = "", last: str = "") -> None:
        self.k = k
        self.files = {name: data.decode("utf-8-sig") for name, data in files.items()}
        self.people = [person for person in self._people() if person.presence in _HERE]
        self.there = [person for person in self.people if _throughout(person, first, last)]
        names = {p.body for p in self._people()} | {p.sector for p in self._people()} | {_OTHERS}
        self._names = sorted(names - {""}, key=len, reverse=True)
        # Where the list for everybody names no body, somebody stood in its place.
        self._bodies = {row["所属"] for row in self._list("公開用")} - {""}
        self._groups: dict[Seen, str] = {}
        self._labels: dict[str, set[str]] = {}
        self._tables: dict[str, set[str]] = {}
        for name, text in self.files.items():
            told = _csv(text) if name.endswith(".csv") else _markdown(text) if name.endswith(".md") else _html(text)
            for token, words in told:
                labels, tables = self._labels.setdefault(token, set()), self._tables.setdefault(token, set())
                if name.endswith(".csv"):
                    group, _, table = words.partition("\n")
                    labels |= {group} - {""}
                    tables |= {table} - {""}
                else:
                    labels |= self._named(words)
                    tables |= {n.translate(_FIGURES) for n in re.findall(r"テーブル([０-９0-9]+)", words)}

    @property
    def opinions(self) -> list[str]:
        """All that was said, by the word that marks it."""
        return sorted(self._labels)

    def labels(self, token: str) -> set[str]:
        """The names of bodies, sectors and tables that stand beside an opinion in any of the files."""
        return self._labels[token] | {f"テーブル{table}" for table in self._tables[token]}

    def may_have_said(self, token: str) -> list[Seen]:
        """Who may have said it: what all the files together leave."""
        found = self.there
        for label in self._labels[token]:
            found = [person for person in found if person in self._of(label)]
        for table in self._tables[token]:
            found = [person for person in found if person.table == table]
        if self.labels(token):
            return found
        # Nothing is told, so it was somebody of whom nothing is ever told, the attacker thinks.
        tables = set().union(*self._tables.values())
        covered = {p for label in set().union(*self._labels.values()) for p in self._of(label)}
        suspects = ([p for p in self.there if p.table not in tables], [p for p in self.there if p not in covered])
        return min((some for some in suspects if some), key=len, default=self.there)

    def found_out(self) -> list[str]:
        """The opinions that lead to fewer than k people, where there are as many."""
        enough = min(self.k, len(self.there))
        return [token for token in self.opinions if len(self.may_have_said(token)) < enough]

    def _list(self, level: str) -> Iterable[dict[str, str]]:
        lists = [text for name, text in self.files.items() if name.endswith(f"{level}-参加者.csv")]
        return csv.DictReader(io.StringIO(lists[0], newline=""))

    def _people(self) -> Iterable[Seen]:
        for row in self._list("委員用"):
            times = (row[key].rjust(5, "0") if row[key] else "" for key in ("来た時刻", "帰った時刻"))
            yield Seen(*(row[key] for key in ("氏名", "所属", "主体", "出欠", "テーブル")), *times)

    def _named(self, words: str) -> set[str]:
        """The longest names of bodies and sectors in `words`."""
        found = set()
        for name in self._names:
            while name in words:
                more = name + _MORE
                found.add(more if more in words else name)
                words = words.replace(more if more in words else name, "／")
        return found

    def _of(self, label: str) -> list[Seen]:
        """Those whose words are told as those of `label`."""
        if label == _OTHERS:
            return [p for p in self.there if not self._own_group(p)]
        if label.endswith(_MORE):
            name = label.removesuffix(_MORE)
            alone = any(name in labels for labels in self._labels.values())  # then the others are meant, and not it
            return [p for p in self.there if self._own_group(p) in (("",) if alone else ("", name))]
        return [p for p in self.there if self._own_group(p) == label]

    def _own_group(self, person: Seen) -> str:
        """The group of which the paper says that it has enough people: of the body, or of the rest of the sector."""
        if person not in self._groups:
            self._groups[person] = self._group_of(person)
        return self._groups[person]

    def _group_of(self, person: Seen) -> str:
        seen = {label.removesuffix(_MORE) for labels in self._labels.values() for label in labels}
        if person.body in seen or (person.body in self._bodies and self._size(person.body) >= self.k):
            return person.body
        sector = self._sector(person)
        if sector in self._bodies and self._size(sector) >= self.k:  # a body has the name of a sector
            left = [p for p in self.there if self._sector(p) == sector and self._size(p.body) < self.k]
            return sector if sector in seen and len(left) >= self.k else ""
        return sector if sector in seen else ""

    def _sector(self, person: Seen) -> str:
        """Under which sector somebody is told: none, where the people of their body are of several."""
        of_body = {other.sector for other in self.people if other.body == person.body and person.body}
        return person.sector if len(of_body) <= 1 else ""

    def _size(self, body: str) -> int:
        return sum(p.body == body for p in self.there)


def _throughout(person: Seen, first: str, last: str) -> bool:
    if not first or person.presence == "出席":
        return True
    came_before = person.came < first[:5] if person.came else person.presence == "早退"
    return came_before and (person.presence != "早退" or (person.left > last[:5] if person.left else False))


TOKEN = re.compile("こと[g-v]{8}ば")
"""The word that marks an opinion. Without figures: nobody takes it for a number of somebody."""


def _csv(text: str) -> Iterable[tuple[str, str]]:
    for row in csv.DictReader(io.StringIO(text, newline="")):
        said = row.get("意見") or row.get("成功例") or row.get("困りごと") or ""
        kind = row.get("種類", "")
        if (token := TOKEN.search(said)) and "約束の時" not in row and kind != "言い残したこと":
            yield token[0], f"{row['所属']}\n{row['テーブル']}"


def _markdown(text: str) -> Iterable[tuple[str, str]]:
    plain = re.sub(r"\\(.)", r"\1", text)
    section, heading = "", ""
    for line in plain.split("\n"):
        if line.startswith("## "):
            section = line
        if re.match(r"- |#", line):
            heading = line
        token = TOKEN.search(line)
        if not token or line.startswith("|") or "言い残したこと" in section:
            continue
        own = line.replace(token[0], "")
        inside = line.startswith("  ") and "「" not in line
        yield token[0], own + (heading if inside else "")


def _html(text: str) -> Iterable[tuple[str, str]]:
    text = text.split("<h2>言い残したこと")[0]
    for match in re.finditer(rf"<li>([^<]*?)「({TOKEN.pattern})」", text):
        yield match[2], html.unescape(match[1])
    for match in re.finditer(rf"<h3>(?:<span[^>]*>\d*</span>)?({TOKEN.pattern})</h3>\s*(?:<p>(.*?)</p>)?", text):
        yield match[1], html.unescape(match[2] or "")
    for match in re.finditer(rf'<span class="text">({TOKEN.pattern})</span>(.*?)(?:<ul|</li>)', text, re.DOTALL):
        before = text[: match.start()]
        table = before.rfind('<table class="question">')
        row = re.findall(r'<th scope="row">(.*?)</th>', before[table:]) if table > before.rfind("</table>") else []
        yield match[1], html.unescape(match[2] + (row[-1] if row else ""))
