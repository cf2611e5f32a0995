"""What the desktop sees of the windows: with words, names and sites planted, it sees none of them."""

from __future__ import annotations

from inspect import signature
from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from builders import contact, local, page, period, target
from gui.hands import buttons, settle, words
from gui.simulated import Simulation
from leeward.core.access import Protection
from leeward.core.companion import Person
from leeward.core.notices import Notice
from leeward.core.records import Kind, Level, Shared, Situation
from leeward.core.state import Profile, Settings, State
from leeward.gui.curtain import TOLD_OUTSIDE, Curtain
from leeward.gui.facts import tray_facts
from leeward.gui.screens import screens
from leeward.gui.tray import Tray
from test_planted_words import DRAFT, ENTRY, HANDLE, HOST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from leeward.gui.notifications import Message
    from leeward.gui.theme import Theme
    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

NICKNAME, FRIEND = "Quittenkranich", "Tante Quappe"
PLANTED = (ENTRY, DRAFT, HANDLE, HOST, NICKNAME, FRIEND)
FULL = State(
    periods=(period(),),
    contacts=(contact("2026-11-15 22:10"),),
    pages=(page(ENTRY), page(DRAFT)),
    people=(Person(version="a", record="a", saved=local("2026-11-12 20:00"), name=FRIEND),),
    targets=(
        target("tumblr", HANDLE, level=Level.PERSON),
        msgspec.structs.replace(target(), platform="", host=HOST),
    ),
    profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO, nickname=NICKNAME),
)


def titles() -> set[str]:
    """Everything a desktop shows of our windows: in the bar above them, the taskbar and the switcher."""
    settle()
    widgets = QApplication.topLevelWidgets()
    shown = {w.windowTitle() for w in widgets} | {w.windowIconText() for w in widgets}
    shown |= {w.windowRole() for w in widgets} | {w.windowFilePath() for w in widgets}
    shown |= {window.title() for window in QGuiApplication.topLevelWindows()}
    return shown | {QGuiApplication.applicationDisplayName()}


def every_name(simulation: Simulation, theme: Theme) -> list[str]:
    """The name of every place and flow."""
    made = screens(simulation.session, theme)
    plain = [name for name, make in made.items() if not signature(make).parameters]
    kinds = (Kind.REACHED_OUT, Kind.LOOKED, Kind.THEIRS, Kind.BY_CHANCE)
    return plain + [f"happened {kind.value}" for kind in kinds]


@pytest.mark.parametrize("discreet", [False, True])
@pytest.mark.parametrize("locked", [False, True])
def test_no_planted_word_is_in_a_title(
    opened: Opened,
    theme: Theme,
    tmp_path: Path,
    discreet: bool,  # noqa: FBT001  a parameter of the test
    locked: bool,  # noqa: FBT001
) -> None:
    """On every place and flow, open or locked, discreet or not, titles hold nothing of the person's."""
    state = msgspec.structs.replace(FULL, settings=Settings(discreet=discreet))
    simulation = Simulation(state, folder=tmp_path, sealed_by=Protection.PASSPHRASE, passphrase="phrase")
    window = opened(simulation, "today")
    assert simulation.session.door.lock() is True
    if not locked:
        simulation.session.unlock("phrase")
    seen: set[str] = set()
    shown = ""
    for name in every_name(simulation, theme):
        window.open(name)
        seen |= titles()
        shown += words(window) + " ".join(buttons(window))
    # What is opened here in spite of the lock: the door stands before it, and it would be empty.
    assert (ENTRY in shown) is not locked
    assert not locked or not [word for word in PLANTED if word in shown]
    assert not [title for title in seen for word in PLANTED if word.casefold() in title.casefold()]
    assert "Leeward" in seen
    assert not [title for title in seen if any(sign.isdigit() for sign in title)]


@pytest.mark.parametrize("discreet", [False, True])
def test_tray_and_notifications_say_none(
    opened: Opened,
    theme: Theme,
    tmp_path: Path,
    discreet: bool,  # noqa: FBT001  a parameter of the test
) -> None:
    """The tray's words and every notification name neither person nor site; discreet not even the day."""
    state = msgspec.structs.replace(FULL, settings=Settings(discreet=discreet))
    simulation = Simulation(state, folder=tmp_path)
    session = simulation.session
    window = opened(simulation, "today")
    said: list[Message] = []
    curtain = Curtain(session, window, lambda: True, lambda message: not said.append(message), window)
    window.hide()
    simulation.guard.held.clear()
    session.look()
    for matter in TOLD_OUTSIDE:
        curtain.notifications.tell(session.notice_words(Notice(matter=matter)).text)
    tray = Tray(session.texts, theme)
    tray.tell(tray_facts(session))
    tray.menu.aboutToShow.emit()
    words = [action.text() for action in tray.menu.actions()]
    words += [part for message in said for part in message]
    assert len(said) >= len(TOLD_OUTSIDE)
    assert not [word for word in words for planted in PLANTED if planted.casefold() in word.casefold()]
    if discreet:
        assert set(words) == {"Open", "Help", "Pause", "Quit", "Leeward", "Reminder"}
