"""Plans, people, the deck and the sheet for a first hour, as a person uses them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton

from builders import contact, moment, new_id, page, period, target, wait
from gui.hands import buttons, press, settle, tick, words, write
from gui.simulated import Simulation
from leeward.core import acts, people, profile
from leeward.core.acts import When
from leeward.core.companion import ActKind, Arrangement, Channel, PageKind, Role, Subject
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State, put
from leeward.gui.pages.first_hour import FirstHour
from leeward.gui.widgets.day_field import DayField
from leeward.gui.widgets.when_fields import TimeField

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from leeward.gui.theme import Theme
    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

PRIVATE = Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO)
BEGUN = State(periods=(period(),), profile=PRIVATE)
CARE = State(profile=Profile(welcomed=True, situation=Situation.CARE, shared=Shared.NO))
RESPECT = State(periods=(period(),), profile=Profile(welcomed=True, situation=Situation.RESPECT))


def kept(simulation: Simulation) -> list[tuple[ActKind, str, str]]:
    """The acts in the document."""
    return [(act.kind, act.title, act.then) for act in simulation.engine.state.acts]


def pick_day(window: Window, day: dt.date) -> None:
    """Set the day of the open form."""
    field = next(f for f in window.findChildren(DayField) if f.isVisible())
    field.setDate(field.date().fromString(day.isoformat(), "yyyy-MM-dd"))


def test_three_if_then_plans_are_suggested_and_own_ones_written(opened: Opened) -> None:
    """One press takes a suggested plan, two lines make an own one (rows 39, 57)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "plans plan")
    assert sum(name.startswith("Take it") for name in visible(window)) == 3
    press(window, "Take it")
    write(window, "If", "I hear our song")
    write(window, "then I", "I go out")
    press(window, "Keep")
    assert (ActKind.PLAN, "I hear our song", "I go out") in kept(simulation)
    assert len(kept(simulation)) == 2
    assert "If I hear our song" in words(window)


def visible(window: Window) -> list[str]:
    """The names of all buttons that can be seen."""
    settle()
    return [b.accessibleName() for b in window.findChildren(QPushButton) if b.isVisible()]


def test_in_fear_plans_ask_what_they_might_do(opened: Opened) -> None:
    """The care path plans in the what-if form, keeps it in the plan, and praises nothing (rows 57, 140)."""
    simulation = Simulation(CARE)
    window = opened(simulation, "plans plan")
    assert "What if they come to my door" in words(window)
    write(window, "What if they", "call at work")
    write(window, "then I", "I tell the desk")
    press(window, "Keep")
    tick(window, "What if they call at work")
    settle()
    act = next(a for a in simulation.engine.state.acts if a.title == "call at work")
    assert act.prompt == "what-if"
    assert "What if they call at work" in words(window)
    assert "done once" not in words(window)


def test_a_place_with_its_usual_hours_is_due_on_that_day(opened: Opened) -> None:
    """Weekdays and a time are kept, and Today shows the place on such a day (rows 7, 54)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "plans place")
    write(window, "Where", "The gym")
    press(window, "Take another way", "Saturday", "At a time")
    field = next(f for f in window.findChildren(TimeField) if f.isVisible())
    field.setTime(field.time().fromString("21:00", "HH:mm"))
    press(window, "Keep")
    (act,) = simulation.engine.state.acts
    assert (act.then, act.weekdays, act.at) == ("Take another way", (5,), dt.time(21))
    window.open("today")
    assert "today · 21:00 · Take another way" in words(window)
    simulation.clock.go(hours=2)
    window.open("plans")
    settle()
    assert acts.due(simulation.engine.state, simulation.session.now()) == ()


def test_a_hard_date_is_met_the_day_before(opened: Opened) -> None:
    """A date shows on Today the day before, with going, skipping or company as its plan (rows 55, 138)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "plans date")
    write(window, "What day it is", "Their party")
    pick_day(window, dt.date(2026, 11, 23))
    press(window, "Go with somebody who knows", "Keep")
    window.open("today")
    assert "Their party" not in words(window)
    simulation.clock.go(days=1)
    simulation.session.tick()
    assert "tomorrow · Go with somebody who knows" in words(window)
    tick(window, "Their party")
    assert "Their party" not in words(window)


