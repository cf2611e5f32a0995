"""A hard moment, as a person goes through it: what is offered, what is kept, and what is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtWidgets import QPlainTextEdit

from builders import contact, local, new_id, page, period, target, wait
from gui.hands import buttons, press, settle, words
from gui.simulated import Simulation
from leeward.core import acts
from leeward.core.access import Protection
from leeward.core.companion import ActKind, Page, PageKind, Person
from leeward.core.records import Eased, Shared, Situation
from leeward.core.state import Profile, State
from leeward.gui.widgets.lamp import Lamp, width_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from leeward.gui.theme import Theme
    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

MAYA = Person(version="m", record="m", saved=local(), name="Maya", reach="0151 000 111")
BEGUN = State(
    periods=(period(),),
    targets=(target(),),
    pages=(page("I want my evenings back."),),
    people=(MAYA,),
    profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO),
)


def line(prompt: str, text: str) -> Page:
    """A line of the list a prompt keeps."""
    made = new_id()
    return Page(version=made, record=made, saved=local(), kind=PageKind.LINE, text=text, prompt=prompt)


def wait_out(simulation: Simulation, window: Window) -> None:
    """Ten minutes go by."""
    simulation.clock.go(minutes=10)
    window.open("today")
    window.open("hard")


def type_lines(window: QWidget, text: str) -> None:
    """Type into the field of several lines that is there."""
    settle()
    next(f for f in window.findChildren(QPlainTextEdit) if f.isVisible()).setPlainText(text)


def test_somebody_to_call_is_there_by_name(opened: Opened) -> None:
    """The first of the list, how to reach them, and words to ask with (rows 58, 100, 126)."""
    window = opened(Simulation(BEGUN), "hard")
    press(window, "Call Maya")
    assert "0151 000 111" in words(window)
    assert "Can you be with me for ten minutes?" in words(window)


def test_without_anybody_the_help_page_opens(opened: Opened) -> None:
    """Nobody is made up."""
    window = opened(Simulation(msgspec.structs.replace(BEGUN, people=())), "hard")
    press(window, "Call someone")
    assert window.place == "help"


def test_i_cant_do_this_leads_to_help_at_once(opened: Opened) -> None:
    """One press, no question."""
    window = opened(Simulation(BEGUN), "hard")
    press(window, "I can't do this")
    assert window.place == "help"


def test_what_is_missing_leads_to_an_act(opened: Opened) -> None:
    """A tile, something to do; the act is kept as done, the tile with the wait (rows 69, 121, 122)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "hard")
    press(window, "More", "What am I missing right now?", "Company")
    assert "Ask somebody for ten minutes" in words(window)
    press(window, "I'll do that")
    assert "Nothing to decide for ten minutes." in words(window)
    assert [doing.act for doing in simulation.session.state.doings] == ["act-ten-minutes-with"]
    wait_out(simulation, window)
    assert simulation.session.state.waits[0].missing == ("miss-company",)


def test_an_act_of_ones_own_goes_before_ours(opened: Opened) -> None:
    """What the person keeps for it is offered in the place of what we know (rows 33, 121)."""
    simulation = Simulation(BEGUN)
    simulation.session.do(acts.add, ActKind.ACT, "Ring the choir", prompt="miss-company")
    window = opened(simulation, "hard")
    press(window, "More", "What am I missing right now?", "Company")
    assert "Ring the choir" in words(window)
    press(window, "I'll do that")
    record = simulation.session.state.acts[0].record
    assert [doing.act for doing in simulation.session.state.doings] == [record]


def test_a_letter_stays_here(opened: Opened) -> None:
    """What is written in the moment is kept as a letter that goes nowhere, or let go (rows 3, 35, 70)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "hard")
    press(window, "More", "Write it here, unsent")
    type_lines(window, "Why did you?")
    press(window, "Let it go", "More", "Write it here, unsent")
    type_lines(window, "I was at the lake.")
    press(window, "Keep it here")
    kept = [each for each in simulation.session.state.pages if each.kind is PageKind.LETTER]
    assert [each.text for each in kept] == ["I was at the lake."]


def test_looking_away_keeps_what_is_typed(opened: Opened) -> None:
    """A half-written line stands there still when one comes back."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "hard")
    press(window, "More", "Write it here, unsent")
    type_lines(window, "Half a")
    window.open("help")
    window.open("hard")
    settle()
    field = next(f for f in window.findChildren(QPlainTextEdit) if f.isVisible())
    assert field.toPlainText() == "Half a"


