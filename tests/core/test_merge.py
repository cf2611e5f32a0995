"""Two states that grew apart, and what one merge makes of them."""

import msgspec
from hypothesis import given

from builders import local, new_id, page, period
from leeward.core.companion import Page
from leeward.core.merge import merge
from leeward.core.state import Profile, Settings, State, put, remove
from states import every_version, heads, states


@given(heads(2))
def test_it_does_not_matter_who_merges(both: tuple[State, State]) -> None:
    """Both computers come to the same state."""
    a, b = both
    assert merge(a, b) == merge(b, a)


@given(heads(3))
def test_it_does_not_matter_in_which_order(three: tuple[State, State, State]) -> None:
    """Three computers come to the same state, whoever meets first."""
    a, b, c = three
    assert merge(merge(a, b), c) == merge(a, merge(b, c))


@given(heads(2))
def test_it_does_not_matter_how_often(both: tuple[State, State]) -> None:
    """Merging what is merged already changes nothing."""
    a, b = both
    merged = merge(a, b)
    assert merge(merged, merged) == merged
    assert merge(merged, a) == merge(b, merged) == merged


@given(heads(2))
def test_no_text_is_dropped(both: tuple[State, State]) -> None:
    """Every page stays unless one of the two edited or removed that very version."""
    a, b = both
    merged = {version.version: version for version in every_version(merge(a, b))}
    for mine, other in ((a, b), (b, a)):
        for version in every_version(mine):
            if version.version not in other.gone:
                assert merged[version.version] == version
    assert not merged.keys() & (a.gone | b.gone)


@given(states())
def test_alone_a_state_stays_what_it_is(state: State) -> None:
    """Merged with itself or with nothing, a state keeps every version and answer."""
    for merged in (merge(state, state), merge(state, State()), merge(State(), state)):
        assert set(every_version(merged)) == set(every_version(state))
        assert (merged.gone, merged.latest_day) == (state.gone, state.latest_day)
    assert merge(state, state).profile == state.profile


def test_two_edits_of_one_page_are_both_kept() -> None:
    """Neither computer's edit eats the other's."""
    first = page("I sleep better.", saved="2026-11-20 10:00")
    begun = put(State(), first)
    here = put(begun, page("I sleep well.", record=first.record, saved="2026-11-20 11:00"))
    there = put(begun, page("I sleep.", record=first.record, saved="2026-11-20 10:30"))
    assert [kept.text for kept in merge(here, there).pages] == ["I sleep.", "I sleep well."]


def test_an_edit_outlives_a_removal() -> None:
    """What was written anew on one computer is not gone because the other removed the old text."""
    first = page("Old.")
    begun = put(State(), first)
    edited = put(begun, page("New.", record=first.record))
    removed = remove(begun, Page, first.record)
    assert [kept.text for kept in merge(edited, removed).pages] == ["New."]


def test_a_removal_reaches_the_other_computer() -> None:
    """What was taken back on one computer does not come back from the other."""
    begun = put(State(), page("Old."))
    assert merge(remove(begun, Page, begun.pages[0].record), begun).pages == ()


def test_the_last_answer_wins() -> None:
    """Of settings and answers the ones changed last stay, and never chosen ones give way."""
    old = State(
        settings=Settings(changed=local("2026-11-20 10:00"), theme="dark"),
        profile=Profile(changed=local("2026-11-21 10:00"), looking_counts=True),
    )
    new = State(
        settings=Settings(changed=local("2026-11-21 10:00", "Asia/Tokyo"), theme="light"), profile=Profile()
    )
    merged = merge(old, new)
    assert (merged.settings.theme, merged.profile.looking_counts) == ("light", True)


def test_a_tie_is_broken_the_same_way_everywhere() -> None:
    """Two answers of the same instant, named in two zones, end as the same one on both computers."""
    berlin = State(settings=Settings(changed=local("2026-11-21 10:00"), theme="dark"))
    tokyo = State(settings=Settings(changed=local("2026-11-21 18:00", "Asia/Tokyo"), theme="light"))
    assert merge(berlin, tokyo).settings.theme == merge(tokyo, berlin).settings.theme


def test_one_version_in_two_shapes_is_one() -> None:
    """Should one version ever differ between two computers, both still agree on one of them."""
    clash = new_id()
    a = State(pages=(page("a", version=clash),))
    b = State(pages=(page("b", version=clash),))
    assert merge(a, b) == merge(b, a)
    assert len(merge(a, b).pages) == 1


def test_the_latest_day_is_kept() -> None:
    """The latest date lived is the later of both; without any there is none."""
    day = period().start
    later = State(latest_day=day)
    assert merge(later, State()).latest_day == merge(State(), later).latest_day == day
    assert merge(State(), State()).latest_day is None


def test_versions_stand_in_the_order_they_were_saved() -> None:
    """Instants count, not the clock on the wall of another zone."""
    early = page("first", saved="2026-11-21 12:00")
    late = msgspec.structs.replace(
        page("second"), saved=local("2026-11-21 07:00", "America/New_York"), version="0"
    )
    merged = merge(State(pages=(late,)), State(pages=(early,)))
    assert [kept.text for kept in merged.pages] == ["first", "second"]
