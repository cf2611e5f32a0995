"""The desktop's light or dark and its contrast, changed while the window is open."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from e2e.desk import Desk, desk
from e2e.portal import DARK, LIGHT, MORE_CONTRAST, USUAL_CONTRAST, Portal, portal
from e2e.running import Leeward, leeward, until
from leeward.core.state import Settings
from leeward.gui import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

# Of the window, where its rail is.
CORNER = "2x2+2+2"


@pytest.fixture
def here() -> Iterator[Desk]:
    """A desk that says it is GNOME's, whose settings Qt follows."""
    with desk(keyring=False) as plain:
        yield dataclasses.replace(plain, environment=plain.environment | {"XDG_CURRENT_DESKTOP": "GNOME"})


@pytest.fixture
def settings(here: Desk) -> Iterator[Portal]:
    """What is chosen there."""
    with portal(here.environment["DBUS_SESSION_BUS_ADDRESS"]) as found:
        yield found


def rail(running: Leeward) -> str:
    """The colour of the rail's corner, as it is on the screen."""
    file = running.here.home / "window.png"
    window = running.windows()[0]
    running.here.run("import", "-window", window, "-crop", CORNER, "+repage", f"png24:{file}")
    return QImage(str(file)).pixelColor(0, 0).name().upper()


def test_the_open_window_follows_the_desktop(here: Desk, settings: Portal) -> None:
    """Dark, more contrast and back: the window that is open is drawn in those tokens at once."""
    with leeward(here) as running:
        for choice, worn in (
            (LIGHT, tokens.LIGHT),
            (DARK, tokens.DARK),
            (MORE_CONTRAST, tokens.DARK_HIGH),
            (LIGHT, tokens.LIGHT_HIGH),
            (USUAL_CONTRAST, tokens.LIGHT),
        ):
            settings.choose(choice)
            until(lambda worn=worn: rail(running) == worn.rail, f"{choice} was not followed: {rail(running)}")


def test_what_was_chosen_here_stays(here: Desk, settings: Portal) -> None:
    """Whoever chose light and the usual contrast in Leeward keeps them; what was not chosen is followed."""
    with leeward(here, settings=Settings(theme="light")) as running:
        settings.choose(DARK)
        settings.choose(MORE_CONTRAST)
        until(lambda: rail(running) == tokens.LIGHT_HIGH.rail, "the contrast was not followed")