def test_doubt_is_shown_again_in_a_week(opened: Opened) -> None:
    """It is kept as a page with a day to look again, in the same tone (row 123)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "hard")
    press(window, "More", "I'm in doubt")
    type_lines(window, "What if it was me?")
    press(window, "Keep it for a week")
    kept = simulation.session.state.pages[-1]
    assert (kept.text, kept.again) == ("What if it was me?", local("2026-11-28").date())


def test_why_it_hurts_says_what_is_known_and_what_is_ones_own(opened: Opened) -> None:
    """Cautious facts, the own hours after, and a way on to what is missing (rows 118, 119, 120, 159)."""
    state = msgspec.structs.replace(
        BEGUN,
        contacts=tuple(
            msgspec.structs.replace(contact(f"2026-11-{day} 22:00"), mood=3, mood_after=1)
            for day in (12, 14, 16)
        ),
    )
    simulation = Simulation(state)
    window = opened(simulation, "hard")
    assert "A pull like this is normal." in words(window)
    assert "The last 3 times, you felt worse an hour later." in words(window)
    press(window, "More", "Why does this hurt?")
    assert "In a small study" in words(window)
    assert "The last 3 times, you felt worse an hour later." in words(window)
    press(window, "What am I missing right now?", "Touch", "I'll do that")
    assert [doing.act for doing in simulation.session.state.doings] == ["act-warm"]


def test_the_lamp_breathes_only_where_movement_is_welcome(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In for four, out for six; with reduced motion it stands still (rows 37, 86)."""
    assert width_at(0) == width_at(10) == 0
    assert width_at(4) == 1
    for moves in (True, False):
        monkeypatch.setattr(type(theme), "moves", moves)
        lamp = Lamp(theme, "A calm breath")
        qtbot.addWidget(lamp)
        lamp.breathe()
        lamp.show()
        assert lamp.moves is moves
        lamp.hide()
        assert not lamp.moves


