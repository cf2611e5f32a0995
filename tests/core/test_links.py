"""What a link, a name or a tile can close."""

import datetime as dt
import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.core.errors import Refusal, RefusedLinkError
from leeward.core.links import Plan, plan_of, plan_site, read_link
from leeward.core.platforms import Catalogue
from leeward.core.records import Level, Target
from leeward_guard.names import is_host_name

PLATFORMS = Path(__file__).resolve().parents[2] / "resources" / "platforms.json"
SAMPLES = [
    (sample["url"], sample["platform"], sample["person"])
    for sample in json.loads(PLATFORMS.read_text("utf-8"))["tests"]
]
NOW = dt.datetime(2026, 12, 10, 12, tzinfo=dt.UTC)


def kept(plan: Plan) -> Target:
    """The target that wanting `plan` would keep."""
    return Target(
        version="v",
        record="r",
        saved=NOW,
        platform=plan.platform,
        host=plan.host,
        handle=plan.handle,
        level=plan.level,
    )


def refusal_of(catalogue: Catalogue, text: str) -> tuple[Refusal, str]:
    """Why `text` is refused, and what the refusal names."""
    with pytest.raises(RefusedLinkError) as refused:
        read_link(text, catalogue)
    return refused.value.refusal, refused.value.detail


@pytest.mark.parametrize(("url", "platform", "person"), SAMPLES)
def test_sample_addresses_show_the_person_they_show(
    catalogue: Catalogue, url: str, platform: str | None, person: str | None
) -> None:
    """Each of the catalogue's sample addresses gives its platform and person, or no person at all."""
    plan = read_link(url, catalogue)
    assert plan.handle == (person or "")
    assert platform is None or plan.platform == platform


@pytest.mark.parametrize(
    "link",
    [
        "https://www.instagram.com/Example.Person/?igsh=MzRlODBiNWFlZA==",
        "instagram.com/example.person",
        "http://m.instagram.com/example.person/reel/xyz?utm_source=qr",
        "INSTAGR.AM/EXAMPLE.PERSON",
        "https://www.instagram.com/stories/example.person/31",
        "https://ig.me/m/example.person",
        "<https://www.instagram.com./example.person>.",
        "https://me@instagram.com:443/%65xample.person#x",
    ],
)
def test_a_person_is_the_same_however_the_link_is_written(catalogue: Catalogue, link: str) -> None:
    """All forms of one profile's link give one plan: the whole site, account-free viewers with it."""
    plan = read_link(link, catalogue)
    assert (plan.platform, plan.title, plan.handle) == ("instagram", "Instagram", "example.person")
    assert plan.level is Level.SITE
    assert {"instagram.com", "www.instagram.com", "i.instagram.com", "imginn.com"} <= set(plan.names)
    assert "instagram.com/example.person" in plan.rules


def test_page_of_a_platform_that_is_no_person_is_the_whole_site(catalogue: Catalogue) -> None:
    """A reserved word is nobody's name, so the plan is the site and holds no rule."""
    plan = read_link("https://www.instagram.com/explore/", catalogue)
    assert plan == read_link("instagram.com", catalogue) == plan_site("instagram", catalogue)
    assert (plan.handle, plan.rules) == ("", ())


def test_language_and_mobile_hosts_show_the_same_person(catalogue: Catalogue) -> None:
    """A person is found on every host of the platform that shows the same paths."""
    for link in (
        "https://de-de.facebook.com/jo.doe",
        "https://mbasic.facebook.com/jo.doe?x=1",
        "https://m.facebook.com/jo.doe/photos",
    ):
        assert read_link(link, catalogue).handle == "jo.doe"
    assert read_link("https://de.linkedin.com/in/j%C3%BCrgen-12/", catalogue).handle == "j%C3%BCrgen-12"


