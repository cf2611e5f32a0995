"""Looking back, in the window: pictures read by pointing, by keys and as sentences, and on paper."""

from __future__ import annotations

import datetime as dt
import stat
from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor
from PySide6.QtTest import QTest

from builders import period
from gui import pdf
from gui.hands import buttons, press, settle, tick, words
from gui.simulated import RESOURCES, Simulation
from leeward.back_words import part_sentences
from leeward.core import looking_back
from leeward.core.access import Protection
from leeward.core.looking_back import Part, Span
from leeward.core.month import WEEK, DayKind
from leeward.core.records import Situation
from leeward.core.state import Profile, State
from leeward.gui.pages.one_page import OnePage
from leeward.gui.theme import Theme
from leeward.gui.widgets.chart import Chart
from leeward.gui.widgets.day_grid import DayGrid
from lived import lived

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from leeward.core.looking_back import Figures
    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

HEADINGS = (
    "Quiet days",
    "When it pulls",
    "You waited",
    "What helped",
    "Your mood",
    "Before and after contact",
    "The weekly page",
)


def begun(days: int, situation: Situation = Situation.DISTANCE) -> State:
    """That many days in, and nothing else put down."""
    start = dt.date(2026, 11, 21) - dt.timedelta(days=days - 1)
    return State(periods=(period(start.isoformat()),), profile=Profile(welcomed=True, situation=situation))


def figures(simulation: Simulation, span: Span = Span.MONTHS) -> Figures:
    """The figures themselves."""
    found = looking_back.figures(simulation.session.state, simulation.session.now(), span)
    assert found is not None
    return found


def charts(window: Window) -> dict[str, Chart]:
    """The pictures that can be seen, by the name they are read out with."""
    settle()
    return {each.accessibleName(): each for each in window.findChildren(Chart) if each.isVisible()}


def days_of(window: Window) -> Chart:
    """The quiet days."""
    return next(each for each in charts(window).values() if isinstance(each.drawing, DayGrid))


def readout(chart: Chart) -> str:
    """What a screen reader says of the value that is read."""
    return QAccessible.queryAccessibleInterface(chart).text(QAccessible.Text.Description)


def point(chart: Chart, where: QPoint) -> None:
    """Move the pointer there, from wherever an earlier test left it."""
    QTest.mouseMove(chart, where + QPoint(0, -1))
    QTest.mouseMove(chart, where)
    settle()


def test_it_is_reached_from_the_journal_from_the_seventh_day(opened: Opened) -> None:
    """On the sixth day nothing speaks of it; on the seventh a press opens it, in fear never (row 88)."""
    assert "Looking back" not in buttons(opened(Simulation(begun(6)), "journal"))
    assert "Looking back" not in buttons(opened(Simulation(begun(60, Situation.CARE)), "journal"))
    window = opened(Simulation(begun(7)), "journal")
    press(window, "Looking back")
    assert window.place == "looking-back"
    assert "6 quiet days since 15 November." in words(window)


def test_every_sentence_is_beside_its_picture(opened: Opened) -> None:
    """The sentences are those of the figures, and each picture is read out with its own."""
    simulation = Simulation(lived(84))
    window = opened(simulation, "looking-back")
    found, shown = figures(simulation), words(window)
    names = "\n".join(charts(window))
    assert all(heading in shown for heading in HEADINGS)
    for part in Part:
        for sentence in part_sentences(simulation.session.texts, simulation.session.content, found, part):
            said = sentence.rpartition("? ")[2]
            assert said in shown or said in names or part is Part.WAITED, sentence
    assert f"{found.waited} times" in shown
    assert "%" not in shown


def test_a_bare_week_shows_its_days_and_one_sentence(opened: Opened) -> None:
    """No part stands there empty."""
    window = opened(Simulation(begun(8)), "looking-back")
    shown = words(window)
    assert [heading for heading in HEADINGS if heading in shown.splitlines()] == ["Quiet days"]
    assert len(charts(window)) == 1
    assert "Here later, once you put it down: when it pulls" in shown
    assert "contact" not in shown


def test_before_the_seventh_day_one_sentence_says_what_will_be_here(opened: Opened) -> None:
    """Opened by its name it draws nothing; nor does it in fear."""
    early = opened(Simulation(begun(3)), "looking-back")
    assert "From the seventh day on you see here" in words(early)
    care = opened(Simulation(begun(60, Situation.CARE)), "looking-back")
    assert "Nothing is counted for you here." in words(care)
    assert not charts(early)
    assert not charts(care)


