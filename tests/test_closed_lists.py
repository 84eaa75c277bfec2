"""Adding one member to a closed list makes mypy name every place that has to know it (docs/design.md, "Closed lists").

It is done for real: one member is added to each list in a copy of the source, and mypy checks the copy. All lists are
extended at once, because a run takes some 15 seconds: what it reports is told apart by file and function.
"""

import ast
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

pytest.importorskip("mypy", reason="mypy is not installed; it comes with the extra 'dev'")
pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

ROOT = Path(__file__).parents[1]

Place = tuple[str, str]  # file below src/chietai, and function or method

ENUMS: Mapping[tuple[str, str], set[Place]] = {
    ("meeting/kinds.py", "StepKind"): {
        ("wording/names.py", "step_kind"),
        ("tui/stage/views/__init__.py", "_of_step"),
        ("tui/desk/line_help.py", "line_help"),
        ("meeting/line_reader.py", "_read"),
        ("meeting/line_reader.py", "_said"),
        ("rehearsal/script.py", "_scene"),
    },
    ("meeting/kinds.py", "EntryKind"): {
        ("wording/names.py", "entry_kind"),
        ("meeting/kinds.py", "_is_private"),
        ("reports/disclosure.py", "voice"),
        ("reports/attribution.py", "_told"),
    },
    ("meeting/kinds.py", "Presence"): {
        ("meeting/kinds.py", "_is_here"),
        ("wording/names.py", "presence"),
        ("reports/meeting_facts.py", "attendance_of"),
        ("reports/coming_and_going.py", "covers"),
    },
    ("meeting/kinds.py", "Phase"): {
        ("wording/names.py", "phase"),
        ("tui/stage/views/__init__.py", "view_of"),
        ("cli/print_commands.py", "_phase"),
    },
    ("meeting/kinds.py", "Outcome"): {
        ("wording/names.py", "outcome"),
        ("tui/stage/views/recall_view.py", "_mark"),
        ("tui/screens/prepare/carrying.py", "is_open"),
    },
    ("toml_files.py", "TomlFault"): {
        ("tui/theme_files.py", "_no_toml"),
        ("formats/format_sentences.py", "not_toml"),
    },
    ("privacy/erasing.py", "Writing"): {("cli/redact_choices.py", "writing")},
    ("meeting/kinds.py", "Verdict"): {("wording/past_events.py", "_judged")},
    ("meeting/kinds.py", "MemberAttribute"): {
        ("meeting/model.py", "attribute"),
        ("roster/member_fields.py", "field_of"),
        ("roster/preview.py", "attribute"),
        ("roster/template.py", "_examples"),
        ("drawing.py", "lottery_name"),
        ("privacy/readers.py", "personal"),
        ("reports/summary.py", "attribute"),
        ("reports/tables.py", "_heading"),
        ("tui/screens/member_form.py", "_place"),
        ("tui/screens/members_screen.py", "_column"),
        ("tui/screens/roster/preview_rows.py", "_column"),
    },
    ("roster/member_fields.py", "Field"): {
        ("roster/member_fields.py", "_words"),
        ("roster/member_fields.py", "field_title"),
    },
    ("reports/summary.py", "Level"): {
        ("reports/disclosure.py", "reader_of"),
        ("reports/terms.py", "level"),
        ("reports/terms.py", "meaning"),
        ("reports/terms.py", "is_against_closing"),
        ("tui/screens/export_screen.py", "level_offered"),
    },
    ("privacy/findings.py", "Sort"): {("privacy/findings.py", "names_somebody"), ("reports/terms.py", "_sort")},
    ("reports/review.py", "Part"): {("reports/terms.py", "place")},
    ("reports/review_answers.py", "Answer"): {
        ("reports/review_answers.py", "give"),
        ("reports/review_answers.py", "_judged"),
        ("tui/screens/review_screen.py", "_answer"),
    },
    ("privacy/readers.py", "Reader"): {("privacy/readers.py", "rights_of")},
    ("reports/export_documents.py", "Kind"): {
        ("reports/export_documents.py", "_files"),
        ("tui/screens/export_screen.py", "kind_offered"),
        ("cli/export.py", "_offered"),
    },
    ("lottery/rules.py", "RuleSort"): {
        ("lottery/canon.py", "_rules_form"),
        ("lottery/constraints.py", "constraints"),
        ("lottery/constraints.py", "_holds"),
        ("lottery/conflicts.py", "_counts"),
        ("lottery/rules.py", "refs_of"),
        ("lottery/rules.py", "rules_from"),
        ("lottery/rules.py", "_reduced"),
        ("wording/clashes.py", "rule"),
        ("tui/screens/prepare/rules_page.py", "_add"),
        ("tui/screens/prepare/rules_page.py", "_label"),
        ("tui/screens/prepare/rules_page.py", "_people_of_rule"),
        ("cli/draw_people.py", "_typed_rules"),
    },
    ("lottery/types.py", "ClashKind"): {("wording/clashes.py", "clash")},
    ("meeting/refusal.py", "Reason"): {("wording/refusals.py", "refusal")},
    ("roster/problems.py", "ProblemKind"): {
        ("roster/problems.py", "weight"),
        ("roster/roster_sentences.py", "_sentence"),
    },
    ("roster/problems.py", "Refusal"): {("roster/roster_sentences.py", "_reason")},
}
"""The lists that are enums, and the places that mypy has to name for each; there may be more."""

