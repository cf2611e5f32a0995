"""The list as other programs write it."""

from __future__ import annotations

import re

import hypothesis.strategies as st
import pytest
from hypothesis import given

from leeward.core.elsewhere import Gap, Place, ready_text

NAMES = ("instagram.com", "www.instagram.com", "i.instagram.com", "exname.tumblr.com")
RULES = ("tiktok.com/@ex.name", "facebook.com/profile.php?id=100")
KEPT = ("help.instagram.com", "help.x.com", "graph.facebook.com")


def test_ublock_refuses_documents_and_hides_links() -> None:
    """Names with all below but what stays open, exact pages, ids in any place, links and their posts."""
    assert ready_text(Place.UBLOCK, NAMES, RULES, KEPT).text.splitlines() == [
        "||exname.tumblr.com^$document",
        "||instagram.com^$document",
        "@@||help.instagram.com^$document",
        "||facebook.com/profile.php?id=100^$document",
        "||facebook.com/profile.php?*&id=100^$document",
        "||tiktok.com/@ex.name^$document",
        "||tiktok.com/%40ex.name^$document",
        (
            'tiktok.com##a:is([href="/@ex.name" i], [href^="/@ex.name/" i], [href^="/@ex.name?" i], '
            '[href="/%40ex.name" i], [href^="/%40ex.name/" i], [href^="/%40ex.name?" i])'
        ),
        (
            'tiktok.com##article:has(a:is([href="/@ex.name" i], [href^="/@ex.name/" i], '
            '[href^="/@ex.name?" i], [href="/%40ex.name" i], [href^="/%40ex.name/" i], '
            '[href^="/%40ex.name?" i]))'
        ),
    ]


def test_leechblock_takes_sites_line_by_line() -> None:
    """Its own `www.` rule is used, other names stand by themselves, pages with both spellings of @."""
    assert ready_text(Place.LEECHBLOCK, NAMES, RULES, KEPT).text.splitlines() == [
        "exname.tumblr.com",
        "i.instagram.com",
        "instagram.com",
        "facebook.com/profile.php?id=100",
        "tiktok.com/@ex.name",
        "tiktok.com/%40ex.name",
    ]


def test_pihole_takes_regular_expressions() -> None:
    """One for each name with all below it, and one for what stays open, on the allow side."""
    found = ready_text(Place.PIHOLE, NAMES, RULES, KEPT)
    assert found.text == "(\\.|^)exname\\.tumblr\\.com$\n(\\.|^)instagram\\.com$\n"
    assert found.exceptions == "(\\.|^)help\\.instagram\\.com$\n"


def test_adguard_home_takes_rules_and_exceptions_together() -> None:
    """Names with all below, and what stays open behind @@."""
    found = ready_text(Place.ADGUARD_HOME, NAMES, RULES, KEPT)
    assert found.text == "||exname.tumblr.com^\n||instagram.com^\n@@||help.instagram.com^\n"
    assert found.exceptions == ""


def test_nextdns_takes_plain_names() -> None:
    """Its lists take in what is below by themselves."""
    found = ready_text(Place.NEXTDNS, NAMES, RULES, KEPT)
    assert found.text == "exname.tumblr.com\ninstagram.com\n"
    assert found.exceptions == "help.instagram.com\n"


def test_a_plain_list_names_each_one() -> None:
    """A phone or router may know only exact names, so all of them are there."""
    assert ready_text(Place.LIST, NAMES, RULES, KEPT).text.splitlines() == sorted(NAMES)


@pytest.mark.parametrize("place", Place)
def test_the_gaps_are_told(place: Place) -> None:
    """Nothing taken elsewhere ends by itself; where pages are left out, that is told."""
    with_rules, without = ready_text(place, NAMES, RULES), ready_text(place, NAMES)
    assert Gap.NO_END in without.gaps
    assert Gap.PAGES not in without.gaps
    assert (Gap.PAGES in with_rules.gaps) == ("tiktok" not in with_rules.text)


PATHS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(PATHS, st.sampled_from(Place))
def test_no_name_writes_a_rule_of_its_own(handle: str, place: Place) -> None:
    """Whatever a name holds, it stays one line, and none of the signs a filter reads."""
    plain = ready_text(place, ["a.test"], ["b.test/exname"])
    odd = ready_text(place, ["a.test"], [f"b.test/{handle.partition('?')[0]}"])
    assert len(odd.text.splitlines()) - len(plain.text.splitlines()) in {0, 1}  # 1: the other @
    for line in odd.text.splitlines():
        path = re.search(r"b\.test(/[^^\s]*)", line)
        assert path is None or not set(path[1]) & set('|*"\\,<>')


@given(st.sets(st.from_regex(r"[a-c](\.[a-c]){0,3}\.test", fullmatch=True), min_size=1))
def test_widening_loses_no_name(names: set[str]) -> None:
    """Every name is closed by a pattern that is written, and no pattern is written that was not asked for."""
    patterns = list(ready_text(Place.PIHOLE, names).text.splitlines())
    assert all(any(re.search(pattern, name) for pattern in patterns) for name in names)
    assert all(any(re.search(pattern, name) for name in names) for pattern in patterns)
