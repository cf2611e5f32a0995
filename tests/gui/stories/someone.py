"""Somebody at the window on a bad day: presses, types, waits, sees; and what is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from builders import local
from gui.hands import buttons, press, settle, words, write, write_lines
from gui.simulated import Simulation
from leeward.core.access import Access

if TYPE_CHECKING:
    from pathlib import Path

    from leeward.core.state import State
    from leeward.gui.window import Window


class Someone:
    """A person, the window before them, and the clock on their wall."""

    def __init__(self, simulation: Simulation, window: Window) -> None:
        self.simulation = simulation
        self.session = simulation.session
        self.guard = simulation.guard
        self.window = window

    @property
    def state(self) -> State:
        """What Leeward knows now."""
        return self.session.state

    @property
    def place(self) -> str:
        """What is open now."""
        return self.window.place

    def press(self, *names: str) -> int:
        """Press what bears these words, one after the other; how many presses that were."""
        for name in names:
            assert name in buttons(self.window), f"no way to press {name!r}\n{self.screen()}"
            press(self.window, name)
        return len(names)

    def press_topmost(self, name: str) -> None:
        """Of several that bear these words, press the one that stands highest."""
        settle()
        found = [b for b in self.window.findChildren(QAbstractButton) if b.isVisible()]
        named = [button for button in found if name in {button.accessibleName(), button.text()}]
        top = min(named, key=lambda button: button.mapTo(self.window, button.rect().topLeft()).y())
        QTest.mouseClick(top, Qt.MouseButton.LeftButton)
        settle()

    def type(self, field: str, text: str) -> None:
        """Type a line."""
        write(self.window, field, text)

    def write(self, field: str, text: str) -> None:
        """Write into a field of several lines."""
        write_lines(self.window, field, text)

    def go_to(self, place: str) -> None:
        """Go to a place by its name, as the tray or a key does."""
        self.window.open(place)
        settle()

    def wait_until(self, at: str) -> None:
        """Let the time come, with the computer on."""
        then = local(at)
        assert then > self.simulation.clock.at, "a story goes forward"
        self.simulation.clock.at = then
        self.session.look()
        self.session.tick()
        settle()

    def sees(self, *texts: str) -> None:
        """All of these stand on the screen."""
        shown = self.screen()
        missing = [text for text in texts if text not in shown]
        assert not missing, f"not on the screen: {missing}\n{shown}"

    def does_not_see(self, *texts: str) -> None:
        """None of these stands anywhere on the screen, nor is it read out."""
        shown = self.screen().lower()
        found = [text for text in texts if text.lower() in shown]
        assert not found, f"on the screen: {found}\n{shown}"

    def screen(self) -> str:
        """All that can be read, or is read out."""
        seen = [words(self.window), *buttons(self.window), self.window.windowTitle()]
        fields = self.window.findChildren(QLineEdit) + self.window.findChildren(QPlainTextEdit)
        for field in (each for each in fields if each.isVisible()):
            typed = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
            seen += [typed, field.placeholderText()]
        seen += [w.accessibleName() for w in self.window.findChildren(QWidget) if w.isVisible()]
        return "\n".join(filter(None, seen))

    def prominent(self) -> set[str]:
        """The buttons that stand out, the rail's apart."""
        looks = {name: button.property("look") for name, button in buttons(self.window).items()}
        return {n for n, look in looks.items() if look in {"primary", "soft"} and n != "Hard moment"}

    def stored(self) -> State:
        """What another start finds on the disk, opened by the same computer login."""
        again = Simulation(folder=self.simulation.folders.data)
        again.secrets.kept.update(self.simulation.secrets.kept)
        again.clock.at = self.simulation.clock.at
        again.engine.start()
        again.session.unlock()
        assert again.engine.access is Access.OPEN
        return again.engine.state

    def on_disk(self, *texts: str) -> set[str]:
        """Which of these can be read in any file Leeward wrote, or in a file's name, without a key."""
        folder: Path = self.simulation.folders.data.parent
        files = [file for file in folder.rglob("*") if file.is_file()]
        assert files, "nothing was written"
        found = [file.read_bytes() + str(file.relative_to(folder)).encode() for file in files]
        return {text for text in texts if any(text.encode() in each for each in found)}
