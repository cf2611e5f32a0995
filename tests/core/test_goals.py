"""What a typed word jumps to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leeward.core.goals import Goal, Goals

ALL = (
    Goal("Your document", "Settings", "document"),
    Goal("Spare key", "Settings", "document", lead="Settle it once."),
    Goal("Settings", "Page", "settings"),
    Goal("Épicerie de Zoé", "Your people", "people"),
    Goal("Instagram", "Closed sites", "closed", also="example-person"),
)


def titles(query: str) -> list[str]:
    """What is found, best first."""
    return [goal.title for goal in Goals(ALL).found(query)]


def test_case_and_accents_do_not_matter() -> None:
    """Typed plainly, or in capitals, it is found."""
    assert titles("ZOE epicerie") == ["Épicerie de Zoé"]


def test_titles_come_before_the_rest() -> None:
    """What is called so stands above what only mentions it."""
    assert titles("sett") == ["Settings", "Your document", "Spare key"]


def test_hidden_words_find_and_show_nothing() -> None:
    """A name that is not shown still leads there."""
    assert titles("example-person") == ["Instagram"]


@given(st.text())
def test_any_word_is_taken(typed: str) -> None:
    """Whatever is typed finds some of the goals, each once, and nothing typed finds all."""
    found = Goals(ALL).found(typed)
    assert len(set(found)) == len(found)
    assert set(found) <= set(ALL)
    if not typed.strip():
        assert found == ALL
