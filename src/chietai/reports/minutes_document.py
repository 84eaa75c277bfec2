"""The summary as a document in the form of a 会議録: which blocks, in which order, with which headings."""

from collections.abc import Iterator

from chietai.i18n import _, ngettext, pgettext
from chietai.meeting.kinds import Phase
from chietai.reports import discussion, terms
from chietai.reports.document_blocks import (
    Bars,
    Block,
    Grid,
    Items,
    Notice,
    Paragraphs,
    Section,
    StepRow,
    Timetable,
    Title,
)
from chietai.reports.document_blocks import Facts as FactsBlock
from chietai.reports.meeting_facts import facts, held, next_meeting
from chietai.reports.summary import Summary
from chietai.wording import names, question_texts, times
from chietai.wording.times import figures


def pages(summary: Summary) -> tuple[Block, ...]:
    """The whole document, in the language in force. A part of the meeting that was not held has no section."""
    return tuple(_pages(summary))


def _pages(summary: Summary) -> Iterator[Block]:
    stamp = terms.level(summary.level).stamp
    yield Title(pgettext("report", "Record of the meeting"), terms.title(summary), held(summary), stamp)
    if summary.phase is not Phase.CLOSED:
        at = summary.as_of
        moment = f"{times.full_date(at.date())} {times.clock_time(at)}" if at else ""
        text = _("The meeting is not finished. This is what was recorded until {time}.").format(time=moment)
        yield Notice(text if at else _("Nothing has been recorded yet."))
    yield facts(summary)
    yield from _aim(summary)
    yield from _recall(summary)
    yield from _draw(summary)
    yield from discussion.troubles(summary)
    yield from discussion.cases(summary)
    yield from discussion.promises(summary)
    yield from _end(summary)
    yield from _times(summary)
    yield Section(pgettext("report", "About this record"))
    yield Paragraphs(tuple(_about(summary)), small=True)


def _aim(summary: Summary) -> Iterator[Block]:
    rows = (
        (pgettext("report", "Theme"), summary.theme),
        (pgettext("report", "What was considered"), summary.consider),
        (pgettext("report", "How far"), summary.result),
    )
    if any(text for _label, text in rows):
        yield Section(_("Aim of the day"))
        yield FactsBlock(tuple((label, (text,)) for label, text in rows if text), leading=True)
    if summary.case_text or summary.case_name:
        yield Section(pgettext("report", "The case"))
        if summary.case_name:
            yield Paragraphs((_("{name} (an assumed name)").format(name=summary.case_name),), small=True)
        if summary.case_text:
            yield Paragraphs(summary.case_text)


def _recall(summary: Summary) -> Iterator[Block]:
    if not summary.recalled:
        return
    yield Section(_("Since last time"))
    rows = tuple((p.text, terms.promiser(p), terms.due(p), terms.outcome(p)) for p in summary.recalled)
    yield Grid(
        (
            pgettext("report", "What was promised"),
            pgettext("report", "Who"),
            pgettext("report", "Until"),
            pgettext("report", "What became of it"),
        ),
        rows,
        (34, 20, 22, 24),
    )


def _draw(summary: Summary) -> Iterator[Block]:
    if not summary.draws and not summary.tables:
        return
    yield Section(pgettext("report", "Lots and seats"))
    for draw in summary.draws:
        drawn = _("{time}: lots for {people}").format(
            time=times.clock_time(draw.at), people=terms.people(draw.people)
        ) + terms.aside(draw.reason)
        source = names.seed_source(draw.source)
        digits = (
            terms.labelled(pgettext("report", "Digits"), draw.digits) + terms.aside(source) if draw.digits else source
        )
        check = terms.labelled(pgettext("report", "Words shown before"), " ".join(draw.words))
        yield Paragraphs((drawn, digits, check, terms.labelled(pgettext("report", "Seed"), draw.seed)), small=True)
    if summary.tables:
        people = tuple(
            (
                names.table(table.number),
                terms.people(len(table.people)),
                terms.listed(
                    p.name + terms.aside(p.organisation)
                    if p.name
                    else p.organisation or pgettext("report", "No organisation")
                    for p in table.people
                ),
            )
            for table in summary.tables
        )
        yield Grid(
            (pgettext("report", "Table"), pgettext("report", "People"), pgettext("report", "Who sat there")),
            people,
            (14, 9, 77),
            figures=frozenset({1}),
        )


def _end(summary: Summary) -> Iterator[Block]:
    if summary.unsaid:
        yield Section(_("Left unsaid"))
        yield Items(tuple(discussion.item(opinion) for opinion in summary.unsaid))
    if summary.mood:
        yield Section(pgettext("report", "How the meeting felt"))
        scale = [f"{figures(n)} {label}" for n, label in enumerate(question_texts.moods(), 1)]
        yield Bars(tuple((label, n, terms.people(n)) for label, n in zip(scale, summary.mood, strict=True)))
    if next_meeting(summary):
        yield Section(pgettext("report", "Next meeting"))
        yield Paragraphs((next_meeting(summary),))


def _times(summary: Summary) -> Iterator[Block]:
    if not any(step.used is not None for step in summary.steps):
        return
    yield Section(pgettext("report", "Time planned and used"))
    rows = []
    for step in summary.steps:
        used = times.minutes(step.used) if step.used is not None else pgettext("report", "not held")
        over = f"+{times.minutes(step.over)}" if round(step.over / 60) else ""
        start = times.clock_time(step.start) if step.start else ""
        cells = (step.title or names.step_kind(step.kind), start, times.minutes(step.planned), used, over)
        rows.append(StepRow(cells, step.planned, step.used or 0.0))
    yield Timetable(
        (
            pgettext("report", "Step"),
            pgettext("report", "Planned for"),
            pgettext("report", "Planned"),
            pgettext("report", "Used"),
            pgettext("report", "Over"),
        ),
        tuple(rows),
    )


def _about(summary: Summary) -> Iterator[str]:
    yield terms.meaning(summary)
    if grouping := terms.grouping(summary):
        yield grouping
    yield _("This record gives the main points, not every word. The organiser's private notes are not part of it.")
    if summary.redactions:
        yield ngettext(
            "{n} passage was erased to protect somebody's privacy.",
            "{n} passages were erased to protect somebody's privacy.",
            summary.redactions,
        ).format(n=summary.redactions)
