"""The commands that close, open and look, beyond the plain case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leeward.core.browsers import BrowserFacts, Family, HostsFile, NetworkFacts
from leeward.core.shield import Outcome, Result
from leeward.system.proof import Survey
from shell import Shell

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def begun(tmp_path: Path) -> Shell:
    """A terminal with a document."""
    shell = Shell(tmp_path)
    assert shell.run("init") == 0
    return shell


def test_a_person_with_a_host_of_their_own_has_a_page_besides(begun: Shell) -> None:
    """What stays open is told with the command that closes it, and opening opens both."""
    assert begun.run("close", "t.me/exampleperson") == 0
    assert "stays open" in begun.out
    assert "--level page" in begun.out
    assert begun.run("close", "t.me/exampleperson", "--level", "page") == 0
    assert "managed by your organization" in begun.out
    assert begun.world.guard.held_rules
    assert begun.run("open", "t.me/exampleperson", "--urgent") == 0
    assert not begun.world.guard.held
    assert not begun.world.guard.held_rules
    assert begun.json("status")["wanted"] == 0


def test_a_look_alike_is_told_before_anything_is_closed(begun: Shell) -> None:
    """A name that reads like a known site's is another's."""
    assert begun.run("plan", "instagr\u0430m.com") == 0
    assert "This reads like instagram.com and is another site: xn--instagrm-76g.com" in begun.out


def test_a_page_on_an_unknown_site_is_shown_and_closed(begun: Shell) -> None:
    """The guess stands in the plan; with the level asked for, only that page closes."""
    assert begun.run("plan", "https://foo.example/user/jane/posts") == 0
    assert "foo.example/user/jane" in begun.out
    assert begun.run("close", "https://foo.example/user/jane/posts", "--level", "page") == 0
    assert list(begun.world.guard.held_rules) == ["foo.example/user/jane"]
    assert not begun.world.guard.held


def test_what_helps_is_named_and_done(begun: Shell) -> None:
    """A running browser keeps connections: the command that drops them stands there, with its cost."""
    begun.run("close", "instagram.com")
    now = begun.world.now
    facts = BrowserFacts(id="chromium", title="Chromium", family=Family.CHROMIUM, running_since=now)
    begun.world.seen = Survey((facts,), NetworkFacts(hosts=HostsFile(changed=now)))
    report = begun.json("prove")
    assert report["remedies"] == ["restart", "reconnect"]
    begun.run("prove")
    assert "leeward prove --reconnect (Downloads and calls" in begun.out + begun.err
    assert begun.run("prove", "--reconnect") == 0
    assert "Chromium: closed." in begun.out


def test_what_an_administrator_must_do_is_told(begun: Shell) -> None:
    """Emptying such a cache is a line to copy, and no success."""
    begun.run("close", "instagram.com")
    line = "sudo nscd --invalidate=hosts"
    begun.world.flushed = Outcome(result=Result.UNAVAILABLE, reason="flush-by-hand", lines=(line,))
    assert begun.run("prove", "--flush") == 1
    assert line in begun.err
