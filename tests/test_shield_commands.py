"""The commands that close, open and look, beyond the plain case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leeward.core import profile
from leeward.core.browsers import BrowserFacts, Family, HostsFile, NetworkFacts
from leeward.core.records import Level, Shared, Situation
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
    assert begun.run("close", "t.me/exampleperson", "--yes") == 0
    assert "stays open" in begun.out
    assert "--level page" in begun.out
    assert begun.run("close", "t.me/exampleperson", "--level", "page", "--yes") == 0
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
    assert begun.run("close", "https://foo.example/user/jane/posts", "--level", "page", "--yes") == 0
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


def test_who_could_find_the_name_is_told_before_the_first_closing(begun: Shell) -> None:
    """Nothing closes until the person read it and agreed; the next one is closed without asking."""
    assert begun.run("close", "exampleperson.tumblr.com") == 1
    assert "Others who use it could find the name in a system file." in begun.err
    assert "--yes" in begun.err
    assert not begun.world.guard.held
    begun.interactive, begun.typed = True, "y\n"
    assert begun.run("close", "exampleperson.tumblr.com") == 0
    assert begun.err.count("could find the name") == 1
    assert "could find the name" not in begun.out
    begun.interactive = False
    assert begun.run("close", "otherperson.tumblr.com") == 0
    assert set(begun.world.guard.held) == {"exampleperson.tumblr.com", "otherperson.tumblr.com"}


def test_what_browsers_will_say_is_told_before_the_first_rule(begun: Shell) -> None:
    """A host of a person's own that was agreed to is no agreement to rules in browsers."""
    assert begun.run("close", "exampleperson.tumblr.com", "--yes") == 0
    assert begun.json("close", "instagram.com/example.person", "--level", "page")["result"] == "not-agreed"
    assert begun.run("close", "instagram.com/example.person", "--level", "page") == 1
    assert "managed by your organization" in begun.err
    assert not begun.world.guard.held_rules


@pytest.mark.parametrize(
    "answers",
    [
        {"situation": Situation.CARE},
        {"situation": Situation.DISTANCE, "shared": Shared.YES},
        {"situation": Situation.DISTANCE, "shared": Shared.NOT_SURE},
    ],
)
@pytest.mark.parametrize(
    ("link", "level", "closed"),
    [
        ("exampleperson.tumblr.com", (), "www.tumblr.com"),
        ("t.me/exampleperson", ("--level", "page"), "web.telegram.org"),
        ("instagram.com/example.person", ("--level", "page"), "www.instagram.com"),
        ("https://mastodon.social/@exampleperson", (), "mastodon.social"),
        ("https://foo.example/user/jane", ("--level", "page"), "foo.example"),
    ],
)
def test_where_a_name_must_not_be_found_only_whole_sites_close(
    begun: Shell, answers: dict[str, object], link: str, level: tuple[str, ...], closed: str
) -> None:
    """On the care path and on a shared computer the site closes, and no person's name is anywhere."""
    begun.world.opened().do(profile.answer, **answers)
    assert begun.run("close", link, *level) == 0
    assert closed in begun.world.guard.held
    assert not begun.world.guard.held_rules
    state = begun.world.opened().state
    assert [target.level for target in state.targets] == [Level.SITE]
    names = {*begun.world.guard.held, *(line for act in state.acts_done for line in act.lines)}
    assert not [name for name in names if "person" in name or "jane" in name]
