"""One start, measured: prints `painted` and, for Leeward, `day`, each with the monotonic clock in ns.

Run as `first_paint.py bare` for the smallest window PySide6 can show, or as
`first_paint.py TEXT ARGUMENTS…` for Leeward itself: `day` is when TEXT stands in its window.
"""

import sys
import time

# As the application does: what Qt would slow down comes before it.
SHOWN_FOR_MS = 200


def tell(what: str) -> None:
    """Print the moment."""
    sys.stdout.write(f"{what} {time.monotonic_ns()}\n")
    sys.stdout.flush()


def bare() -> int:
    """The smallest window with words in it."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - the import is what is measured
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow  # noqa: PLC0415

    class Words(QLabel):
        def paintEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)  # type: ignore[arg-type]
            tell("painted")
            QTimer.singleShot(0, QApplication.quit)

    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(Words("words"))
    window.resize(1000, 700)
    window.show()
    return application.exec()


def leeward(text: str, arguments: list[str]) -> int:
    """Leeward, started as `leeward` is, watched from outside its code."""
    from PySide6 import QtCore, QtGui, QtWidgets  # noqa: PLC0415

    class Watch(QtCore.QObject):
        """Sees every paint: the first of a window, and the first after which the words are there."""

        painted = False

        def eventFilter(self, watched: QtCore.QObject, event: QtCore.QEvent) -> bool:  # noqa: N802
            if event.type() == QtCore.QEvent.Type.Paint and isinstance(watched, QtWidgets.QWidget):
                if not self.painted:
                    self.painted = True
                    tell("painted")
                window = watched.window()
                if text in spoken(window):
                    tell("day")
                    QtWidgets.QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
                    QtCore.QTimer.singleShot(0, QtWidgets.QApplication.quit)
            return False

    def spoken(window: QtWidgets.QWidget) -> str:
        labels = window.findChildren(QtWidgets.QWidget)
        shown = (widget for widget in labels if widget.isVisible())
        return " ".join(
            f"{widget.accessibleName()} {widget.text() if isinstance(widget, QtWidgets.QLabel) else ''}"
            for widget in shown
        )

    plain_exec = QtWidgets.QApplication.exec
    watch = Watch()

    def watched_exec(*_: object) -> int:
        QtWidgets.QApplication.instance().installEventFilter(watch)  # type: ignore[union-attr]
        return plain_exec()

    QtWidgets.QApplication.exec = staticmethod(watched_exec)  # type: ignore[method-assign]
    QtGui.QGuiApplication.exec = staticmethod(watched_exec)  # type: ignore[method-assign]
    sys.argv = ["leeward", *arguments]
    from leeward.__main__ import main  # noqa: PLC0415

    return main()


if __name__ == "__main__":
    sys.exit(bare() if sys.argv[1] == "bare" else leeward(sys.argv[1], sys.argv[2:]))
