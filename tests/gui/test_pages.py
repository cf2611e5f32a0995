"""Today, My list, Closed sites, Help, Journal and Settings, as a person uses them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from builders import contact, local, page, period, target, wait
from gui.hands import buttons, press, settle, tick, typed, words, write
from gui.simulated import Simulation
from leeward.core import cards, pages
from leeward.core.proof import BrowserProof, Proof, Verdict
from leeward.core.records import Level, Mark, Shared, Situation
from leeward.core.state import Profile, State
from leeward.gui.widgets.day_field import DayField
from leeward.gui.widgets.day_ring import DayRing

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

PRIVATE = Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO)
BEGUN = State(periods=(period(),), profile=PRIVATE)


def ring(window: Window) -> str:
    """What the ring reads out."""
    return next(r.accessibleName() for r in window.findChildren(DayRing) if r.isVisible())


def test_today_shows_the_day_and_what_was_kept(opened: Opened) -> None:
    """The ring has the day; a day of reaching out is missing from the quiet days and from nothing else."""
    state = State(
        periods=(period(),), contacts=(contact("2026-11-15 22:00"),), waits=(wait(), wait()), profile=PRIVATE
    )
    window = opened(Simulation(state), "today")
    shown = words(window)
    assert ring(window) == "The ring: day 12 of 30."
    assert "10 quiet days" in shown
    assert "You waited 2 times." in shown


def test_midnight_changes_the_day(opened: Opened) -> None:
    """When the date changes the ring does, without anything being pressed."""
    simulation = Simulation(BEGUN, at="2026-11-21 23:59")
    window = opened(simulation, "today")
    simulation.session.tick()
    simulation.clock.go(minutes=2)
    simulation.session.tick()
    assert "Sunday 22 November" in words(window)
    assert ring(window) == "The ring: day 13 of 30."


def test_on_the_care_path_today_counts_nothing(opened: Opened) -> None:
    """Someone afraid sees no ring, no number of days and no link that confesses."""
    state = State(periods=(period(),), profile=Profile(welcomed=True, situation=Situation.CARE))
    window = opened(Simulation(state), "today")
    assert not [r for r in window.findChildren(DayRing) if r.isVisible()]
    assert "quiet day" not in words(window)
    assert not {"I reached out", "I looked"} & set(buttons(window))


def test_a_card_is_ticked_on_today(opened: Opened) -> None:
    """Ticking a card marks it done, and the next one takes its place."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "today")
    first, second = simulation.session.content.cards[:2]
    assert {first.title, second.title} <= set(buttons(window))
    tick(window, first.title)
    kept = cards.mark_of(simulation.session.state, first.id)
    assert kept is not None
    assert kept.mark is Mark.DONE
    assert first.title not in buttons(window)
    assert second.title in buttons(window)


def test_my_list_keeps_every_decision(opened: Opened) -> None:
    """Done moves over, later goes to the end, not for me can be put back."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "list")
    first, second, third = simulation.session.content.cards[:3]
    press(window, "Done")
    assert first.done_title in words(window)
    press(window, "Later")
    assert cards.to_do(simulation.session.state, simulation.session.content.cards)[-1] == second
    press(window, "Not for me")
    assert cards.mark_of(simulation.session.state, third.id) is not None
    press(window, "Put back")
    assert cards.mark_of(simulation.session.state, third.id) is None


def test_closing_one_more_site(opened: Opened) -> None:
    """A tile says what it closes and until when; one more press closes it, and the row says so."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "closed")
    press(window, "TikTok")
    assert "All of it, for everyone on this computer, until 10 December, midday." in words(window)
    press(window, "Close TikTok")
    assert "Checked at 19:40." in words(window)
    assert "www.tiktok.com" in simulation.guard.held


def test_only_their_page_by_a_typed_name(opened: Opened) -> None:
    """Where a person has a host of their own, only that is closed; the name shows when asked for."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "closed")
    press(window, "Tumblr")
    write(window, "Their name on Tumblr", "example-person")
    press(window, "Only theirs")
    press(window, "Close their page on Tumblr")
    assert simulation.session.state.targets[0].level is Level.PERSON
    assert "example-person" not in words(window)
    assert "example-person" not in buttons(window)
    press(window, "show name")
    assert "example-person" in buttons(window)


def test_a_typed_word_survives_a_change(opened: Opened) -> None:
    """What is being typed stays when something else changes the page."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "closed")
    write(window, "A site, or a pasted link", "example.or")
    simulation.session.close(simulation.session.plan_site("instagram"))
    assert typed(window, "A site, or a pasted link") == "example.or"