def test_own_host_of_a_person_is_closed_exactly(catalogue: Catalogue) -> None:
    """Where a person has a host of their own, that alone is closed, though its parent may stay open."""
    for link, name in (
        ("https://Jane.tumblr.com/post/1", "jane.tumblr.com"),
        ("https://www.tumblr.com/jane/123/slug", "jane.tumblr.com"),
        ("jane.wordpress.com", "jane.wordpress.com"),
        ("jane-doe.github.io/x", "jane-doe.github.io"),
    ):
        plan = read_link(link, catalogue)
        assert (plan.level, plan.names) == (Level.PERSON, (name,))
    assert read_link("jane.tumblr.com", catalogue).rules[0] == "tumblr.com/jane"


def test_handle_that_makes_no_host_name_closes_the_site(catalogue: Catalogue) -> None:
    """An underscore or a dot cannot stand in a host label, so nothing exact is promised."""
    assert read_link("https://t.me/some_body", catalogue).level is Level.SITE
    assert read_link("https://medium.com/@some.body", catalogue).level is Level.SITE


def test_site_offered_for_one_person_only_is_closed_by_page(catalogue: Catalogue) -> None:
    """Where closing all would cost too much, a person's page is a rule for browsers and no name."""
    plan = read_link("https://linktr.ee/jane", catalogue)
    assert (plan.level, plan.names, plan.rules) == (Level.PAGE, (), ("linktr.ee/jane",))


@pytest.mark.parametrize("link", ["example.org", "www.example.org", "https://WWW.example.org/a/b?c"])
def test_unknown_site_is_closed_with_its_twin(catalogue: Catalogue, link: str) -> None:
    """A host outside the catalogue is one plan, with and without `www.`."""
    plan = read_link(link, catalogue)
    assert (plan.platform, plan.host, plan.title, plan.handle) == ("", "example.org", "example.org", "")
    assert plan.names == ("example.org", "www.example.org")


@pytest.mark.parametrize(
    "link", ["https://mastodon.social/@jo", "@jo@mastodon.social", "www.mastodon.social/@jo"]
)
def test_person_on_an_instance_closes_the_instance(catalogue: Catalogue, link: str) -> None:
    """On a platform of many hosts, the one meant is closed."""
    plan = read_link(link, catalogue)
    assert (plan.platform, plan.host, plan.handle) == ("mastodon", "mastodon.social", "jo")
    assert plan.names == ("mastodon.social", "www.mastodon.social")
    assert plan.rules == ("mastodon.social/@jo",)


def test_person_seen_from_another_instance_is_closed_at_home(catalogue: Catalogue) -> None:
    """`/@jo@there` on one's own instance is a person of the other, so one's own stays open."""
    plan = read_link("https://fosstodon.org/@jo@social.example.org", catalogue)
    assert plan.names == ("social.example.org", "www.social.example.org")


@pytest.mark.parametrize(
    ("link", "refusal", "detail"),
    [
        ("https://help.instagram.com/123", Refusal.KEEP_OPEN, "help.instagram.com"),
        ("deep.help.instagram.com", Refusal.KEEP_OPEN, "help.instagram.com"),
        ("www.spotify.com/account", Refusal.KEEP_OPEN, "www.spotify.com"),
        ("telegram.org", Refusal.KEEP_OPEN, "telegram.org"),
        ("https://t.co/abc", Refusal.NEVER_BLOCK, "t.co"),
        ("scontent.fbcdn.net", Refusal.NEVER_BLOCK, "fbcdn.net"),
        ("github.io", Refusal.NEVER_BLOCK, "github.io"),
        ("www.988lifeline.org", Refusal.NEVER_BLOCK, "988lifeline.org"),
        ("https://hinge.co/", Refusal.NO_WEB, "Hinge"),
        ("localhost", Refusal.LOCAL, ""),
        ("192.168.0.1", Refusal.ADDRESS, ""),
    ],
)
def test_what_must_stay_open_is_refused_by_name(
    catalogue: Catalogue, link: str, refusal: Refusal, detail: str
) -> None:
    """A refusal says why, and which public host or site it is about."""
    assert refusal_of(catalogue, link) == (refusal, detail)


