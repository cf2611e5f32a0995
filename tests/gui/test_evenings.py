"""Later evenings: one thing each on Today, done in a few presses, or left for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from builders import page, period
from gui.hands import buttons, press, typed, words, write, write_lines
from gui.simulated import Simulation
from leeward.core import offers, pages, sentences
from leeward.core.companion import Channel
from leeward.core.content import TileGroup
from leeward.core.offers import Offer
from leeward.core.records import Shared, Situation
from leeward.core.state import Decided, Profile, State, Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]


def someone(*done: Offer, situation: Situation = Situation.DISTANCE, shared: Shared = Shared.NO) -> State:
    """Twelve days in, with some offers answered on earlier evenings."""
    offered = tuple(offer.value for offer in done)
    profile = Profile(welcomed=True, situation=situation, shared=shared, offered=offered)
    return State(periods=(period(),), profile=profile)


def all_but(wanted: Offer) -> tuple[Offer, ...]:
    """Every other offer."""
    return tuple(offer for offer in Offer if offer is not wanted)


def test_one_offer_an_evening(opened: Opened) -> None:
    """Declining one shows no other that evening; the next evening has the next (rows 45, 58)."""
    simulation = Simulation(someone())
    window = opened(simulation, "today")
    assert "Why do you do this?" in words(window)
    press(window, "Not for me")
    assert "Why do you do this?" not in words(window)
    assert "Not for me" not in buttons(window)
    simulation.clock.go(days=1)
    simulation.session.tick()
    assert "Two people who know" in words(window)


def test_not_tonight_keeps_the_offer(opened: Opened) -> None:
    """Put off, it is back another evening."""
    simulation = Simulation(someone())
    window = opened(simulation, "today")
    press(window, "Not tonight")
    assert "Why do you do this?" not in words(window)
    simulation.clock.go(days=1)
    simulation.session.tick()
    assert "Why do you do this?" in words(window)


def test_reasons_are_chosen_or_written(opened: Opened) -> None:
    """Both are kept as the person's reasons, to come back in a hard moment (rows 24, 26, 45, 46)."""
    simulation = Simulation(someone())
    window = opened(simulation, "today")
    press(window, "Choose my reasons", "I want out of the back and forth.")
    write(window, "In my own words", "I sleep better.")
    press(window, "Keep")
    assert pages.reasons(simulation.session.state) == ("I want out of the back and forth.", "I sleep better.")
    assert window.place == "today"
    assert Offer.REASON.value in simulation.session.state.profile.offered


def test_a_hope_is_answered_and_not_kept(opened: Opened) -> None:
    """So that they come back gets an honest answer and other reasons; it becomes none (rows 14, 19, 21)."""
    simulation = Simulation(someone())
    window = opened(simulation, "reasons")
    assert "all right to hope" not in words(window)
    press(window, "So that they come back.")
    assert "all right to hope" in words(window)
    press(window, "Keep")
    assert pages.reasons(simulation.session.state) == ()


@pytest.mark.parametrize("situation", [Situation.CARE, Situation.RESPECT])
def test_where_nothing_leads_back_no_such_hope_is_offered(opened: Opened, situation: Situation) -> None:
    """In fear, or with an order, the tile is not there; the others are."""
    here = buttons(opened(Simulation(someone(situation=situation)), "reasons"))
    assert "So that they come back." not in here
    assert len(here) > 3


def test_every_reason_offered_is_the_persons_own() -> None:
    """Each tile says what I want, and none is about making the other do something (rows 14, 84)."""
    tiles = Simulation().session.content.tiles_of(TileGroup.REASON)
    assert all(tile.title.startswith(("I ", "My ")) for tile in tiles if not tile.lead)
    assert sum(bool(tile.lead) for tile in tiles) == 1


def test_a_note_is_built_slept_on_and_never_sent(opened: Opened) -> None:
    """Whose decision, what for, which way; the draft is kept, and shown again (rows 15, 47, 48, 49, 164)."""
    simulation = Simulation(someone(*all_but(Offer.TELL)))
    window = opened(simulation, "today")
    press(window, "Have a look", "Tell them once", "It is my decision", "Children", "Calls", "Show the note")
    sleep, copy = buttons(window)["Sleep on it"], buttons(window)["Copy"]
    assert sleep.width() * sleep.height() > copy.width() * copy.height()
    press(window, "Sleep on it")
    profile = simulation.session.state.profile
    assert (profile.told, profile.decided) == (Told.LATER, Decided.MINE)
    draft = sentences.said(simulation.session.state, sentences.NOTE)
    assert draft is not None
    assert "For the children you can call me." in draft.text
    window.open("tell")
    press(window, "The draft from before")
    assert "Sleep on it" in buttons(window)


