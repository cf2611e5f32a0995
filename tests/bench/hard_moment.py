"""One hard moment from the tray, measured: prints `asked` and `shown`, each with the monotonic clock in ns.

Run as `hard_moment.py ARGUMENTS…`: Leeward starts hidden, settles, is asked as by its tray's menu, and
`shown` is when the wave is painted.
"""

import gc
import sys
import time

SETTLED_MS = 2500
WAVE = "A wave, one way it can go: it rises, then it eases. The lamp is at its beginning."


def tell(what: str) -> None:
    """Print the moment."""
    sys.stdout.write(f"{what} {time.monotonic_ns()}\n")
    sys.stdout.flush()


def main(arguments: list[str]) -> int:
    """Leeward, started as by autostart, its paints watched from outside its code."""
    gc.disable()  # As the application does first.
    from leeward import __main__  # noqa: PLC0415 - so does the application, before Qt

    sys.argv = ["leeward", "--hidden", *arguments]
    from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415

    from leeward.gui.app import Desktop  # noqa: PLC0415

    class Watch(QObject):
        """Sees every event of the application until the wave is painted."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() != QEvent.Type.Paint or not isinstance(watched, QWidget):
                return False
            if watched.accessibleName() == WAVE:
                tell("shown")
                QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
                QTimer.singleShot(0, QApplication.quit)
            return False

    watch = Watch()
    plain = Desktop.start

    def ask(desk: Desktop) -> None:
        QApplication.instance().installEventFilter(watch)  # type: ignore[union-attr]
        tray = desk.presence.tray
        assert tray is not None
        tell("asked")
        tray.place_asked.emit("hard")

    def start(desk: Desktop, **how: object) -> None:
        plain(desk, **how)  # type: ignore[arg-type]
        QTimer.singleShot(SETTLED_MS, lambda: ask(desk))

    Desktop.start = start  # type: ignore[method-assign,assignment]
    return __main__.main()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
