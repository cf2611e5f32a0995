"""Another language while the window is open, and the other way of writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from builders import period
from gui.hands import settle
from gui.simulated import RESOURCES, Simulation
from leeward.core.languages import Language
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State
from leeward.gui.theme import Theme
from leeward.gui.tongue import Tongue, locale_for
from leeward.gui.widgets.day_field import long_day
from leeward.gui.widgets.language_card import LanguageCard
from pseudo import LEFT, RIGHT, pseudo, speak_pseudo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from leeward.gui.window import Window

LIVED = State(
    periods=(period(),),
    profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO),
)


@pytest.fixture(autouse=True)
def own_locale(qapp: QApplication) -> Iterator[None]:
    """What a test had Qt speak, it unlearns."""
    yield
    QLocale.setDefault(QLocale.system())
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def shown(window: Window) -> list[str]:
    """The words on labels and buttons that can be seen."""
    settle()
    found = [*window.findChildren(QLabel), *window.findChildren(QPushButton)]
    return [widget.text() for widget in found if widget.isVisible() and widget.text()]


def test_choosing_a_language_is_kept_as_a_setting(
    opened: Callable[[Simulation, str], Window],
) -> None:
    """Each language stands there by its own name, and the computer's own can be had back."""
    simulation = Simulation(LIVED)
    window = opened(simulation, "settings")
    for name, code in (("Français", "fr"), ("As the computer", "")):
        next(b for b in window.findChildren(QPushButton) if b.text().startswith(name)).click()
        assert simulation.session.state.settings.language == code


def test_the_open_window_says_everything_anew(opened: Callable[[Simulation, str], Window]) -> None:
    """Rail, place and title are in the new language at once, and back in English after."""
    simulation = Simulation(LIVED)
    window = opened(simulation, "settings")
    english = shown(window)
    session = simulation.session
    speak_pseudo(session.texts, session.content)
    window.say_anew()
    window.open("today")
    window.open("settings")
    settle()
    assert pseudo("My list") in shown(window)
    assert pseudo("My pause") in shown(window)
    assert "My list" not in shown(window)
    assert len(shown(window)) == len(english)


def test_half_a_text_outlives_the_change(opened: Callable[[Simulation, str], Window]) -> None:
    """What is being written elsewhere is there, word for word, when one goes back."""
    simulation = Simulation(LIVED)
    window = opened(simulation, "write free")
    settle()
    field = next(a for a in window.findChildren(QPlainTextEdit) if a.isVisible())
    field.setPlainText("The gulls were loud.")
    window.open("settings")
    session = simulation.session
    speak_pseudo(session.texts, session.content)
    window.say_anew()
    window.open("write free")
    settle()
    assert [a.toPlainText() for a in window.findChildren(QPlainTextEdit) if a.isVisible()] == [
        "The gulls were loud."
    ]


def test_qt_follows_the_texts(qapp: QApplication) -> None:
    """Qt's own words, its dates and the direction of writing are those of the language."""
    simulation = Simulation(LIVED)
    texts = simulation.session.texts
    tongue = Tongue(texts)
    texts.turn(texts.translation, "de")
    assert tongue.follow()
    assert not tongue.follow()
    assert qapp.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert long_day(QLocale()) == "d. MMMM yyyy"
    speak_pseudo(texts, simulation.session.content, RIGHT)
    assert tongue.follow()
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    speak_pseudo(texts, simulation.session.content, LEFT)
    assert tongue.follow()
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert qapp.translate("QPlatformTheme", "Cancel") == "Cancel"


@pytest.mark.parametrize(
    ("language", "system", "expected"),
    [("de", "de_AT", "de_AT"), ("en", "de_DE", "en_DE"), ("de", "en_US", "de_DE"), ("en", "C", "C")],
)
def test_dates_are_as_the_persons_country_writes_them(language: str, system: str, expected: str) -> None:
    """English in Germany still has weeks that begin on Monday and clocks with 24 hours."""
    assert locale_for(language, QLocale(system)).name() == expected


def test_an_icon_that_points_is_turned_round(qapp: QApplication) -> None:
    """Lines begin where the writing begins; what points nowhere stays as it is."""
    theme = Theme(RESOURCES, "light")

    def drawn(name: str) -> list[int]:
        image = theme.pixmap(name, "ink", 24).toImage()
        return [image.pixelColor(x, y).alpha() for y in range(24) for x in range(24)]

    before = {name: drawn(name) for name in ("list", "today")}
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert drawn("today") == before["today"]
    assert drawn("list") != before["list"]


def test_a_preview_says_so(opened: Callable[[Simulation, str], Window]) -> None:
    """Its name tells before it is chosen, and once it is spoken the card tells what is not there yet."""
    simulation = Simulation(LIVED)
    content, texts = simulation.session.content, simulation.session.texts
    content.__dict__["languages"] = (
        Language(code="en", name="English", countries=("US",), complete=True),
        Language(code="xx", name="Xxish", countries=("US", "NZ"), complete=True),
        Language(code="yy", name="Yyish", countries=("US",)),
    )
    window = opened(simulation, "settings")
    assert {"English", "Xxish · preview", "Yyish · preview"} <= set(shown(window))
    assert not [words for words in shown(window) if "This is a preview" in words]
    for code, told in (("xx", "New Zealand"), ("yy", "still English")):
        texts.turn(texts.translation, code)
        card = LanguageCard(texts, content, code)
        assert [label.text() for label in card.findChildren(QLabel) if told in label.text()]
