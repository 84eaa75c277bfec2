"""An erasure that was made in one version reaches what is kept of another, when somebody goes over to the first.

The record does not say what was erased. What both versions hold is taken as the erased one has it. The difference
between the two shows what went, and that is sought in what only the other holds.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from chietai.privacy.erasing import MARK, Eraser
from chietai.records import backups, disk, file_names
from chietai.records.document_format import Row
from chietai.records.erased_values import ValueEraser, renamed_ids
from chietai.records.event_order import with_own_keys
from chietai.records.reading import Examined, file_bytes, tables_of
from chietai.records.record_errors import RecordError
from chietai.records.version_contents import Contents, examine_version


class CarriedErasures:
    """What was erased in the version `chosen` and stands in `before`, the document as it is."""

    def __init__(self, before: Examined, chosen: Examined) -> None:
        self._chosen = chosen
        self._rows = {row.event.id: row for row in chosen.rows}
        texts = dict.fromkeys(_gone(before.rows, self._rows))
        self._erasers = [Eraser(text) for text in sorted(texts, key=len, reverse=True) if any(map(str.isalnum, text))]

    @staticmethod
    def lacking_in(before: Examined, chosen: Examined) -> bool:
        """Whether `before`, of the same meeting, lacks an erasure that `chosen` has."""
        same = before.document_id in ("", chosen.document_id)
        return same and bool(Contents.of(chosen.rows).erasures - Contents.of(before.rows).erasures)

    def text_of(self, version: Examined) -> str:
        """The document that is kept of `version`: all its events, and the erasures. Raises RecordError when an event
        cannot be without what was erased."""
        only_here = [row for row in version.rows if row.event.id not in self._rows]
        rows = with_own_keys(sorted([*self._chosen.rows, *self._without(only_here)], key=lambda row: row.event.seq))
        others = self._table(version.others) | self._chosen.others
        if version.aside:
            pieces = {
                str(n): {"key": a.key, "reason": a.reason, "text": a.text} for n, a in enumerate(version.aside, 1)
            }
            others["aside"] = self._table(pieces)
        return self._chosen.kind.text(tables_of(self._chosen, rows, others))

    def reach_copies(self, document: Path) -> None:
        """Erases in the copies of `document`: one that holds nothing besides the chosen version goes. Raises OSError,
        RecordError."""
        for copy in backups.all_copies(document):
            try:
                version = examine_version(copy)
            except RecordError:
                self._erase_text(copy)
                continue
            if not version.rows:
                self._erase_text(copy)
            elif self.lacking_in(version, self._chosen):
                if version.aside or any(row.event.id not in self._rows for row in version.rows):
                    backups.set_aside(document, self.text_of(version).encode(), "damaged")
                disk.remove(copy)
        if (folder := file_names.backups(document)).is_dir():
            disk.sync_folder(folder)

    def _erase_text(self, copy: Path) -> None:
        data = file_bytes(copy)
        if data is None or b"\0" in data:
            return
        text = data.decode("utf-8", "surrogateescape")
        erased = self._raw(text).encode("utf-8", "surrogateescape")
        if erased != data:
            disk.replace_with(copy, erased)

    def _raw(self, text: str) -> str:
        for eraser in self._erasers:
            text = "".join(ValueEraser(eraser, {}).raw(line) for line in text.splitlines(keepends=True))
        return text

    def _without(self, rows: list[Row]) -> list[Row]:
        for eraser in self._erasers:
            values = ValueEraser(eraser, renamed_ids(eraser, rows))
            rows = [values.row(row) for row in rows]
        return rows

    def _table(self, table: Mapping[str, Any]) -> dict[str, Any]:
        erased = dict(table)
        for eraser in self._erasers:
            erased = ValueEraser(eraser, {}).table(erased)
        return erased


def _gone(before: Iterable[Row], after: Mapping[str, Row]) -> Iterator[str]:
    for row in before:
        erased = after.get(row.event.id)
        if erased is not None and erased.line != row.line:
            yield from _differences(row.data, erased.data)


def _differences(old: Any, new: Any) -> Iterator[str]:
    """What stands in `old` where `new` has the mark of an erasure."""
    match old, new:
        case str(), str() if old != new and MARK in new:
            around = [re.escape(part) for part in new.split(MARK)]
            found = re.fullmatch("(.+?)".join(around), old, re.DOTALL)
            yield from found.groups() if found is not None else (old,)
        case list(), list():
            for one, other in zip(old, new, strict=False):
                yield from _differences(one, other)
        case dict(), dict():
            for name in old.keys() & new.keys():
                yield from _differences(old[name], new[name])
        case _:
            return
