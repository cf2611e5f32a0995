"""Puts the window together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.access import Access
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

ALWAYS_OPEN = {"help", "hard", "lock"}


def screens(session: Session, theme: Theme) -> dict[str, Callable[[], QWidget]]:
    """Every place and flow by its name, made when it is first opened."""
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


def leads_to(session: Session, name: str) -> str:
    """Where a name leads for now: a locked place to its door, the first day to the welcome."""
    if name in ALWAYS_OPEN:
        return name
    if session.access is Access.SEALED and session.needs_passphrase:
        return "lock"
    if (
        name == "today"
        and session.access in {Access.ABSENT, Access.OPEN}
        and not session.state.profile.welcomed
    ):
        return "welcome"
    return name