def test_two_minutes_end_by_themselves(opened: Opened) -> None:
    """No number runs; after two minutes it says so, and the ten go on (row 110)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "hard")
    press(window, "More", "Two quiet minutes")
    simulation.clock.go(minutes=1)
    window.open("help")
    window.open("hard")
    assert "Just notice." in words(window)
    simulation.clock.go(minutes=1)
    window.open("help")
    window.open("hard")
    assert "Two minutes have gone by." in words(window)
    press(window, "Back to the ten minutes")
    assert "Nothing to decide for ten minutes." in words(window)
    assert not simulation.session.state.waits


def test_afterwards_any_answer_is_kept(opened: Opened) -> None:
    """How it is now and what helped are kept, and what helped stands first next time (rows 42, 112)."""
    simulation = Simulation(msgspec.structs.replace(BEGUN, waits=tuple(wait() for _ in range(14))))
    window = opened(simulation, "hard")
    press(window, "More", "Breathe", "Back to the ten minutes")
    wait_out(simulation, window)
    assert "You waited 15 times. That stays." in words(window)
    press(window, "Still there", "Breathing")
    kept = simulation.session.state.waits[-1]
    assert (kept.eased, kept.helped) == (Eased.STILL_THERE, ("help-breathe",))
    press(window, "Another ten", "More")
    tiles = [name for name in buttons(window) if name in {"Breathe", "Read my reasons", "Two quiet minutes"}]
    assert tiles[0] == "Breathe"


def test_a_step_is_not_torn_away_when_time_is_up(opened: Opened, qtbot: QtBot) -> None:
    """Ten minutes are kept while one breathes; what to say about it waits for the way back."""
    del qtbot
    simulation = Simulation(BEGUN)
    window = opened(simulation, "hard")
    press(window, "More", "Breathe")
    simulation.clock.go(minutes=11)
    settle()
    assert "Breathe with the lamp" in words(window)
    press(window, "Back to the ten minutes")
    assert "You waited. That counts." in words(window)
    assert len(simulation.session.state.waits) == 1


@pytest.mark.parametrize(("mood", "shown"), [(4, True), (2, False)])
def test_the_whole_picture_is_there_by_choice_and_not_in_a_low_hour(
    opened: Opened,
    mood: int,
    shown: bool,  # noqa: FBT001  pytest hands it over
) -> None:
    """Only who asked for it sees it, and not with a low mood on the same day (row 80)."""
    here = (*BEGUN.pages, line("whole-picture", "We never laughed."))
    felt = msgspec.structs.replace(
        page("Today."), kind=PageKind.JOURNAL, mood=mood, saved=local("2026-11-21 18:00")
    )
    state = msgspec.structs.replace(BEGUN, pages=(*here, felt))
    window = opened(Simulation(state), "hard")
    press(window, "More")
    assert "The whole picture" not in buttons(window)
    chosen = msgspec.structs.replace(BEGUN.profile, whole_picture=True)
    window = opened(Simulation(msgspec.structs.replace(state, profile=chosen)), "hard")
    press(window, "More")
    assert ("The whole picture" in buttons(window)) is shown
    if shown:
        press(window, "The whole picture")
        assert "We never laughed." in words(window)


def test_ones_own_sentence_is_shown_when_it_pulls(opened: Opened) -> None:
    """Reasons and the sentence of self-respect take turns, and all can be read (rows 24, 36, 46, 115)."""
    state = msgspec.structs.replace(
        BEGUN, pages=(*BEGUN.pages, line("self-respect", "I keep my word to me."))
    )
    simulation = Simulation(state)
    window = opened(simulation, "hard")
    seen = [words(window)]
    wait_out(simulation, window)
    press(window, "Another ten")
    seen.append(words(window))
    assert {text for text in seen if "I keep my word to me." in text} != set(seen)
    assert any("I want my evenings back." in text for text in seen)
    press(window, "More", "Read my reasons")
    assert "I keep my word to me." in words(window)
    assert "I want my evenings back." in words(window)


def test_at_night_it_is_one_step_shorter(opened: Opened) -> None:
    """In the evening hours the person named, what else there is stands there already (row 77)."""
    hours = {"evening_from": local("2026-11-21 19:00").time(), "evening_to": local("2026-11-21 23:00").time()}
    night = msgspec.structs.replace(BEGUN, profile=msgspec.structs.replace(BEGUN.profile, **hours))
    assert "Two quiet minutes" in buttons(opened(Simulation(night), "hard"))
    assert "Two quiet minutes" not in buttons(opened(Simulation(BEGUN), "hard"))


def test_on_the_care_path_nothing_is_counted(opened: Opened) -> None:
    """Ten minutes go by there without a number and without praise."""
    care = msgspec.structs.replace(BEGUN, profile=Profile(welcomed=True, situation=Situation.CARE))
    simulation = Simulation(care)
    window = opened(simulation, "hard")
    wait_out(simulation, window)
    assert "Ten minutes have gone by." in words(window)
    assert "waited" not in words(window)
    assert not simulation.session.state.waits


def test_while_sealed_it_works_and_shows_nothing_personal(opened: Opened, tmp_path: Path) -> None:
    """No reason, no name; the wait and what was written are taken up once it is open."""
    simulation = Simulation(BEGUN, folder=tmp_path, sealed_by=Protection.PASSPHRASE, passphrase="herons")
    again = Simulation(folder=tmp_path)
    again.engine.start()
    window = opened(again, "hard")
    assert "evenings" not in words(window)
    assert "Call Maya" not in buttons(window)
    press(window, "More")
    assert {"Read my reasons", "What do I hope for?", "The whole picture"}.isdisjoint(buttons(window))
    press(window, "Write it here, unsent")
    type_lines(window, "At the lake.")
    press(window, "Keep it here")
    wait_out(again, window)
    assert "It is kept once you unlock." in words(window)
    assert not again.session.state.waits
    again.session.unlock("herons")
    assert len(again.session.state.waits) == 1
    assert again.session.state.pages[-1].text == "At the lake."
    del simulation
