"""One start, measured: prints `painted` and, for Leeward, `day`, each with the monotonic clock in ns.

Run as `first_paint.py bare` for the smallest window PySide6 can show, or as
`first_paint.py leeward DAY ARGUMENTS…` for Leeward itself: `day` is when the widget whose accessible name
begins with that number is painted.
"""

import sys
import time


def tell(what: str) -> None:
    """Print the moment."""
    sys.stdout.write(f"{what} {time.monotonic_ns()}\n")
    sys.stdout.flush()


def bare() -> int:
    """The smallest window with words in it."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - the import is part of what is measured
    from PySide6.QtGui import QPaintEvent  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow  # noqa: PLC0415

    class Words(QLabel):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)
            tell("painted")
            QTimer.singleShot(0, QApplication.quit)

    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(Words("words"))
    window.resize(1000, 700)
    window.show()
    return application.exec()


def leeward(day: str, arguments: list[str]) -> int:
    """Leeward, started as `leeward` is, its paints watched from outside its code."""
    from leeward import __main__, assembly  # noqa: PLC0415 - so does the application, before Qt

    sys.argv = ["leeward", *arguments]
    assert assembly
    from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415

    class Watch(QObject):
        """Sees every event of the application until the day stands there."""

        painted = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() != QEvent.Type.Paint or not isinstance(watched, QWidget):
                return False
            if not self.painted:
                self.painted = True
                tell("painted")
            if watched.accessibleName().partition(" ")[0] == day:
                tell("day")
                QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
                QTimer.singleShot(0, QApplication.quit)
            return False

    watch = Watch()
    plain = QApplication.exec

    def watched_exec(*_: object) -> int:
        QApplication.instance().installEventFilter(watch)  # type: ignore[union-attr]
        return plain()

    QApplication.exec = watched_exec  # type: ignore[method-assign]
    return __main__.main()


if __name__ == "__main__":
    sys.exit(bare() if sys.argv[1] == "bare" else leeward(sys.argv[2], sys.argv[3:]))
