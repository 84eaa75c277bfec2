"""The summary as a document in the form of a 会議録: which blocks, in which order, with which headings."""

from collections.abc import Iterator

from chietai.i18n import _, ngettext
from chietai.meeting.words import Phase
from chietai.reports import words
from chietai.reports.blocks import (
    Bars,
    Block,
    Grid,
    Item,
    Items,
    Notice,
    Paragraphs,
    Question,
    Section,
    StepRow,
    Timetable,
    Title,
    Topic,
)
from chietai.reports.blocks import Facts as FactsBlock
from chietai.reports.facts import facts, held, next_meeting
from chietai.reports.summary import Opinion, Promise, Rounds, Summary, Trouble
from chietai.wording import dates, names


def pages(summary: Summary) -> tuple[Block, ...]:
    """The whole document, in the language in force. A part of the meeting that was not held has no section."""
    return tuple(_pages(summary))


def _pages(summary: Summary) -> Iterator[Block]:
    stamp = words.level(summary.level)
    yield Title(_("Record of the meeting"), words.title(summary), held(summary), stamp)
    if summary.phase is not Phase.CLOSED:
        at = summary.as_of
        moment = f"{dates.full_date(at)} {dates.clock_time(at)}" if at else ""
        text = _("The meeting is not finished. This is what was recorded until {time}.").format(time=moment)
        yield Notice(text if at else _("Nothing has been recorded yet."))
    yield facts(summary)
    yield from _aim(summary)
    yield from _recall(summary)
    yield from _draw(summary)
    yield from _troubles(summary)
    yield from _cases(summary)
    yield from _promises(summary)
    yield from _end(summary)
    yield from _times(summary)
    yield Section(_("About this record"))
    yield Paragraphs(tuple(_about(summary)), small=True)


def _aim(summary: Summary) -> Iterator[Block]:
    rows = (
        (_("Theme"), summary.theme),
        (_("What was considered"), summary.consider),
        (_("How far"), summary.result),
    )
    if any(text for _label, text in rows):
        yield Section(_("Aim of the day"))
        yield FactsBlock(tuple((label, (text,)) for label, text in rows if text), leading=True)
    if summary.case_text or summary.case_name:
        yield Section(_("The case"))
        if summary.case_name:
            yield Paragraphs((_("{name} (an assumed name)").format(name=summary.case_name),), small=True)
        if summary.case_text:
            yield Paragraphs(summary.case_text)


def _recall(summary: Summary) -> Iterator[Block]:
    if not summary.recalled:
        return
    yield Section(_("Since last time"))
    rows = tuple((p.text, words.promiser(p), words.due(p), words.outcome(p)) for p in summary.recalled)
    yield Grid((_("What was promised"), _("Who"), _("Until"), _("What became of it")), rows)


def _draw(summary: Summary) -> Iterator[Block]:
    if not summary.draws and not summary.tables:
        return
    yield Section(_("Lots and seats"))
    for draw in summary.draws:
        drawn = _("{time}: lots for {people}").format(
            time=dates.clock_time(draw.at), people=words.people(draw.people)
        ) + words.aside(draw.reason)
        source = names.seed_source(draw.source)
        digits = words.labelled(_("Digits"), draw.digits) + words.aside(source) if draw.digits else source
        check = words.labelled(_("Words shown before"), " ".join(draw.words))
        yield Paragraphs((drawn, digits, check, words.labelled(_("Seed"), draw.seed)), small=True)
    if summary.tables:
        people = tuple(
            (
                names.table(table.number),
                words.people(len(table.people)),
                words.listed(
                    p.name + words.aside(p.organisation) if p.name else p.organisation or _("No organisation")
                    for p in table.people
                ),
            )
            for table in summary.tables
        )
        yield Grid((_("Table"), _("People"), _("Who sat there")), people, wide=2, figures=frozenset({1}))