def test_no_tile_closes_what_must_stay_open(catalogue: Catalogue) -> None:
    """Every site of the catalogue closes public names only, none of them help, sign-in or shared."""
    open_hosts = {host for platform in catalogue.platforms for host in platform.keep_open}
    for platform in catalogue.platforms:
        try:
            plan = plan_site(platform.id, catalogue)
        except RefusedLinkError as refused:
            assert refused.refusal in {Refusal.NO_WEB, Refusal.NOTHING_TO_CLOSE}  # noqa: PT017
            assert refused.detail == platform.name  # noqa: PT017
            continue
        assert plan.names
        assert len(set(plan.names)) == len(plan.names)
        assert all(is_host_name(name) for name in plan.names)
        assert not (open_hosts | catalogue.never_block) & set(plan.names)


def test_numbered_accounts_have_their_own_rules(catalogue: Catalogue) -> None:
    """A person known by a number is held by the pages that carry the number."""
    assert (
        "facebook.com/profile.php?id=100012"
        in read_link("facebook.com/profile.php?id=100012", catalogue).rules
    )
    assert "vk.com/id123" in read_link("https://vk.com/id123", catalogue).rules
    channel = "UC1234567890123456789012"
    assert f"youtube.com/channel/{channel}" in read_link(f"youtube.com/channel/{channel}", catalogue).rules
    assert read_link("wa.me/441234567890", catalogue).rules == ("wa.me/441234567890",)


@pytest.mark.parametrize(
    "link",
    [
        "instagram.com/jo",
        "jane.tumblr.com",
        "linktr.ee/jane",
        "example.org",
        "mastodon.social/@jo",
        "tinder.com",
    ],
)
def test_kept_target_closes_what_was_planned(catalogue: Catalogue, link: str) -> None:
    """What is kept of a plan is enough to plan the same again."""
    plan = read_link(link, catalogue)
    assert plan_of(kept(plan), catalogue) == plan


def test_target_the_catalogue_no_longer_knows_closes_nothing(catalogue: Catalogue) -> None:
    """An unknown platform, a lost form or a name that must stay open is never written anywhere."""
    plan = read_link("jane.tumblr.com", catalogue)
    for lost in (
        msgspec.structs.replace(plan, platform="gone"),
        msgspec.structs.replace(plan, handle="not_a_label"),
        msgspec.structs.replace(plan, platform="signal", level=Level.SITE),
        msgspec.structs.replace(plan, platform="", host="help.instagram.com"),
        msgspec.structs.replace(plan, platform="", host="t.co"),
        msgspec.structs.replace(plan, platform="", host="a b"),
        msgspec.structs.replace(plan, platform="mastodon", host="localhost", level=Level.SITE),
    ):
        assert plan_of(kept(lost), catalogue).names == ()


PIECES = st.one_of(
    st.sampled_from(("https://", "www.", ".", "/", "@", "?", "#", "%", "%0a", "\u202e", "\x00", " ", "ß")),
    st.sampled_from(("instagram.com", "jane.tumblr.com", "mastodon.social", "github.io", "vk.com")),
    st.sampled_from(("jo", "explore", "profile.php?id=", "12")),
)
PASTED = st.text() | st.lists(PIECES, max_size=9).map("".join)


@given(text=PASTED)
def test_any_pasted_text_gives_public_names_or_a_reason(catalogue: Catalogue, text: str) -> None:
    """No text crashes, and whatever would be closed is a public name that may be closed."""
    try:
        plan = read_link(text, catalogue)
    except RefusedLinkError:
        return
    assert all(is_host_name(name) for name in plan.names)
    assert plan.names or plan.rules
    # A page guessed on an unknown site is asked about, and not kept with the site.
    asked = plan if plan.platform else msgspec.structs.replace(plan, rules=())
    assert plan_of(kept(plan), catalogue) == asked
    assert all(rule.isprintable() and " " not in rule for rule in plan.rules)
