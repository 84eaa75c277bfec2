"""The files of one open document: the document, its journal, its backups and its lock."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from chietai.i18n import _
from chietai.records import backups, disk, file_names
from chietai.records.clock_and_ids import Clock
from chietai.records.documents import DocumentStorage
from chietai.records.journal import Journal
from chietai.records.lock import Holder, WriterLock, holder_of
from chietai.records.reading import Examined
from chietai.records.record_errors import RecordError, store_error
from chietai.records.version_contents import contents_of
from chietai.records.versions import Found, Version, look_for


class DocumentFiles:
    """Owned by one writer, who appends to `journal` after `begin`.

    Every method that raises StoreError leaves what was stored before as it was.
    """

    def __init__(self, path: Path, clock: Clock, notes: list[str] | None = None) -> None:
        """`notes` gets a sentence for whatever goes wrong without harm to the meeting."""
        self.path = path
        self.notes: list[str] = [] if notes is None else notes
        self._clock = clock
        self._lock = WriterLock(path)
        self._storage = DocumentStorage(path)
        self.journal = Journal(path)
        self._identity: disk.Identity | None = None
        self._digest = ""
        self._keep_found = False
        self.versions: tuple[Version, ...] = ()
        """Other versions that hold events which the document lacked when it was opened."""
        self.warning = ""
        """A sentence for a lasting banner as soon as another program was seen to write here; "" when all is well."""
        self.overwritten = False
        """Whether something lies in the place of the document that lacks events of the one that was written last."""
        self._looked_at: disk.Identity | None = None
        self._contained: set[str] = set()  # names of backups that hold nothing else than the document

    def lock(self) -> Holder | None:
        """Takes the lock: see `WriterLock.take`."""
        return self._lock.take(self._clock())

    def begin(self, document_id: str, examined: Examined | None = None, *, look: bool = True) -> None:
        """Gets ready to write a document, whose files were examined under the lock. Raises StoreError.

        Unless it may `look` for other versions, none is known, and no copy is taken for needless.
        """
        self.journal.begin(document_id)
        if examined is None:
            return
        self._know(examined.digest)
        # What was odd, or of an older version, is kept as it was found before it is written over.
        self._keep_found = bool(examined.old_version) or any(not fault.in_journal for fault in examined.faults)
        found = look_for(self.path, examined) if look else Found()
        self.versions, self._contained = found.versions, set(found.contained)
        try:
            self._take_over_journal(examined)
        except OSError as error:
            raise store_error(error) from error

    def _take_over_journal(self, examined: Examined) -> None:
        scanned = examined.journal
        if scanned is None:
            return
        if examined.foreign_journal:
            backups.keep_foreign(self.path, file_names.journal(self.path), "journal")
            return
        if scanned.torn:
            backups.set_aside(self.path, scanned.torn, "torn", ".txt")
        self.journal.begin(examined.document_id, scanned.lines)

    def adopt(self) -> None:
        """Takes what lies on the disk for known: it was kept elsewhere and may be written over. Raises OSError."""
        there = disk.identity(self.path) is not None
        self._know(hashlib.sha256(disk.read_bytes(self.path)).hexdigest() if there else "")

    def _know(self, digest: str) -> None:
        """The file that is there now has this digest, and may be written over."""
        self._identity = self.journal.known_document = disk.identity(self.path)
        self._digest = digest

    def save(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        """Replaces the document, keeps a backup, empties the journal. Raises StoreError: the journal is whole then."""
        try:
            self._keep_foreign_changes()
            self._storage.write(tables)
        except OSError as error:
            raise store_error(error) from error
        data, self._storage.written = self._storage.written, b""
        self.overwritten = False
        self._know(hashlib.sha256(data).hexdigest())
        try:
            # Before the journal is emptied, so that one of the two, and the document, always hold everything.
            self._contained.add(backups.keep(self.path, data, len(tables["events"]), self._contained))
            self.journal.clear()
        except OSError as error:
            self.notes.append(str(store_error(error)))

    def watch(self, holds: Callable[[str], bool], events: int) -> None:
        """Looks whether lock, journal and document are still those of this writer; costs three looks at files when they
        are. `holds`: whether the document has the event with an id; `events`: how many were written into it.

        What is lost is put back where that can be done; `warning` tells of a second writer, `overwritten` of a document
        that was replaced. Raises nothing.
        """
        try:
            alone = self._lock.keep(self._clock())
            self.journal.watch()
            replaced = self._replaced(holds, events)
            if replaced or self.journal.shared or not alone:
                self.warning = self.warning or self._second_writer()
        except (OSError, RecordError):
            return  # a drive that is away: storing says so

    def _replaced(self, holds: Callable[[str], bool], events: int) -> bool:
        """Whether another program has put a document with events that we lack in the place of ours."""
        now = disk.identity(self.path)
        if now in (self._identity, self._looked_at) and now is not None:
            return False
        self._looked_at = now
        if now is None:
            self.overwritten = bool(self._identity)
            return False
        data = disk.read_bytes(self.path)
        if hashlib.sha256(data).hexdigest() == self._digest:
            self._know(self._digest)
            return False
        theirs = contents_of(self.path).events
        strange = {event for event in theirs if not holds(event)}
        self.overwritten = len(theirs) - len(strange) < events
        return bool(strange)

    def _second_writer(self) -> str:
        holder = holder_of(self.path)
        return _(
            "This meeting is written in another place as well ({holder}). What both write is kept. Please close it in "
            "one of the two places, then open it again here: what is missing is brought together."
        ).format(holder=holder.sentence if holder is not None else _("another program"))

    def _keep_foreign_changes(self) -> None:
        now = disk.identity(self.path)
        if now is None:
            return
        if self._keep_found:
            backups.set_aside(self.path, disk.read_bytes(self.path), "found")
            self._keep_found = False
        elif now != self._identity and hashlib.sha256(disk.read_bytes(self.path)).hexdigest() != self._digest:
            kept_at = backups.keep_foreign(self.path, self.path, "document")
            self.notes.append(
                _(
                    "Another program changed the document. What it wrote was kept as {path}. After the meeting, "
                    "`chietai restore --join` takes it in."
                ).format(path=kept_at)
            )

    def remove_copies(self) -> None:
        """Removes the journal, which the document has made needless, and all copies there are, for an erasure.

        Raises StoreError.
        """
        self._keep_found = False
        try:
            self.journal.remove(everything=True)
            for copy in backups.all_copies(self.path):
                disk.remove(copy)
            if (folder := file_names.backups(self.path)).is_dir():
                disk.sync_folder(folder)
        except OSError as error:
            raise store_error(error) from error

    def close(self, *, all_saved: bool) -> None:
        """Closes the files and releases the lock. The journal is removed when the document holds everything."""
        if all_saved:
            try:
                self.journal.remove()
            except OSError as error:
                self.notes.append(str(store_error(error)))
        self.journal.close()
        self._lock.release()
