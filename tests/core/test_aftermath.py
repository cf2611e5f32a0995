"""What comes after a contact: what is asked, when, and what the own notes show."""

from __future__ import annotations

import msgspec
import pytest

from builders import contact, local, moment, period, target
from leeward.core import aftermath, closer, loosening, theirs, waiting
from leeward.core import contact as contacts
from leeward.core.companion import Arrangement, Channel, Subject
from leeward.core.period import milestone, quiet_days
from leeward.core.records import Eased, Kind, Reply, Situation
from leeward.core.state import Profile, State
from leeward.core.theirs import Rest, rests_until

EVENING = "2026-11-20 22:40"


def with_moods(*pairs: tuple[str, int, int | None]) -> State:
    """A state with contacts at a time, with the mood before and an hour after."""
    return State(
        contacts=tuple(
            msgspec.structs.replace(contact(begin, saved=begin), mood=mood, mood_after=after)
            for begin, mood, after in pairs
        )
    )


def test_causes_are_asked_from_the_next_day_on() -> None:
    """Not on the evening itself, for three days, and not once they are given (rows 124, 125)."""
    state = State(contacts=(contact(EVENING, saved=EVENING),))
    assert aftermath.to_ask_causes(state, moment("2026-11-20 23:50")) is None
    found = aftermath.to_ask_causes(state, moment("2026-11-21 09:00"))
    assert found is not None
    assert aftermath.to_ask_causes(state, moment("2026-11-25 09:00")) is None
    said = contacts.detail(state, found.record, causes=("cause-song",), now=moment("2026-11-21 09:01"))
    assert aftermath.to_ask_causes(said, moment("2026-11-22 09:00")) is None


@pytest.mark.parametrize("kind", [Kind.THEIRS, Kind.BY_CHANCE, Kind.PLANNED, Kind.TOLD_BY_OTHERS])
def test_what_others_did_has_no_cause(kind: Kind) -> None:
    """Only one's own doing is asked about (rows 7, 137)."""
    state = State(contacts=(contact(EVENING, kind=kind, saved=EVENING),))
    assert aftermath.to_ask_causes(state, moment("2026-11-21 09:00")) is None


def test_the_care_path_is_asked_nothing() -> None:
    """Nobody asks somebody in fear how it felt."""
    state = with_moods((EVENING, 3, None))
    care = msgspec.structs.replace(state, profile=Profile(situation=Situation.CARE))
    assert aftermath.asked(state, moment("2026-11-21 09:00"))
    assert not aftermath.asked(care, moment("2026-11-21 09:00"))


def test_the_hour_after_is_asked_where_the_mood_before_was_given() -> None:
    """From an hour on, for a day; without a mood before there is nothing to compare (row 120)."""
    state = with_moods((EVENING, 3, None))
    assert aftermath.to_ask_mood(state, moment("2026-11-20 23:30")) is None
    assert aftermath.to_ask_mood(state, moment("2026-11-20 23:41")) is not None
    assert aftermath.to_ask_mood(state, moment("2026-11-21 23:00")) is None
    silent = State(contacts=(contact(EVENING),))
    assert aftermath.to_ask_mood(silent, moment("2026-11-20 23:50")) is None


def test_the_last_three_times_speak_for_themselves() -> None:
    """Only the own moods are counted, of the last three with both (rows 34, 120)."""
    assert aftermath.felt(State()) is None
    state = with_moods(
        ("2026-11-01 20:00", 2, 5),
        ("2026-11-02 20:00", 3, 2),
        ("2026-11-03 20:00", 4, 1),
        ("2026-11-04 20:00", 3, 3),
        ("2026-11-05 20:00", 3, None),
    )
    assert aftermath.felt(state) == aftermath.Felt(of=3, worse=2, better=0)


def test_a_month_of_causes_is_counted() -> None:
    """The most frequent first, older ones left out (row 125)."""
    state = State(
        contacts=tuple(
            msgspec.structs.replace(contact(begin), causes=causes)
            for begin, causes in (
                ("2026-09-01 20:00", ("cause-date",)),
                ("2026-11-10 20:00", ("cause-song", "cause-night")),
                ("2026-11-12 20:00", ("cause-night",)),
            )
        )
    )
    assert aftermath.causes(state, moment()) == (("cause-night", 2), ("cause-song", 1))


def test_closer_support_doubles_the_wait_for_a_day() -> None:
    """Tightening only: it ends by itself, and for two minutes it can be taken back (rows 63, 81, 124)."""
    begin = moment("2026-11-20 20:00")
    state = closer.support(State(targets=(target(),)), now=begin)
    assert loosening.wait_now(state, begin) == 40
    asked = loosening.ask_open(state, state.targets[0].record, now=moment("2026-11-20 21:00"))
    assert asked.requests[0].wait == 40
    assert loosening.wait_now(state, moment("2026-11-21 20:01")) == 20
    assert not closer.is_on(closer.take_back(state, now=moment("2026-11-20 20:01")), begin)
    assert closer.is_on(closer.take_back(state, now=moment("2026-11-20 20:03")), moment("2026-11-20 20:03"))


