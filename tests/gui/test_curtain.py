"""Out of sight: hiding, locking by itself, and silence after it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from builders import page, period
from gui.hands import press, settle, words
from gui.simulated import RESOURCES, Simulation
from leeward.core.access import Access, Protection
from leeward.core.notices import Matter, Notice
from leeward.core.profile import answer, choose
from leeward.core.records import Shared, Situation
from leeward.core.reminders import remind_at
from leeward.core.state import Profile, State
from leeward.gui.curtain import Curtain
from leeward.gui.idle import Idle
from leeward.gui.notifications import Message, Notifications
from leeward.gui.screen_lock import session_path
from leeward.gui.screens import screens
from leeward.gui.theme import Theme
from leeward.gui.ways import Ways
from leeward.gui.widgets.clipboard import copy_for_a_while
from leeward.gui.window import Window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

LIVED = State(
    periods=(period(),),
    pages=(page("I sleep better."),),
    profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO),
)


class Desk:
    """A window with its curtain; `shown` are the notifications."""

    def __init__(self, qtbot: QtBot, folder: Path, *, phrase: str = "storks", hosted: bool = True) -> None:
        self.simulation = Simulation(LIVED, folder=folder, sealed_by=Protection.OPEN)
        self.session = self.simulation.session
        if phrase:
            self.session.latch.choose(phrase, lambda _: None, lambda _: None)
        self.shown: list[Message] = []
        theme = Theme(RESOURCES, "light")
        self.window = Window()
        self.window.furnish(self.session, theme, screens(self.session, theme), leads_to=Ways(self.session))
        qtbot.addWidget(self.window)
        self.curtain = Curtain(self.session, self.window, lambda: hosted, self._show, self.window)
        self.window.hide_asked.connect(self.curtain.hide)
        self.window.show()
        self.window.open("today")

    def _show(self, message: Message) -> bool:
        self.shown.append(message)
        return True


def test_hiding_is_at_once_and_locks(qtbot: QtBot, tmp_path: Path) -> None:
    """Esc twice: the window, its dialogs and what was copied are gone, and it is locked."""
    desk = Desk(qtbot, tmp_path)
    dialog = QDialog(desk.window)
    dialog.open()
    copy_for_a_while("a letter of mine")
    for _ in range(2):
        QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    assert desk.window.isHidden()
    assert not dialog.isVisible()
    assert QGuiApplication.clipboard().text() == ""
    assert desk.session.access is Access.SEALED


def test_hiding_tells_those_who_show_something(qtbot: QtBot, tmp_path: Path) -> None:
    """What is on the screen outside the window is to leave it, too; locking alone leaves it."""
    desk = Desk(qtbot, tmp_path)
    desk.curtain.lock()
    with qtbot.waitSignal(desk.curtain.drawn, timeout=1000):
        desk.curtain.hide()
    with qtbot.assertNotEmitted(desk.curtain.drawn):
        desk.curtain.lock()


def test_without_a_tray_it_is_minimized(qtbot: QtBot, tmp_path: Path) -> None:
    """Where no icon would stay behind the window can be found again, and shows nothing either."""
    desk = Desk(qtbot, tmp_path, hosted=False)
    desk.curtain.hide()
    assert desk.window.isMinimized()
    assert desk.session.access is Access.SEALED


def test_without_a_passphrase_it_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    """Hiding is not locking then: it is said once, with the way to a passphrase."""
    desk = Desk(qtbot, tmp_path, phrase="")
    desk.curtain.hide()
    assert desk.session.access is Access.OPEN
    desk.window.show()
    assert "hidden, not locked" in words(desk.window)
    press(desk.window, "Choose a passphrase")
    assert desk.window.place == "lock-passphrase"
    assert not desk.session.notices
    desk.curtain.hide()
    assert not desk.session.notices


def test_locking_leaves_the_window_where_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    """Lock now: nothing personal any more, and no other change; without a passphrase nothing at all."""
    desk = Desk(qtbot, tmp_path / "a")
    desk.curtain.lock()
    assert desk.session.access is Access.SEALED
    assert desk.window.isVisible()
    assert not desk.curtain.notifications.silent
    other = Desk(qtbot, tmp_path / "b", phrase="")
    other.curtain.lock()
    assert other.session.access is Access.OPEN


@pytest.mark.parametrize(
    ("place", "then"),
    [
        ("today", "lock"),
        ("happened reached-out", "lock"),
        ("hard", "hard"),
        ("help", "help"),
        ("closed", "closed"),
    ],
)
def test_what_is_needed_stays_when_it_locks(qtbot: QtBot, tmp_path: Path, place: str, then: str) -> None:
    """Nobody is taken out of a hard moment by a lock; whatever else was open gives way to the door."""
    desk = Desk(qtbot, tmp_path)
    desk.window.open(place)
    desk.curtain.lock()
    settle()
    assert desk.window.place == then
    assert not [word for word in ("sleep better", "quiet day") if word in words(desk.window)]


def test_an_hour_of_silence(qtbot: QtBot, tmp_path: Path) -> None:
    """After hiding, no notification for an hour; a clock that is set back does not make it longer."""
    desk = Desk(qtbot, tmp_path)
    tell, clock = desk.curtain.notifications.tell, desk.simulation.clock
    assert tell("Two quiet minutes?")
    desk.curtain.hide()
    clock.go(minutes=59)
    assert not tell("Two quiet minutes?")
    clock.go(minutes=1)
    assert tell("Two quiet minutes?")
    desk.curtain.notifications.fall_silent()
    clock.go(hours=-5)
    assert tell("Two quiet minutes?")
    assert len(desk.shown) == 3


@pytest.mark.parametrize(
    ("more", "choices"),
    [({}, {"discreet": True}), ({"situation": Situation.RESPECT}, {}), ({"shared": Shared.YES}, {})],
)
def test_discreet_a_notification_says_nothing(more: dict[str, object], choices: dict[str, object]) -> None:
    """Its text is one neutral word off the standard path, on a shared computer, and where it was chosen."""
    simulation = Simulation(LIVED)
    shown: list[Message] = []
    notifications = Notifications(simulation.session, lambda message: not shown.append(message))
    notifications.tell("Two quiet minutes?")
    simulation.session.do(answer, **more)
    simulation.session.do(choose, **choices)
    notifications.tell("Two quiet minutes?")
    assert shown == [Message("Leeward", "Two quiet minutes?"), Message("Leeward", "Reminder")]


def test_locked_a_notification_says_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    """Behind the lock it is the neutral word, too."""
    desk = Desk(qtbot, tmp_path)
    desk.curtain.lock()
    desk.curtain.notifications.tell("Two quiet minutes?")
    assert desk.shown == [Message("Leeward", "Reminder")]


def test_what_matters_is_told_while_nobody_looks(qtbot: QtBot, tmp_path: Path) -> None:
    """A notice that comes while the window is out of sight is notified once, and none that stands in it."""
    desk = Desk(qtbot, tmp_path)
    desk.session.tell(Notice(matter=Matter.FIGHT))
    assert not desk.shown
    desk.window.hide()
    desk.session.tell(Notice(matter=Matter.NO_TRAY))
    desk.session.tell(Notice(matter=Matter.LINES_MISSING))
    desk.session.tell(Notice(matter=Matter.SHIELD_OUTCOME))
    assert [message.text.strip() for message in desk.shown] == ["Something you closed is open again."]


@pytest.mark.parametrize("hour", [None, 20, 23])
def test_sixty_days_of_reminders(qtbot: QtBot, tmp_path: Path, hour: int | None) -> None:
    """None without being asked for; asked for, one a day, at its time, also locked; in quiet hours none."""
    desk = Desk(qtbot, tmp_path)
    desk.session.do(remind_at, None if hour is None else dt.time(hour))
    desk.curtain.hide()
    clock = desk.simulation.clock
    came: list[dt.datetime] = []
    for _ in range(60 * 24 * 2):
        clock.go(minutes=30)
        before = len(desk.shown)
        desk.session.tick()
        desk.curtain.tick()
        came += [clock.at] * (len(desk.shown) - before)
    assert len(came) == (60 if hour == 20 else 0)
    assert len({at.date() for at in came}) == len(came)
    assert not [at for at in came if not 20 <= at.hour < 22]
    assert {message.text for message in desk.shown} <= {"Reminder"}


class Steady:
    """Seconds, moved by hand."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        """The seconds so far."""
        return self.at


def test_idle_comes_after_its_minutes(qtbot: QtBot, tmp_path: Path) -> None:
    """Input puts it off, no input brings it once, and it waits by one timer that is set for the end."""
    window = Desk(qtbot, tmp_path).window
    steady = Steady()
    idle = Idle(steady, window)
    came: list[bool] = []
    idle.came.connect(lambda: came.append(True))
    idle.wait(5)
    steady.at = 290
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    steady.at = 301
    idle.look()
    assert not came
    assert idle.waiting
    steady.at = 580
    QTest.mouseMove(window.windowHandle(), window.rect().center())
    settle()
    steady.at = 600
    idle.look()
    assert not came
    steady.at = 580 + 300
    idle.look()
    idle.look()
    assert came == [True]
    assert not idle.waiting


def test_idle_may_wait_for_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    """Switched off there is no timer at all; asked twice for the same, the time so far counts on."""
    window = Desk(qtbot, tmp_path).window
    steady = Steady()
    idle = Idle(steady, window)
    came: list[bool] = []
    idle.came.connect(lambda: came.append(True))
    idle.wait(1)
    idle.wait(0)
    assert not idle.waiting
    steady.at = 100
    idle.look()
    assert not came
    idle.wait(1)
    steady.at = 159
    idle.wait(1)
    steady.at = 160
    idle.look()
    assert came


def test_locking_by_itself_follows_the_choice(qtbot: QtBot, tmp_path: Path) -> None:
    """Minutes are waited for only while it is open and can be locked; their end locks it."""
    desk = Desk(qtbot, tmp_path)
    desk.curtain.see_to()
    assert not desk.curtain.idle.waiting
    desk.session.do(answer, lock_after=5)
    desk.curtain.see_to()
    assert desk.curtain.idle.waiting
    desk.curtain.idle.came.emit()
    assert desk.session.access is Access.SEALED
    desk.curtain.see_to()
    assert not desk.curtain.idle.waiting
    desk.session.unlock("storks")
    desk.curtain.see_to()
    assert desk.curtain.idle.waiting
    desk.session.latch.remove()
    desk.curtain.see_to()
    assert not desk.curtain.idle.waiting


@pytest.mark.parametrize(
    ("session", "path"),
    [
        ("", ""),
        ("c1", "/org/freedesktop/login1/session/c1"),
        ("2", "/org/freedesktop/login1/session/_32"),
        ("42", "/org/freedesktop/login1/session/_342"),
        ("a-b", "/org/freedesktop/login1/session/a_2db"),
    ],
)
def test_a_login_session_has_its_path(session: str, path: str) -> None:
    """Only one's own session's lock is listened to, where it has a name."""
    assert session_path(session) == path
