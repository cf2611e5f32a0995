"""What browsers are asked to keep closed of one person."""

import re

import msgspec
import pytest

from leeward.core.links import Plan, plan_person, plan_site, read_link
from leeward.core.platforms import Catalogue
from leeward.core.records import Level
from leeward.core.rules import Family, StaysOpen, Takes, coverage, following, page_rules
from leeward_guard.policies import read_rule

SAMPLES = (
    "exname",
    "example.person.social",
    "4915112345678",
    "123456789012345678",
    "0123456789abcdef01234567",
)


def as_page(plan: Plan) -> Plan:
    """The same person, closed by page rules only."""
    return msgspec.structs.replace(plan, level=Level.PAGE, names=())


def test_a_page_plan_asks_for_their_pages(catalogue: Catalogue) -> None:
    """A person on a big site is asked for by each of their addresses there, in the site's own letters."""
    plan = as_page(plan_person("tiktok", "@Example.Person", catalogue))
    rules = page_rules(plan, catalogue)
    assert [rule.rule for rule in rules] == ["tiktok.com/@Example.Person"]
    assert "." in rules[0].follows
    assert "-" not in rules[0].follows


def test_a_whole_site_needs_no_page_rules(catalogue: Catalogue) -> None:
    """Where the whole site is closed, browsers need not be asked for pages of it."""
    assert page_rules(plan_site("instagram", catalogue), catalogue) == ()


def test_every_rule_of_the_catalogue_is_one_the_guard_takes(catalogue: Catalogue) -> None:
    """Whatever address form a platform has, what we ask for is taken by the guard's strict reading."""
    taken = 0
    for platform in catalogue.platforms:
        if platform.no_web or not platform.person.rules or platform.instances:
            continue
        handle = next(h for h in SAMPLES if re.fullmatch(platform.handle_pattern, h, re.ASCII))
        for rule in page_rules(as_page(plan_person(platform.id, handle, catalogue)), catalogue):
            read = read_rule(rule.rule, rule.follows)
            assert (read.text, read.follows) == (rule.rule, rule.follows)
            taken += 1
    assert taken > 40


def test_a_person_elsewhere_on_an_instance_is_asked_for_there(catalogue: Catalogue) -> None:
    """On a site of many hosts the rule names the one that was meant, and is one the guard takes."""
    plan = as_page(read_link("https://mastodon.social/@exname", catalogue))
    (rule,) = page_rules(plan, catalogue)
    assert read_rule(rule.rule, rule.follows).text == "mastodon.social/@exname"
    assert "@" in rule.follows


def test_a_pasted_link_gives_rules_in_the_letters_it_had(catalogue: Catalogue) -> None:
    """Where a site knows capitals, the address is asked for as pasted."""
    plan = as_page(read_link("https://github.com/Example-Person?tab=stars", catalogue))
    assert "github.com/Example-Person" in {rule.rule for rule in page_rules(plan, catalogue)}


@pytest.mark.parametrize(
    ("handle", "pattern", "there", "missing"),
    [
        ("exname", r"^(?!.*\.\.)(?!\.)(?!.*\.$)[a-z0-9._]{1,30}$", "aZ9._", "-%@"),
        ("exname", r"^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}$", "aZ9-", "._%"),
        ("1234567", r"^\d{3,20}$", "0123456789", "aA._-"),
        ("EXNAME", r"^[A-Z]{2,20}$", "aA", "0."),
        ("exname", "", "aZ9._-%", ""),
    ],
)
def test_what_follows_is_the_sites_own_alphabet(handle: str, pattern: str, there: str, missing: str) -> None:
    """Only characters that a longer name on that site could have are kept open, letters in both cases."""
    follows = following(handle, pattern)
    assert set(there) <= set(follows)
    assert not set(missing) & set(follows)


def test_the_longest_name_has_nothing_after_it() -> None:
    """Where no longer name can be, nothing has to be kept open."""
    assert following("a" * 30, r"^[a-z0-9._]{1,30}$") == ""


def test_the_families_differ_in_what_was_measured() -> None:
    """Chromium obeys in seconds and minds letter case; Firefox needs a restart; both miss clicks inside."""
    chromium, firefox = coverage(Family.CHROMIUM), coverage(Family.FIREFOX)
    assert (chromium.takes, firefox.takes) == (Takes.SECONDS, Takes.RESTART)
    assert set(chromium.stays_open) - set(firefox.stays_open) == {StaysOpen.LETTER_CASES}
    assert firefox.stays_open[0] is StaysOpen.CLICKS_INSIDE
