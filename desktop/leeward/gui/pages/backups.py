"""Older states of the document: what differs in each, and bringing one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.document_words import backup_words, difference_words
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.progress_line import ProgressLine
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.wait import Wait

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QHBoxLayout

    from leeward.core.compare import Difference
    from leeward.core.errors import LeewardError
    from leeward.core.version import Version
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

MOST = 30


class OlderStates(Sheet):
    """One line for each; a press shows what differs, and the next brings it back."""

    concerns = Change.LOCK

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        # (name, words) of each, the newest first; None while they are being looked up.
        self._found: list[tuple[str, str]] | None = None
        self._looked_at = ""
        self._differs: list[str] | None = None
        self._told = ""
        self._listing, self._comparing, self._restoring = Wait(self), Wait(self), Wait(self)

    def draw(self) -> None:
        """Lay out the list, and what differs in the one looked at."""
        t = self._t
        back = Button(t("Back"), "quiet", lambda: self.go.emit("document"))
        self.head(t("Older states"), t("Leeward keeps the last ten days you wrote, sealed as now."), back)
        if self._told:
            self.lay(Live(self._told))
        self.lay(self._line_of(self._restoring), self._line_of(self._listing))
        if self._found is None:
            return
        if not self._found:
            self.lay(Text(t("There is none yet. The first one comes with tomorrow's first change.")))
        for name, words in self._found[:MOST]:
            self.lay(self._state(name, words))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        super().showEvent(event)
        self._look_up()

    def _look_up(self) -> None:
        texts, today = self._session.texts, self._session.now().today
        self._listing.start(
            self._t("Looking for older states…"),
            self._session.custody.backups,
            lambda found: self._on_found(
                [(b.name, backup_words(texts, b.taken, b.reason.value, today)) for b in found]
            ),
            self._on_trouble,
            lambda: self.go.emit("document"),
        )

    def _on_found(self, found: list[tuple[str, str]]) -> None:
        if found != self._found:
            self._found = found
            self.redraw()

    def _state(self, name: str, words: str) -> Card:
        t = self._t
        card = Card(padding=12)
        bring = Button(t("Bring this back"), "soft", lambda: self._restore(name), about=words)
        if self._session.access is Access.ABSENT:
            card.lay(_line(words, bring))
            return card
        looked = name == self._looked_at
        look = Button(t("What differs"), "quiet", lambda: self._look_at(name), about=words)
        card.lay(_line(words, *(() if looked else (look,))))
        if looked and self._differs is None:
            card.lay(self._line_of(self._comparing))
        elif looked:
            for line in self._differs or [t("Nothing differs.")]:
                card.lay(Text(line, "small"))
            if self._differs:
                card.lay(
                    Text(t("What stands here now is kept as an older state first."), "small"),
                    row(bring, Button(t("Leave it"), "quiet", lambda: self._look_at(""))),
                )
        return card

    def _line_of(self, wait: Wait) -> ProgressLine:
        return ProgressLine(wait, self.theme, self._session.texts)

    def _look_at(self, name: str) -> None:
        self._comparing.cancel()
        self._looked_at, self._differs, self._told = name, None, ""
        self.redraw()
        if name:
            self._comparing.start(
                self._t("Comparing…"),
                lambda done, failed: self._session.custody.preview(name, done, failed),
                self._on_differs,
                self._on_trouble,
                self._leave,
            )

    def _on_differs(self, found: tuple[Difference[Version], ...]) -> None:
        self._differs = difference_words(self._session.texts, found)
        self.redraw()

    def _restore(self, name: str) -> None:
        if self._restoring.running:
            return
        self._comparing.cancel()
        self._leave()
        self._restoring.start(
            self._t("Bringing it back…"),
            lambda done, failed: self._session.custody.restore(name, done, failed),
            lambda _: self._on_restored(),
            self._on_trouble,
            lambda: self._tell(self._t("Cancelled. Nothing has changed.")),
        )

    def _leave(self) -> None:
        """Look at none."""
        self._looked_at, self._differs, self._told = "", None, ""
        self.redraw()

    def _tell(self, words: str) -> None:
        self._told = words
        self.redraw()

    def _on_restored(self) -> None:
        self._looked_at, self._differs = "", None
        self._told = self._t("It is back. What stood here before is an older state now.")
        self._look_up()
        self.redraw()

    def _on_trouble(self, error: LeewardError) -> None:
        self._looked_at, self._differs = "", None
        self._told = self._session.explain(error)
        self._found = self._found or []
        self.redraw()


def _line(words: str, *buttons: Button) -> QHBoxLayout:
    """Words that may wrap, and what can be done at the end of their line."""
    line = row(None, *buttons)
    line.insertWidget(0, Text(words), 10)
    return line