def test_in_fear_today_reminds_of_nothing(opened: Opened) -> None:
    """A date stands among the plans there, and nowhere else."""
    state = acts.add(CARE, ActKind.DATE, "The hearing", "", When(day=dt.date(2026, 11, 22)), now=moment())
    window = opened(Simulation(state), "today")
    assert "The hearing" not in words(window)
    window.open("plans")
    assert "The hearing" in words(window)


def test_a_date_without_a_plan_offers_one(opened: Opened) -> None:
    """The day before, one press leads to where a plan is made."""
    state = acts.add(BEGUN, ActKind.DATE, "Our day", "", When(day=dt.date(2026, 11, 22)), now=moment())
    window = opened(Simulation(state), "today")
    press(window, "Want a plan for it?")
    assert window.place == "plans"


def test_a_goal_has_a_next_step_with_a_day(opened: Opened) -> None:
    """The step is done and undone from the page, and the goal is not lost (rows 75, 94, 96)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "plans")
    press(window, "A goal")
    write(window, "What I want", "Italian")
    write(window, "The next step", "book the course")
    press(window, "On a day", "Keep")
    (act,) = simulation.engine.state.acts
    assert (act.then, act.day) == ("book the course", dt.date(2026, 11, 21))
    tick(window, "Italian")
    assert simulation.engine.state.acts[0].ended
    tick(window, "Italian")
    assert not simulation.engine.state.acts[0].ended


def test_a_routine_is_changed_taken_off_and_brought_back(opened: Opened) -> None:
    """What replaces an old habit can be edited, removed, and the removal undone (rows 33, 95)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "plans routine")
    write(window, "What we used to do", "Sunday breakfast")
    press(window, "Go for a walk", "Keep", "Sunday breakfast")
    write(window, "What I do now", "Swim")
    press(window, "Keep")
    assert kept(simulation) == [(ActKind.ROUTINE, "Sunday breakfast", "Swim")]
    press(window, "Sunday breakfast", "Take it off")
    assert kept(simulation) == []
    press(window, "Undo")
    assert kept(simulation) == [(ActKind.ROUTINE, "Sunday breakfast", "Swim")]


def test_the_last_open_matter_ends_what_was_agreed(opened: Opened) -> None:
    """A matter belongs to what is agreed; when it is settled the agreement ends (rows 12, 136, 139, 165)."""
    record = new_id()
    agreed = Arrangement(
        version=record, record=record, saved=moment().at, subject=Subject.HOME, channel=Channel.EMAIL
    )
    simulation = Simulation(put(BEGUN, agreed))
    window = opened(simulation, "plans matter")
    write(window, "What", "The deposit")
    press(window, "Keep")
    assert simulation.engine.state.acts[0].about == record
    tick(window, "The deposit")
    assert simulation.engine.state.arrangements[0].until == dt.date(2026, 11, 21)


def test_a_late_talk_is_offered_only_where_contact_may_be(opened: Opened) -> None:
    """Neither fear nor an order leads to a talk, and no open matter leads there either (rows 17, 148)."""
    assert "A late talk" in buttons(opened(Simulation(BEGUN), "plans"))
    for state in (CARE, RESPECT):
        assert "A late talk" not in buttons(opened(Simulation(state), "plans"))
    assert "An open matter" not in buttons(opened(Simulation(RESPECT), "plans"))


def test_the_talk_planner_asks_all_five() -> None:
    """Aim, limit, place, way out and who knows are asked, and on no guarded path (row 148)."""
    prompt = Simulation(BEGUN).session.content.prompt("late-talk")
    assert prompt is not None
    assert {"aim", "limit", "place", "exit", "who-knows"} <= {question.id for question in prompt.questions}
    assert set(prompt.not_for) == {Situation.CARE, Situation.RESPECT}