def test_closer_support_waits_also_where_nothing_else_does() -> None:
    """Who chose no wait at all has twenty minutes for that day, and no more than a day ever."""
    now = moment()
    for chosen, waits in ((0, 20), (24 * 60, 24 * 60)):
        state = closer.support(State(profile=Profile(wait_minutes=chosen)), now=now)
        assert loosening.wait_now(state, now) == waits


def test_a_clock_set_back_ends_closer_support() -> None:
    """In doubt it is over."""
    state = closer.support(State(), now=moment("2026-11-20 20:00"))
    assert not closer.is_on(state, moment("2026-11-19 20:00"))


def test_no_milestone_within_a_day_of_a_contact() -> None:
    """Day fourteen is told, unless something happened yesterday or today (rows 39, 124)."""
    begun = State(periods=(period("2026-11-08"),))
    assert milestone(begun, moment("2026-11-21 12:00")) == 14
    after = contacts.log(begun, Kind.REACHED_OUT, local("2026-11-20 22:00"), now=moment("2026-11-20 22:05"))
    assert milestone(after, moment("2026-11-21 12:00")) is None


def test_a_length_is_corrected_and_taken_back() -> None:
    """Begin and end may be changed later; undone, all days are as before (row 124)."""
    now = moment()
    state = contacts.log(State(periods=(period(),)), Kind.REACHED_OUT, local("2026-11-15 20:00"), now=now)
    record = state.contacts[0].record
    before = quiet_days(state, now)
    longer = contacts.detail(state, record, end=local("2026-11-17 09:00"), now=now)
    assert quiet_days(longer, now) == before - 2
    assert quiet_days(contacts.undo(longer, record, now=now), now) == before + 1
    assert contacts.detail(State(), record, causes=("cause-song",), now=now) == State()


def test_what_helped_comes_first_next_time() -> None:
    """How it was and what helped are kept beside the wait; its count does not change (rows 42, 112)."""
    state = State()
    for number, helped in enumerate(("help-breathe", "help-call", "help-call")):
        state = waiting.waited(state, local(), now=moment(f"2026-11-21 12:{number + 10}"))
        state = waiting.answer(state, Eased.LESS, now=moment(f"2026-11-21 12:{number + 20}"))
        state = waiting.answer(state, None, (helped,), now=moment(f"2026-11-21 12:{number + 30}"))
    assert waiting.what_helped(state) == ("help-call", "help-breathe")
    assert {wait.eased for wait in state.waits} == {Eased.LESS}
    assert waiting.times_waited(state) == 3


def test_on_the_care_path_nothing_waited_is_counted() -> None:
    """Nothing is kept there that could be held up to anybody."""
    care = State(profile=Profile(situation=Situation.CARE))
    assert waiting.waited(care, local(), now=moment()) == care


def test_theirs_rests_until_a_time() -> None:
    """Ten minutes, tonight or tomorrow; then it rests no more, and nothing else happens (rows 82, 132)."""
    now = moment("2026-11-21 12:00")
    assert rests_until(Rest.TEN_MINUTES, now) == local("2026-11-21 12:10")
    assert rests_until(Rest.TONIGHT, now) == local("2026-11-21 20:00")
    assert rests_until(Rest.TONIGHT, moment("2026-11-21 23:00")) == local("2026-11-22 02:00")
    assert rests_until(Rest.TOMORROW, now) == local("2026-11-22 09:00")
    assert rests_until(Rest.TOMORROW, moment("2026-11-22 00:20")) == local("2026-11-22 09:00")
    state = contacts.log(State(), Kind.THEIRS, not_before=rests_until(Rest.TOMORROW, now), now=now)
    assert theirs.resting(state, moment("2026-11-22 08:59")) is not None
    assert theirs.resting(state, moment("2026-11-22 09:00")) is None


def test_what_is_agreed_is_found_by_its_subject() -> None:
    """The children's matters apart from all others; what is over is not offered (rows 136, 137, 139)."""
    kept = {"saved": local(), "channel": Channel.EMAIL}
    children = Arrangement(version="a", record="a", subject=Subject.CHILDREN, **kept)
    keys = Arrangement(version="b", record="b", subject=Subject.HOME, **kept)
    over = Arrangement(version="c", record="c", subject=Subject.WORK, until=local().date(), **kept)
    state = State(arrangements=(children, keys, over))
    tomorrow = moment("2026-11-22 10:00").today
    assert theirs.agreed(state, tomorrow, children=True) == (children,)
    assert theirs.agreed(state, tomorrow, children=False) == (keys,)


def test_a_reply_is_kept_with_what_they_sent() -> None:
    """It takes no day, whatever was chosen (rows 130, 135)."""
    begun = State(periods=(period(),))
    for reply in Reply:
        state = contacts.log(begun, Kind.THEIRS, reply=reply, now=moment("2026-11-20 22:00"))
        assert state.contacts[0].reply is reply
        assert quiet_days(state, moment()) == quiet_days(begun, moment())