UNIONS: Mapping[tuple[str, str], tuple[str, set[Place]]] = {
    ("meeting/choosing.py", "ChoosingIntent"): (
        'class AddedIntent(Intent):\n    kind: Literal["added"] = "added"\n',
        {("meeting/choosing.py", "decide_choosing")},
    ),
    ("meeting/choosing.py", "ChoosingEvent"): (
        'class AddedEvent(Event):\n    type: Literal["AddedEvent"] = "AddedEvent"\n    entry_id: Id\n',
        {("meeting/choosing.py", "apply_choosing"), ("wording/past_events.py", "_words")},
    ),
}
"""The lists that are unions of classes: what is added, and the places that mypy has to name."""

LISTS = {**{name: places for (_file, name), places in ENUMS.items()}, **{n: p for (_f, n), (_c, p) in UNIONS.items()}}


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[Place], set[Place]]:
    """The places that mypy names in a copy of the source: as it stands, and with a member more in each list."""
    copy = tmp_path_factory.mktemp("closed-lists")
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    before = _named_by_mypy(copy)
    source = copy / "src" / "chietai"
    for file, name in ENUMS:
        _add_to_enum(source / file, name)
    for (file, name), (code, _places) in UNIONS.items():
        _add_to_union(source / file, name, code)
    return before, _named_by_mypy(copy)


def test_nothing_is_wrong_without_the_additions(before_and_after: tuple[set[Place], set[Place]]) -> None:
    before, _after = before_and_after
    assert before == set()


@pytest.mark.parametrize("name", LISTS)
def test_every_place_that_must_know_a_new_member_is_named(
    name: str, before_and_after: tuple[set[Place], set[Place]]
) -> None:
    _before, after = before_and_after
    assert LISTS[name] - after == set()


def _named_by_mypy(copy: Path) -> set[Place]:
    """File and function of each error. Fails when mypy itself does."""
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-error-summary", "--hide-error-context", "--no-pretty"],
        cwd=copy,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode in (0, 1), run.stdout + run.stderr
    places = set()
    for line in run.stdout.splitlines():
        file, number, kind, *_ = line.split(":")
        if kind.strip() == "error":
            places.add((Path(file).relative_to("src/chietai").as_posix(), _function_at(copy / file, int(number))))
    return places


def _function_at(file: Path, line: int) -> str:
    """The innermost function that holds the line; "" outside of all."""
    functions = [
        node
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.lineno <= line <= (node.end_lineno or 0)
    ]
    return max(functions, key=lambda node: node.lineno).name if functions else ""


def _add_to_enum(file: Path, name: str) -> None:
    lines = file.read_text("utf-8").splitlines()
    (enum,) = (n for n in ast.parse("\n".join(lines)).body if isinstance(n, ast.ClassDef) and n.name == name)
    last = max(node.end_lineno or 0 for node in enum.body if isinstance(node, ast.Assign))
    lines.insert(last, '    ADDED = "added"')
    file.write_text("\n".join(lines) + "\n", "utf-8")


def _add_to_union(file: Path, name: str, code: str) -> None:
    lines = file.read_text("utf-8").splitlines()
    (union,) = (
        node
        for node in ast.parse("\n".join(lines)).body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name
    )
    added = code.split("(")[0].removeprefix("class ")
    start, end = union.lineno - 1, union.end_lineno or 0
    value = ast.unparse(union.value)
    lines[start:end] = [code, f"{name} = {value} | {added}"]
    file.write_text("\n".join(lines) + "\n", "utf-8")
