"""Tells a screen reader what was closed and what was opened, as soon as the file says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.gui.widgets.live import announce
from leeward.wording import plan_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from leeward.gui.session import Session

TOLD_BY = Change.SHIELD | Change.TARGETS | Change.LOCK


class Outcomes(QObject):
    """Speaks for `window` while that can be seen; locked, it keeps still about what was on the list."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        # The titles of what stood closed when it was looked at last; None where that is not known.
        self._closed: dict[str, str] | None = self._look()
        session.changed.connect(self._on_changed)

    def _look(self) -> dict[str, str] | None:
        session = self._session
        if (
            session.access not in {Access.OPEN, Access.READ_ONLY, Access.ABSENT}
            or session.actual.read is None
        ):
            return None
        closed = [target for target in session.state.targets if session.is_closed(target)]
        return {target.record: plan_title(session.texts, session.plan(target)) for target in closed}

    def _on_changed(self, change: Change) -> None:
        if not change & TOLD_BY or self._session.busy:
            return
        before, now = self._closed, self._look()
        self._closed = now
        if before is None or now is None:
            return
        texts = self._session.texts
        closed = [title for record, title in now.items() if record not in before]
        opened = [title for record, title in before.items() if record not in now]
        self._say(
            opened, texts.tn("{sites} is open.", "{sites} are open.", len(opened), sites=texts.both(opened))
        )
        self._say(
            closed,
            texts.tn("{sites} is closed.", "{sites} are closed.", len(closed), sites=texts.both(closed)),
        )

    def _say(self, sites: Sequence[str], words: str) -> None:
        if sites:
            announce(self._window, words)
