"""The engine: intents, saving, opening, and what is closed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from builders import local
from leeward.core import cards, contact, links, pages, period, privileged, profile, shield
from leeward.core.access import Access, Protection
from leeward.core.changes import Change
from leeward.core.errors import WrongDateError
from leeward.core.loosening import Opening
from leeward.core.notices import Matter, Step
from leeward.core.records import Kind, Mark
from leeward.core.shield import Outcome, Result
from leeward.store.errors import KeyringProblem
from world import CATALOGUE, World

if TYPE_CHECKING:
    from pathlib import Path

    from leeward.engine import Engine


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A world of its own."""
    return World(tmp_path)


def matters(engine: Engine) -> set[Matter]:
    """What the notices are about."""
    return {notice.matter for notice in engine.board.notices}


def test_what_is_done_is_there_the_next_time(world: World) -> None:
    """An intent is saved, and a new start reads it back."""
    engine = world.begun()
    engine.do(pages.write_reason, "I want my evenings back.")
    assert engine.keeping.saved
    assert pages.reasons(world.opened().state) == ("I want my evenings back.",)


def test_a_change_is_told_with_its_flag(world: World) -> None:
    """Views hear what kind of thing changed."""
    engine = world.begun()
    world.changes.clear()
    assert engine.do(cards.mark, "card", Mark.DONE) is Change.CARDS
    assert world.changes == [Change.CARDS]


def test_an_intent_that_refuses_changes_nothing(world: World) -> None:
    """A wrong date leaves the state as it was."""
    engine = world.begun()
    before = engine.state
    with pytest.raises(WrongDateError):
        engine.do(period.begin, dt.date(2027, 1, 1))
    assert engine.state is before


def test_what_is_logged_before_the_document_opens_is_kept(world: World) -> None:
    """A sealed start takes what happened and adds it once the document opens."""
    world.begun()
    engine = world.engine()
    assert engine.access is Access.SEALED
    engine.do(contact.log, Kind.LOOKED)
    assert engine.state.contacts == ()
    engine.keeping.unlock()
    assert [c.kind for c in engine.state.contacts] == [Kind.LOOKED]
    assert [c.kind for c in world.opened().state.contacts] == [Kind.LOOKED]


def test_without_a_keyring_the_document_stays_shut_and_whole(world: World) -> None:
    """A keyring that can't be asked is told; trying again opens the document."""
    world.begun()
    before = world.path.read_bytes()
    world.secrets.problem = KeyringProblem.LOCKED
    engine = world.opened()
    assert engine.access is Access.SEALED
    assert matters(engine) == {Matter.NOT_OPENED}
    world.secrets.problem = None
    engine.take_step(Matter.NOT_OPENED, Step.RETRY)
    assert engine.access is Access.OPEN
    assert not engine.board.notices
    assert world.path.read_bytes() == before


def test_a_working_keyring_is_used_without_asking(world: World) -> None:
    """The document is made, sealed, and that is told once."""
    engine = world.engine()
    engine.do(pages.write_reason, "Sleep.")
    engine.keeping.keep()
    assert engine.access is Access.OPEN
    assert matters(engine) == {Matter.SEALED_BY_LOGIN}
    assert b"Sleep." not in world.path.read_bytes()


def test_without_a_keyring_the_person_chooses(world: World) -> None:
    """Open storage is chosen in words, never fallen back to."""
    world.secrets.problem = KeyringProblem.ABSENT
    engine = world.engine()
    engine.do(pages.write_reason, "Sleep.")
    engine.keeping.keep()
    assert not world.path.exists()
    assert matters(engine) == {Matter.CHOOSE_PROTECTION}
    engine.take_step(Matter.CHOOSE_PROTECTION, Step.KEEP_OPEN)
    assert pages.reasons(world.opened().state) == ("Sleep.",)
    assert not engine.board.notices


