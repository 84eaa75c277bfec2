"""What is read out to the room in the same words every time: the three questions, the agreements, the scale of moods.

A format may have questions of its own (`questions` in its file); the Japanese stands in `locale/ja/wording.po`.
"""

from chietai.i18n import _, pgettext
from chietai.meeting.state import State


def question_label(question: int) -> str:
    """問１, 問２ or 問３."""
    return (_("Question 1"), _("Question 2"), _("Question 3"))[question - 1]


def question(state: State, number: int) -> str:
    """The wording of a question (1 to 3): the format's own, or the usual one."""
    return state.questions[number - 1] or usual_question(number)


def usual_question(number: int) -> str:
    """The usual wording of a question (1 to 3)."""
    return (
        _("What can your own organisation do about this trouble?"),
        _("Leaving your organisation aside, what good idea could solve it?"),
        _("What do you yourself hold dear, or want to try?"),
    )[number - 1]


def agreements() -> tuple[str, str, str]:
    """The three agreements, each one sentence."""
    return (
        _("There is no single right answer. Nobody denies or criticises."),
        _("Everyone here is active in a field of their own. While one speaks, all listen."),
        _("Putting an ideal into words gives it shape. Vague is fine. Be at ease."),
    )


def moods() -> tuple[str, str, str, str, str]:
    """How the meeting felt: the five answers, from 1 to 5."""
    return (
        pgettext("mood", "Not good"),
        pgettext("mood", "Not so good"),
        pgettext("mood", "So so"),
        pgettext("mood", "Good"),
        pgettext("mood", "Very good"),
    )
