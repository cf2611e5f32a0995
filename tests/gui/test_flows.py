"""The hard moment and something happened: nothing to decide, nothing lost."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from builders import page, period, target
from gui.hands import buttons, press, words
from gui.simulated import Simulation
from leeward.core.period import quiet_days
from leeward.core.records import Kind, Situation
from leeward.core.state import Profile, State
from leeward.gui.widgets.wave import height_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

BEGUN = State(
    periods=(period(),),
    targets=(target(),),
    pages=(page("I want my evenings back."),),
    profile=Profile(welcomed=True, situation=Situation.DISTANCE),
)


def test_ten_minutes_are_kept(opened: Opened) -> None:
    """Who waits ten minutes is told so, once, and may wait another ten."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "hard")
    simulation.clock.go(minutes=10)
    window.open("today")
    window.open("hard")
    assert "You waited. That counts." in words(window)
    assert len(simulation.session.state.waits) == 1
    press(window, "Another ten")
    assert "Nothing to decide for ten minutes." in words(window)
    assert len(simulation.session.state.waits) == 1


def test_leaving_early_keeps_nothing(opened: Opened) -> None:
    """Not now leads away without a word, and no number falls or rises."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "hard")
    simulation.clock.go(minutes=4)
    press(window, "Not now")
    assert window.place == "today"
    assert not simulation.session.state.waits


def test_looking_elsewhere_does_not_begin_anew(opened: Opened) -> None:
    """Five minutes here, two in Help, three here again are ten."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "hard")
    simulation.clock.go(minutes=5)
    window.open("help")
    simulation.clock.go(minutes=5)
    window.open("hard")
    assert simulation.session.state.waits[0].end - simulation.session.state.waits[0].begin == dt.timedelta(
        minutes=10
    )


def test_one_left_long_ago_is_over(opened: Opened) -> None:
    """A hard moment come back to hours later is a new one, and the old one is not claimed as waited."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "hard")
    window.open("today")
    simulation.clock.go(hours=5)
    window.open("hard")
    assert not simulation.session.state.waits


def test_everything_closes_in_one_press(opened: Opened) -> None:
    """What was on the list and stood open is closed, and the own reason stays in view."""
    simulation = Simulation(BEGUN, closed=False)
    window = opened(simulation, "hard")
    assert "I want my evenings back." in words(window)
    press(window, "Close everything")
    assert simulation.session.all_closed()
    assert "Everything on your list is closed." in words(window)


def test_a_hard_screen_has_two_prominent_buttons_at_most(opened: Opened) -> None:
    """One idea, at most two prominent buttons, and a way out."""
    for place in ("hard", "happened reached-out", "happened theirs"):
        window = opened(Simulation(BEGUN, closed=False), place)
        seen = buttons(window).values()
        prominent = [b for b in seen if b.property("look") in {"primary", "soft"}]
        assert len(prominent) <= 2
        assert "Not now" in buttons(window)


def test_the_wave_rises_and_eases() -> None:
    """It starts low, is highest early, and ends low."""
    heights = [height_at(share / 100) for share in range(101)]
    top = heights.index(max(heights))
    assert 20 < top < 60
    assert heights[0] < 0.1
    assert heights[-1] < 0.1


@pytest.mark.parametrize(
    ("link", "kind"),
    [
        ("I reached out", Kind.REACHED_OUT),
        ("I looked", Kind.LOOKED),
        ("We met", Kind.BY_CHANCE),
    ],
)
def test_two_taps_put_it_down(opened: Opened, link: str, kind: Kind) -> None:
    """A quiet link and when: it is kept, and can be taken back."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "today")
    assert press(window, link, "Just now") == 2
    assert [c.kind for c in simulation.session.state.contacts] == [kind]
    press(window, "Undo")
    assert not simulation.session.state.contacts


def test_only_reaching_out_takes_a_day(opened: Opened) -> None:
    """Yesterday's day is taken by reaching out; what they did takes nothing."""
    simulation = Simulation(BEGUN)
    before = quiet_days(BEGUN, simulation.clock())
    window = opened(simulation, "today")
    window.open("happened theirs")
    press(window, "Yesterday", "Done")
    assert quiet_days(simulation.session.state, simulation.clock()) == before
    press(window, "I reached out", "Yesterday")
    assert "The next message is the one to leave." in words(window)
    assert quiet_days(simulation.session.state, simulation.clock()) == before - 1


def test_another_day_is_picked(opened: Opened) -> None:
    """An earlier day is kept as some time on that day."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "happened reached-out")
    press(window, "Another time…", "Put it down")
    kept = simulation.session.state.contacts[0]
    assert (kept.begin.date(), kept.end.date()) == (dt.date(2026, 11, 19), dt.date(2026, 11, 19))
