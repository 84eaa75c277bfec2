"""Keeping in a document what a person has said of words in its papers."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from chietai.meeting.disclosing import JudgeWords
from chietai.meeting.refusal import Refused
from chietai.meeting.state import Judgement
from chietai.records.clock_and_ids import Clock, NewId
from chietai.records.record_errors import RecordError
from chietai.records.store import SessionStore
from chietai.resources import DataMissingError, data_folder


def keep_judgements(path: Path, judgements: Iterable[Judgement], *, clock: Clock, new_id: NewId) -> bool:
    """Stores `judgements` in the document at `path`, which nobody has open. Whether it could be done: not in a sample
    of the program, nor where the document is open elsewhere, damaged, or may only be read.
    """
    if _is_sample(path):
        return False
    try:
        with SessionStore.open(path, clock=clock, new_id=new_id) as store:
            for one in judgements:
                with suppress(Refused):  # it is said already
                    store.commit(JudgeWords.of(one))
    except RecordError:
        return False
    return True


def _is_sample(path: Path) -> bool:
    try:
        return path.resolve().is_relative_to(data_folder("sessions").resolve())
    except DataMissingError:
        return False
