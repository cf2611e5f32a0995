"""What the tray may know of the state, and what of it may be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leeward.core import period

if TYPE_CHECKING:
    from leeward.gui.session import Session


class TrayFacts(NamedTuple):
    """What the tray may show. `day` 0 is no period; `plain` shows no number and no word.

    While it is `locked` there is no number either. `lockable` says that there is a passphrase.
    """

    day: int = 0
    length: int | None = None
    quiet: int = 0
    wanted: bool = False
    all_closed: bool = False
    plain: bool = True
    locked: bool = False
    lockable: bool = False


def tray_facts(session: Session) -> TrayFacts:
    """The facts as of now; plain unless this is the standard path on a private computer."""
    state, now = session.state, session.now()
    running = period.current(state)
    return TrayFacts(
        day=period.day_number(state, now),
        length=None if running is None else running.days,
        quiet=period.quiet_days(state, now),
        wanted=session.wants_closed,
        all_closed=session.wants_closed and session.all_closed(),
        plain=not session.is_everyday,
        locked=session.door.locked,
        lockable=session.door.can_lock,
    )