def test_opening_waits_and_leaving_it_closed_is_one_press(opened: Opened) -> None:
    """Asked for, it says how long; the person's own words stand beside it; one press takes it back."""
    simulation = Simulation(
        State(periods=(period(),), targets=(target(),), pages=(page("I sleep again."),), profile=PRIVATE)
    )
    window = opened(simulation, "closed")
    press(window, "Change…", "Ask to open it")
    assert "Opens in 20 minutes" in words(window)
    assert "I sleep again." in words(window)
    assert simulation.guard.held
    press(window, "Leave it closed")
    assert not simulation.engine.state.requests
    assert simulation.guard.asked == []


def test_after_the_wait_it_opens_for_as_long_as_chosen(opened: Opened) -> None:
    """Fifteen minutes open it without a password, and one press closes it before they are over."""
    simulation = Simulation(State(periods=(period(),), targets=(target(),), profile=PRIVATE))
    window = opened(simulation, "closed")
    press(window, "Change…", "Ask to open it")
    simulation.clock.go(minutes=20)
    simulation.session.tick()
    press(window, "15 minutes")
    assert not simulation.session.actual.closed()
    assert "then it closes by itself" in words(window)
    press(window, "Close it again")
    assert "instagram.com" in simulation.session.actual.closed()


def test_urgent_opens_at_once(opened: Opened) -> None:
    """Safety asks no questions, waits for nothing and needs no password."""
    simulation = Simulation(State(periods=(period(),), targets=(target(),), profile=PRIVATE))
    window = opened(simulation, "closed")
    press(window, "Change…", "It's for safety, or urgent")
    assert not simulation.guard.held
    assert simulation.guard.asked == ["open"]
    assert not simulation.engine.state.targets


def test_a_line_taken_out_is_said(opened: Opened) -> None:
    """What is wanted closed but stands open is called so, and one press closes all of it."""
    simulation = Simulation(State(periods=(period(),), targets=(target(), target("x")), profile=PRIVATE))
    window = opened(simulation, "closed")
    simulation.guard.held.clear()
    simulation.session.look()
    assert "Wanted closed, and open right now." in words(window)
    press(window, "Close everything")
    assert simulation.session.all_closed()


def test_help_copies_a_number_and_names_its_source(opened: Opened) -> None:
    """One press copies the number; another says who listed each and when it was read."""
    simulation = Simulation()
    window = opened(simulation, "help")
    line = simulation.session.content.help_lines[-1]
    assert line.source not in words(window)
    press(window, "Where these numbers are from")
    assert f"As listed by {line.source}" in words(window)
    press(window, "Copy")
    assert QGuiApplication.clipboard().text() == line.number
    assert "Copied" in buttons(window)


def test_the_journal_keeps_a_reason(opened: Opened) -> None:
    """A line typed there is kept and shown."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "journal")
    press(window, "Begin with one line: a reason")
    write(window, "A reason, for a bad hour", "My evenings are mine.")
    press(window, "Keep")
    assert pages.reasons(simulation.session.state) == ("My evenings are mine.",)
    assert "My evenings are mine." in words(window)


def test_the_period_is_freely_edited(opened: Opened) -> None:
    """Another length, more days, no end, another start: each holds at once."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "settings")

    def running() -> tuple[dt.date, int | None]:
        period = simulation.session.state.periods[-1]
        return period.start, period.days

    press(window, "45 days")
    assert running() == (dt.date(2026, 11, 10), 45)
    press(window, "Add 15 days")
    assert running() == (dt.date(2026, 11, 10), 60)
    press(window, "No end")
    assert running() == (dt.date(2026, 11, 10), None)
    settle()
    field = next(f for f in window.findChildren(DayField) if f.isVisible())
    field.picked.emit(dt.date(2026, 11, 1))
    assert running()[0] == dt.date(2026, 11, 1)


def test_a_wrong_start_is_explained(opened: Opened) -> None:
    """A start that can't be is said in words, and nothing changes."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "settings")
    settle()
    field = next(f for f in window.findChildren(DayField) if f.isVisible())
    field.picked.emit(dt.date(1752, 1, 1))
    assert "over a hundred years back" in words(window)
    assert simulation.session.state == BEGUN


def test_answers_are_changed_in_settings(opened: Opened) -> None:
    """Who can see this, and the situation, are answered anew."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "settings")
    press(window, "Yes", "Dark", "Stay in the tray", "I'm afraid of them, or feel watched")
    state = simulation.session.state
    assert state.profile.shared is Shared.YES
    assert state.settings.discreet
    assert state.settings.theme == "dark"
    assert not state.settings.tray
    assert state.profile.situation is Situation.CARE


