"""The words of a summary that stand in no other place of the program."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chietai.i18n import _, language, ngettext, pgettext
from chietai.meeting.kinds import ANSWERS
from chietai.meeting.state import State
from chietai.privacy.findings import Sort
from chietai.reports.review import Part, Passage, Place, Withheld
from chietai.reports.summary import Level, Opinion, Promise, Summary, Voice
from chietai.text.gate import visible
from chietai.wording import names, times


def listed(items: Iterable[str]) -> str:
    """The items that are not empty, one after the other: a、b、c."""
    return ("、" if language() == "ja" else ", ").join(item for item in items if item)


def aside(text: str) -> str:
    """A remark in brackets, with what has to stand before them; "" for no remark."""
    return (f"（{text}）" if language() == "ja" else f" ({text})") if text else ""


def labelled(label: str, text: str) -> str:
    """What something is called, and what it is: テーマ：見守り."""
    return f"{label}：{text}" if language() == "ja" else f"{label}: {text}"


def quoted(text: str) -> str:
    """「text」."""
    return f"「{text}」" if language() == "ja" else f"“{text}”"


@dataclass(frozen=True, slots=True)
class LevelTerms:
    """The words for a level: `stamp` stands on the document, `meaning` says what it holds.

    `caution` is what to do before it is handed out; "" for nothing.
    """

    stamp: str
    in_file_name: str
    meaning: str
    caution: str = ""


def level(value: Level) -> LevelTerms:
    """The words for who may read a document."""
    match value:
        case Level.ORIGINAL:
            return LevelTerms(
                pgettext("report", "Original"),
                pgettext("file name", "original"),
                _("The original: it also tells who said what. Please keep it with the secretariat."),
            )
        case Level.MEMBERS:
            return LevelTerms(
                pgettext("report", "For members"),
                pgettext("file name", "members"),
                _(
                    "For the members: it tells who was there and who promised what, but not who said what. What was "
                    "found to lead to other people is hidden."
                ),
            )
        case Level.PUBLIC:
            return LevelTerms(
                pgettext("report", "For everybody"),
                pgettext("file name", "public"),
                _("For everybody: names on the member list, and what was found to lead to other people, are hidden."),
                _("Please read it once before you hand it out: what the program does not find may still be in it."),
            )


def meaning(summary: Summary) -> str:
    """What the document holds: what its level means, what was hidden in doubt, and whether a person has looked."""
    meant = level(summary.level).meaning
    match summary.level:
        case Level.ORIGINAL:
            return meant
        case Level.MEMBERS if summary.withheld == Withheld():
            return meant  # nothing was hidden, and there was nothing to look at
        case Level.MEMBERS | Level.PUBLIC:
            return ("" if language() == "ja" else " ").join((meant, *_withheld(summary.withheld)))


def _withheld(figures: Withheld) -> Iterator[str]:
    if figures.doubt:
        yield ngettext(
            "{n} place that may lead to somebody is hidden as well.",
            "{n} places that may lead to somebody are hidden as well.",
            figures.doubt,
        ).format(n=figures.doubt)
    if figures.kept:
        yield ngettext(
            "{n} place was left as it is because a person said so.",
            "{n} places were left as they are because a person said so.",
            figures.kept,
        ).format(n=figures.kept)
    if figures.looked:
        yield _("A person has looked at what is hidden.")
    elif figures.decided:
        yield _("A person has decided what was in doubt.")
    else:
        yield _("No person has looked at it yet.")


def place(value: Place) -> str:
    """Where a text stands: 困りごと 3."""
    match value.part:
        case Part.FACTS:
            return pgettext("report", "Head of the record")
        case Part.AIM:
            return _("Aim of the day")
        case Part.CASE:
            return pgettext("report", "The case")
        case Part.MEMBERS:
            return pgettext("report", "Member list")
        case Part.DRAW:
            return pgettext("report", "Lots and seats")
        case Part.ENTRY:
            return _entry(value)


def sort(passage: Passage) -> str:
    """What the words of a passage are taken for: 名簿にある人の名前."""
    what = _sort(passage.sort)
    return what if passage.sure else _("perhaps {what}").format(what=what)


def _sort(value: Sort) -> str:
    match value:
        case Sort.KNOWN:
            return _("the name of somebody on a list")
        case Sort.STRANGER:
            return _("the name of somebody")
        case Sort.POSITION:
            return _("an office that only one person holds")
        case Sort.TELEPHONE:
            return _("a telephone number")
        case Sort.MAIL:
            return _("a mail address")
        case Sort.ADDRESS:
            return _("the address of a house")
        case Sort.BIRTH:
            return _("a date of birth")
        case Sort.NUMBER:
            return _("the number of a person or of a case")


def _entry(value: Place) -> str:
    kind = names.entry_kind(value.kind) if value.kind else ""
    if not value.no:
        return kind
    if value.kind in ANSWERS:
        return kind + aside(_("on trouble {no}").format(no=value.no))
    return f"{kind} {value.no}"


def is_against_closing(state: State, level: Level) -> bool:
    """Whether a paper for `level` tells everybody of a meeting that was not open to the public."""
    match level:
        case Level.PUBLIC:
            return state.details.public is False
        case Level.ORIGINAL | Level.MEMBERS:
            return False


def closed(state: State) -> str:
    """That the meeting was not open to the public, and why, in one sentence."""
    reason = visible(state.details.closed_reason or "").strip()
    if not reason:
        return _("This meeting was closed to the public.")
    return _("This meeting was closed to the public (reason: {reason}).").format(reason=reason)


def title(summary: Summary) -> str:
    """The name of the meeting: its own title, or council and kind."""
    return summary.title or " ".join(part for part in (summary.council, names.session_kind(summary.kind)) if part)


def organisation(value: Voice) -> str:
    """The organisation, or the group of them: 地域活動団体（ほか）; "" where neither is told."""
    if not value.others:
        return value.organisation
    return value.organisation + aside(pgettext("report", "and others")) if value.organisation else _("Other bodies")


def voice(value: Voice, *, with_table: bool = False) -> str:
    """Whose words: 自治会・藤井　茂; the table where nothing else is known; "" when nothing is."""
    who = ("・" if language() == "ja" else ", ").join(part for part in (organisation(value), value.name) if part)
    table = names.table(value.table) if value.table and (with_table or not who) else ""
    return listed((who, table))


def speaker(value: Voice, summary: Summary) -> str:
    """The heading of what one organisation, group or table said."""
    nobody = pgettext("report", "From the room") if summary.group_size else pgettext("report", "Not recorded whose")
    return voice(value) or nobody


def grouping(summary: Summary) -> str:
    """How the words of several bodies are put together; "" where nothing is."""
    if summary.group_size < 2:
        return ""
    return _(
        "Nobody is to read who said what. So words are told with the name of a body, a sector or a table only where at "
        "least {people} of it were there; those of the others are put together."
    ).format(people=people(summary.group_size))


def also(opinion: Opinion) -> str:
    """How many others said the same: ほか２件、同じ声; "" for none."""
    n = len(opinion.same)
    return ngettext("{n} more said the same", "{n} more said the same", n).format(n=n) if n else ""


def same(opinion: Opinion) -> tuple[str, ...]:
    """What the others said, one line each: 自治会「…」."""
    return tuple(_quote(voice(other.voice), quoted(other.text)) for other in opinion.same)


def _quote(who: str, text: str) -> str:
    return who + text if language() == "ja" or not who else labelled(who, text)


def promiser(promise: Promise) -> str:
    """Who promised: people with their organisation, or bodies."""
    voices = [v.name + aside(v.organisation) if v.name else voice(v) for v in promise.voices]
    return listed(dict.fromkeys(voices)) or pgettext("report", "Not recorded whose")


def due(promise: Promise) -> str:
    """Until when; "" when no date was set."""
    return times.full_date(promise.due) if promise.due else ""


def outcome(promise: Promise) -> str:
    """What became of a promise, with the note."""
    if promise.outcome is None:
        return listed((pgettext("report", "Not asked about"), promise.outcome_note))
    return names.outcome(promise.outcome) + aside(promise.outcome_note)


def people(n: int) -> str:
    """A number of people: 13人."""
    return ngettext("{n} person", "{n} people", n).format(n=n)
