"""What is half written, wherever it is typed, is there again after a crash."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from builders import period
from gui.hands import page_text, press, settle, typed, write, write_page
from gui.simulated import Simulation
from leeward.core import incidents, pages
from leeward.core.access import Access, Protection
from leeward.core.companion import PageKind
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

TESTS = Path(__file__).resolve().parents[1]
BEGUN = State(
    periods=(period(),), profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO)
)

# Types a page in a window over a real document, then waits to be killed.
TYPIST = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from gui.simulated import RESOURCES, Simulation
from gui.test_drafts import BEGUN
from leeward.core.access import Protection
from leeward.gui.screens import screens
from leeward.gui.theme import Theme
from leeward.gui.window import Window
application = QApplication([])
simulation = Simulation(
    BEGUN, folder=Path(sys.argv[1]), sealed_by=Protection.PASSPHRASE, passphrase="herons"
)
theme = Theme(RESOURCES, "light")
window = Window()
window.furnish(simulation.session, theme, screens(simulation.session, theme))
window.show()
window.open("write free")
QApplication.processEvents()
area = next(a for a in window.findChildren(QPlainTextEdit) if a.isVisible())
QTest.keyClicks(area, "Half a thou")
print("typed", flush=True)
application.exec()
"""


def sealed(folder: Path) -> Simulation:
    """A simulation whose document a passphrase seals."""
    return Simulation(BEGUN, folder=folder, sealed_by=Protection.PASSPHRASE, passphrase="herons")


def again_from(folder: Path) -> Simulation:
    """Another process over the same document, opened."""
    simulation = Simulation(folder=folder)
    simulation.engine.start()
    simulation.session.unlock("herons")
    assert simulation.session.access is Access.OPEN
    return simulation


def test_half_a_text_survives_a_kill(opened: Opened, tmp_path: Path) -> None:
    """Killed two seconds after the last key at the latest, the text is there in the next process."""
    with subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(tmp_path)],
        stdout=subprocess.PIPE,
        env={
            "PYTHONPATH": f"{TESTS}:{TESTS.parent / 'desktop'}",
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(tmp_path),
            "PATH": "/usr/bin:/bin",
            "TZ": "Europe/Berlin",
        },
    ) as typist:
        assert typist.stdout is not None
        assert typist.stdout.readline() == b"typed\n"
        QTest.qWait(2000)
        typist.kill()
    window = opened(again_from(tmp_path), "write free")
    assert page_text(window, "Just write") == "Half a thou"


def test_half_a_reason_comes_back(opened: Opened, tmp_path: Path) -> None:
    """A reason is a draft, too, wherever it is typed; kept, it is none any more (rows 46, 115)."""
    window = opened(sealed(tmp_path), "reasons")
    write(window, "In my own words", "My evenings")
    window.open("help")
    simulation = again_from(tmp_path)
    second = opened(simulation, "write reason")
    assert typed(second, "A reason, for a bad hour") == "My evenings"
    press(second, "Keep")
    assert pages.reasons(simulation.session.state) == ("My evenings",)
    assert not simulation.custody.drafts.all()


def test_lines_of_a_hard_moment_come_back(opened: Opened, tmp_path: Path) -> None:
    """Not sent and not kept, they stand there in the next process; let go, nothing is left of them."""
    window = opened(sealed(tmp_path), "hard")
    press(window, "More", "Write it here, unsent")
    write_page(window, "Write it here", "Why did y")
    QTest.qWait(1200)
    simulation = again_from(tmp_path)
    second = opened(simulation, "hard")
    press(second, "More", "Write it here, unsent")
    assert page_text(second, "Write it here") == "Why did y"
    press(second, "Let it go")
    assert not simulation.custody.drafts.all()
    assert not simulation.session.state.pages


def test_lines_of_a_hard_moment_are_not_shown_while_locked(opened: Opened, tmp_path: Path) -> None:
    """Locked in the middle, the next who opens the hard moment sees none of them; unlocked, they are kept."""
    simulation = sealed(tmp_path)
    window = opened(simulation, "hard")
    press(window, "More", "Write it here, unsent")
    write_page(window, "Write it here", "Why did y")
    assert simulation.session.door.lock()
    window.open("help")
    window.open("hard")
    settle()
    assert not [f for f in window.findChildren(QPlainTextEdit) if "Why" in f.toPlainText()]
    assert set(simulation.custody.drafts.all().values()) == {"Why did y"}
    simulation.session.unlock("herons")
    assert not simulation.custody.drafts.all()
    assert [(p.kind, p.text) for p in simulation.session.state.pages] == [(PageKind.LETTER, "Why did y")]


def test_half_an_answer_comes_back(opened: Opened, tmp_path: Path) -> None:
    """What one would answer is a draft until it is kept as a letter."""
    window = opened(sealed(tmp_path), "they-wrote")
    press(window, "Answer now", "Go on", "A short “not now”", "Not now")
    field = next(f for f in window.findChildren(QPlainTextEdit) if f.isVisible())
    field.setPlainText("Not now, pl")
    QTest.qWait(1200)
    ((key, draft),) = again_from(tmp_path).custody.drafts.all().items()
    assert (key.partition(" ")[0], draft) == ("reply", "Not now, pl")


def test_half_an_incident_comes_back(opened: Opened, tmp_path: Path) -> None:
    """Every field and the time of it; kept, it is no draft any more (row 140)."""
    window = opened(sealed(tmp_path), "incidents")
    write_page(window, "What happened", "Stood at the d")
    write(window, "Where", "at wo")
    window.open("help")
    simulation = again_from(tmp_path)
    second = opened(simulation, "incidents")
    assert (page_text(second, "What happened"), typed(second, "Where")) == ("Stood at the d", "at wo")
    press(second, "Keep it")
    assert [i.what for i in incidents.in_order(simulation.session.state)] == ["Stood at the d"]
    assert not simulation.custody.drafts.all()