def test_people_are_kept_ordered_changed_and_brought_back(opened: Opened) -> None:
    """Names with how and when; a group or a counsellor is one of them (rows 58, 101, 103)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "people")
    press(window, "Add somebody")
    write(window, "Name", "Ada")
    write(window, "How to reach them", "0170 1")
    write(window, "When they can be reached", "evenings")
    press(window, "Keep", "Add somebody")
    write(window, "Name", "Tuesday group")
    press(window, "Support group", "Keep")
    assert "Friend · 0170 1 · evenings" in words(window)
    press(window, "Tuesday group one up")
    found = people.everyone(simulation.engine.state)
    assert [(p.name, p.role) for p in found] == [("Tuesday group", Role.GROUP), ("Ada", Role.FRIEND)]
    press(window, "Ada")
    write(window, "Name", "Ada L.")
    press(window, "Keep", "Ada L.", "Take them off")
    assert [p.name for p in simulation.engine.state.people] == ["Tuesday group"]
    press(window, "Undo")
    assert [p.name for p in people.everyone(simulation.engine.state)] == ["Tuesday group", "Ada L."]


def test_ten_minutes_of_company_are_one_copy_away(opened: Opened) -> None:
    """The question is copied, never sent; in fear the note for friends is not there (rows 8, 100)."""
    window = opened(Simulation(BEGUN), "people")
    press(window, "Copy the question")
    assert QGuiApplication.clipboard().text().startswith("Can you be with me for ten minutes?")
    assert "Copy the note" in buttons(window)
    assert "Copy the note" not in buttons(opened(Simulation(CARE), "people"))


def test_care_ticks_are_of_today(opened: Opened) -> None:
    """Move, eat, sleep: ticked for the day, unticked by a second press, empty tomorrow (row 85)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "deck")
    tick(window, "I moved a little")
    assert acts.done_on(simulation.engine.state, "care-move", dt.date(2026, 11, 21))
    tick(window, "I moved a little")
    assert not acts.done_on(simulation.engine.state, "care-move", dt.date(2026, 11, 21))
    tick(window, "I moved a little")
    simulation.clock.go(days=1)
    simulation.session.tick()
    settle()
    box = buttons(window)["I moved a little"]
    assert not box.isChecked()


def test_a_deed_is_done_or_given_a_day(opened: Opened) -> None:
    """From the deck a thing is noted as done, or planned with a day and a time (rows 43, 89, 90, 91, 109)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "deck")
    for kind in ("Outside", "Be kind to yourself", "Something bold", "Time alone"):
        press(window, kind, "Did it")
    assert len(simulation.engine.state.doings) == 4
    press(window, "Plan it", "At a time", "Keep")
    (act,) = simulation.engine.state.acts
    assert act.kind is ActKind.ACT
    assert (act.day, act.at) == (dt.date(2026, 11, 21), dt.time(18))
    assert act.prompt.startswith("solo-")


def test_a_wish_is_picked_for_this_week(opened: Opened) -> None:
    """A wish waits without a day till it gets one (row 92)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "deck")
    write(window, "A wish of your own", "See the sea")
    press(window, "Add")
    assert simulation.engine.state.acts[0].day is None
    press(window, "Take it off", "Undo", "This week", "Keep")
    assert simulation.engine.state.acts[0].day == dt.date(2026, 11, 21)


def test_the_weekend_is_planned_from_the_own_log(opened: Opened) -> None:
    """Hours that were hard get something planned on the next such day (rows 74, 93)."""
    waits = tuple(wait(f"2026-11-{day} 20:00", f"2026-11-{day} 20:10") for day in ("06", "13", "20"))
    state = State(periods=(period(),), waits=waits, contacts=(contact("2026-11-13 21:00"),), profile=PRIVATE)
    simulation = Simulation(state)
    window = opened(simulation, "deck")
    assert "Friday evening" in words(window)
    press(window, "Plan something", "Keep")
    (act,) = simulation.engine.state.acts
    assert (act.day, act.at) == (dt.date(2026, 11, 27), dt.time(19))
    assert "Hours that were hard" not in words(opened(Simulation(BEGUN), "deck"))


