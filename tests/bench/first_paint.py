"""One start, measured: prints `painted` and, for Leeward, `day`, each with the monotonic clock in ns.

Run as `first_paint.py bare` for the smallest window PySide6 can show, or as
`first_paint.py leeward DAY ARGUMENTS…` for Leeward itself: `day` is when the ring whose name
has that number is painted.
"""

import gc
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
    """Leeward, started as `leeward` is; what draws the frame and the day tells when it has.

    An event filter for the whole application would cost a tenth of what is measured.
    """
    gc.disable()  # As the application does first.
    from leeward import __main__, handover  # noqa: PLC0415 - so does the application, before Qt

    sys.argv = ["leeward", *arguments]
    assert handover
    from leeward.gui.quick_imports import quicken_imports  # noqa: PLC0415

    quicken_imports()
    from PySide6.QtCore import QTimer  # noqa: PLC0415
    from PySide6.QtGui import QPaintEvent  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415

    from leeward.gui import window  # noqa: PLC0415 - the application imports it next

    plain_open, plain_paint = window.Window.open, window.Window.paintEvent

    def painted(self: window.Window, event: QPaintEvent) -> None:
        window.Window.paintEvent = plain_paint  # type: ignore[method-assign]
        plain_paint(self, event)
        tell("painted")

    def opened(self: window.Window, name: str) -> None:
        window.Window.open = plain_open  # type: ignore[method-assign]
        plain_open(self, name)
        ring = sys.modules["leeward.gui.widgets.day_ring"].DayRing
        plain_ring = ring.paintEvent

        def drawn(self: QWidget, event: QPaintEvent) -> None:
            plain_ring(self, event)
            if day in self.accessibleName().split():
                ring.paintEvent = plain_ring
                tell("day")
                QTimer.singleShot(0, QApplication.quit)

        ring.paintEvent = drawn

    window.Window.paintEvent = painted  # type: ignore[method-assign]
    window.Window.open = opened  # type: ignore[method-assign]
    return __main__.main()


if __name__ == "__main__":
    sys.exit(bare() if sys.argv[1] == "bare" else leeward(sys.argv[2], sys.argv[3:]))
