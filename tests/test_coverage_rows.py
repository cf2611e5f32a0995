"""The coverage table: no row without a test, and no test in it that only finds a text."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from coverage_rows import Row, rows

TESTS = Path(__file__).parent
ROWS = rows()
NUMBERS = range(1, 169)
# What a person does with the window or a command line, time that passes, and a screen that is opened.
DONE_BY_HAND = {
    *(
        "press",
        "tick",
        "write",
        "write_lines",
        "write_page",
        "open_row",
        "keyClick",
        "keyClicks",
        "mouseClick",
    ),
    *("click", "setDate", "chosen", "do", "go", "run", "said", "told", "leeward", "main", "ran"),
}
# Where the outcome is looked at: what is kept, what a later screen shows, or what an intent returned.
LOOKED_AT = re.compile(
    r"\b(state|states|place|held|kept|words|buttons|clipboard|text|profile|mark|marks|acts|pages|contacts"
    r"|people|plan|planned|after|begun|answered|sheet|shown|seen|days|due|running|opened|incidents|waits"
    r"|moods|written|out|expectation)\b"
)


@cache
def known_in(path: str) -> dict[str, ast.FunctionDef]:
    """The tests of a file by their names, those of classes too."""
    tree = ast.parse((TESTS / path).read_text())
    found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return {test.name: test for test in found if test.name.startswith("test_")}


def named(test: ast.FunctionDef) -> set[int]:
    """The rows a test says it carries."""
    said = re.findall(r"\(rows? (\d[\d, -]*)\)", ast.get_docstring(test) or "")
    spans = [span for each in said for span in re.findall(r"(\d+)(?:-(\d+))?", each)]
    return {row for first, last in spans for row in range(int(first), int(last or first) + 1)}


def acts(test: ast.FunctionDef) -> bool:
    """Whether it does something: by hand, or by an intent, which is always told the moment."""
    calls = [node for node in ast.walk(test) if isinstance(node, ast.Call)]
    by_hand = {getattr(call.func, "attr", getattr(call.func, "id", "")) for call in calls} & DONE_BY_HAND
    return bool(by_hand) or any(keyword.arg in {"now", "at"} for call in calls for keyword in call.keywords)


def judges(test: ast.FunctionDef) -> bool:
    """Whether what came of it is asserted."""
    asserted = [ast.unparse(node.test) for node in ast.walk(test) if isinstance(node, ast.Assert)]
    return any(LOOKED_AT.search(each) for each in asserted)


def test_no_row_is_missing() -> None:
    """Each of the 168 rows stands there once, in its order, with at least one test."""
    assert [row.number for row in ROWS] == list(NUMBERS)
    assert not [row.number for row in ROWS if not row.tests or not row.title]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.number))
def test_each_test_is_there_and_names_its_row(row: Row) -> None:
    """Every test named exists once, and its first line names the row."""
    assert len(set(row.tests)) == len(row.tests)
    for path, name in row.tests:
        assert name in known_in(path), f"{path}::{name}"
        assert row.number in named(known_in(path)[name]), f"{path}::{name}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.number))
def test_none_only_finds_a_text(row: Row) -> None:
    """Every test named does something, and asserts what was stored or what is shown after it."""
    for path, name in row.tests:
        test = known_in(path)[name]
        assert acts(test), f"{path}::{name} does nothing"
        assert judges(test), f"{path}::{name} looks at nothing"


def test_rows_said_elsewhere_exist() -> None:
    """No test names a row that the table does not have."""
    for file in TESTS.rglob("test_*.py"):
        found = known_in(str(file.relative_to(TESTS)))
        assert not [name for name, test in found.items() if named(test) - set(NUMBERS)], file


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("assert 'No study' in words(window)", (False, True)),
        ("press(window, 'Keep')", (True, False)),
        ("press(window, 'Keep')\n    assert simulation.session.state.pages", (True, True)),
        ("state = leave(State(), now=moment())\n    assert state.profile", (True, True)),
        ("assert len(TITLES) == 3", (False, False)),
    ],
)
def test_a_test_that_only_finds_a_text_is_found(body: str, expected: tuple[bool, bool]) -> None:
    """The two checks above tell such a test from others."""
    (test,) = ast.parse(f"def test_it():\n    {body}\n").body
    assert isinstance(test, ast.FunctionDef)
    assert (acts(test), judges(test)) == expected
