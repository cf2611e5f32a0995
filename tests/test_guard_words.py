"""Whatever the guard answers, the person reads why and what to do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from leeward import guard_words
from leeward.core.shield import Outcome, Result
from leeward.guard_words import place_cause, reason_words, told_words
from leeward.texts import Texts
from leeward.wording import outcome_words
from leeward_guard import files, installation, names, network, places, policies, protocol

if TYPE_CHECKING:
    from types import ModuleType

TEXTS = Texts()
MODULES = (protocol, names, files, network, installation)
CLIENTS_OWN = ("no-way", "no-python", "not-started", "no-answer")
OF_FILES = tuple(value for name, value in vars(files).items() if name.isupper() and isinstance(value, str))


def words_of(module: ModuleType) -> list[str]:
    """The reason words a module of the guard defines: those that stand below its comment about them."""
    source = Path(module.__file__ or "").read_text("utf-8")
    below = source[re.search(r"^# Reason words?\b.*$", source, re.MULTILINE).end() :]  # type: ignore[union-attr]
    found = [
        value
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str) and re.search(rf"^{name} = ", below, re.MULTILINE)
    ]
    assert found
    return found


GUARDS = [reason for module in MODULES for reason in words_of(module)]
CLIENTS = [
    *CLIENTS_OWN,
    *(value for name, value in vars(guard_words).items() if name.isupper() and isinstance(value, str)),
]


def test_every_reason_has_words_of_its_own() -> None:
    """No two reasons read the same, and none is passed over."""
    found = {reason: reason_words(TEXTS, reason) for reason in {*GUARDS, *CLIENTS}}
    assert all(found.values()), [reason for reason, words in found.items() if not words]
    assert len(set(found.values())) == len(found)


@pytest.mark.parametrize("reason", sorted({*GUARDS, *CLIENTS}))
def test_what_did_not_work_says_why_and_that_nothing_changed(reason: str) -> None:
    """The cause, the next step, and that nothing is half done."""
    told = outcome_words(TEXTS, Outcome(result=Result.FAILED, reason=reason))
    assert reason_words(TEXTS, reason) in told
    assert told.startswith("Nothing was changed.")


def test_a_reason_nobody_knows_still_has_words() -> None:
    """A newer guard's word falls back to the plain sentence."""
    told = outcome_words(TEXTS, Outcome(result=Result.FAILED, reason="new-word"))
    assert told == "The system file could not be written. Nothing was changed."


def test_every_cause_of_a_browser_without_the_rule_has_words() -> None:
    """Each trouble with a policy file fits behind "because"."""
    reasons = {
        "",
        places.MISSING,
        places.OPEN_FOLDER,
        *(refused.value for refused in policies.Refused),
        *OF_FILES,
    }
    causes = {reason: place_cause(TEXTS, reason) for reason in reasons if reason != files.INPUT_OUTPUT}
    assert all(cause and not cause.endswith(".") for cause in causes.values())
    assert len(set(causes.values())) == len(causes)
    assert place_cause(TEXTS, files.INPUT_OUTPUT)


def test_everything_true_of_a_taken_rule_has_words() -> None:
    """An administrator's exception, and longer names that close along."""
    told = [told_words(TEXTS, word.value) for word in policies.Told]
    assert all(told)
    assert len(set(told)) == len(told)


def test_nobody_to_ask_for_a_password_is_told_with_a_way() -> None:
    """Without a password window the terminal is named; a plain refusal names the administrator."""
    assert "terminal" in outcome_words(TEXTS, Outcome(result=Result.NOT_ALLOWED, reason="no-agent"))
    assert "administrator" in outcome_words(TEXTS, Outcome(result=Result.NOT_ALLOWED, reason="no-answer"))
