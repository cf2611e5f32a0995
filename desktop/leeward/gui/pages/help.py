"""Help: people to talk to now. Works while the notes are locked, and without the internet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QComboBox, QWidget

from leeward.core import profile
from leeward.core.changes import Change
from leeward.core.helplines import HelpKind, for_country
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card, Line
from leeward.gui.widgets.rows import add, column, row, scaled
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.wording import country_words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from leeward.core.helplines import HelpLine
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

ORDER = (HelpKind.EMERGENCY, HelpKind.CRISIS, HelpKind.ABUSE, HelpKind.DIRECTORY)


class Help(Sheet):
    """Numbers as they were listed by a named source on a named day; the country is the person's choice."""

    concerns = Change.SETTINGS

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._sources = False
        self._rows: dict[str, HelpRow] = {}

    def reveal(self, name: str) -> None:
        """Show the line of that name, ready to be copied."""
        found = self._rows.get(name)
        if found is not None:
            found.copy.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(found)

    def draw(self) -> None:
        """Lay out the lines, then what holds for all of them."""
        t = self._t
        self.head(
            t("Help"),
            t("If you might hurt yourself, or don't feel safe: please talk to a person now."),
            Button(t("Questions and answers"), "quiet", lambda: self.go.emit("questions")),
        )
        guide = Button(t("Guide"), "link", lambda: self.go.emit("guide"))
        self.lay(row(Text(t("Country"), "quiet", wraps=False), self._countries(), None, guide))
        card = Card()
        self._rows = {}
        for number, line in enumerate(self._lines()):
            if number:
                card.lay(Line())
            self._rows[line.name] = HelpRow(self._session, line, source=self._sources)
            card.lay(self._rows[line.name])
        where_from = Button(t("Where these numbers are from"), "link", self._on_sources)
        if not self._sources:
            card.lay(Line(), row(where_from))
        self.lay(card)
        watched = Card(t("I'm afraid of them, or feel watched"))
        watched.lay(
            Text(
                t(
                    "You don't have to answer. Keep what they send: note day and time, take a picture of it. "
                    "Talk to an advocate before you change accounts or locks. They help to plan it safely."
                ),
                "fine",
            )
        )
        watched.lay(row(Button(t("More about this"), "soft", lambda: self.go.emit("care"))))
        self.lay(watched)
        self.lay(
            Text(
                t(
                    "Works without opening your notes, and without the internet. This is not a doctor, and "
                    "nobody reads it but you."
                ),
                "small",
            )
        )

    def _on_sources(self) -> None:
        self._sources = True
        self.redraw()

    def _lines(self) -> list[HelpLine]:
        chosen = for_country(self._session.content.help_lines, self._session.state.settings.country)
        return sorted(chosen, key=lambda line: ORDER.index(line.kind))

    def _countries(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self._t("Country"))
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.addItem(self._t("All of them"), "")
        for code in sorted({line.country for line in self._session.content.help_lines if line.country}):
            box.addItem(country_words(self._session.texts, code), code)
        box.setCurrentIndex(max(0, box.findData(self._session.state.settings.country)))
        box.activated.connect(lambda _index: self._session.do(profile.choose, country=box.currentData()))
        return box


class HelpRow(QWidget):
    """One line: who, when, the number, and one press to copy it; the `source` where it is wished."""

    NARROW = 560

    def __init__(self, session: Session, line: HelpLine, *, source: bool) -> None:
        super().__init__()
        texts = session.texts
        t = texts.t
        name = line.name
        if line.country:
            name = t("{name} · {country}", name=name, country=country_words(texts, line.country))
        who = column(Text(name, "strong"), gap=2)
        hours = t("Open: {hours}.", hours=line.hours) if line.hours else ""
        listed = self._listed(session, line) if source else ""
        for words in (" ".join(filter(None, (line.note, hours))), listed):
            if words:
                add(who, Text(words, "small"))
        number = Text(line.number, "number", wraps=False)
        number.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        number.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        about = t("{name}: {number}", name=name, number=line.number)
        self.copy = copy = Button(t("Copy"), "quiet", about=about)
        copy.clicked.connect(lambda: self._copy(copy, line.number, t("Copied")))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 8, 0, 8)
        self._line.setSpacing(8)
        self._line.addLayout(who, 1)
        self._line.addLayout(row(number, copy))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        narrow = self.width() < scaled(self, self.NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._line.direction() != way:
            self._line.setDirection(way)

    def _listed(self, session: Session, line: HelpLine) -> str:
        day = session.texts.day(line.checked, session.now().today)
        return session.texts.t("As listed by {source}, read on {day}.", source=line.source, day=day)

    def _copy(self, button: Button, number: str, done: str) -> None:
        QGuiApplication.clipboard().setText(number)
        button.label(done)