def test_the_arrow_keys_read_each_day(opened: Opened) -> None:
    """From today a week back, a day on, and to both ends; shown as text and told to a screen reader."""
    simulation = Simulation(lived(84))
    window = opened(simulation, "looking-back")
    chart = days_of(window)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    assert readout(chart).startswith("Saturday 21 November: today, not over yet.")
    for key, day in (
        (Qt.Key.Key_Left, "Saturday 14 November: "),
        (Qt.Key.Key_Down, "Sunday 15 November: "),
        (Qt.Key.Key_Up, "Saturday 14 November: "),
        (Qt.Key.Key_Home, "Sunday 30 August: quiet."),
        (Qt.Key.Key_End, "Saturday 21 November: "),
    ):
        QTest.keyClick(chart, key)
        assert readout(chart).startswith(day)
        assert readout(chart) in words(window)


def test_every_value_of_every_picture_has_words(opened: Opened) -> None:
    """From the first to the last: each value is read, and none twice (rows 23, 27, 34)."""
    simulation = Simulation(lived(30))
    window = opened(simulation, "looking-back")
    found = figures(simulation)
    for chart in charts(window).values():
        chart.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(chart, Qt.Key.Key_Home)
        said = [readout(chart)]
        while len(said) < 99:
            QTest.keyClick(chart, Qt.Key.Key_Down)
            if readout(chart) == said[-1]:
                break
            said.append(readout(chart))
        assert len(set(said)) == len(said) > 1
        assert all(said)
    contacts = [day for day in found.days if day.kind is DayKind.TAKEN]
    days = days_of(window)
    assert isinstance(days.drawing, DayGrid)
    days.go_to(found.days.index(contacts[0]) - days.drawing.first)
    assert ": you reached out." in readout(days)


def test_pointing_reads_and_leaving_does_not(opened: Opened) -> None:
    """What is below the pointer is said in words; beside everything nothing is."""
    window = opened(Simulation(lived(84)), "looking-back")
    chart = days_of(window)
    place = chart.drawing.places(chart.room())[-8]
    point(chart, place.center().toPoint() + QPoint(0, 3))
    assert readout(chart).startswith("Saturday 14 November: ")
    point(chart, QPoint(chart.width() - 1, 2))
    assert readout(chart) == "Arrow keys read each value."


def test_three_years_are_read_a_page_at_a_time(opened: Opened) -> None:
    """All of it holds every day; a day out of sight comes into sight when it is read, or by a press."""
    window = opened(Simulation(lived(1095)), "looking-back")
    assert "The last three months." in words(window)
    assert "Earlier" not in buttons(window)
    press(window, "All of it")
    assert "Since 23 November 2023." in words(window)
    assert not buttons(window)["Later"].isEnabled()
    chart = days_of(window)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert readout(chart).startswith("Thursday 23 November 2023: quiet.")
    assert not chart.drawing.places(chart.room())[0].isEmpty()
    assert not buttons(window)["Earlier"].isEnabled()
    press(window, "Later")
    assert chart.drawing.places(chart.room())[0].isEmpty()
    assert buttons(window)["Earlier"].isEnabled()


def test_no_day_is_drawn_in_alarm(opened: Opened) -> None:
    """A day of contact is an outline in the same colour; nothing on the page is as red as an alarm."""
    simulation = Simulation(lived(30))
    assert DayKind.TAKEN in {day.kind for day in figures(simulation).days}
    image = days_of(opened(simulation, "looking-back")).grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    accent = QColor("#1E6F72")
    assert accent.name() in seen
    assert not [name for name in seen if QColor(name).red() - QColor(name).green() > 40]


def test_a_new_day_and_a_correction_are_drawn(opened: Opened) -> None:
    """The page follows the log while it is seen."""
    simulation = Simulation(begun(8))
    window = opened(simulation, "looking-back")
    simulation.clock.go(days=1)
    simulation.session.tick()
    assert "8 quiet days since 14 November." in words(window)


def test_locked_nothing_is_drawn(led: Opened, tmp_path: Path) -> None:
    """The page that was open shows no figure, and its name leads to the door."""
    simulation = Simulation(lived(30), folder=tmp_path, sealed_by=Protection.PASSPHRASE, passphrase="herons")
    window = led(simulation, "looking-back")
    assert charts(window)
    simulation.session.door.lock()
    assert not charts(window)
    assert "quiet days since" not in words(window)
    window.open("looking-back")
    assert window.place == "lock"


