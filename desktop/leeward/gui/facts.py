"""What the tray may know of the state, and what of it may be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leeward.core import period
from leeward.core.access import Access
from leeward.core.state import Shared, Situation

if TYPE_CHECKING:
    from leeward.gui.session import Session


class TrayFacts(NamedTuple):
    """What the tray may show. `day` 0 is no period; `plain` shows no number and no word."""

    day: int = 0
    length: int | None = None
    quiet: int = 0
    wanted: bool = False
    all_closed: bool = False
    plain: bool = True


def tray_facts(session: Session) -> TrayFacts:
    """The facts as of now; plain unless this is the standard path on a private computer."""
    state, now = session.state, session.now()
    running = period.current(state)
    shown = (
        session.access is Access.OPEN
        and not state.settings.discreet
        and state.profile.situation is Situation.DISTANCE
        and state.profile.shared is Shared.NO
    )
    return TrayFacts(
        day=period.day_number(state, now),
        length=None if running is None else running.days,
        quiet=period.quiet_days(state, now),
        wanted=bool(state.targets),
        all_closed=bool(state.targets) and session.all_closed(),
        plain=not shown,
    )
