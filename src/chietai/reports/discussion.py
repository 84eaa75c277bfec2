"""What was said, as blocks: troubles with their answers, success cases, promises."""

from collections.abc import Iterator

from chietai.i18n import _, pgettext
from chietai.reports import terms
from chietai.reports.document_blocks import Block, Grid, Item, Items, Question, Section, Topic
from chietai.reports.summary import Opinion, Promise, Rounds, Summary, Trouble
from chietai.wording import question_texts


def troubles(summary: Summary) -> Iterator[Block]:
    """The troubles that were worked on with the answers to the three questions, and the others."""
    if summary.worked_on:
        yield Section(pgettext("report", "Troubles taken up, and the wisdom for them"))
    for trouble in summary.worked_on:
        note = "" if trouble.chosen else pgettext("report", "not among the chosen")
        yield Topic(item(trouble.opinion, terms.listed((_hands(trouble), note))))
        yield from _rounds(summary, trouble.rounds)
    if any(summary.loose):
        yield Topic(Item(pgettext("report", "Answers that belong to none of these troubles")))
        yield from _rounds(summary, summary.loose)
    if summary.other_troubles:
        yield Section(pgettext("report", "Other troubles") if summary.worked_on else _("Troubles"))
        yield Items(tuple(item(t.opinion, _hands(t)) for t in summary.other_troubles))


def _rounds(summary: Summary, rounds: Rounds) -> Iterator[Block]:
    for number, groups in enumerate(rounds, start=1):
        if groups:
            yield Question(
                question_texts.question_label(number),
                summary.questions[number - 1] or question_texts.usual_question(number),
                tuple((terms.speaker(g.voice, summary), tuple(_answer(o) for o in g.opinions)) for g in groups),
            )


def cases(summary: Summary) -> Iterator[Block]:
    """What works, and who takes it home."""
    if not summary.cases:
        return
    yield Section(_("What works"))
    yield Items(tuple(item(case.opinion) for case in summary.cases))
    rows = tuple((_case(p), terms.promiser(p), p.text, terms.due(p)) for case in summary.cases for p in case.adopted)
    if rows:
        yield Grid(
            (
                pgettext("report", "Case"),
                pgettext("report", "Who takes it home"),
                pgettext("report", "What they do"),
                pgettext("report", "Until"),
            ),
            rows,
            (13, 24, 41, 22),
        )


def promises(summary: Summary) -> Iterator[Block]:
    """Who does what until when."""
    if summary.promises:
        yield Section(pgettext("report", "Promises"))
        rows = tuple((p.text + terms.aside(_case(p)), terms.promiser(p), terms.due(p)) for p in summary.promises)
        yield Grid(
            (pgettext("report", "What is done"), pgettext("report", "Who"), pgettext("report", "Until")),
            rows,
            (50, 28, 22),
        )


def item(opinion: Opinion, note: str = "") -> Item:
    """An opinion with its speaker and with what others said to the same end."""
    notes = terms.listed((note, terms.also(opinion)))
    return Item(opinion.text, terms.voice(opinion.voice), notes, terms.same(opinion), opinion.no)


def _answer(opinion: Opinion) -> Item:
    """An answer under its organisation: only the person, if told, has to be named."""
    return Item(opinion.text, opinion.voice.name, terms.also(opinion), terms.same(opinion))


def _hands(trouble: Trouble) -> str:
    if trouble.votes is None:
        return ""
    return _("raised hands: {people}").format(people=terms.people(trouble.votes))


def _case(promise: Promise) -> str:
    return _("Success case {no}").format(no=promise.case_no) if promise.case_no else ""