@pytest.mark.parametrize("scale", ["mirrored", "usual"])
def test_left_is_back_or_forth_as_the_writing_goes(opened: Opened, scale: str) -> None:
    """Where writing goes from the right, the left key goes on in time."""
    window = opened(Simulation(lived(84)), "looking-back")
    chart = days_of(window)
    if scale == "mirrored":
        chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    chart.go_to(0)
    before = chart.drawing.places(chart.room())[0].left()
    QTest.keyClick(chart, Qt.Key.Key_Left if scale == "mirrored" else Qt.Key.Key_Right)
    assert readout(chart).startswith("Sunday 6 September: ")
    after = chart.drawing.places(chart.room())[WEEK].left()
    assert (after < before) == (scale == "mirrored")


def paper(qtbot: QtBot, simulation: Simulation, file: Path) -> OnePage:
    """The page that makes a file, which goes where the test says."""
    page = OnePage(simulation.session, Theme(RESOURCES, "light"), lambda _title, _name: str(file))
    qtbot.addWidget(page)
    page.resize(900, 900)
    page.show()
    return page


@pytest.mark.parametrize("days", [7, 84, 1095])
def test_one_page_has_the_same_words(qtbot: QtBot, tmp_path: Path, days: int) -> None:
    """One page, for the owner alone, with every sentence of the window and no name (rows 88, 102)."""
    simulation = Simulation(lived(days, nickname="Robin of the long name"))
    page = paper(qtbot, simulation, tmp_path / "notes.pdf")
    press(page, "Save as PDF")
    data = (tmp_path / "notes.pdf").read_bytes()
    assert stat.S_IMODE((tmp_path / "notes.pdf").stat().st_mode) == 0o600
    assert pdf.pages(data) == 1
    found, written = figures(simulation), pdf.words(data)
    session = simulation.session
    for part in looking_back.parts(found):
        if part in {Part.HELPED, Part.WAITED}:
            continue
        for sentence in part_sentences(session.texts, session.content, found, part):
            assert all(pdf.bare(half) in written for half in sentence.split("? ")), sentence
    assert pdf.bare(f"You waited {found.waited} times.") in written
    assert pdf.bare("It is no test and no diagnosis.") in written
    assert b"Robin" not in data
    assert "Robin" not in written


def test_what_is_unticked_is_not_on_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    """Nor in the file; the name comes with a tick, and without any part there is nothing to save."""
    simulation = Simulation(lived(84, nickname="Robin"))
    page = paper(qtbot, simulation, tmp_path / "notes.pdf")
    tick(page, "Before and after contact")
    tick(page, "The name you use for them")
    assert "An hour after contact" not in words(page)
    press(page, "Save as PDF")
    assert "Written: " in words(page)
    written = pdf.words((tmp_path / "notes.pdf").read_bytes())
    assert "Beforeandaftercontact" not in written
    assert "DistancefromRobinsince30August." in written
    for heading in HEADINGS:
        if heading != "Before and after contact":
            tick(page, heading)
    assert not buttons(page)["Save as PDF"].isEnabled()


def test_a_file_that_is_there_stays(qtbot: QtBot, tmp_path: Path) -> None:
    """Nothing is written over, and that is said."""
    (tmp_path / "notes.pdf").write_bytes(b"mine")
    page = paper(qtbot, Simulation(lived(30)), tmp_path / "notes.pdf")
    press(page, "Save as PDF")
    assert (tmp_path / "notes.pdf").read_bytes() == b"mine"
    assert "Written: " not in words(page)


def test_on_paper_nothing_of_fear(opened: Opened) -> None:
    """In fear there is nothing to take along from here."""
    window = opened(Simulation(begun(60, Situation.CARE)), "one-page")
    assert "Save as PDF" not in buttons(window)


def test_no_contact_is_shown_to_who_was_asked_to_stop(opened: Opened) -> None:
    """The calendar is there, how it felt after a contact is not."""
    state = lived(84)
    order = msgspec.structs.replace(state.profile, situation=Situation.RESPECT)
    window = opened(Simulation(msgspec.structs.replace(state, profile=order)), "looking-back")
    assert "quiet days since" in words(window)
    assert "Before and after contact" not in words(window)


def test_keys_are_heard_and_pointing_is_not(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen reader says each value the keys reach, once; the pointer says nothing."""
    heard: list[str] = []

    def take(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    chart = days_of(opened(Simulation(lived(84)), "looking-back"))
    monkeypatch.setattr(QAccessible, "updateAccessibility", take)
    place = chart.drawing.places(chart.room())[-8]
    point(chart, place.center().toPoint() + QPoint(0, 3))
    assert heard == []
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert heard == [readout(chart)]
