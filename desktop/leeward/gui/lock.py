"""What stands before a locked window: the passphrase, the spare key, and what is there without either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.core.records import Kind
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.links import Links
from leeward.gui.widgets.progress_line import ProgressLine
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.screen import Screen
from leeward.gui.widgets.secret_field import secret_field
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.wait import Wait
from leeward.wording import kind_words

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

WIDTH = 500
# What asks nothing of the path a person is on, which is not known before it is open.
ON_ANY_PATH = (Kind.THEIRS, Kind.BY_CHANCE)
EVERYDAY = (Kind.REACHED_OUT, Kind.LOOKED, *ON_ANY_PATH)


class Lock(Screen):
    """Asks for the passphrase, or for the document's spare key. What it holds is not drawn before."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(WIDTH)
        self._session, self._theme = session, theme
        self._opening = Wait(self)
        self._by_spare_key = False
        self._waiting = 0
        self._field = QLineEdit()
        self._open_button = Button("")
        self._draw()
        session.changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        super().showEvent(event)
        self._ask(by_spare_key=self._lost_key)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self._field.clear()
        super().hideEvent(event)

    @property
    def _lost_key(self) -> bool:
        return self._session.needs_spare_key and not self._session.door.locked

    def _ask(self, *, by_spare_key: bool) -> None:
        self._by_spare_key = by_spare_key
        self._draw()
        # New widgets are shown by the next turn of the loop, and take no focus before.
        QTimer.singleShot(0, self, self._focus_field)

    def _focus_field(self) -> None:
        if self.isVisible():
            self._field.setFocus()

    def _draw(self) -> None:
        t = self._session.texts.t
        self._waiting = self._session.waiting
        self.clear()
        title, lead = self._make_field()
        self.setFocusProxy(self._field)
        self.entitle(title)
        self._open_button = Button(t("Open"), "primary", self._open, large=True)
        self.lay(Text(title, "display"), Text(lead, "lead"))
        self.gap(14)
        self.lay(self._field)
        self.gap(8)
        self.lay(row(self._open_button, self._other()))
        self.lay(ProgressLine(self._opening, self._theme, self._session.texts))
        if self._waiting:
            words = self._session.texts.tn(
                "{n} thing waits for you to unlock.", "{n} things wait for you to unlock.", self._waiting
            )
            self.gap(8)
            self.lay(Text(words))
        self.gap(14)
        self.lay(self._open_without(), *self._happened())

    def _make_field(self) -> tuple[str, str]:
        """Make the field; its title and what stands below that."""
        t = self._session.texts.t
        if self._by_spare_key:
            name = t("Spare key")
            self._field = QLineEdit()
            self._field.setAccessibleName(name)
            self._field.setPlaceholderText(name)
            words = (
                t("Your spare key opens this"),
                t("Eight groups, from your paper. Spaces don't matter."),
            )
        else:
            self._field = secret_field(t("Passphrase"))
            words = (t("Your passphrase opens this"), t("What is below is there without it."))
        self._field.returnPressed.connect(self._open)
        return words

    def _other(self) -> Button | None:
        """The other way in, where there is one."""
        session, t = self._session, self._session.texts.t
        if self._by_spare_key:
            if not session.needs_passphrase:
                return None
            return Button(t("Use the passphrase"), "quiet", lambda: self._ask(by_spare_key=False), large=True)
        if session.door.locked and not session.latch.has_spare_key:
            return None
        return Button(t("Use the spare key"), "quiet", lambda: self._ask(by_spare_key=True), large=True)

    def _open_without(self) -> Links:
        t = self._session.texts.t
        links = Links([("closed", t("What is closed")), ("hard", t("Hard moment")), ("help", t("Help"))])
        links.chosen.connect(self.go)
        return links

    def _happened(self) -> list[Links]:
        """What can be put down while it is locked; nothing where others may look."""
        session = self._session
        if session.state.settings.discreet:
            return []
        kinds = EVERYDAY if session.is_everyday else ON_ANY_PATH
        links = Links([(kind.value, kind_words(session.texts, kind)) for kind in kinds])
        links.chosen.connect(lambda kind: self.go.emit(f"happened {kind}"))
        return [links]

    def _open(self) -> None:
        typed = self._field.text()
        if not typed:
            return
        self._open_button.setEnabled(False)
        passphrase, spare = (None, typed) if self._by_spare_key else (typed, None)
        if not self._by_spare_key:
            # A spare key stays, so that one mistaken group can be mended.
            self._field.clear()
        # A passphrase takes its time by design; what comes of it is told by `changed`.
        self._opening.start(
            self._session.texts.t("Opening…"),
            lambda _done, _failed: self._session.unlock(passphrase, spare),
            lambda _: None,
            lambda _: None,
        )

    def _on_changed(self, change: Change) -> None:
        if Change.LOCK not in change:
            return
        self._opening.end()
        self._open_button.setEnabled(True)
        if not self.isVisible():
            return
        if self._session.access is not Access.SEALED:
            self._field.clear()
            self.go.emit("today")
        elif self._session.waiting != self._waiting:
            self._draw()
