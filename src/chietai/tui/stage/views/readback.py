"""The five lines that are read back at the end."""

from chietai.i18n import _, ngettext, pgettext
from chietai.meeting import views
from chietai.meeting.kinds import ANSWERS
from chietai.meeting.state import State
from chietai.tui.grid import safe
from chietai.tui.stage.paint import cut
from chietai.tui.stage.stage_text import aim_sentence, figures
from chietai.wording import question_texts


def readback(state: State, longest: int = 0) -> list[tuple[str, str]]:
    """Label and words of the five lines: theme, troubles, answers, success cases, promises.

    `longest`: what people said is cut to so many cells; 0: not at all.
    """
    nothing = pgettext("stage", "none")
    return [
        (pgettext("stage", "Theme"), safe(state.details.theme or "") or aim_sentence(state) or nothing),
        (_("Troubles"), _troubles(state, longest) or nothing),
        (pgettext("stage", "Wisdom"), _answers(state) or nothing),
        (_("What works"), _cases(state, longest) or nothing),
        (pgettext("stage", "Promises"), _promises(state) or nothing),
    ]


def _joined(texts: list[str]) -> str:
    return pgettext("stage", "; ").join(texts)


def _troubles(state: State, longest: int) -> str:
    chosen = views.picked(state)
    if chosen:
        return _joined([_quoted(entry.text, longest) for entry in chosen])
    count = len(views.troubles(state))
    return ngettext("{n} trouble was told", "{n} troubles were told", count).format(n=figures(count)) if count else ""


def _answers(state: State) -> str:
    counts = [(n, len(views.entries(state, kind))) for n, kind in enumerate(ANSWERS, start=1)]
    return _joined(
        [
            ngettext("{question}: {n} answer", "{question}: {n} answers", count).format(
                question=question_texts.question_label(n), n=figures(count)
            )
            for n, count in counts
            if count
        ]
    )


def _cases(state: State, longest: int) -> str:
    taken = views.adoptions_by_case(state)
    cases = sorted(views.cases(state), key=lambda case: -len(taken.get(case.id, ())))
    if not cases:
        return ""
    more = len(cases) - 1
    if not more:
        return _quoted(cases[0].text, longest)
    return ngettext("{first} and {n} more", "{first} and {n} more", more).format(
        first=_quoted(cases[0].text, longest), n=figures(more)
    )


def _promises(state: State) -> str:
    promises = views.promises(state)
    who = list(
        dict.fromkeys(safe(entry.who or entry.organisation) for entry in promises if entry.who or entry.organisation)
    )
    if not promises:
        return ""
    count = ngettext("{n} promise", "{n} promises", len(promises)).format(n=figures(len(promises)))
    return pgettext("stage", "{count} ({who})").format(count=count, who=_joined(who)) if who else count


def _quoted(text: str, longest: int) -> str:
    text = cut(safe(text), longest) if longest else safe(text)
    return pgettext("stage", '"{text}"').format(text=text)
