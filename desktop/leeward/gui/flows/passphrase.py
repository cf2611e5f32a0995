"""Choosing a passphrase, typed twice: for the document, or for the lock alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.access import Access, Protection
from leeward.core.changes import Change
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.progress_line import ProgressLine
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.screen import Screen
from leeward.gui.widgets.secret_field import secret_field
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.wait import Wait

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from leeward.core.errors import LeewardError
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

WIDTH = 460


class ChoosesPassphrase(Screen):
    """Two fields that have to agree; `_keep` is called with what was typed, `_leave` at the end."""

    def __init__(self, session: Session, theme: Theme, title: str, lead: str, agree: str) -> None:
        super().__init__(WIDTH)
        t = session.texts.t
        self._session = session
        self.entitle(title)
        self._first = secret_field(t("Passphrase"))
        self._again = secret_field(t("The same once more"))
        self.setFocusProxy(self._first)
        self._trouble = Live("", "warning")
        self._trouble.hide()
        self._agree = Button(agree, "primary", self._on_agreed, large=True)
        self._again.returnPressed.connect(self._on_agreed)
        self._wait = Wait(self)
        self.lay(Text(title, "display"), Text(lead, "lead"))
        self.gap(14)
        self.lay(self._first, self._again, self._trouble, ProgressLine(self._wait, theme, session.texts))
        self.gap(8)
        self.lay(row(self._agree, Button(t("Not now"), "quiet", self._on_not_now, large=True)))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self._first.clear()
        self._again.clear()
        self._trouble.say("")
        self._agree.setEnabled(True)
        super().hideEvent(event)

    def _on_agreed(self) -> None:
        t = self._session.texts.t
        typed = self._first.text()
        if self._wait.running:
            return
        if not typed:
            self._trouble.say(t("A passphrase needs at least one letter."))
        elif typed != self._again.text():
            self._trouble.say(t("The two are not the same. Please type them again."))
        else:
            self._trouble.say("")
            self._agree.setEnabled(False)
            self._keep(typed)

    def _keep(self, passphrase: str) -> None:
        raise NotImplementedError

    def _leave(self) -> None:
        raise NotImplementedError

    def _on_not_now(self) -> None:
        """What can be called off is; what is past that is finished meanwhile."""
        self._wait.cancel()
        self._leave()

    def _on_cancelled(self) -> None:
        self._agree.setEnabled(True)
        self._trouble.say(self._session.texts.t("Cancelled. Nothing has changed."))

    def _on_trouble(self, error: LeewardError) -> None:
        self._agree.setEnabled(True)
        self._trouble.say(self._session.explain(error))


class Protect(ChoosesPassphrase):
    """Chooses a passphrase for the document, or for the one that is about to be made."""

    def __init__(self, session: Session, theme: Theme) -> None:
        t = session.texts.t
        lead = t("Only your passphrase opens this. It can't be reset: nothing leaves this computer.")
        super().__init__(session, theme, t("Choose a passphrase"), lead, t("Seal it"))
        self._makes = False
        session.changed.connect(self._on_changed)

    def _keep(self, passphrase: str) -> None:
        if self._session.access is Access.OPEN:
            custody, sealed = self._session.custody, Protection.PASSPHRASE
            self._wait.start(
                self._session.texts.t("Sealing…"),
                lambda done, failed: custody.protect(sealed, passphrase, done, failed),
                lambda _: self._on_sealed(),
                self._on_trouble,
                self._on_cancelled,
            )
        else:
            # The document is new then: what comes of it is told by `changed`.
            self._makes = True
            self._wait.start(
                self._session.texts.t("Sealing…"),
                lambda _done, _failed: self._session.protect(Protection.PASSPHRASE, passphrase),
                self._on_trouble,
                self._on_trouble,
            )

    def _on_sealed(self) -> None:
        if self.isVisible():
            self._leave()

    def _leave(self) -> None:
        self.go.emit("document" if self._session.access is Access.OPEN else "today")

    def _on_changed(self, change: Change) -> None:
        if self._makes and change & (Change.LOCK | Change.NOTICE):
            self._makes = False
            self._wait.end()
        if Change.LOCK in change and self._session.access is Access.OPEN and self.isVisible():
            self.go.emit("today")
        elif Change.NOTICE in change:
            self._agree.setEnabled(True)


class ChooseLock(ChoosesPassphrase):
    """Chooses a passphrase for the lock alone."""

    def __init__(self, session: Session, theme: Theme) -> None:
        t = session.texts.t
        lead = t("It opens this window again, and nothing else. It can't be read back from anywhere.")
        super().__init__(session, theme, t("A passphrase for the lock"), lead, t("Use it"))

    def _keep(self, passphrase: str) -> None:
        self._wait.start(
            self._session.texts.t("One moment…"),
            lambda done, failed: self._session.latch.choose(passphrase, done, failed),
            lambda _: self._leave(),
            self._on_trouble,
        )

    def _leave(self) -> None:
        self.go.emit("locking")
