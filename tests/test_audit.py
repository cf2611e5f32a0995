"""What is said of known weaknesses: only what somebody who was asked said."""

import datetime as dt
import re

import audit

PINS = {"one": "2.0", "two": "1.5"}
SAFE = {"name": "one", "version": "2.0", "vulns": []}
WEAK = {"name": "two", "version": "1.5", "vulns": [{"id": "PYSEC-1"}]}
SKIPPED = {"name": "two", "skip_reason": "not found"}


def test_a_package_that_was_skipped_was_not_asked_about() -> None:
    """The service's "none found" counts only for what it knew."""
    assert audit.answered("s", {"dependencies": [SAFE, SKIPPED]}) == audit.Asked("s", 1)
    assert audit.answered("s", {"dependencies": [SAFE, WEAK]}).known == ("two 1.5: PYSEC-1",)


def test_a_known_weakness_and_nobody_to_ask_are_told_apart() -> None:
    """By the exit code: a list that is years old answers nothing about today."""
    old = audit.Asked("old", 2)
    assert audit.verdict([audit.Asked("pypi", 2), audit.Asked("osv", 0), old]) == 0
    assert audit.verdict([audit.Asked("pypi", 0), audit.Asked("osv", 0), old]) == audit.NOBODY
    assert audit.verdict([audit.Asked("pypi", 2, ("two 1.5: x",)), old]) == audit.FOUND


def test_what_is_written_down_says_who_could_not_be_asked() -> None:
    """With the day, every package and its version."""
    told = audit.record(dt.date(2026, 11, 21), PINS, [audit.Asked("pypi", 0), audit.Asked("old", 2)])
    assert "- pypi: NOT ASKED" in told
    assert "- old: asked about 2; nothing known of a locked version" in told
    assert told.startswith("Asked on 2026-11-21")
    assert told.endswith("one 2.0\ntwo 1.5\n")


def test_it_was_asked_about_what_is_locked_now() -> None:
    """Whoever locks anew asks anew: all that is brought along stands in the record with its version."""
    told = audit.RECORD.read_text("utf-8")
    assert re.match(r"Asked on 20\d\d-\d\d-\d\d", told)
    recorded = dict(line.split(" ") for line in told.rpartition("\n\n")[2].splitlines())
    assert audit.pinned(("run.txt",)).items() <= recorded.items()
