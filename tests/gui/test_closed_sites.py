"""Closed sites beyond the plain case: shut notes, what can be done in browsers, and pages beside hosts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from builders import period, target
from gui.hands import buttons, press, settle, words, write
from gui.simulated import Simulation
from leeward.core.access import Protection
from leeward.core.browsers import BrowserFacts, Family, HostsFile, NetworkFacts
from leeward.core.profile import answer
from leeward.core.proof import Remedy
from leeward.core.records import Level, Shared, Situation
from leeward.core.shield import Outcome, Result
from leeward.core.state import Profile, State
from leeward.system.proof import Survey

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

PRIVATE = Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO)
LISTED = State(
    periods=(period(),),
    targets=(target(), target("tumblr", "example-person", level=Level.PERSON)),
    profile=PRIVATE,
)


def shut(folder: Path) -> Simulation:
    """A simulation whose notes a passphrase shut again."""
    simulation = Simulation(LISTED, folder=folder, sealed_by=Protection.PASSPHRASE, passphrase="herons")
    simulation.session.door.lock()
    return simulation


def test_shut_notes_show_sites_and_no_name(opened: Opened, tmp_path: Path) -> None:
    """What the computer holds closed is told by its public names; a person's host is in no label."""
    window = opened(shut(tmp_path), "closed")
    shown = words(window) + " ".join(buttons(window))
    assert "Instagram" in shown
    assert "Tumblr" in shown
    assert "example-person" not in shown
    assert "only theirs" in shown


def test_urgency_opens_while_the_notes_are_shut(opened: Opened, tmp_path: Path) -> None:
    """At once, no passphrase, and off the list for good."""
    simulation = shut(tmp_path)
    window = opened(simulation, "closed")
    assert "www.instagram.com" in simulation.guard.held
    press(window, "It's for safety, or urgent", "It's for safety, or urgent")
    assert not simulation.guard.held
    assert "Nothing is closed on this computer." in words(window)
    assert not simulation.engine.state.targets


def test_everything_opens_while_the_notes_are_shut(opened: Opened, tmp_path: Path) -> None:
    """The way out needs no passphrase either."""
    simulation = shut(tmp_path)
    press(opened(simulation, "closed"), "Open everything")
    assert not simulation.guard.held


def seen(simulation: Simulation, family: Family, *, older: bool) -> None:
    """One browser that runs since before, or since after, the hosts file changed."""
    now = simulation.clock.at
    since = now - dt.timedelta(hours=2 if older else 0)
    facts = BrowserFacts(id=family.value, title=family.value.capitalize(), family=family, running_since=since)
    changed = NetworkFacts(hosts=HostsFile(changed=now - dt.timedelta(hours=1)))
    simulation.seen = Survey(browsers=(facts,), network=changed)


def test_open_connections_are_dropped_on_request(opened: Opened) -> None:
    """The cost is said before; afterwards the same browser is closed."""
    simulation = Simulation(LISTED)
    seen(simulation, Family.CHROMIUM, older=True)
    window = opened(simulation, "closed")
    simulation.session.prove()
    assert "closed for new visits" in words(window)
    assert "Downloads and calls in every browser may stop once" in words(window)
    press(window, "Close open connections once")
    assert simulation.guard.asked[-1] == "reconnect"
    assert "Chromium: closed." in words(window)
    assert "Close open connections once" not in buttons(window)


def test_what_dropping_connections_lacks_is_told(opened: Opened) -> None:
    """Without the program for it the other way is named, and nothing is offered that can't help."""
    simulation = Simulation(LISTED)
    seen(simulation, Family.CHROMIUM, older=True)
    window = opened(simulation, "closed")
    simulation.session.prove()
    simulation.guard.answer = Outcome(result=Result.FAILED, reason="no-ip-program")
    press(window, "Close open connections once")
    (notice,) = simulation.session.notices
    assert "Quit the browsers and open them again." in simulation.session.notice_words(notice).text
    assert "Undo" not in buttons(window)


def test_opening_a_browser_again_is_followed_by_a_look(opened: Opened) -> None:
    """Firefox has to be opened again; the button says so and looks."""
    simulation = Simulation(LISTED)
    seen(simulation, Family.FIREFOX, older=True)
    window = opened(simulation, "closed")
    simulation.session.prove()
    assert "quit Firefox and open it again" in words(window)
    seen(simulation, Family.FIREFOX, older=False)
    press(window, "I opened it again")
    assert "Firefox: closed." in words(window)