def test_the_list_is_copied_and_not_shown(opened: Opened) -> None:
    """Names and ways round go to the clipboard and stand on no screen."""
    site = target("tumblr", "example-person", level=Level.PERSON)
    simulation = Simulation(State(periods=(period(),), targets=(target(), site), profile=PRIVATE))
    window = opened(simulation, "elsewhere")
    press(window, "uBlock Origin", "Copy the text")
    copied = QGuiApplication.clipboard().text()
    assert "||instagram.com^" in copied
    assert "example-person" in copied
    assert "example-person" not in words(window)
    assert "imginn" not in words(window)


def test_three_days_before_the_end_a_week_longer_is_offered(opened: Opened) -> None:
    """One press moves the end, and what is closed stays closed with it; earlier nothing is offered."""
    simulation = Simulation(
        State(periods=(period(),), targets=(target(),), profile=PRIVATE), at="2026-12-07 20:00", closed=False
    )
    window = opened(simulation, "today")
    press(window, "A week longer")
    assert "A week longer" not in buttons(window)
    assert simulation.guard.held["instagram.com"] == local("2026-12-17 12:00")
    early = opened(Simulation(State(periods=(period(),), profile=PRIVATE), at="2026-12-06 20:00"), "today")
    assert "A week longer" not in buttons(early)


def test_only_their_page_by_a_pasted_link(opened: Opened) -> None:
    """The whole site is offered first; their page alone is one press more, and says what browsers say."""
    simulation = Simulation(State(periods=(period(),), profile=PRIVATE))
    window = opened(simulation, "closed")
    write(window, "A site, or a pasted link", "https://www.instagram.com/example.person/")
    press(window, "Next", "Only their page")
    assert "managed by your organization" in words(window)
    press(window, "Close their page on Instagram")
    assert set(simulation.guard.held_rules) >= {"instagram.com/example.person"}
    assert not simulation.guard.held
    assert "example.person" not in words(window)


def test_on_a_shared_computer_no_page_is_offered(opened: Opened) -> None:
    """A name that others could find in a system file is never put there."""
    shared = Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.YES)
    simulation = Simulation(State(periods=(period(),), profile=shared))
    window = opened(simulation, "closed")
    write(window, "A site, or a pasted link", "https://www.instagram.com/example.person/")
    press(window, "Next")
    assert "Only their page" not in buttons(window)


def test_today_says_where_it_was_checked(opened: Opened) -> None:
    """Once the browsers here were looked at, Today says which still show it."""
    simulation = Simulation(State(periods=(period(),), targets=(target(),), profile=PRIVATE))
    simulation.engine.closing.proof = Proof(
        at=simulation.clock.at,
        checked=(),
        browsers=(
            BrowserProof(browser="chromium", title="Chromium", verdict=Verdict.CLOSED),
            BrowserProof(browser="firefox", title="Firefox", verdict=Verdict.AFTER_RESTART),
        ),
    )
    assert "Chromium: closed. Firefox still shows it." in words(opened(simulation, "today"))


def test_settings_show_what_was_done_with_rights(opened: Opened) -> None:
    """Each act with its reason; its exact lines on request, to be copied; all of it can be erased."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "settings")
    simulation.session.close(simulation.session.plan_site("strava"))
    shown = words(window)
    assert "you closed it" in shown
    assert "# leeward until=" not in shown
    (act,) = simulation.session.state.acts_done
    press(window, f"{len(act.lines)} lines")
    line = "+ 0.0.0.0 www.strava.com # leeward until=2026-12-10T11:00Z"
    assert line in words(window)
    press(window, "Copy these lines")
    assert line in QGuiApplication.clipboard().text().splitlines()
    press(window, f"{len(act.lines)} lines")
    assert line not in words(window)
    press(window, "Erase this list")
    assert "you closed it" not in words(window)
    assert not simulation.session.state.acts_done


def test_the_log_names_no_person_and_no_way_round(opened: Opened) -> None:
    """Sites by their public names; what shows Instagram without an account is in what is copied alone."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "settings")
    simulation.session.close(simulation.session.plan_site("instagram"))
    simulation.session.close(simulation.session.plan_link("exampleperson.tumblr.com"))
    shown = words(window)
    assert "close Instagram · you closed it" in shown
    assert "close Tumblr · you closed it" in shown
    assert "exampleperson" not in shown
    lines = simulation.session.state.acts_done[0].lines
    press(window, f"{len(lines)} lines")
    shown = words(window)
    assert "www.instagram.com # leeward" in shown
    ways = [host for p in simulation.session.catalogue.platforms if p.closes_with for host in p.hosts]
    assert not [host for host in ways if host in shown]
    press(window, "Copy these lines")
    assert QGuiApplication.clipboard().text() == "\n".join(lines)
