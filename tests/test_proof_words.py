"""A proof, and lists to take elsewhere, in words."""

from __future__ import annotations

import datetime as dt

import pytest

from leeward.core.elsewhere import Gap, Place
from leeward.core.proof import BrowserProof, Caveat, Proof, Reason, Remedy, Verdict
from leeward.elsewhere_words import gap_words, place_steps, place_words
from leeward.proof_words import (
    ago_words,
    browser_words,
    cause_words,
    kept_pages_words,
    proof_summary,
    remedy_cost,
    remedy_words,
)
from leeward.texts import Texts

TEXTS = Texts()
AT = dt.datetime(2026, 11, 21, 23, 40, tzinfo=dt.UTC)
NOW = AT + dt.timedelta(minutes=4)


def of(title: str, verdict: Verdict, reason: Reason = Reason.NONE) -> BrowserProof:
    """One browser's proof."""
    return BrowserProof(browser=title.lower(), title=title, verdict=verdict, reason=reason)


def summary(*browsers: BrowserProof) -> str:
    """The one line for these browsers, four minutes later."""
    return proof_summary(TEXTS, Proof(at=AT, checked=(), browsers=browsers), NOW)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (of("Chromium", Verdict.CLOSED), "Chromium: closed."),
        (
            of("Chromium", Verdict.CLOSED_FOR_NEW_VISITS, Reason.RUNNING),
            "Chromium: closed for new visits; quit it and open it again for what is still open.",
        ),
        (
            of("Firefox", Verdict.AFTER_RESTART, Reason.SECURE_DNS),
            "Firefox: quit Firefox and open it again. Until then it may still show it.",
        ),
        (
            of("Brave", Verdict.NOT_COVERED, Reason.PROXY),
            "Brave: not covered, because a proxy finds the pages for it.",
        ),
    ],
)
def test_each_verdict_is_one_sentence(found: BrowserProof, words: str) -> None:
    """Closed, closed for new visits, quit and open again, not covered because."""
    assert browser_words(TEXTS, found) == words


def test_every_reason_fits_behind_because() -> None:
    """No cause is without words, and none ends the sentence by itself."""
    causes = {reason: cause_words(TEXTS, of("X", Verdict.NOT_COVERED, reason)) for reason in Reason}
    assert causes.pop(Reason.NONE) == ""
    assert all(cause and not cause.endswith(".") for cause in causes.values())
    assert len(set(causes.values())) == len(causes)


def test_what_was_not_seen_comes_behind() -> None:
    """A caveat is a sentence of its own."""
    found = BrowserProof(browser="x", title="X", verdict=Verdict.CLOSED, caveats=(Caveat.VPN,))
    assert browser_words(TEXTS, found) == (
        "X: closed. A VPN is on. A VPN add-on inside the browser can't be seen from here."
    )


def test_one_line_says_where_and_when() -> None:
    """All closed: where and when. Else which is which."""
    closed, chromium = of("Firefox", Verdict.CLOSED), of("Chromium", Verdict.CLOSED)
    still = of("Firefox", Verdict.AFTER_RESTART)
    assert summary(closed, chromium) == "Checked in Firefox and Chromium, 4 minutes ago"
    assert summary() == "Checked 4 minutes ago"
    assert summary(still, chromium) == "Chromium: closed. Firefox still shows it."
    assert summary(still, of("LibreWolf", Verdict.AFTER_RESTART)) == "Firefox and LibreWolf still show it."
    assert summary(of("Chromium", Verdict.CLOSED_FOR_NEW_VISITS), of("Brave", Verdict.NOT_COVERED)) == (
        "Chromium: closed for new visits. Brave is not covered."
    )


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (dt.timedelta(seconds=-5), "just now"),
        (dt.timedelta(seconds=59), "just now"),
        (dt.timedelta(minutes=1), "1 minute ago"),
        (dt.timedelta(minutes=59), "59 minutes ago"),
        (dt.timedelta(hours=1), "1 hour ago"),
        (dt.timedelta(days=3), "3 days ago"),
    ],
)
def test_how_long_ago_is_said_coarsely(ago: dt.timedelta, words: str) -> None:
    """Minutes, hours, days; never a time ahead."""
    assert ago_words(TEXTS, ago) == words


def test_everything_else_has_words() -> None:
    """No remedy, place or gap is without them."""
    assert all(remedy_words(TEXTS, remedy) and remedy_cost(TEXTS, remedy) for remedy in Remedy)
    assert all(place_words(TEXTS, place) and place_steps(TEXTS, place) for place in Place)
    assert all(gap_words(TEXTS, gap).endswith(".") for gap in Gap)
    assert kept_pages_words(TEXTS)
