"""My list, whole: warnings, notes, strengths, links, ten minutes, and what is asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtGui import QGuiApplication

from builders import card_mark, contact, period, target
from gui.hands import buttons, press, settle, tick, words, write
from gui.simulated import Simulation
from leeward.core import cards, loosening
from leeward.core.content import Tile, TileGroup
from leeward.core.records import Mark, Shared, Situation, Way
from leeward.core.state import Profile, State
from leeward.gui.pages.my_list import MyList

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from pytestqt.qtbot import QtBot

    from leeward.gui.theme import Theme
    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

PRIVATE = Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO)
BEGUN = State(periods=(period(),), profile=PRIVATE)
CARE = State(profile=Profile(welcomed=True, situation=Situation.CARE, shared=Shared.NO))


def known(simulation: Simulation, card: str) -> tuple[Mark, Way | None, str] | None:
    """What the document keeps of a card."""
    mark = cards.mark_of(simulation.engine.state, card)
    return None if mark is None else (mark.mark, mark.way, mark.note)


def test_a_strength_is_kept_per_site_and_shown_when_done(opened: Opened) -> None:
    """Quiet, unfollowed or blocked is stored for that site and shown beside it (rows 5, 6, 51)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "list")
    press(window, "Mute them on Instagram", "unfollowed", "Done")
    assert known(simulation, "instagram") == (Mark.DONE, Way.UNFOLLOWED, "")
    assert "unfollowed" in words(window)


def test_a_note_is_kept_without_deciding(opened: Opened) -> None:
    """A typed line is kept when another card is opened, and when the place is left."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "list")
    press(window, "Go quiet on X")
    write(window, "A note to this card", "ask Ben")
    press(window, "The box")
    assert known(simulation, "x") == (Mark.TO_DO, None, "ask Ben")
    write(window, "A note to this card", "in the cellar")
    window.open("today")
    assert known(simulation, "the-box") == (Mark.TO_DO, None, "in the cellar")


def test_a_note_goes_with_the_decision(opened: Opened) -> None:
    """What was typed before *Done* is not lost by pressing it (row 4)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "list")
    press(window, "Filter mail, keep it")
    write(window, "A note to this card", "label: later")
    press(window, "Done")
    assert known(simulation, "mail-filter") == (Mark.DONE, None, "label: later")


def test_a_number_is_blocked_only_after_what_to_save_was_read(opened: Opened) -> None:
    """A tick opens the card first, with its save-first step; then it is done (rows 2, 3, 50)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "list")
    tick(window, "Block the number on iPhone")
    assert known(simulation, "block-number-iphone") is None
    assert "Save first what you may need later." in words(window)
    press(window, "Done")
    assert known(simulation, "block-number-iphone") == (Mark.DONE, None, "")


def test_ten_minutes_open_one_site_once(opened: Opened) -> None:
    """The closed site opens for its card at once, closes by itself, and only once (rows 51, 56)."""
    simulation = Simulation(State(periods=(period(),), targets=(target(), target("tiktok")), profile=PRIVATE))
    window = opened(simulation, "list")
    press(window, "Mute them on Instagram", "Open ten minutes for this card")
    instagram, tiktok = simulation.engine.state.targets[::-1]
    assert {instagram.open_until is None, tiktok.open_until is None} == {True, False}
    assert not loosening.may_open_for_card(simulation.engine.state, "instagram")
    closed = {t.platform: simulation.session.is_closed(t) for t in simulation.engine.state.targets}
    assert closed == {"instagram": False, "tiktok": True}
    simulation.clock.go(minutes=11)
    simulation.session.tick()
    simulation.session.look()
    settle()
    assert simulation.session.all_closed()
    assert "Open ten minutes for this card" not in buttons(window)
    assert "On my phone" in buttons(window)


def test_on_my_phone_puts_it_off_with_a_word(opened: Opened) -> None:
    """It waits at the end of the list and says where it will be done."""
    simulation = Simulation(State(periods=(period(),), targets=(target(),), profile=PRIVATE))
    press(opened(simulation, "list"), "Mute them on Instagram", "On my phone")
    assert known(simulation, "instagram") == (Mark.LATER, None, "On my phone")


def test_somebody_else_can_be_asked(opened: Opened) -> None:
    """The steps go to the clipboard as a question, and nothing is sent."""
    simulation = Simulation(State(periods=(period(),), targets=(target(),), profile=PRIVATE))
    window = opened(simulation, "list")
    press(window, "Mute them on Instagram", "Ask someone")
    assert "Mute them on Instagram" in QGuiApplication.clipboard().text()
    assert "Leeward sends nothing" in words(window)


def test_a_link_opens_only_on_the_second_press(qtbot: QtBot, theme: Theme) -> None:
    """First a word about where it leads, then the browser, and only then."""
    simulation, asked = Simulation(BEGUN), list[str]()
    page = MyList(simulation.session, theme, opens_link=asked.append)
    qtbot.addWidget(page)
    page.show()
    press(page, "Mute them on Instagram", "Open help.instagram.com…")
    assert asked == []
    assert "This opens help.instagram.com in your browser" in words(page)
    press(page, "Open it")
    assert asked == ["https://help.instagram.com/"]


def test_in_fear_a_card_they_may_notice_is_folded_away(opened: Opened) -> None:
    """In fear its steps stand behind the warning, which a tick only unfolds (rows 11, 140)."""
    simulation = Simulation(CARE)
    window = opened(simulation, "list")
    press(window, "Check everything I share")
    assert "Safety Check" not in words(window)
    assert "Talk to an advocate first" in words(window)
    tick(window, "Check everything I share")
    assert known(simulation, "what-i-share") is None
    assert "Safety Check" in words(window)
    assert "Talk to an advocate first" in words(window)


def test_in_fear_no_note_goes_to_friends(opened: Opened) -> None:
    """The note for mutual friends is not offered where words might travel (rows 8, 36)."""
    window = opened(Simulation(CARE), "list")
    press(window, "A word to mutual friends")
    assert "Copy the note" not in buttons(window)
    assert "All at once" not in buttons(window)


def test_the_note_to_friends_is_copied_with_the_name(opened: Opened) -> None:
    """It asks for no news either way, and names whom the person names (rows 8, 68, 138)."""
    state = State(periods=(period(),), profile=Profile(welcomed=True, nickname="Heron"))
    window = opened(Simulation(state), "list")
    press(window, "A word to mutual friends", "Copy the note")
    assert "news about Heron" in QGuiApplication.clipboard().text()


def test_all_at_once_turns_the_order_round(opened: Opened) -> None:
    """With one tick everything that closes something comes first, and it is remembered (row 52)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "list")
    before = list(cards.to_do(simulation.engine.state, simulation.session.content.cards))
    tick(window, "All at once")
    assert simulation.engine.state.profile.all_at_once
    assert list(cards.to_do(simulation.engine.state, simulation.session.content.cards)) != before


