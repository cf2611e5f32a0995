"""Names that read like a known site's, and pages guessed on unknown sites."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import moment
from leeward.core.handles import LONGEST_PATH, guessed_page
from leeward.core.links import only_page, plan_of, read_link
from leeward.core.lookalikes import in_letters, looks_like
from leeward.core.platforms import Catalogue, Platform
from leeward.core.records import Level
from leeward.core.rules import page_rules
from leeward.core.shield import target_of, want
from leeward.core.state import State
from leeward_guard.policies import read_rule

INSTAGRAM = Platform(
    id="instagram", name="Instagram", category="social", hosts=("instagram.com", "www.instagram.com")
)
CATALOGUE = Catalogue(platforms=(INSTAGRAM,), never_block=frozenset())


@pytest.mark.parametrize(
    "link", ["instagr\u0430m.com", "www.instagr\u0430m.com", "instagrarn.com", "ínstagram.com"]
)
def test_what_reads_like_a_known_site_is_told(link: str) -> None:
    """Letters of another script, signs that pass for others, accents."""
    plan = read_link(link, CATALOGUE)
    assert not plan.platform
    assert looks_like(plan.host, CATALOGUE) == "instagram.com"


@pytest.mark.parametrize("host", ["instagram.com", "help.instagram.com", "example.org", "xn--bcher-kva.de"])
def test_a_site_itself_and_others_are_taken_for_nothing(host: str) -> None:
    """The known site, what lies below it, and unlike names."""
    assert not looks_like(host, CATALOGUE)


def test_a_name_is_read_in_its_own_letters() -> None:
    """What browsers send is told as people read it; a broken one is not."""
    assert in_letters("xn--bcher-kva.de") == "bücher.de"
    assert not in_letters("example.org")
    assert not in_letters("xn--zzzzzzz-.de")


@pytest.mark.parametrize(
    ("link", "page"),
    [
        ("foo.example/@jane", "foo.example/@jane"),
        ("https://foo.example/user/jane/posts?x=1", "foo.example/user/jane"),
        ("foo.example/u/jane", "foo.example/u/jane"),
        ("foo.example/in/jane-doe", "foo.example/in/jane-doe"),
        ("foo.example/profile/jane", "foo.example/profile/jane"),
        ("foo.example/~jane/diary", "foo.example/~jane"),
        ("foo.example/people/jane", "foo.example/people/jane"),
        ("foo.example/jane", "foo.example/jane"),
        ("foo.example/jané", ""),
        ("foo.example/", ""),
    ],
)
def test_a_page_on_an_unknown_site_is_guessed(link: str, page: str) -> None:
    """By the usual forms of a person's address, else by the last plain part; the host stays the plan."""
    plan = read_link(link, CATALOGUE)
    assert (plan.level, plan.handle, plan.names) == (Level.SITE, "", ("foo.example", "www.foo.example"))
    found = only_page(plan)
    assert (found.rules if found else ()) == ((page,) if page else ())


def test_a_guessed_page_is_kept_as_it_was_agreed_to() -> None:
    """The target closes just that page again, and asks the guard for a rule it takes."""
    plan = only_page(read_link("foo.example/user/jane", CATALOGUE))
    assert plan is not None
    state = want(State(), plan, now=moment("2026-11-21 20:00"))
    target = target_of(state, plan)
    assert target is not None
    again = plan_of(target, CATALOGUE)
    assert (again.names, again.level) == ((), Level.PAGE)
    (rule,) = page_rules(again, CATALOGUE)
    assert read_rule(rule.rule, rule.follows).text == "foo.example/user/jane"


@given(st.text(alphabet=st.sampled_from("/@~aZ0._-%é $"), max_size=40) | st.text(max_size=60))
def test_every_guess_is_a_page_the_guard_takes(path: str) -> None:
    """Whatever was pasted: no page, or one that makes a rule."""
    page = guessed_page(f"/{path}")
    assert len(page) <= LONGEST_PATH
    assert not page or read_rule(f"foo.example/{page}", "ab").text == f"foo.example/{page}"