def test_a_passphrase_opens_what_it_sealed(world: World) -> None:
    """Without it nothing opens, with it everything does."""
    engine = world.engine()
    engine.do(pages.write_reason, "Sleep.")
    engine.keeping.create(Protection.PASSPHRASE, "lee side")
    again = world.engine()
    assert again.keeping.needs_passphrase
    again.keeping.unlock("wind side")
    assert again.access is Access.SEALED
    again.keeping.unlock("lee side")
    assert pages.reasons(again.state) == ("Sleep.",)


def test_a_broken_document_is_set_aside_and_a_new_one_may_begin(world: World) -> None:
    """Nothing is written over; the person is told where the old one lies."""
    world.begun()
    world.path.write_bytes(b"{ not a document")
    engine = world.opened()
    assert engine.access is Access.ABSENT
    assert matters(engine) == {Matter.NOT_OPENED}
    (aside,) = [p for p in world.path.parent.iterdir() if p.read_bytes() == b"{ not a document"]
    assert aside != world.path
    engine.do(period.begin)
    engine.keeping.create(Protection.KEYRING)
    assert aside.read_bytes() == b"{ not a document"


def test_two_windows_over_one_document_lose_nothing(world: World) -> None:
    """Each save takes up what the other wrote."""
    one, other = world.begun(), world.opened()
    one.do(pages.write_reason, "From one.")
    other.do(pages.write_reason, "From the other.")
    assert set(pages.reasons(other.state)) == {"From one.", "From the other."}
    one.keeping.take_up()
    assert set(pages.reasons(one.state)) == {"From one.", "From the other."}


def test_a_disk_error_keeps_the_words_in_the_window(world: World) -> None:
    """What can't be written stays in the state, is told, and is written when trying again."""
    engine = world.begun()
    world.path.unlink()
    world.path.mkdir()
    engine.do(pages.write_reason, "Sleep.")
    assert not engine.keeping.saved
    assert matters(engine) >= {Matter.NOT_SAVED}
    world.path.rmdir()
    engine.take_step(Matter.NOT_SAVED, Step.RETRY)
    assert engine.keeping.saved
    assert pages.reasons(world.opened().state) == ("Sleep.",)


def test_closing_asks_once_and_looks(world: World) -> None:
    """The names stand until midday after the last day; closing again asks for nothing."""
    engine = world.begun()
    plan = links.plan_site("social", CATALOGUE)
    record = engine.close(plan)
    assert engine.closing.actual.closed() == {"social.test", "www.social.test"}
    assert world.guard.held["social.test"] == local("2026-12-10 12:00")
    assert shield.is_closed(engine.state.targets[0], CATALOGUE, engine.closing.actual)
    asked = world.guard.asked.count("close")
    assert engine.close(plan) == record
    assert world.guard.asked.count("close") == asked


def test_opening_one_leaves_what_the_other_closes(world: World) -> None:
    """Opening takes away only names nothing else wants closed."""
    engine = world.begun()
    record = engine.close(links.plan_site("social", CATALOGUE))
    engine.close(links.plan_site("other", CATALOGUE))
    assert engine.open(record)
    assert set(world.guard.held) == {"other.test"}
    assert [t.platform for t in engine.state.targets] == ["other"]


def test_a_longer_period_closes_for_longer(world: World) -> None:
    """Extending moves the end of what is closed with it."""
    engine = world.begun()
    engine.close(links.plan_site("other", CATALOGUE))
    engine.do(period.extend, 7)
    assert world.guard.held["other.test"] == local("2026-12-17 12:00")


def test_a_dismissed_password_window_is_told_and_can_be_undone(world: World) -> None:
    """What is wanted stays until the person takes it back."""
    engine = world.begun()
    world.guard.answer = Outcome(result=Result.DISMISSED)
    engine.close(links.plan_site("other", CATALOGUE))
    (notice,) = [n for n in engine.board.notices if n.matter is Matter.SHIELD_OUTCOME]
    assert Step.UNDO in notice.steps
    assert len(engine.state.targets) == 1
    world.guard.answer = None
    engine.take_step(Matter.SHIELD_OUTCOME, Step.UNDO)
    assert engine.state.targets == ()
    assert Matter.SHIELD_OUTCOME not in matters(engine)


