"""The paths: what each situation may show, count and offer."""

from __future__ import annotations

import msgspec
import pytest

from leeward.core import paths
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State

COUNTING = (
    paths.counts,
    paths.praises,
    paths.milestones,
    paths.reminds,
    paths.closes_by_itself,
    paths.closes_harder,
    paths.asks_mood,
)
TOWARDS = (
    paths.may_tell,
    paths.may_reply,
    paths.may_review_readiness,
    paths.may_plan_contact,
    paths.may_reach_for_closure,
)
STANDARD = (Situation.DISTANCE, Situation.ARRANGEMENTS, Situation.UNSAID)


def on(situation: Situation, shared: Shared = Shared.NO) -> State:
    """A state of somebody in that situation."""
    return State(profile=Profile(situation=situation, shared=shared))


@pytest.mark.parametrize("asks", [*COUNTING, *TOWARDS])
def test_care_path_counts_nothing_and_leads_nowhere(asks) -> None:  # noqa: ANN001
    """In fear nothing counts, praises, reminds, closes by itself, or leads towards contact (rows 11, 140)."""
    assert not asks(on(Situation.CARE))


@pytest.mark.parametrize("asks", TOWARDS)
def test_respect_path_leads_nowhere(asks) -> None:  # noqa: ANN001
    """Whoever was asked to stop is offered nothing that leads towards contact (row 17)."""
    assert not asks(on(Situation.RESPECT))


@pytest.mark.parametrize("asks", COUNTING)
def test_respect_path_still_helps_to_stay_away(asks) -> None:  # noqa: ANN001
    """The count, reminders asked for and closing work there as for anyone (row 17)."""
    assert asks(on(Situation.RESPECT))


@pytest.mark.parametrize("situation", STANDARD)
def test_the_other_paths_have_all_of_it(situation: Situation) -> None:
    """An answer not given takes nothing away."""
    assert all(asks(on(situation)) for asks in (*COUNTING, *TOWARDS))
    assert not paths.may_say_stop(on(situation))
    assert not paths.warns_of_notice(on(situation))


def test_care_path_has_its_own_ways() -> None:
    """One sentence in the place of a note, a warning before what may be noticed, a record (row 140)."""
    care = on(Situation.CARE)
    assert paths.may_say_stop(care)
    assert paths.warns_of_notice(care)
    assert paths.keeps_incidents(care)
    assert not paths.keeps_incidents(on(Situation.RESPECT))


def test_names_stay_out_of_system_files_where_others_look() -> None:
    """Only whole sites close in fear, and on a computer others can or may open."""
    assert paths.only_whole_sites(on(Situation.CARE))
    assert paths.only_whole_sites(on(Situation.DISTANCE, Shared.YES))
    assert paths.only_whole_sites(on(Situation.DISTANCE, Shared.NOT_SURE))
    assert not paths.only_whole_sites(on(Situation.DISTANCE))
    assert not paths.is_private(msgspec.structs.replace(State(), profile=Profile()))


def test_what_must_be_arranged_comes_first_only_where_it_was_said() -> None:
    """Exceptions lead the way on the path of those who must stay in touch (row 62)."""
    assert [s for s in Situation if paths.arranges_first(on(s))] == [Situation.ARRANGEMENTS]