@pytest.mark.parametrize(
    ("answer", "told"),
    [("They know already", Told.TOLD), ("Not safe, or not needed", Told.NOT_NEEDED)],
)
def test_all_three_answers_are_fine(opened: Opened, answer: str, told: Told) -> None:
    """Told already, or not at all, ends it there and is kept (rows 15, 47, 157)."""
    simulation = Simulation(someone())
    window = opened(simulation, "tell")
    press(window, answer)
    assert simulation.session.state.profile.told is told
    assert window.place == "today"


def test_in_fear_there_is_one_sentence_behind_a_warning(opened: Opened) -> None:
    """Leave it is the large button; the sentence has no reasons (row 140)."""
    simulation = Simulation(someone(situation=Situation.CARE))
    window = opened(simulation, "tell")
    assert "Talk to an advocate first" in words(window)
    assert "Tell them once" not in buttons(window)
    leave, show = buttons(window)["Leave it"], buttons(window)["Show the sentence"]
    assert leave.property("look") == "primary" != show.property("look")
    press(window, "Leave it")
    assert simulation.session.state.profile.told is Told.NOT_NEEDED


def test_asked_to_stop_there_is_no_note(opened: Opened) -> None:
    """In the respect path the screen says so and leads back (row 17)."""
    window = opened(Simulation(someone(situation=Situation.RESPECT)), "tell")
    assert "They asked for silence" in words(window)
    assert not {"Tell them once", "Show the note", "Copy"} & buttons(window).keys()


def test_a_sentence_of_self_respect_stands_once(opened: Opened) -> None:
    """It is kept, shown again to be changed, and gone when emptied (row 36)."""
    simulation = Simulation(someone())
    window = opened(simulation, "sentence self-respect")
    write_lines(window, "A sentence of self-respect", "I don't beg.")
    press(window, "Keep")
    said = sentences.said(simulation.session.state, sentences.SELF_RESPECT)
    assert said is not None
    assert said.text == "I don't beg."
    window.open("sentence self-respect")
    write_lines(window, "A sentence of self-respect", " ")
    press(window, "Keep")
    assert sentences.said(simulation.session.state, sentences.SELF_RESPECT) is None


def test_a_promise_is_about_ones_own_acts(opened: Opened) -> None:
    """The draft lists exactly the ways I closed; signed, it stands in My boundary (rows 16, 63)."""
    simulation = Simulation(someone())
    channels = (Channel.CALLS, Channel.LOOKING)
    simulation.engine.state = msgspec.structs.replace(
        simulation.engine.state,
        profile=msgspec.structs.replace(simulation.engine.state.profile, channels=channels),
    )
    window = opened(simulation, "sentence promise")
    press(window, "Keep")
    said = sentences.said(simulation.session.state, sentences.PROMISE)
    assert said is not None
    assert said.text == "For 30 days I leave these be: calls and looking at what they post."
    window.open("boundary")
    assert said.text in words(window)


def test_a_nickname_is_kept_and_stands_in_no_title(opened: Opened) -> None:
    """It is optional, sealed with the rest, and Today stays about the person (row 83)."""
    simulation = Simulation(someone())
    window = opened(simulation, "sentence nickname")
    write(window, "Another name for them", "the captain")
    press(window, "Keep")
    assert simulation.session.state.profile.nickname == "the captain"
    assert "the captain" not in words(window)
    assert "captain" not in window.windowTitle()
    window.open("sentence nickname")
    assert typed(window, "Another name for them") == "the captain"


def test_nothing_is_offered_in_fear_but_people_and_a_lock(opened: Opened) -> None:
    """No count, no praise, no note on Today (row 140)."""
    simulation = Simulation(someone(Offer.LOCK, situation=Situation.CARE))
    window = opened(simulation, "today")
    assert "Two people who know" in words(window)
    assert "quiet day" not in words(window)
    simulation.session.do(offers.answered, Offer.PEOPLE)
    simulation.clock.go(days=1)
    simulation.session.tick()
    assert "Not tonight" not in buttons(window)


def test_a_reason_kept_is_not_offered_again(opened: Opened) -> None:
    """What is there already is no offer (row 45)."""
    state = msgspec.structs.replace(someone(), pages=(page(),))
    assert "Why do you do this?" not in words(opened(Simulation(state), "today"))


def test_a_reason_comes_back_in_a_hard_moment(opened: Opened) -> None:
    """What was chosen on a calm evening stands on the hard screen (rows 24, 26, 46)."""
    simulation = Simulation(someone())
    window = opened(simulation, "reasons")
    press(window, "I want room in my head again.", "Keep")
    window.open("hard")
    assert "I want room in my head again." in words(window)
