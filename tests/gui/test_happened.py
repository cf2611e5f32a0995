"""What happened: put down in two taps, said more exactly, corrected, and made into something for later."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtWidgets import QDateEdit

from builders import contact, local, page, period, target, wait
from gui.hands import buttons, press, settle, words
from gui.simulated import Simulation
from leeward.core import contact as contacts
from leeward.core.companion import ActKind, Arrangement, Channel, Subject
from leeward.core.loosening import Opening
from leeward.core.period import quiet_days
from leeward.core.records import Kind, Shared, Situation
from leeward.core.state import Profile, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

BEGUN = State(
    periods=(period(),),
    targets=(target(),),
    pages=(page("I want my evenings back."),),
    waits=(wait(), wait()),
    profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO, offered=()),
)
LAST_NIGHT = "2026-11-20 22:40"


@pytest.mark.parametrize(
    ("link", "act", "kind", "channel"),
    [
        ("I reached out", "I wrote", Kind.REACHED_OUT, Channel.MESSAGES),
        ("I reached out", "I called", Kind.REACHED_OUT, Channel.CALLS),
        ("I reached out", "An e-mail", Kind.REACHED_OUT, Channel.EMAIL),
        ("I reached out", "On social media", Kind.REACHED_OUT, Channel.SOCIAL),
        ("I reached out", "I asked others", Kind.REACHED_OUT, Channel.THROUGH_OTHERS),
        ("I looked", "It was shown to me", Kind.TOLD_BY_OTHERS, Channel.SOCIAL),
        ("I looked", "Someone told me", Kind.TOLD_BY_OTHERS, Channel.THROUGH_OTHERS),
        ("We met", "On purpose", Kind.REACHED_OUT, Channel.IN_PERSON),
        ("We met", "By chance", Kind.BY_CHANCE, Channel.IN_PERSON),
    ],
)
def test_what_it_was_is_one_more_tap(
    opened: Opened, link: str, act: str, kind: Kind, channel: Channel
) -> None:
    """Before or after the second tap, it says what it was, and by which way (rows 7, 8, 39, 66, 67, 68)."""
    for order in ((act, "Just now"), ("Just now", act)):
        simulation = Simulation(BEGUN)
        window = opened(simulation, "today")
        press(window, link, *order)
        (kept,) = simulation.session.state.contacts
        assert (kept.kind, kept.channel) == (kind, channel)


def test_an_answer_is_told_apart(opened: Opened) -> None:
    """Answering is reaching out, and is kept as what it was (row 39)."""
    simulation = Simulation(BEGUN)
    press(opened(simulation, "happened reached-out"), "I answered", "Yesterday")
    (kept,) = simulation.session.state.contacts
    assert (kept.kind, kept.answered) == (Kind.REACHED_OUT, True)


def test_only_ways_within_the_boundary_are_asked_about(opened: Opened) -> None:
    """Who left calls out of their boundary is not asked about calls (rows 1, 2, 4, 5)."""
    profile = msgspec.structs.replace(BEGUN.profile, channels=(Channel.MESSAGES,))
    window = opened(Simulation(msgspec.structs.replace(BEGUN, profile=profile)), "happened reached-out")
    assert "I wrote" in buttons(window)
    assert "I called" not in buttons(window)


def test_a_meeting_by_chance_takes_nothing(opened: Opened) -> None:
    """On purpose it takes the day, by chance never (row 7)."""
    simulation = Simulation(BEGUN)
    before = quiet_days(BEGUN, simulation.clock())
    window = opened(simulation, "happened by-chance")
    press(window, "By chance", "Yesterday")
    assert "It doesn't count." in words(window)
    assert quiet_days(simulation.session.state, simulation.clock()) == before
    press(window, "On purpose")
    assert quiet_days(simulation.session.state, simulation.clock()) == before - 1


def test_what_was_managed_comes_before_anything_else(opened: Opened) -> None:
    """After a contact it says what stays, and nothing was erased (rows 76, 112, 124)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "happened reached-out")
    assert "quiet days stay yours." in words(window)
    press(window, "Just now")
    seen = words(window)
    assert "The next message is the one to leave." in seen
    assert "You waited 2 times. That stays." in seen
    state = simulation.session.state
    assert (len(state.waits), len(state.periods), len(state.pages)) == (2, 1, 1)


