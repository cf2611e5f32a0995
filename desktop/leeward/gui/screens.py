"""Every place and flow by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.state import Kind
from leeward.gui.flows.hard_moment import HardMoment
from leeward.gui.flows.something_happened import SomethingHappened
from leeward.gui.flows.welcome import Welcome
from leeward.gui.lock import Lock, Protect
from leeward.gui.pages.closed_sites import ClosedSites
from leeward.gui.pages.help import Help
from leeward.gui.pages.journal import Journal
from leeward.gui.pages.my_list import MyList
from leeward.gui.pages.settings import Settings
from leeward.gui.pages.today import Today

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from leeward.gui.session import Session
    from leeward.gui.theme import Theme


def screens(session: Session, theme: Theme) -> dict[str, Callable[[], QWidget]]:
    """What makes each of them when it is first opened."""
    made: dict[str, Callable[[], QWidget]] = {
        "today": lambda: Today(session, theme),
        "list": lambda: MyList(session, theme),
        "closed": lambda: ClosedSites(session, theme),
        "journal": lambda: Journal(session, theme),
        "help": lambda: Help(session, theme),
        "settings": lambda: Settings(session, theme),
        "hard": lambda: HardMoment(session, theme),
        "welcome": lambda: Welcome(session),
        "lock": lambda: Lock(session),
        "protect": lambda: Protect(session),
    }
    for kind in Kind:
        made[f"happened {kind.value}"] = lambda kind=kind: SomethingHappened(session, kind)
    return made
