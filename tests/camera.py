"""Goes to a screen, presses what leads on, and takes its picture: in a language, a theme and a size."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec
import translations
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from gui.simulated import RESOURCES
from leeward.gui.screens import screens
from leeward.gui.theme import Theme
from leeward.gui.window import Window
from pseudo import plain, speak_pseudo
from spoken import Spoken

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from gui.simulated import Simulation


def press(window: QWidget, *labels: str | set[str]) -> None:
    """Press visible buttons by their words, or by one of several."""
    for wanted in ({each} if isinstance(each, str) else each for each in labels):
        settle()
        seen = [b for b in window.findChildren(QPushButton) if b.isVisible()]
        found = [
            b
            for b in seen
            if wanted & {said for name in (b.accessibleName(), b.text()) for said in (name, plain(name))}
        ]
        if not found:
            raise LookupError(wanted, sorted({b.accessibleName() for b in seen}))
        found[-1].click()
    settle()


def settle() -> None:
    """Let what waits be done: drawing, and what was to be deleted."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, 52)


def front(window: QWidget) -> QWidget:
    """What lies before all else: the dialog that is open, or the window."""
    return next((dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()), window)


class Look(NamedTuple):
    """How a screen is shown; `letters` are percent of their size as designed."""

    language: str = ""
    theme: str = "light"
    contrast: str = "usual"
    letters: int = 100


class Shots:
    """Goes through screens one by one; `keep` takes each one's picture into a folder.

    Each picture is called by its screen's name and the `suffix`.
    """

    def __init__(
        self,
        folder: Path,
        suffix: str,
        size: tuple[int, int] = (1080, 720),
        look: Look = Look(),  # noqa: B008  a frozen value
    ) -> None:
        self.folder, self.suffix, self.size, self.look = folder, suffix, size, look
        self.spoken = Spoken(look.language) if look.language in translations.languages() else None
        self.left_out: list[str] = []

    def take(
        self,
        name: str,
        simulation: Simulation,
        place: str,
        *labels: str,
        act: Callable[[Simulation, QWidget], None] | None = None,
        size: tuple[int, int] | None = None,
    ) -> None:
        """One picture of a place, after pressing what is named."""
        words = self._speak(simulation, labels)
        window = self._window(simulation)
        window.resize(*(size or self.size))
        window.show()
        window.open(place)
        try:
            press(window, *words)
            if act is not None:
                act(simulation, window)
                settle()
        except (LookupError, StopIteration):
            # What is found by words with a day in them is found in English alone.
            if self.spoken is None:
                raise
            self.left_out.append(name)
        else:
            self.keep(name, simulation, window)
        window.hide()
        window.deleteLater()
        settle()

    def keep(self, name: str, simulation: Simulation, window: QWidget) -> None:  # noqa: ARG002
        """Take the picture of what is there now."""
        settle()
        front(window).grab().save(str(self.folder / f"{name}{self.suffix}.png"))

    def _speak(self, simulation: Simulation, labels: tuple[str, ...]) -> tuple[str | set[str], ...]:
        """Have everything be in the language; what is pressed is called then."""
        session = simulation.session
        if self.spoken is not None:
            self.spoken.speak(simulation)
            return tuple(map(self.spoken.of, labels))
        if self.look.language:
            speak_pseudo(session.texts, session.content, self.look.language)
        return labels

    def _window(self, simulation: Simulation) -> Window:
        session, look = simulation.session, self.look
        theme = Theme(RESOURCES, look.theme)
        settings = session.state.settings
        theme.wear(
            msgspec.structs.replace(
                settings, theme=look.theme, contrast=look.contrast, text_size=look.letters
            )
        )
        window = Window()
        window.furnish(session, theme, screens(session, theme))
        return window