def test_a_line_removed_by_others_is_noticed(world: World) -> None:
    """Looking again finds it missing, asks for what the ledger holds, and tells what stays missing."""
    engine = world.begun()
    engine.close(links.plan_site("other", CATALOGUE))
    world.guard.held.clear()
    engine.look()
    assert world.guard.asked[-1] == "apply"
    assert Matter.LINES_MISSING in matters(engine)
    engine.take_step(Matter.LINES_MISSING, Step.RETRY)
    assert set(world.guard.held) == {"other.test"}
    assert Matter.LINES_MISSING not in matters(engine)


def test_a_sealed_start_still_tells_what_is_closed(world: World) -> None:
    """What is closed is read from the computer, not from the document."""
    world.begun().close(links.plan_site("other", CATALOGUE))
    world.secrets.problem = KeyringProblem.ABSENT
    engine = world.opened()
    engine.look()
    assert engine.closing.actual.closed() == {"other.test"}


def test_checking_looks_at_every_name(world: World) -> None:
    """The proof names each wanted host and finds it closed."""
    engine = world.begun()
    engine.close(links.plan_site("social", CATALOGUE))
    engine.closing.prove(engine.wanted().keys())
    assert engine.closing.proof is not None
    assert engine.closing.proof.closed() == {"social.test", "www.social.test"}


def test_setting_up_closes_what_waited_for_it(world: World) -> None:
    """Without a guard closing offers to set it up, and doing so closes."""
    world.guard.installed = False
    engine = world.begun()
    engine.close(links.plan_site("other", CATALOGUE))
    (notice,) = [n for n in engine.board.notices if n.matter is Matter.SHIELD_OUTCOME]
    assert Step.SET_UP in notice.steps
    engine.take_step(Matter.SHIELD_OUTCOME, Step.SET_UP)
    assert set(world.guard.held) == {"other.test"}


def test_lifting_and_removing_open_everything(world: World) -> None:
    """The way out works whatever is on the list."""
    engine = world.begun()
    engine.close(links.plan_site("other", CATALOGUE))
    engine.closing.lift()
    assert not world.guard.held
    engine.bring_about()
    engine.closing.remove_guard()
    assert not world.guard.held
    assert not world.guard.installed


def test_half_a_character_does_not_keep_the_rest_from_being_saved(world: World) -> None:
    """Text that no file can hold is saved as near as it can be."""
    engine = world.begun()
    engine.do(pages.write_reason, "sleep \ud83d")
    assert engine.keeping.saved
    assert pages.reasons(world.opened().state) == ("sleep ?",)


def test_a_minute_tells_only_what_differs(world: World) -> None:
    """Within a day nothing is told and nothing written; at midnight the day is told and kept."""
    engine = world.begun()
    engine.tick()
    world.changes.clear()
    before = world.path.read_bytes()
    world.now += dt.timedelta(minutes=19)
    engine.tick()
    assert not world.changes
    assert world.path.read_bytes() == before
    world.now += dt.timedelta(minutes=2)
    engine.tick()
    assert any(Change.CLOCK in change for change in world.changes)
    assert engine.state.latest_day == dt.date(2026, 11, 22)


def test_an_end_that_came_is_seen_to(world: World) -> None:
    """When a closing has ended the guard is asked to make it so, which needs no password."""
    engine = world.begun()
    engine.close(links.plan_site("other", CATALOGUE), world.now + dt.timedelta(minutes=5))
    world.now += dt.timedelta(minutes=6)
    engine.tick()
    assert world.guard.asked[-1] == "apply"


