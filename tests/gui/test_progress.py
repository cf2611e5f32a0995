"""What takes longer is told after half a second, and can be called off without a trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar, QWidget

from builders import period, target
from gui.hands import buttons, press, ready, settle, words, write
from gui.simulated import Simulation
from leeward.core import pages
from leeward.core.access import Protection
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State
from leeward.gui.pages.carry import Carry
from leeward.gui.widgets.wait import Wait
from leeward.store import vault
from slow import ByHand

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from leeward.gui.theme import Theme
    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

BEGUN = State(
    periods=(period(),),
    targets=(target(),),
    profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO),
)
CANCELLED = "Cancelled. Nothing has changed."


class Desk:
    """A session over a real document in a folder, and its slow background."""

    def __init__(self, folder: Path, sealed_by: Protection = Protection.KEYRING) -> None:
        self.folder = folder
        self.background = ByHand()
        self.simulation = Simulation(
            BEGUN, folder=folder / "mine", background=self.background, sealed_by=sealed_by, passphrase="gulls"
        )
        self.simulation.session.do(pages.write_reason, "I sleep better.")

    def all(self) -> tuple[State, dict[str, bytes], dict[str, bytes]]:
        """The state, every file and every key there is, to the byte."""
        files = {str(path): path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}
        files = {name: data for name, data in files.items() if not name.endswith(".lock")}
        return self.simulation.engine.state, files, dict(self.simulation.secrets.kept)

    def carry(self, theme: Theme, qtbot: QtBot) -> Carry:
        """The page for files, whose answers to where are always the same one."""
        file = str(self.folder / "notes")
        page = Carry(self.simulation.session, theme, lambda _title, _name: file, lambda _title: file)
        qtbot.addWidget(page)
        page.show()
        return page


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """One whose document the computer login opens."""
    return Desk(tmp_path)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would be spoken, in its order."""
    told: list[str] = []

    def take(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            told.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", take)
    return told


def pass_half_a_second(window: QWidget) -> int:
    """Have the half second over of all that is waited for; how many that were."""
    soon = [timer for wait in window.findChildren(Wait) for timer in wait.findChildren(QTimer)]
    running = [timer for timer in soon if timer.isActive()]
    for timer in running:
        assert timer.interval() == 500
        timer.stop()
        timer.timeout.emit()
    settle()
    return len(running)


def export(desk: Desk, window: QWidget) -> None:
    """Have a file written."""
    desk.background.holds = True
    press(window, "Save as a file")


def bring_in(desk: Desk, window: QWidget) -> None:
    """Have a file read."""
    (desk.folder / "notes").write_text("2026-11-12\n")
    desk.background.holds = True
    press(window, "Choose a file")


def compare(desk: Desk, window: QWidget) -> None:
    """Have an older state compared."""
    desk.background.holds = True
    press(window, next(name for name in buttons(window) if name.startswith("What differs")))


def restore(desk: Desk, window: QWidget) -> None:
    """Have an older state brought back."""
    press(window, next(name for name in buttons(window) if name.startswith("What differs")))
    desk.background.holds = True
    press(window, "Bring this back")


def seal(desk: Desk, window: QWidget) -> None:
    """Have the document sealed by a passphrase."""
    write(window, "Passphrase", "three quiet herons")
    write(window, "The same once more", "three quiet herons")
    desk.background.holds = True
    press(window, "Seal it")


def unseal(desk: Desk, window: QWidget) -> None:
    """Have the document opened to all."""
    press(window, "Not sealed")
    desk.background.holds = True
    press(window, "Leave it open")


ACTS = [
    ("carry", export, "Writing the file…"),
    ("carry", bring_in, "Reading the file…"),
    ("backups", compare, "Comparing…"),
    ("backups", restore, "Bringing it back…"),
    ("protect", seal, "Sealing…"),
    ("document", unseal, "Changing who can read it…"),
]


@pytest.fixture
def shown(desk: Desk, theme: Theme, qtbot: QtBot, opened: Opened) -> Callable[[str], QWidget]:
    """A place of that desk, seen."""

    def at(place: str) -> QWidget:
        return desk.carry(theme, qtbot) if place == "carry" else opened(desk.simulation, place)

    return at


@pytest.mark.parametrize(("place", "act", "line"), ACTS)
def test_a_line_comes_after_half_a_second(
    desk: Desk, shown: Callable[[str], QWidget], place: str, act: Callable[..., None], line: str
) -> None:
    """Not before, and it goes with the answer."""
    page = shown(place)
    act(desk, page)
    assert line not in words(page)
    assert "Cancel" not in buttons(page)
    assert pass_half_a_second(page) == 1
    assert line in words(page)
    desk.background.finish()
    assert line not in words(page)
    assert "Cancel" not in buttons(page)


@pytest.mark.parametrize(("place", "act", "line"), ACTS)
def test_what_is_short_shows_nothing(
    desk: Desk, shown: Callable[[str], QWidget], place: str, act: Callable[..., None], line: str
) -> None:
    """Once it is answered nothing is left that could still show a line."""
    page = shown(place)
    act(desk, page)
    desk.background.finish()
    assert pass_half_a_second(page) == 0
    assert line not in words(page)


@pytest.mark.parametrize(("place", "act", "line"), ACTS)
def test_cancel_leaves_everything_as_it_was(
    desk: Desk, shown: Callable[[str], QWidget], place: str, act: Callable[..., None], line: str
) -> None:
    """State, files and keys are the same to the byte, and what was not begun is not begun."""
    page = shown(place)
    act(desk, page)
    before = desk.all()
    pass_half_a_second(page)
    press(page, "Cancel")
    desk.background.finish()
    assert desk.all() == before
    assert line not in words(page)
    assert (CANCELLED in words(page)) == (act is not compare)


@pytest.mark.parametrize(("place", "act"), [("carry", bring_in), ("backups", compare)])
def test_a_late_answer_is_dropped(
    desk: Desk, shown: Callable[[str], QWidget], place: str, act: Callable[..., None]
) -> None:
    """The work is done already; nobody waits for what it found."""
    page = shown(place)
    act(desk, page)
    pass_half_a_second(page)
    desk.background.work()
    press(page, "Cancel")
    before = words(page)
    desk.background.finish()
    assert words(page) == before


@pytest.mark.parametrize(("place", "act"), [("carry", export), ("protect", seal)])
def test_cancel_between_making_and_writing(
    desk: Desk,
    shown: Callable[[str], QWidget],
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    act: Callable[..., None],
) -> None:
    """While the passphrase is worked on, which is what takes long, nothing has been written yet."""
    page = shown(place)
    if act is export:
        press(page, "Everything, sealed")
        write(page, "A passphrase for this file", "three herons")
    made = vault.wrap_key
    wrapped: list[object] = []

    def wrap(*arguments: object) -> object:
        wrapped.append(made(*arguments))  # type: ignore[arg-type]
        press(page, "Cancel")
        return wrapped[0]

    act(desk, page)
    before = desk.all()
    pass_half_a_second(page)
    monkeypatch.setattr(vault, "wrap_key", wrap)
    desk.background.finish()
    assert wrapped
    assert desk.all() == before
    assert CANCELLED in words(page)


@pytest.mark.parametrize(
    ("place", "act", "told"), [("carry", export, "Written: "), ("backups", restore, "It is back.")]
)
def test_too_late_to_cancel_is_said(
    desk: Desk, shown: Callable[[str], QWidget], place: str, act: Callable[..., None], told: str
) -> None:
    """What is being written is finished; the line says so instead of acting as if it had not been."""
    page = shown(place)
    act(desk, page)
    pass_half_a_second(page)
    desk.background.work()
    press(page, "Cancel")
    assert "is finished once begun" in words(page)
    assert "Cancel" not in buttons(page)
    desk.background.finish()
    assert told in words(page)


@pytest.mark.parametrize(("place", "act"), [("carry", export), ("carry", bring_in)])
def test_nothing_is_begun_twice(
    desk: Desk, shown: Callable[[str], QWidget], place: str, act: Callable[..., None]
) -> None:
    """A second press while the first is under way asks for nothing more; the rest of the page works."""
    page = shown(place)
    act(desk, page)
    pass_half_a_second(page)
    act(desk, page)
    assert len(desk.background.jobs) == 1
    press(page, "Days as a table")
    assert buttons(page)["Days as a table"].isChecked()
    assert "Cancel" in buttons(page)


def test_it_is_read_out_once(desk: Desk, shown: Callable[[str], QWidget], heard: list[str]) -> None:
    """A screen reader says the line when it comes, and the end of it; the bar and the press are named."""
    page = shown("carry")
    export(desk, page)
    assert "Writing the file…" not in heard
    pass_half_a_second(page)
    press(page, "Days as a table")
    assert heard.count("Writing the file…") == 1
    (bar,) = [b for b in page.findChildren(QProgressBar) if b.isVisible()]
    assert bar.accessibleName() == "Writing the file…"
    assert buttons(page)["Cancel"].accessibleDescription() == "Writing the file…"
    press(page, "Cancel")
    assert heard.count(CANCELLED) == 1


def test_keys_reach_cancel(desk: Desk, opened: Opened, qtbot: QtBot) -> None:
    """Tab goes to it, Return presses it, and the focus stays within the window."""
    window = ready(opened(desk.simulation, "protect"), qtbot)
    seal(desk, window)
    pass_half_a_second(window)
    cancel = buttons(window)["Cancel"]
    for _ in range(20):
        if cancel.hasFocus():
            break
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
    QTest.keyClick(cancel, Qt.Key.Key_Return)
    assert CANCELLED in words(window)
    assert window.focusWidget() is not None


def test_not_now_calls_sealing_off(desk: Desk, opened: Opened) -> None:
    """Whoever leaves while it is being sealed does not come back to a sealed document."""
    window = opened(desk.simulation, "protect")
    before = desk.simulation.custody.protection
    seal(desk, window)
    press(window, "Not now")
    desk.background.finish()
    assert window.place == "document"
    assert desk.simulation.custody.protection is before


def test_a_page_that_is_gone_is_told_nothing(desk: Desk, theme: Theme) -> None:
    """Closed while the file is written, and the file is there all the same."""
    page = Carry(desk.simulation.session, theme, lambda _title, _name: str(desk.folder / "notes"))
    page.show()
    export(desk, page)
    page.deleteLater()
    settle()
    desk.background.finish()
    assert (desk.folder / "notes").exists()


def test_erasing_has_no_way_back(desk: Desk, opened: Opened) -> None:
    """What was asked stays to be read; what is under way says that it is finished, and offers nothing."""
    window = opened(desk.simulation, "erase")
    desk.background.holds = True
    press(window, "Erase")
    assert "Erasing…" not in words(window)
    assert "Erase everything?" in words(window)
    assert not any(
        buttons(window)[name].isEnabled() for name in ("Erase", "Keep everything", "Only one day…")
    )
    pass_half_a_second(window)
    assert "Erasing…\nThis only takes a moment" in words(window)
    assert "Cancel" not in buttons(window)
    desk.background.finish()
    assert "It is erased" in words(window)


@pytest.mark.parametrize("typed", ["gulls", "geese"])
def test_opening_by_a_passphrase_is_told(tmp_path: Path, opened: Opened, typed: str) -> None:
    """A passphrase takes its time: it says so while it is tried, right or wrong, and not after."""
    desk = Desk(tmp_path, Protection.PASSPHRASE)
    desk.simulation.session.door.lock()
    window = opened(desk.simulation, "lock")
    settle()
    desk.background.holds = True
    write(window, "Passphrase", typed)
    press(window, "Open")
    assert "Opening…" not in words(window)
    pass_half_a_second(window)
    assert "Opening…\nThis only takes a moment" in words(window)
    desk.background.finish()
    settle()
    assert "Opening…" not in words(window)
    assert desk.simulation.session.door.locked is (typed == "geese")


def test_older_states_can_be_left_before_they_are_found(desk: Desk, opened: Opened) -> None:
    """The list is not waited for any more, and is looked up anew the next time."""
    desk.background.holds = True
    window = opened(desk.simulation, "backups")
    pass_half_a_second(window)
    assert "Looking for older states…" in words(window)
    press(window, "Cancel")
    assert window.place == "document"
    desk.background.finish()
    window.open("backups")
    desk.background.finish()
    assert "What differs" in " ".join(buttons(window))


def test_checking_is_told_and_can_be_called_off(opened: Opened, heard: list[str]) -> None:
    """What was known before stays, the next name is not looked up, and another check works."""
    background = ByHand()
    simulation = Simulation(msgspec.structs.replace(BEGUN), background=background)
    window = opened(simulation, "closed")
    simulation.session.prove()
    before = simulation.session.proof
    assert before is not None
    background.holds = True
    simulation.clock.go(minutes=5)
    simulation.session.prove()
    simulation.session.prove()
    assert len(background.jobs) == 1
    assert "Checking…" not in words(window)
    pass_half_a_second(window)
    assert "Checking…" in words(window)
    assert heard.count("Checking…") == 1
    press(window, "Cancel")
    assert "Checking…" not in words(window)
    assert heard.count(CANCELLED) == 1
    background.finish()
    assert simulation.session.proof is before
    simulation.session.prove()
    background.finish()
    assert simulation.session.proof is not before


def test_a_check_begun_while_the_page_was_away_is_told(opened: Opened) -> None:
    """The page is built in the middle of it, and says so all the same."""
    background = ByHand()
    simulation = Simulation(BEGUN, background=background)
    background.holds = True
    simulation.session.prove()
    window = opened(simulation, "closed")
    pass_half_a_second(window)
    assert "Checking…" in words(window)
    background.finish()
    assert "Checking…" not in words(window)