def test_still_so_is_answered_either_way(opened: Opened) -> None:
    """A month on the card is asked about; no puts it back, yes rests it (row 51)."""
    marks = tuple(card_mark(card, saved="2026-10-10 12:00") for card in ("facebook", "tiktok"))
    simulation = Simulation(State(periods=(period(),), cards=marks, profile=PRIVATE))
    window = opened(simulation, "list")
    assert "Still so?" in words(window)
    press(window, "Not any more")
    press(window, "Yes")
    assert "Still so?" not in words(window)
    decided = {known(simulation, card) for card in ("facebook", "tiktok")}
    assert decided == {None, (Mark.DONE, None, "")}


def test_a_card_of_ones_own_is_added_done_and_taken_off(opened: Opened) -> None:
    """The list takes what only this person needs to put away (row 53)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "list")
    write(window, "A card of your own", "The mug")
    press(window, "Add")
    tick(window, "The mug")
    assert "The mug" in words(window)
    tick(window, "The mug")
    press(window, "The mug", "Take it off")
    assert simulation.engine.state.own_cards == ()
    press(window, "Undo")
    assert [card.title for card in simulation.engine.state.own_cards] == ["The mug"]


def test_what_sets_it_off_suggests_a_card(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cause named after a contact points to the card that answers it (row 125)."""
    named = msgspec.structs.replace(contact("2026-11-18 22:00"), causes=("test-cause",))
    simulation = Simulation(State(periods=(period(),), contacts=(named,), profile=PRIVATE))
    tile = Tile(id="test-cause", group=TileGroup.CAUSE, title="A song", leads_to="shared-playlists")
    monkeypatch.setattr(simulation.session.content, "tiles", (tile,), raising=False)
    window = opened(simulation, "list")
    assert "“A song” once" in words(window)
    press(window, "Show it")
    assert "Leave the lists and any Spotify Blend you share" in words(window)


def test_cards_lead_to_the_place_where_they_are_done(opened: Opened) -> None:
    """Two people, hard dates and places are entered here, one press from their card (rows 28, 54, 58)."""
    window = opened(Simulation(BEGUN), "list")
    press(window, "Three hard dates", "Hard dates")
    assert window.place == "plans date"
    assert "What day it is" in words(window)
    window.open("list")
    press(window, "Two people who know", "Your people")
    assert window.place == "people"


def test_today_ticks_away_nothing_that_is_to_be_read_first(opened: Opened) -> None:
    """A card they may notice, or that may cost proof, is opened from Today and not marked."""
    first = ("save-what-i-may-need", "two-people-who-know", "this-computer", "apps-on-my-phone")
    simulation = Simulation(State(cards=tuple(card_mark(card) for card in first), profile=PRIVATE))
    window = opened(simulation, "today")
    tick(window, "Block the number on iPhone")
    assert window.place == "list"
    assert known(simulation, "block-number-iphone") is None