def test_opening_waits_and_then_offers_a_choice(world: World) -> None:
    """Two minutes after closing it opens only after the wait, and then for as long as the person says."""
    engine = world.begun()
    record = engine.close(links.plan_site("other", CATALOGUE))
    world.now += dt.timedelta(minutes=5)
    assert not engine.open(record)
    assert not engine.open_for(record, Opening.QUARTER)
    assert set(world.guard.held) == {"other.test"}
    world.now += dt.timedelta(minutes=20)
    assert engine.open_for(record, Opening.QUARTER)
    assert not engine.closing.actual.closed()
    assert world.guard.open_until["other.test"] == world.now + dt.timedelta(minutes=15)
    assert len(engine.state.targets) == 1


def test_a_short_opening_closes_by_itself_and_asks_once(world: World) -> None:
    """When the fifteen minutes are over the guard closes again, asked once and without a password."""
    engine = world.begun()
    engine.do(profile.answer, wait_minutes=0)
    record = engine.close(links.plan_site("other", CATALOGUE))
    assert engine.open_for(record, Opening.QUARTER)
    engine.tick()
    asked = len(world.guard.asked)
    for _ in range(20):
        world.now += dt.timedelta(minutes=1)
        engine.tick()
    assert world.guard.asked[asked:] == ["apply"]
    assert engine.closing.actual.closed() == {"other.test"}


def test_urgent_opens_at_once_and_stays_open(world: World) -> None:
    """Safety asks no questions and waits for nothing."""
    engine = world.begun()
    record = engine.close(links.plan_site("other", CATALOGUE))
    world.now += dt.timedelta(hours=5)
    engine.open_urgently(record)
    engine.tick()
    assert not world.guard.held
    assert not engine.state.targets


def test_close_everything_can_be_taken_back(world: World) -> None:
    """A wrong click does not cost an evening's work: openings and requests are as they were."""
    engine = world.begun()
    engine.do(profile.answer, wait_minutes=0)
    for_work = engine.close(links.plan_site("other", CATALOGUE))
    engine.close(links.plan_site("social", CATALOGUE))
    engine.open_for(for_work, Opening.TODAY)
    engine.close_everything()
    assert "other.test" in world.guard.held
    world.now += dt.timedelta(minutes=1)
    assert engine.may_undo()
    engine.undo_close()
    assert engine.closing.actual.closed() == {"social.test", "www.social.test"}
    assert not engine.may_undo()


def test_after_two_minutes_nothing_is_taken_back(world: World) -> None:
    """Then the wait holds."""
    engine = world.begun()
    engine.close(links.plan_site("other", CATALOGUE))
    world.now += dt.timedelta(minutes=3)
    engine.undo_close()
    assert set(world.guard.held) == {"other.test"}


def test_closing_what_is_closed_is_no_way_round_the_wait(world: World) -> None:
    """Closing again, or for longer, does not start two minutes in which it opens at once."""
    engine = world.begun()
    plan = links.plan_site("other", CATALOGUE)
    record = engine.close(plan)
    world.now += dt.timedelta(hours=1)
    engine.close(plan)
    engine.undo_close()
    assert not engine.open(record)
    assert set(world.guard.held) == {"other.test"}


def test_an_earlier_end_shortens_nothing(world: World) -> None:
    """Naming an earlier day for what is closed leaves it as it was."""
    engine = world.begun()
    plan = links.plan_site("other", CATALOGUE)
    engine.close(plan)
    engine.close(plan, world.now + dt.timedelta(hours=2))
    assert world.guard.held["other.test"] == local("2026-12-10 12:00")
    assert engine.wanted()["other.test"] == local("2026-12-10 12:00")


def test_a_fight_with_another_program_stops(world: World) -> None:
    """After three times within a minute the lines are left, and that is said; later it is tried again."""
    engine = world.begun()
    engine.close(links.plan_site("other", CATALOGUE))
    world.guard.held.clear()
    for _ in range(5):
        engine.look()
    assert world.guard.asked.count("apply") == 3
    assert Matter.FIGHT in matters(engine)
    world.now += dt.timedelta(minutes=2)
    engine.look()
    assert world.guard.asked.count("apply") == 4