def _troubles(summary: Summary) -> Iterator[Block]:
    if summary.worked_on:
        yield Section(_("Troubles taken up, and the wisdom for them"))
    for trouble in summary.worked_on:
        note = "" if trouble.chosen else _("not among the chosen")
        yield Topic(trouble.opinion.no, _item(trouble.opinion, words.listed((_hands(trouble), note))))
        yield from _rounds(summary, trouble.rounds)
    if any(summary.loose):
        yield Topic(0, Item(_("Answers that belong to none of these troubles")))
        yield from _rounds(summary, summary.loose)
    if summary.other_troubles:
        yield Section(_("Other troubles") if summary.worked_on else _("Troubles"))
        yield Items(tuple(_numbered(t.opinion, _hands(t)) for t in summary.other_troubles))


def _rounds(summary: Summary, rounds: Rounds) -> Iterator[Block]:
    for number, groups in enumerate(rounds, start=1):
        if groups:
            yield Question(
                names.question_label(number),
                summary.questions[number - 1] or names.usual_question(number),
                tuple((words.speaker(g.voice), tuple(_answer(o) for o in g.opinions)) for g in groups),
            )


def _cases(summary: Summary) -> Iterator[Block]:
    if not summary.cases:
        return
    yield Section(_("What works"))
    yield Items(tuple(_numbered(case.opinion) for case in summary.cases))
    rows = tuple((_case(p), words.promiser(p), p.text, words.due(p)) for case in summary.cases for p in case.adopted)
    if rows:
        yield Grid((_("Case"), _("Who takes it home"), _("What they do"), _("Until")), rows, wide=2)


def _promises(summary: Summary) -> Iterator[Block]:
    if summary.promises:
        yield Section(_("Promises"))
        rows = tuple((p.text + words.aside(_case(p)), words.promiser(p), words.due(p)) for p in summary.promises)
        yield Grid((_("What is done"), _("Who"), _("Until")), rows)


def _end(summary: Summary) -> Iterator[Block]:
    if summary.unsaid:
        yield Section(_("Left unsaid"))
        yield Items(tuple(_item(opinion) for opinion in summary.unsaid))
    if summary.mood:
        yield Section(_("How the meeting felt"))
        scale = (_("1 (bad)"), "2", "3", "4", _("5 (good)"))
        yield Bars(tuple((label, n, words.people(n)) for label, n in zip(scale, summary.mood, strict=True)))
    if next_meeting(summary):
        yield Section(_("Next meeting"))
        yield Paragraphs((next_meeting(summary),))


def _times(summary: Summary) -> Iterator[Block]:
    if not any(step.used is not None for step in summary.steps):
        return
    yield Section(_("Time planned and used"))
    rows = []
    for step in summary.steps:
        used = dates.minutes(step.used) if step.used is not None else _("not held")
        over = f"+{dates.minutes(step.over)}" if round(step.over / 60) else ""
        start = dates.clock_time(step.start) if step.start else ""
        cells = (step.title or names.step_kind(step.kind), start, dates.minutes(step.planned), used, over)
        rows.append(StepRow(cells, step.planned, step.used or 0.0))
    yield Timetable((_("Step"), _("Planned for"), _("Planned"), _("Used"), _("Over")), tuple(rows))


def _about(summary: Summary) -> Iterator[str]:
    yield words.level_meaning(summary.level)
    yield _("This record gives the main points, not every word. The organiser's private notes are not part of it.")
    if summary.redactions:
        yield ngettext(
            "{n} passage was erased to protect somebody's privacy.",
            "{n} passages were erased to protect somebody's privacy.",
            summary.redactions,
        ).format(n=summary.redactions)


def _item(opinion: Opinion, note: str = "") -> Item:
    return Item(
        opinion.text, words.voice(opinion.voice), words.listed((note, words.also(opinion))), words.same(opinion)
    )


def _answer(opinion: Opinion) -> Item:
    """An answer under its organisation: only the person, if told, has to be named."""
    return Item(opinion.text, opinion.voice.name, words.also(opinion), words.same(opinion))


def _numbered(opinion: Opinion, note: str = "") -> Item:
    item = _item(opinion, note)
    label = f"{opinion.no}. " if opinion.no else ""
    return Item(label + item.text, item.by, item.note, item.same)


def _hands(trouble: Trouble) -> str:
    if trouble.votes is None:
        return ""
    return ngettext("{n} hand", "{n} hands", trouble.votes).format(n=trouble.votes)


def _case(promise: Promise) -> str:
    return _("Success case {no}").format(no=promise.case_no) if promise.case_no else ""
