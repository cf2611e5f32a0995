"""Copying what is private: it leaves the clipboard again by itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

STAYS_MS = 45_000
# Clipboard programs that know this mark keep no history of it (Klipper, KeePassXC and others).
HINT, SECRET = "x-kde-passwordManagerHint", b"secret"


class Copied(QObject):
    """A text on the clipboard, until it `leave`s: after a while, at a lock, or at the end of the program.

    What somebody copied meanwhile is never taken away.
    """

    def __init__(self, text: str, application: QCoreApplication) -> None:
        super().__init__(application)
        self._text = text
        self.timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self.timer.timeout.connect(self.leave)
        application.aboutToQuit.connect(self.leave)
        data = QMimeData()
        data.setText(text)
        data.setData(HINT, SECRET)
        QGuiApplication.clipboard().setMimeData(data)
        self.timer.start()

    def leave(self) -> None:
        """Take the text off the clipboard, if it is still there."""
        clipboard = QGuiApplication.clipboard()
        if self._text and clipboard.text() == self._text:
            clipboard.clear()
        self._text = ""
        self.timer.stop()
        self.deleteLater()


def copy_for_a_while(text: str) -> Copied:
    """Copy a text of the person's; it is gone from the clipboard some seconds later."""
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError
    clear_copied()
    return Copied(text, application)


def clear_copied() -> None:
    """Take what `copy_for_a_while` copied off the clipboard now."""
    application = QCoreApplication.instance()
    for copied in application.findChildren(Copied) if application is not None else ():
        copied.leave()