def test_leaving_the_second_message_becomes_a_plan(opened: Opened) -> None:
    """One press, and it is an if-then plan about this time (rows 39, 57, 76)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "happened reached-out")
    press(window, "Just now", "Make that a plan")
    (plan,) = simulation.session.state.acts
    assert (plan.kind, plan.then) == (ActKind.PLAN, "It rests till tomorrow first.")
    assert plan.about == simulation.session.state.contacts[0].record
    assert "Make that a plan" not in buttons(window)


def test_closer_support_is_offered_and_ends_by_itself(opened: Opened) -> None:
    """Yes closes what is open for a while and lets opening wait longer, for a day (rows 63, 81, 124)."""
    simulation = Simulation(BEGUN)
    session = simulation.session
    record = BEGUN.targets[0].record
    session.open(record)
    simulation.clock.go(minutes=21)
    session.open_for(record, Opening.TODAY)
    assert not session.all_closed()
    window = opened(simulation, "happened reached-out")
    press(window, "Just now", "Yes, till tomorrow")
    assert session.all_closed()
    assert "opening waits 40 minutes" in words(window)
    simulation.clock.go(minutes=3)
    session.open(record)
    assert session.minutes_left(session.state.targets[0]) == 40
    session.leave_closed(record)
    simulation.clock.go(hours=25)
    session.open(record)
    assert session.minutes_left(session.state.targets[0]) == 20


def test_closer_support_is_not_imposed(opened: Opened) -> None:
    """No changes nothing; a yes can be taken back within two minutes; safety opens at once (row 124)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "happened reached-out")
    press(window, "Just now", "No, thanks")
    assert simulation.session.state.profile.closer_until is None
    press(window, "Done", "I reached out", "Just now", "Yes, till tomorrow")
    simulation.session.open_urgently(BEGUN.targets[0].record)
    assert not simulation.session.state.targets
    press(window, "Rather not")
    assert simulation.session.state.profile.closer_until is None


def test_the_care_path_is_offered_nothing_of_it(opened: Opened) -> None:
    """Nothing there closes by itself, asks how it felt, or counts."""
    care = msgspec.structs.replace(BEGUN, profile=Profile(welcomed=True, situation=Situation.CARE))
    window = opened(Simulation(care), "happened reached-out")
    press(window, "Just now")
    assert "Yes, till tomorrow" not in buttons(window)
    assert "How were you before it?" not in words(window)
    assert "waited" not in words(window)


def test_a_length_is_put_down_with_its_begin_and_end(opened: Opened) -> None:
    """Another time asks from when to when, back to days that have passed (row 124)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "happened looked")
    press(window, "Another time…")
    settle()
    begin = next(
        f for f in window.findChildren(QDateEdit) if f.isVisible() and f.accessibleName() == "The day"
    )
    begin.setDate(begin.date().addDays(-2))
    press(window, "Put it down")
    (kept,) = simulation.session.state.contacts
    assert (kept.begin.date(), kept.end.date()) == (dt.date(2026, 11, 17), dt.date(2026, 11, 19))


def test_the_mood_before_and_after_is_told_next_time(opened: Opened) -> None:
    """Given before, it is asked once an hour later, and stands there the next time (rows 34, 120)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "happened reached-out")
    press(window, "Just now", "So-so", "Done")
    asks = "An hour has gone by. How are you now? Only if you like."
    assert asks not in words(window)
    simulation.clock.go(minutes=61)
    simulation.session.tick()
    assert asks in words(window)
    press(window, "Very low")
    assert asks not in words(window)
    (kept,) = simulation.session.state.contacts
    assert (kept.mood, kept.mood_after) == (3, 1)
    press(window, "I reached out")
    assert "The last time, you felt worse an hour later." in words(window)


def test_causes_are_asked_the_next_day_and_lead_on(opened: Opened) -> None:
    """A quiet line on Today; a tile leads to a plan by one tap, and to a card (rows 39, 57, 124, 125)."""
    said = msgspec.structs.replace(contact(LAST_NIGHT, saved=LAST_NIGHT), channel=Channel.CALLS)
    simulation = Simulation(msgspec.structs.replace(BEGUN, contacts=(said,)), at="2026-11-20 23:00")
    window = opened(simulation, "today")
    assert "Say" not in buttons(window)
    simulation.clock.go(hours=10)
    simulation.session.tick()
    press(window, "Say", "A song", "Next")
    assert simulation.session.state.contacts[0].causes == ("cause-song",)
    assert "I skip it, and put on something of my own." in words(window)
    assert "Before I call them, I call somebody else first." in words(window)
    assert "Card: Leave shared playlists" in buttons(window)
    press(window, "Keep as a plan")
    press(window, "Keep as a plan")
    plans = {act.prompt for act in simulation.session.state.acts if act.kind is ActKind.PLAN}
    assert plans == {"cause-song", "instead-calls"}
    press(window, "Done")
    assert "Say" not in buttons(window)


