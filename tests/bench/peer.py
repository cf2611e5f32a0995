"""One start of Vorta, measured as Leeward's is: prints `painted` and the monotonic clock in ns.

Run by the Python that Vorta was installed with.
"""
# pyright: reportMissingImports=false

import sys
import time


def main() -> None:
    """Start it as its own command does; what paints its window first tells, and ends it."""
    from vorta import __main__ as vorta  # noqa: PLC0415 - the import is part of what is measured

    make_ready = vorta.init_db

    def init_db(database: object) -> None:
        make_ready(database)
        tell_first_paint()

    vorta.init_db = init_db
    sys.argv = ["vorta"]
    vorta.main()


def tell_first_paint() -> None:
    """See to it; its window can be imported only once its database is there."""
    from PyQt6.QtCore import QTimer  # noqa: PLC0415
    from vorta import application  # noqa: PLC0415

    window = application.MainWindow
    plain = window.paintEvent

    def painted(self: object, event: object) -> None:
        plain(self, event)
        window.paintEvent = plain
        sys.stdout.write(f"painted {time.monotonic_ns()}\n")
        sys.stdout.flush()
        QTimer.singleShot(0, lambda: sys.exit(0))

    window.paintEvent = painted


if __name__ == "__main__":
    main()
