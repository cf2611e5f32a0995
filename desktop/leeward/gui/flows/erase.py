"""Erasing everything: what goes, what can't be reached, and then what was removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.screen import Screen
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from leeward.core.errors import LeewardError
    from leeward.gui.session import Erased, Session

MOST = 12


class EraseEverything(Screen):
    """Asks once; keeping is the larger press."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._t = session.texts.t
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self._ask()
        super().hideEvent(event)

    def _ask(self) -> None:
        t = self._t
        self.clear()
        self.setAccessibleName(t("Erase everything"))
        self.lay(
            Text(t("Erase everything?"), "display"),
            Text(
                t("This removes your notes, drafts, older states, settings and keys. What is closed opens."),
                "lead",
            ),
            Text(
                t("Leeward can't reach your own backups, disk snapshots, paper, or other computers."), "lead"
            ),
        )
        self.gap(14)
        self.lay(
            row(
                Button(t("Keep"), "primary", lambda: self.go.emit("document"), large=True),
                Button(t("Erase"), "quiet", self._erase),
            )
        )

    def _erase(self) -> None:
        self._session.erase_everything(self._on_erased, self._on_trouble)

    def _on_erased(self, done: Erased) -> None:
        t = self._t
        self.clear()
        whole = not (done.left or done.keys_left)
        title = t("It is erased") if whole else t("Not all could be erased")
        self.setAccessibleName(title)
        self.lay(Text(title, "display"))
        removed = [path.name for path in done.removed if not path.name.startswith(".")]
        for name in removed[:MOST]:
            self.lay(Text(t("Removed: {file}", file=name), "small"))
        if len(removed) > MOST:
            more = len(removed) - MOST
            self.lay(Text(self._session.texts.tn("and {n} more", "and {n} more", more), "small"))
        if done.keys:
            self.lay(Text(t("Removed: the key in your computer login"), "small"))
        for path in done.left:
            self.lay(Text(t("Still there: {file}", file=path), "warning"))
        if done.keys_left:
            self.lay(Text(t("Your computer login still holds the key."), "warning"))
        self.lay(
            Text(
                t("Leeward can't reach your own backups, disk snapshots, paper, or other computers."), "small"
            )
        )
        self.gap(14)
        self.lay(row(Button(t("All right"), "primary", lambda: self.go.emit("today"), large=True)))

    def _on_trouble(self, error: LeewardError) -> None:
        self.lay(Text(self._session.explain(error), "warning"))
