"""What the tray shows and offers, and the clock behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import period, target
from gui.simulated import Simulation
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, Settings, State
from leeward.gui.clock import Clock
from leeward.gui.facts import TrayFacts, tray_facts
from leeward.gui.notifications import Message
from leeward.gui.tokens import DARK, LIGHT
from leeward.gui.tray import Tray
from leeward.gui.tray_icon import tray_icon
from leeward.texts import Texts

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from leeward.gui.theme import Theme

pytestmark = pytest.mark.usefixtures("qapp")
SIZES = (16, 22, 24, 32, 64)
PRIVATE = Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO)


def menu_of(tray: Tray) -> list[str]:
    """What the menu says when it opens."""
    menu = tray.menu
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def picture(facts: TrayFacts, size: int) -> QImage:
    """The icon as it is drawn at one size."""
    return tray_icon(facts, LIGHT).pixmap(size).toImage()


@pytest.mark.parametrize("size", SIZES)
def test_each_day_looks_otherwise(size: int) -> None:
    """No two days of a period, and no day and the plain shape, share a picture at any size."""
    pictures = [picture(TrayFacts(day=day, length=30, plain=False), size) for day in range(1, 31)]
    pictures.append(picture(TrayFacts(day=12, length=30, plain=True), size))
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[i + 1 :])


@pytest.mark.parametrize("size", SIZES)
def test_the_number_is_large_enough(size: int) -> None:
    """The number covers enough of the icon to be read, on its own ground."""
    ground = TrayFacts(day=12, length=None, plain=False)
    image = picture(ground, size)
    inked = [
        (x, y)
        for x in range(size)
        for y in range(size)
        if image.pixelColor(x, y).lightnessF() > 0.7 and image.pixelColor(x, y).alphaF() > 0.9
    ]
    height = max(y for _, y in inked) - min(y for _, y in inked) + 1
    assert height >= size * 0.4


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("day", [7, 88, 365])
def test_the_number_stays_inside_its_square(size: int, day: int) -> None:
    """However many digits: nothing of it reaches the edge, and it has the height of small print at least."""
    image = picture(TrayFacts(day=day, length=None, plain=False), size)
    inked = [
        (x, y) for x in range(size) for y in range(size) if image.pixelColor(x, y).lightnessF() > 0.7
        and image.pixelColor(x, y).alphaF() > 0.9
    ]  # fmt: skip
    assert {x for x, _ in inked} <= set(range(1, size - 1))
    rows = [y for _, y in inked]
    assert max(rows) - min(rows) + 1 >= max(6, size * 0.3)


def test_the_ring_grows_day_by_day() -> None:
    """More of it is drawn each week; at the smallest sizes a long number has the room to itself."""

    def ring(day: int, size: int = 32) -> int:
        bare = picture(TrayFacts(day=day, length=None, plain=False), size)
        image = picture(TrayFacts(day=day, length=400, plain=False), size)
        edge = [(x, y) for x in range(size) for y in range(size) if min(x, y, size - 1 - x, size - 1 - y) < 5]
        return sum(
            image.pixelColor(x, y).lightnessF() - bare.pixelColor(x, y).lightnessF() > 0.4 for x, y in edge
        )

    lengths = [ring(day) for day in (20, 99, 199, 299, 399)]
    assert lengths == sorted(set(lengths))
    assert ring(200, 16) == 0 < ring(99, 16)


def test_both_themes_differ() -> None:
    """The icon follows the theme."""
    facts = TrayFacts(day=3, length=30, plain=False)
    assert tray_icon(facts, LIGHT).pixmap(32).toImage() != tray_icon(facts, DARK).pixmap(32).toImage()


def test_the_menu_speaks_of_now(theme: Theme) -> None:
    """Day and quiet days, the hard moment, and closing as it stands right now."""
    tray = Tray(Texts(), theme)
    tray.tell(TrayFacts(day=12, length=30, quiet=11, wanted=True, all_closed=False, plain=False))
    assert menu_of(tray) == [
        "Day 12 · 11 quiet days",
        "Hard moment",
        "They wrote",
        "Close everything",
        "Help",
        "Hide for an hour",
        "Open",
        "Quit",
    ]
    tray.tell(TrayFacts(day=12, length=30, quiet=11, wanted=True, all_closed=True, plain=False))
    assert "All closed" in menu_of(tray)


def test_a_plain_menu_gives_nothing_away(theme: Theme) -> None:
    """Open, Help, Pause, Quit: no day, no closing, no hard moment."""
    tray = Tray(Texts(), theme)
    tray.tell(TrayFacts(day=12, length=30, quiet=11, wanted=True, plain=True))
    assert menu_of(tray) == ["Open", "Help", "Pause", "Quit"]


def test_the_menu_locks_where_something_opens_again(theme: Theme) -> None:
    """Lock now is there with a passphrase only; locked there is no day, and all that helps stays."""
    tray = Tray(Texts(), theme)
    open_now = TrayFacts(day=12, length=30, quiet=11, wanted=True, plain=False, lockable=True)
    tray.tell(open_now)
    assert "Lock now" in menu_of(tray)
    tray.tell(TrayFacts(wanted=True, plain=False, lockable=True, locked=True))
    assert menu_of(tray) == ["Hard moment", "Close everything", "Help", "Hide for an hour", "Open", "Quit"]


def test_without_a_tray_nothing_is_notified(theme: Theme) -> None:
    """It is told that there was nobody to show it."""
    assert not Tray(Texts(), theme).say(Message("Leeward", "Reminder"))


@pytest.mark.parametrize(
    ("profile", "settings", "plain"),
    [
        (PRIVATE, Settings(), False),
        (PRIVATE, Settings(discreet=True), True),
        (Profile(situation=Situation.CARE, shared=Shared.NO), Settings(), True),
        (Profile(situation=Situation.RESPECT, shared=Shared.NO), Settings(), True),
        (Profile(situation=Situation.DISTANCE, shared=Shared.YES), Settings(), True),
        (Profile(situation=Situation.DISTANCE, shared=Shared.UNASKED), Settings(), True),
    ],
)
def test_the_day_shows_on_the_standard_path_only(
    profile: Profile,
    settings: Settings,
    plain: bool,  # noqa: FBT001  a parameter of the test
) -> None:
    """Only on a private computer, on the standard path, not discreet."""
    state = State(periods=(period(),), profile=profile, settings=settings)
    assert tray_facts(Simulation(state).session).plain is plain


def test_facts_follow_the_state() -> None:
    """Day, length, quiet days and whether all is closed come from the session."""
    state = State(periods=(period(),), targets=(target(),), profile=PRIVATE)
    simulation = Simulation(state)
    facts = tray_facts(simulation.session)
    assert (facts.day, facts.length, facts.quiet, facts.all_closed) == (12, 30, 11, True)
    simulation.guard.held.clear()
    simulation.session.look()
    assert not tray_facts(simulation.session).all_closed


def test_the_clock_tells_sleep_from_time() -> None:
    """A minute is a minute; when the wall clock ran ahead of the steady one, something was slept through."""
    wall, steady = [1000.0], [0.0]
    clock = Clock(lambda: wall[0], lambda: steady[0])
    told: list[bool] = []
    clock.ticked.connect(told.append)
    wall[0] += 60
    steady[0] += 60
    clock.look()
    wall[0] += 3600
    steady[0] += 60
    clock.look()
    wall[0] += 60
    steady[0] += 60
    clock.look()
    assert told == [False, True, False]


def test_the_menu_leads_to_places(theme: Theme) -> None:
    """The hard moment, *They wrote* and Help open from the tray (rows 46, 153)."""
    tray = Tray(Texts(), theme)
    tray.tell(TrayFacts(day=12, length=30, quiet=11, wanted=True, plain=False))
    asked: list[str] = []
    tray.place_asked.connect(asked.append)
    assert menu_of(tray)
    for action in tray.menu.actions():
        if action.text() in {"Hard moment", "They wrote", "Help"}:
            action.trigger()
    assert asked == ["hard", "they-wrote", "help"]