def test_what_was_done_with_rights_is_listed(world: World) -> None:
    """Each act stands in the log with its reason and lines, sealed, until the person erases it."""
    engine = world.begun()
    record = engine.close(links.plan_site("other", CATALOGUE))
    engine.open_urgently(record)
    lines = [f"{sink} other.test # leeward until=2026-12-10T11:00Z" for sink in ("0.0.0.0", "::")]
    first, second = world.opened().state.acts_done
    assert (first.verb, first.about, first.result) == ("close", ("other.test",), "applied")
    assert (first.reason, first.lines) == ("closed", tuple(f"+ {line}" for line in lines))
    assert (second.verb, second.about, second.result) == ("open", ("other.test",), "applied")
    assert (second.reason, second.lines) == ("urgent", tuple(f"- {line}" for line in lines))
    assert b"other.test" not in world.path.read_bytes()
    engine.do(privileged.erase)
    assert engine.state.acts_done == ()


def test_each_act_says_why(world: World) -> None:
    """What the person did, or what happened, stands with it."""
    engine = world.begun()
    engine.do(profile.answer, wait_minutes=0)
    record = engine.close(links.plan_site("other", CATALOGUE))
    engine.undo_close()
    record = engine.close(links.plan_site("other", CATALOGUE))
    engine.do(period.set_length, 40)
    engine.open_for(record, Opening.QUARTER)
    world.now += dt.timedelta(minutes=16)
    engine.tick()
    world.guard.held.clear()
    engine.look()
    engine.closing.touch()
    engine.bring_about()
    engine.closing.lift()
    reasons = [(act.verb, act.reason) for act in engine.state.acts_done]
    assert reasons == [
        ("close", "closed"),
        ("open", "undone"),
        ("close", "closed"),
        ("close", "period"),
        ("open", "opened"),
        ("heal", "missing"),
        ("close", "listed"),
        ("lift", "asked"),
    ]


def test_opening_for_good_holds_while_it_is_open_for_a_while(world: World) -> None:
    """What was open for fifteen minutes and is then opened for good does not close again."""
    engine = world.begun()
    engine.do(profile.answer, wait_minutes=0)
    record = engine.close(links.plan_site("other", CATALOGUE))
    engine.open_for(record, Opening.QUARTER)
    engine.open_urgently(record)
    assert not world.guard.held
    assert not world.guard.open_until


def test_opening_takes_away_what_stands_longer_than_the_period(world: World) -> None:
    """A period that was shortened leaves nothing closed behind once the site is opened."""
    engine = world.begun()
    record = engine.close(links.plan_site("other", CATALOGUE))
    engine.do(period.set_length, 5)
    engine.open_urgently(record)
    assert not world.guard.held


def test_what_somebody_else_closed_stays_closed_and_is_told(world: World) -> None:
    """Opening one's own opens nobody else's; the way out for all is offered."""
    engine = world.begun()
    engine.close(links.plan_site("social", CATALOGUE))
    world.guard.theirs = {"social.test": local("2026-12-20 12:00")}
    engine.open_urgently(engine.state.targets[0].record)
    assert "social.test" in engine.closing.actual.closed_by_others()
    assert matters(engine) >= {Matter.HELD_BY_OTHERS}
    engine.take_step(Matter.HELD_BY_OTHERS, Step.LIFT)
    assert not engine.closing.actual.closed()
    assert Matter.HELD_BY_OTHERS not in matters(engine)


def test_dropping_connections_is_listed_and_looked_after(world: World) -> None:
    """The act stands in the log, and what was checked is checked again."""
    engine = world.begun()
    engine.close(links.plan_site("social", CATALOGUE))
    engine.closing.prove(engine.wanted().keys())
    before = engine.closing.proof
    engine.closing.reconnect()
    assert engine.state.acts_done[-1].verb == "reconnect"
    assert engine.closing.proof is not before
