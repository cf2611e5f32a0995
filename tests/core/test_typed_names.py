"""Whom a typed name means, on a site the person picked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.core.errors import Refusal, RefusedLinkError
from leeward.core.links import plan_person, plan_site
from leeward.core.platforms import Catalogue
from leeward.core.records import Level
from leeward_guard.names import is_host_name

TYPED = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            ("@", "$", "jo", "12", ".", "_", "-", "/", "u", "https://", "instagram.com", " ", "ß")
        ),
        max_size=8,
    ).map("".join),
)


@pytest.mark.parametrize(
    ("platform", "typed", "handle"),
    [
        ("instagram", "example.person", "example.person"),
        ("instagram", " @Example.Person ", "example.person"),
        ("instagram", "https://instagram.com/example.person?x", "example.person"),
        ("x", "@Some_Body", "Some_Body"),
        ("cashapp", "$somebody", "somebody"),
        ("reddit", "u/some_body", "some_body"),
        ("linkedin", "in/some-body-1", "some-body-1"),
        ("tumblr", "jane.tumblr.com", "jane"),
        ("wordpress", "jane", "jane"),
        ("bluesky", "@Jane.bsky.social", "jane.bsky.social"),
        ("whatsapp", "+44 1234 567-890", "441234567890"),
        ("vk", "id123", "123"),
        ("facebook", "https://m.facebook.com/profile.php?id=100012", "100012"),
    ],
)
def test_typed_name_is_checked_by_the_platform(
    catalogue: Catalogue, platform: str, typed: str, handle: str
) -> None:
    """A name, with or without its mark, or a link typed in its place, gives the same person."""
    plan = plan_person(platform, typed, catalogue)
    assert (plan.platform, plan.handle) == (platform, handle)


@pytest.mark.parametrize(
    ("platform", "typed", "refusal"),
    [
        ("instagram", "explore", Refusal.BAD_HANDLE),
        ("instagram", "Jo Doe", Refusal.BAD_HANDLE),
        ("instagram", "jö", Refusal.BAD_HANDLE),
        ("instagram", "instagram.com", Refusal.BAD_HANDLE),
        ("instagram", "https://www.tiktok.com/@jo", Refusal.BAD_HANDLE),
        ("instagram", "https://www.instagram.com/explore/", Refusal.BAD_HANDLE),
        ("instagram", "a" * 31, Refusal.BAD_HANDLE),
        ("instagram", "jo\nhost", Refusal.BAD_HANDLE),
        ("instagram", "  ", Refusal.EMPTY),
        ("mastodon", "jo", Refusal.BAD_HANDLE),
        ("mastodon", "@jo@localhost", Refusal.BAD_HANDLE),
        ("signal", "jo", Refusal.NO_WEB),
        ("nosuch", "jo", Refusal.UNKNOWN_PLATFORM),
    ],
)
def test_typed_name_that_can_be_nobodys_is_refused(
    catalogue: Catalogue, platform: str, typed: str, refusal: Refusal
) -> None:
    """A reserved word, another site's link or a form the platform does not have closes nothing."""
    with pytest.raises(RefusedLinkError) as refused:
        plan_person(platform, typed, catalogue)
    assert refused.value.refusal is refusal


def test_typed_name_on_a_site_without_people_is_the_site(catalogue: Catalogue) -> None:
    """Where nobody has an address, what can be closed is the site."""
    assert plan_person("bumble", "jo", catalogue) == plan_site("bumble", catalogue)


@pytest.mark.parametrize(("platform", "typed"), [("bandcamp", "daily"), ("substack", "support")])
def test_hosts_of_the_site_itself_are_nobodys_own(catalogue: Catalogue, platform: str, typed: str) -> None:
    """A name that is one of the site's own hosts never closes that host as a person's."""
    plan = plan_person(platform, typed, catalogue)
    assert (plan.level, plan.names) == (Level.SITE, plan_site(platform, catalogue).names)


@given(typed=TYPED, data=st.data())
def test_any_typed_name_gives_that_platform_or_a_reason(
    catalogue: Catalogue, typed: str, data: st.DataObject
) -> None:
    """On every platform, any text is a person there, the site, or refused."""
    platform = data.draw(st.sampled_from(catalogue.platforms))
    try:
        plan = plan_person(platform.id, typed, catalogue)
    except RefusedLinkError:
        return
    assert plan.platform == platform.id
    assert all(is_host_name(name) for name in plan.names)
    assert plan.names or plan.rules
