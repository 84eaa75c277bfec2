"""The one question: this text, for this reader, what is shown?"""

from collections.abc import Iterable
from functools import lru_cache

from chietai.meeting.kinds import Verdict
from chietai.privacy.bodies import perhaps_a_person, surely_a_person
from chietai.privacy.contacts import contacts_in
from chietai.privacy.findings import Finding, Guarded, Sort, apart, masked
from chietai.privacy.judgements import NO_JUDGEMENTS, Judgements
from chietai.privacy.known_people import KnownPeople
from chietai.privacy.readers import Reader, rights_of
from chietai.privacy.strangers import strangers_in

_REMEMBERED = 4096  # texts of one meeting


class Guard:
    """Knows the people of a council, its bodies and places, and what was judged; pure: the same text for the same
    reader is always shown alike.
    """

    def __init__(self, people: KnownPeople, judgements: Judgements = NO_JUDGEMENTS) -> None:
        self.people = people
        self.judgements = judgements
        self._findings = lru_cache(_REMEMBERED)(self._look)

    def look(self, text: str, reader: Reader) -> Guarded:
        """`text` as `reader` may see it, and what was hidden or kept in it."""
        rights = rights_of(reader)
        if rights.members_in_text and rights.others_in_text:
            return Guarded(text, text)
        withheld = [
            one
            for one in self._findings(text)
            if not (rights.members_in_text if one.sort is Sort.KNOWN else rights.others_in_text)
        ]
        doubtful = {text[one.start : one.end] for one in withheld if not one.sure}
        hidden: list[Finding] = []
        kept: list[Finding] = []
        for one in withheld:
            (kept if self._is_kept(one, text, doubtful) else hidden).append(one)
        return Guarded(text, masked(text, hidden), tuple(hidden), tuple(kept))

    def _is_kept(self, one: Finding, text: str, doubtful: set[str]) -> bool:
        """Whether a person said that what was found may stand.

        What is sure stays hidden unless this very place was judged: 東 may be kept as the place that it mostly is, and
        東さん is still somebody. Where the same words stand twice in `text`, once in doubt, the doubt was judged.
        """
        words = text[one.start : one.end]
        if not one.sure:
            return self.judgements.of(words, text) is Verdict.KEEP
        return words not in doubtful and self.judgements.here(words, text) is Verdict.KEEP

    def look_at_body(self, name: str, reader: Reader) -> Guarded:
        """The name of a body as `reader` may see it. For readers of no names, one that is a person is left out
        altogether; it is sure when somebody is surely named in it."""
        guarded = self.look(name, reader)
        if rights_of(reader).names or not self.is_person(name):
            return guarded
        whole = Finding(0, len(name), Sort.STRANGER, any(one.sure for one in self._findings(name)))
        if self._is_kept(whole, name, set()):
            return Guarded(name, name, kept=(whole,))
        return Guarded(name, "", hidden=(whole,))

    def shown(self, text: str, reader: Reader) -> str:
        """`text` as `reader` may see it."""
        return self.look(text, reader).shown

    def is_person(self, text: str) -> bool:
        """Whether `text` as a whole is a person, where a body was to be named.

        The name of a body on a list is a person's only where it is one that is known, or surely somebody's: a body may
        call itself ささえあいさん. One that no list has is taken for a person when in doubt.
        """
        if self.people.is_person(text):
            return True
        return surely_a_person(text) or (not self.people.is_unbroken(text) and perhaps_a_person(text))

    def _look(self, text: str) -> tuple[Finding, ...]:
        known, unbroken = self.people.look(text)
        return apart((*known, *contacts_in(text), *strangers_in(text, unbroken), *self._judged(text)))

    def _judged(self, text: str) -> Iterable[Finding]:
        for words in self.judgements.hidden_words(text):
            for place in self.people.places_of(words, text):
                yield Finding(place.start, place.end, place.sort, sure=False)
