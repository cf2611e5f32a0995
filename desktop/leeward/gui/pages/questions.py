"""Questions and answers, each with a way to what can be done about it; found as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from leeward.core import paths
from leeward.core.asking import matching
from leeward.core.changes import Change
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card, Line, empty
from leeward.gui.widgets.card_row import RowButton
from leeward.gui.widgets.rows import column, row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from leeward.core.content import Asked
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme


class Questions(Sheet):
    """One answer is open at a time. Shows nothing the person wrote."""

    concerns = Change.PROFILE

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._typed = ""
        self._open = ""

    def reveal(self, question: str) -> None:
        """Open one answer."""
        self._open = question
        self.redraw()

    def draw(self) -> None:
        """Lay out the search and what it finds."""
        t = self._t
        back = Button(t("Back"), "quiet", lambda: self.go.emit("help"))
        self.head(t("Questions and answers"), t("Short and honest. Nothing here promises anything."), back)
        field = QLineEdit(self._typed)
        field.setAccessibleName(t("Search the questions"))
        field.setPlaceholderText(t("search"))
        field.setMinimumWidth(240)
        field.setMaximumWidth(320)
        field.setClearButtonEnabled(True)
        field.textEdited.connect(self._on_typed)
        self._list = QWidget()
        self._lines = column(gap=0)
        self._list.setLayout(self._lines)
        card = Card()
        card.lay(self._list)
        known = Button(t("What is known"), "link", lambda: self.go.emit("evidence"))
        self.lay(row(field, None, known), card)
        self._fill()

    def _fill(self) -> None:
        empty(self._lines)
        found = matching(
            self._session.content.asked, self._typed, hopes=paths.may_plan_contact(self._session.state)
        )
        for number, asked in enumerate(found):
            if number:
                self._lines.addWidget(Line())
            self._lines.addWidget(self._question(asked))
        if not found:
            self._lines.addWidget(Text(self._t("Nothing has these words. Try another one."), "quiet"))

    def _question(self, asked: Asked) -> QWidget:
        whole = QWidget()
        head = RowButton(asked.question, role="strong")
        head.clicked.connect(lambda: self._on_pressed(asked.id))
        lines = column(head, gap=4)
        if asked.id == self._open:
            answer = column(
                *(Text(part, "fine") for part in asked.answer.split("\n")),
                row(Button(asked.button, "soft", lambda: self.go.emit(asked.leads_to))),
                gap=8,
            )
            answer.setContentsMargins(6, 0, 6, 10)
            lines.addLayout(answer)
        whole.setLayout(lines)
        return whole

    def _on_pressed(self, question: str) -> None:
        self._open = "" if self._open == question else question
        self.redraw()

    def _on_typed(self, typed: str) -> None:
        self._typed = typed
        self._fill()
