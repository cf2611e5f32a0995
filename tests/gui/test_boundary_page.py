"""My boundary, in the window: drawn by presses, and what it changes elsewhere."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from builders import period
from gui.hands import buttons, press, tick, words, write
from gui.simulated import Simulation
from leeward.core.companion import Channel, Subject
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]


def someone(situation: Situation = Situation.DISTANCE) -> State:
    """Twelve days in."""
    profile = Profile(welcomed=True, situation=situation, shared=Shared.NO, offered=("reason",))
    return State(periods=(period(),), profile=profile)


def test_a_way_left_out_is_not_asked_about(opened: Opened) -> None:
    """Leaving out looking takes *I looked* from Today, and taking it back brings it back (rows 1, 6)."""
    simulation = Simulation(someone())
    window = opened(simulation, "boundary")
    press(window, "Looking at what they post")
    assert Channel.LOOKING not in simulation.session.state.profile.channels
    window.open("today")
    assert "I looked" not in buttons(window)
    window.open("boundary")
    press(window, "Looking at what they post")
    window.open("today")
    assert "I looked" in buttons(window)


def test_looking_counts_if_the_person_says_so(opened: Opened) -> None:
    """Off from the start; one tick turns it on (row 6)."""
    simulation = Simulation(someone())
    window = opened(simulation, "boundary")
    tick(window, "A day I looked counts as not quiet")
    assert simulation.session.state.profile.looking_counts


def test_an_exception_has_a_subject_a_way_hours_and_an_end(opened: Opened) -> None:
    """Filled in by presses, it stands there, and is over on its day by itself (rows 62, 136, 137)."""
    simulation = Simulation(someone())
    window = opened(simulation, "boundary")
    press(window, "Add something", "Children", "Messages")
    write(window, "Which hours", "Sundays 18 to 19")
    press(window, "In 7 days", "Keep")
    (agreed,) = simulation.session.state.arrangements
    assert (agreed.subject, agreed.channel) == (Subject.CHILDREN, Channel.MESSAGES)
    assert (agreed.hours, agreed.until) == ("Sundays 18 to 19", dt.date(2026, 11, 28))
    assert "Messages · Sundays 18 to 19 · until 28 November" in words(window)
    simulation.clock.go(days=8)
    simulation.session.tick()
    assert "Children · over" in words(window)


def test_the_last_matter_settled_ends_it(opened: Opened) -> None:
    """Open matters stand below it; with none left there is nothing to arrange (rows 136, 165)."""
    simulation = Simulation(someone())
    window = opened(simulation, "boundary")
    press(window, "Add something", "Home and money", "Keep")
    write(window, "Something still open: Home and money", "the spare keys")
    press(window, "Add")
    assert "the spare keys" in words(window)
    tick(window, "the spare keys")
    simulation.clock.go(days=1)
    simulation.session.tick()
    assert "Home and money · over" in words(window)


def test_married_and_living_apart_fills_in_law_and_home(opened: Opened) -> None:
    """One press; each can be taken back (rows 12, 161)."""
    simulation = Simulation(someone())
    window = opened(simulation, "boundary")
    press(window, "We are married and live apart")
    assert {a.subject for a in simulation.session.state.arrangements} == {Subject.COURT, Subject.HOME}
    press(window, "Over")
    assert len(simulation.session.state.arrangements) == 1


def test_in_the_welcome_what_must_be_arranged_comes_first(opened: Opened) -> None:
    """Before any count is begun, each subject is kept, and unmarking takes it back (rows 11, 12, 62)."""
    simulation = Simulation()
    window = opened(simulation, "welcome")
    press(
        window, "No", "We still have to arrange things", "Children", "We are married and live apart", "Next"
    )
    assert {a.subject for a in simulation.session.state.arrangements} == {
        Subject.CHILDREN,
        Subject.COURT,
        Subject.HOME,
    }
    press(window, "Back", "Children", "We are married and live apart", "Next")
    assert Subject.CHILDREN not in {a.subject for a in simulation.session.state.arrangements}


def test_exceptions_lead_for_those_who_must_stay_in_touch(opened: Opened) -> None:
    """On their path what is agreed stands above the closed ways (row 62)."""
    shown = words(opened(Simulation(someone(Situation.ARRANGEMENTS)), "boundary"))
    assert shown.index("Agreed all the same") < shown.index("Closed ways")


def test_in_fear_the_boundary_counts_and_praises_nothing(opened: Opened) -> None:
    """No promise, no looking that counts, no note (row 140)."""
    window = opened(Simulation(someone(Situation.CARE)), "boundary")
    assert "A promise to myself" not in buttons(window)
    assert "A day I looked counts as not quiet" not in words(window)


def test_my_pause_shows_its_days_on_a_calendar(opened: Opened) -> None:
    """Start, end, quiet days; another length moves the end, and no quiet day goes (rows 9, 13)."""
    simulation = Simulation(someone())
    window = opened(simulation, "settings")
    press(window, "Calendar")
    assert "From 10 November to 9 December." in words(window)
    assert "11 quiet days" in words(window)
    window.open("settings")
    press(window, "60 days")
    window.open("pause")
    assert "From 10 November to 8 January 2027." in words(window)
    assert "11 quiet days" in words(window)


def test_in_fear_the_calendar_counts_nothing(opened: Opened) -> None:
    """No month is shown (row 140)."""
    window = opened(Simulation(someone(Situation.CARE)), "pause")
    assert "Nothing is counted right now." in words(window)
    assert "quiet day" not in words(window)


def test_without_an_end_today_asks_every_thirty_days(opened: Opened) -> None:
    """On day 30 one line asks whether no end is still right, and on no day around it (row 10)."""
    simulation = Simulation(State(periods=(period("2026-10-24", None),), profile=someone().profile))
    window = opened(simulation, "today")
    assert "Is no end still right?" not in words(window)
    simulation.clock.go(days=1)
    simulation.session.tick()
    press(window, "Look at it")
    assert "without an end" in words(window)
    window.open("today")
    simulation.clock.go(days=1)
    simulation.session.tick()
    assert "Is no end still right?" not in words(window)