def test_not_saying_is_an_answer(opened: Opened) -> None:
    """It is not asked again."""
    said = contact(LAST_NIGHT, saved=LAST_NIGHT)
    simulation = Simulation(msgspec.structs.replace(BEGUN, contacts=(said,)))
    window = opened(simulation, "today")
    press(window, "Say", "Rather not say")
    assert window.place == "today"
    assert "Say" not in buttons(window)


def test_what_was_put_down_is_corrected_and_taken_back(opened: Opened) -> None:
    """The list changes what it was and when; taken back, the day is quiet again (row 124)."""
    simulation = Simulation(msgspec.structs.replace(BEGUN, contacts=(contact("2026-11-15 22:10"),)))
    full = quiet_days(BEGUN, simulation.clock())
    window = opened(simulation, "today")
    press(window, "What I put down", "Correct", "I looked", "It was shown to me")
    (kept,) = simulation.session.state.contacts
    assert (kept.kind, kept.channel) == (Kind.TOLD_BY_OTHERS, Channel.SOCIAL)
    assert quiet_days(simulation.session.state, simulation.clock()) == full
    press(window, "Not now", "Correct", "I reached out")
    settle()
    begin = next(
        f for f in window.findChildren(QDateEdit) if f.isVisible() and f.accessibleName() == "The day"
    )
    begin.setDate(begin.date().addDays(-1))
    press(window, "Keep")
    assert quiet_days(simulation.session.state, simulation.clock()) == full - 2
    press(window, "Take back")
    assert not simulation.session.state.contacts
    assert quiet_days(simulation.session.state, simulation.clock()) == full


def test_an_end_before_its_begin_is_told(opened: Opened) -> None:
    """Nothing is changed, and the page says why."""
    simulation = Simulation(msgspec.structs.replace(BEGUN, contacts=(contact("2026-11-15 22:10"),)))
    window = opened(simulation, "happened-list")
    press(window, "Correct")
    end = next(
        f for f in window.findChildren(QDateEdit) if f.isVisible() and f.accessibleName() == "The last day"
    )
    end.setDate(end.date().addDays(-1))
    press(window, "Keep")
    assert "The end lies before the beginning." in words(window)
    assert simulation.session.state.contacts[0].end == local("2026-11-15 22:10")


def test_a_month_of_causes_leads_to_the_list(opened: Opened) -> None:
    """The most frequent cause stands first, with the card that fits it (row 125)."""
    said = [
        msgspec.structs.replace(contact(f"2026-11-{day} 22:00"), causes=causes)
        for day, causes in ((12, ("cause-song",)), (14, ("cause-post",)), (15, ("cause-post",)))
    ]
    window = opened(Simulation(msgspec.structs.replace(BEGUN, contacts=tuple(said))), "happened-list")
    assert "A post or a story: 2 times" in words(window)
    press(window, "Card: This computer")
    assert window.place == "list"


def test_something_agreed_is_put_down_and_never_counts(opened: Opened) -> None:
    """Where something is agreed, Today offers it; what it was about is one tap (rows 136, 137, 139)."""
    children = Arrangement(
        version="a", record="a", saved=local(), subject=Subject.CHILDREN, channel=Channel.MESSAGES
    )
    simulation = Simulation(msgspec.structs.replace(BEGUN, arrangements=(children,)))
    before = quiet_days(BEGUN, simulation.clock())
    window = opened(simulation, "today")
    press(window, "Something agreed", "Children · Messages", "Yesterday")
    (kept,) = simulation.session.state.contacts
    assert (kept.kind, kept.arrangement) == (Kind.PLANNED, "a")
    assert quiet_days(simulation.session.state, simulation.clock()) == before


def test_corrections_made_elsewhere_are_taken(opened: Opened) -> None:
    """A contact that was taken back meanwhile stays so, and the open page goes on."""
    simulation = Simulation(msgspec.structs.replace(BEGUN, contacts=(contact("2026-11-15 22:10"),)))
    window = opened(simulation, "happened-list")
    press(window, "Correct")
    simulation.session.do(contacts.undo, simulation.session.state.contacts[0].record)
    assert "What you put down on Today will be here." in words(window)