def test_the_sheet_holds_only_what_was_picked(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    """The counsellor's sheet is written where the person says, with their pick and nothing else (row 102)."""
    state = State(pages=(page("I sleep badly."), page("My secret.")), profile=PRIVATE)
    simulation = Simulation(state, folder=tmp_path / "data")
    sheet = FirstHour(simulation.session, theme, picks=lambda _title, name: str(tmp_path / name))
    qtbot.addWidget(sheet)
    sheet.show()
    write(sheet, "What I want from this hour", "To sleep again.")
    tick(sheet, "I sleep badly.")
    press(sheet, "Save as a text file")
    written = (tmp_path / "my notes.txt").read_text()
    assert "To sleep again." in written
    assert "I sleep badly." in written
    assert "My secret." not in written


def test_the_evening_closes_what_is_open_where_it_was_wished(opened: Opened) -> None:
    """With evening hours set, a site opened for today closes by itself when they begin (rows 77, 81)."""
    simulation = Simulation(State(periods=(period(),), targets=(target(),), profile=PRIVATE))
    window = opened(simulation, "settings")
    press(window, "Close in the evening")
    wished = simulation.engine.state.profile
    assert (wished.evening_from, wished.evening_to) == (dt.time(21), dt.time(7))
    simulation.session.open_for_card("instagram", ("instagram",))
    record = simulation.engine.state.targets[0].record
    assert not simulation.session.all_closed()
    site = msgspec.structs.replace(
        simulation.engine.state.targets[0], open_until=simulation.clock.at + dt.timedelta(hours=4)
    )
    simulation.engine.state = msgspec.structs.replace(simulation.engine.state, targets=(site,))
    simulation.clock.go(hours=1)
    simulation.session.tick()
    assert simulation.engine.state.targets[0].open_until is not None
    simulation.clock.go(minutes=21)
    simulation.session.tick()
    assert simulation.engine.state.targets[0].open_until is None
    assert simulation.engine.state.targets[0].record == record
    assert simulation.session.all_closed()


def test_opening_waits_twice_in_the_evening() -> None:
    """In the hours one asked for, the friction is stronger; safety still never waits (row 77)."""
    simulation = Simulation(State(periods=(period(),), targets=(target(),), profile=PRIVATE))
    simulation.session.do(profile.answer, evening_from=dt.time(19), evening_to=dt.time(7))
    record = simulation.engine.state.targets[0].record
    simulation.session.open(record)
    assert simulation.session.minutes_left(simulation.engine.state.targets[0]) == 40
    simulation.session.open_urgently(record)
    assert simulation.engine.state.targets == ()


def test_in_fear_nothing_closes_by_itself(opened: Opened) -> None:
    """The care path does not even offer it."""
    assert "Close in the evening" not in buttons(opened(Simulation(CARE), "settings"))


def test_a_form_left_keeps_nothing(opened: Opened) -> None:
    """Leaving is no decision, and an empty first line is no act."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "plans plan")
    press(window, "Keep")
    assert kept(simulation) == []
    press(window, "Leave it")
    assert not [f for f in window.findChildren(QLineEdit) if f.isVisible()]


def test_the_deck_holds_what_is_ones_own(opened: Opened) -> None:
    """Own deeds can be done again, and old hobbies come from the own list of them (rows 43, 90)."""
    before = msgspec.structs.replace(page("Pottery"), kind=PageKind.LINE, prompt="before-us")
    simulation = Simulation(State(periods=(period(),), pages=(before,), profile=PRIVATE))
    window = opened(simulation, "deck")
    press(window, "Be kind to yourself")
    write(window, "Something of your own", "Read in the bath")
    press(window, "Add to the deck")
    (own,) = simulation.engine.state.acts
    simulation.session.do(acts.do, own.record)
    assert "Read in the bath" in words(window)
    assert "done once" in words(window)
    assert not simulation.engine.state.acts[0].ended
    press(window, "Old and new hobbies")
    assert "Pottery" in words(window)
    window.open("plans")
    assert "Read in the bath" not in words(window)


def test_with_an_order_no_plan_waits_to_answer(opened: Opened) -> None:
    """The suggested plans never lead to an answer where contact was refused (rows 17, 57)."""
    simulation = Simulation(RESPECT)
    window = opened(simulation, "plans plan")
    for _ in range(7):
        assert "I let it rest till tomorrow" not in words(window)
        press(window, "Take it")
    assert any("lawyer" in act.then for act in simulation.engine.state.acts)
