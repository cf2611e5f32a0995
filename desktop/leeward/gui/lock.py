"""The door: a passphrase opens what the person wrote, or seals it from now on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from leeward.core.access import Access, Protection
from leeward.core.changes import Change
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.screen import Screen
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from leeward.core.errors import LeewardError
    from leeward.gui.session import Session

WIDTH = 460


def secret_field(name: str) -> QLineEdit:
    """A field that shows dots."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    field.setPlaceholderText(name)
    return field


class Lock(Screen):
    """Asks for the passphrase of the document, or for its spare key. What it holds is not drawn before."""

    def __init__(self, session: Session) -> None:
        super().__init__(WIDTH)
        self._session = session
        self._by_spare_key = False
        self._field = QLineEdit()
        self._open_button = Button("")
        self._draw()
        session.changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        super().showEvent(event)
        self._ask(by_spare_key=self._session.needs_spare_key)

    def _ask(self, *, by_spare_key: bool) -> None:
        self._by_spare_key = by_spare_key
        self._draw()
        self._field.setFocus()

    def _draw(self) -> None:
        t = self._session.texts.t
        self.clear()
        if self._by_spare_key:
            title, lead = (
                t("Your spare key opens this"),
                t("Eight groups, from your paper. Spaces don't matter."),
            )
            name = t("Spare key")
            self._field = QLineEdit()
            self._field.setAccessibleName(name)
            self._field.setPlaceholderText(name)
        else:
            title, lead = t("Your passphrase opens this"), t("Help, and a hard moment, are there without it.")
            self._field = secret_field(t("Passphrase"))
        self.setAccessibleName(title)
        self._field.returnPressed.connect(self._open)
        self._open_button = Button(t("Open"), "primary", self._open, large=True)
        door = self._session.door
        other = (
            []
            if self._by_spare_key or door.locked
            else [self._other(t("Use the spare key"), by_spare_key=True)]
        )
        if self._by_spare_key and self._session.needs_passphrase:
            other = [self._other(t("Use the passphrase"), by_spare_key=False)]
        self.lay(Text(title, "display"), Text(lead, "lead"))
        self.gap(14)
        self.lay(self._field)
        self.gap(8)
        self.lay(row(self._open_button, *other))
        if door.waiting:
            self.lay(Text(t("Saved after unlocking: {n}", n=door.waiting), "small"))

    def _other(self, words: str, *, by_spare_key: bool) -> Button:
        return Button(words, "quiet", lambda: self._ask(by_spare_key=by_spare_key), large=True)

    def _open(self) -> None:
        typed = self._field.text()
        if not typed:
            return
        self._open_button.setEnabled(False)
        if self._by_spare_key:
            # It stays, so that one mistaken group can be mended.
            self._session.unlock(spare=typed)
        else:
            self._field.clear()
            self._session.unlock(typed)

    def _on_changed(self, change: Change) -> None:
        if Change.LOCK not in change:
            return
        self._open_button.setEnabled(True)
        if self._session.access is not Access.SEALED and self.isVisible():
            self._field.clear()
            self.go.emit("today")


class Protect(Screen):
    """Chooses a passphrase for the document, or for the one that is about to be made."""

    def __init__(self, session: Session) -> None:
        super().__init__(WIDTH)
        t = session.texts.t
        self._session = session
        self.setAccessibleName(t("Choose a passphrase"))
        self._first = secret_field(t("Passphrase"))
        self._again = secret_field(t("The same once more"))
        self._trouble = Text("", "warning")
        self._trouble.hide()
        self._again.returnPressed.connect(self._seal)
        self.lay(
            Text(t("Choose a passphrase"), "display"),
            Text(
                t("Only your passphrase opens this. It can't be reset: nothing leaves this computer."),
                "lead",
            ),
        )
        self.gap(14)
        self.lay(self._first, self._again, self._trouble)
        self.gap(8)
        self.lay(
            row(
                Button(t("Seal it"), "primary", self._seal, large=True),
                Button(t("Not now"), "quiet", self._leave, large=True),
            )
        )
        session.changed.connect(self._on_changed)

    def _seal(self) -> None:
        t = self._session.texts.t
        typed = self._first.text()
        if not typed:
            self._trouble.say(t("A passphrase needs at least one letter."))
        elif typed != self._again.text():
            self._trouble.say(t("The two are not the same. Please type them again."))
        else:
            self._trouble.say("")
            self._first.clear()
            self._again.clear()
            if self._session.access is Access.OPEN:
                self._trouble.say(t("One moment…"))
                custody = self._session.custody
                custody.protect(Protection.PASSPHRASE, typed, lambda _: self._leave(), self._on_trouble)
            else:
                self._session.protect(Protection.PASSPHRASE, typed)

    def _leave(self) -> None:
        self.go.emit("document" if self._session.access is Access.OPEN else "today")

    def _on_trouble(self, error: LeewardError) -> None:
        self._trouble.say(self._session.explain(error))

    def _on_changed(self, change: Change) -> None:
        if Change.LOCK in change and self._session.access is Access.OPEN and self.isVisible():
            self.go.emit("today")