def test_a_cache_only_an_administrator_may_empty_is_told(opened: Opened) -> None:
    """The line to copy is shown; nothing is run with rights that were not given."""
    simulation = Simulation(LISTED)
    line = "sudo nscd --invalidate=hosts"
    simulation.flushed = Outcome(result=Result.UNAVAILABLE, reason="flush-by-hand", lines=(line,))
    opened(simulation, "closed")
    simulation.session.remedy(Remedy.FLUSH)
    (notice,) = simulation.session.notices
    assert simulation.session.notice_words(notice).lines == (line,)


def test_another_network_is_looked_at_quietly(opened: Opened) -> None:
    """The same names are checked once more; nothing is checked where nothing was."""
    simulation = Simulation(LISTED)
    opened(simulation, "closed")
    simulation.session.check_again()
    assert simulation.session.proof is None
    simulation.session.prove()
    first = simulation.session.proof
    simulation.clock.go(minutes=5)
    simulation.session.check_again()
    assert simulation.session.proof is not None
    assert first is not None
    assert simulation.session.proof.at > first.at
    assert simulation.session.proof.checked == first.checked


def test_how_long_ago_was_checked_stays_true(opened: Opened) -> None:
    """An hour later it no longer says just now."""
    simulation = Simulation(LISTED)
    seen(simulation, Family.CHROMIUM, older=False)
    window = opened(simulation, "closed")
    simulation.session.prove()
    simulation.session.tick()
    assert "just now" in words(window)
    simulation.clock.go(hours=1.1)
    simulation.session.tick()
    assert "Checked 1 hour ago." in words(window)


@pytest.mark.parametrize("both", [False, True])
def test_a_page_beside_a_persons_own_host_is_told_and_closed_on_request(
    opened: Opened,
    both: bool,  # noqa: FBT001  a parameter
) -> None:
    """The pasted page stays open unless the person agrees to a rule; both can be taken back at once."""
    simulation = Simulation(State(periods=(period(),), profile=PRIVATE))
    window = opened(simulation, "closed")
    write(window, "A site, or a pasted link", "https://t.me/exampleperson")
    press(window, "Next")
    shown = words(window)
    assert "The same page inside Telegram" in shown
    assert "managed by your organization" in shown
    press(window, "Close that page, too" if both else "Close their page on Telegram Web")
    assert set(simulation.guard.held) == {"exampleperson.t.me"}
    assert bool(simulation.guard.held_rules) is both
    press(window, "Undo")
    assert not simulation.guard.held
    assert not simulation.guard.held_rules


def test_what_a_page_rule_leaves_open_is_there_to_read(opened: Opened) -> None:
    """The whole list comes on request, before anything is closed."""
    simulation = Simulation(State(periods=(period(),), profile=PRIVATE))
    window = opened(simulation, "closed")
    write(window, "A site, or a pasted link", "https://instagram.com/example.person")
    press(window, "Next", "Only their page")
    assert "Firefox takes it when it starts." in words(window)
    assert "A click on their name inside the site." not in words(window)
    press(window, "What stays open")
    settle()
    assert "A click on their name inside the site." in words(window)


@pytest.mark.parametrize(
    "profile",
    [
        Profile(welcomed=True, situation=Situation.CARE, shared=Shared.NO),
        Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.YES),
    ],
)
def test_a_name_closed_before_going_carefully_is_told(opened: Opened, profile: Profile) -> None:
    """No name stays in a system file unsaid; one press closes the whole site in its place."""
    simulation = Simulation(LISTED)
    simulation.session.do(answer, situation=profile.situation, shared=profile.shared)
    window = opened(simulation, "closed")
    assert "A name others could find" in words(window)
    assert "example-person.tumblr.com" in simulation.guard.held
    (whole,) = [name for name in buttons(window) if name.startswith("Close the whole site instead of")]
    press(window, whole)
    assert "A name others could find" not in words(window)
    assert "example-person.tumblr.com" not in simulation.guard.held
    assert "www.tumblr.com" in simulation.guard.held
    assert [each.level for each in simulation.session.state.targets] == [Level.SITE, Level.SITE]


def test_a_name_closed_on_ones_own_computer_is_not_told_of(opened: Opened) -> None:
    """Where nobody else looks there is nothing to mend."""
    assert "A name others could find" not in words(opened(Simulation(LISTED), "closed"))
