"""What was closed by a person's name before that was known to be unwise, and two ways to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card, Line
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.text import Text
from leeward.wording import plan_title

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout

    from leeward.core.records import Target
    from leeward.gui.session import Session


class NamedSites(Card):
    """Each of `targets` can be closed as a whole site instead, or opened at once."""

    def __init__(self, session: Session, targets: tuple[Target, ...]) -> None:
        t = session.texts.t
        super().__init__(t("A name others could find"))
        self._session = session
        self.lay(
            Text(
                t(
                    "This was closed by a person's name, which now stands in a system file of this computer. "
                    "The whole site says less."
                ),
                "small",
            )
        )
        for target in targets:
            self.lay(Line(), self._row(target))

    def _row(self, target: Target) -> QHBoxLayout:
        t, session = self._session.texts.t, self._session
        title = plan_title(session.texts, session.plan(target))
        away = Button(t("Open it"), "quiet", lambda: session.open_urgently(target.record))
        away.setAccessibleName(t("Open {site}", site=title))
        whole = None
        if target.platform:
            whole = Button(t("Close the whole site"), "soft", lambda: self._close_whole(target))
            whole.setAccessibleName(t("Close the whole site instead of {site}", site=title))
        return row(Text(title), None, whole, away)

    def _close_whole(self, target: Target) -> None:
        session = self._session
        session.close(session.plan_site(target.platform))
        session.open_urgently(target.record)
