import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward_guard.names import BAD_NAME, KEPT_OPEN, NEVER, Rules, is_below, is_host_name

RULES = Rules(
    hosts=frozenset({"www.instagram.com", "web.telegram.org"}),
    suffixes=frozenset({"tumblr.com", "github.io"}),
    sites_own=frozenset({"api.tumblr.com", "security.github.io"}),
    never=frozenset({"fbcdn.net", "github.io", "samaritans.org"}),
    kept_open=frozenset({"help.tumblr.com", "telegram.org"}),
)


@pytest.mark.parametrize("name", ["a.bc", "www.instagram.com", "xn--bcher-kva.example", "1.2.3.x4", "a-b.co"])
def test_public_names_are_host_names(name: str) -> None:
    """Lower case labels of letters, digits and hyphens make a name."""
    assert is_host_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "com",
        "localhost",
        "a.localhost",
        "router.local",
        "1.2.3.4",
        "::1",
        "www.instagram.com.",
        ".instagram.com",
        "a..b",
        "Www.instagram.com",
        "www.instagram.com\n",
        "a b.com",
        "a_b.com",
        "-a.com",
        "a-.com",
        "bücher.de",
        "a#b.com",
        "a.b\0c",
        "٣.٤.com",
        f"{'a' * 64}.com",
        ".".join(["a" * 63] * 4),
    ],
)
def test_anything_else_is_refused(name: str) -> None:
    """Addresses, own and local names, other letters, wrong lengths and control characters are no names."""
    assert not is_host_name(name)


@given(st.text(max_size=40))
def test_a_name_never_breaks_a_line(text: str) -> None:
    """Whatever passes is plain ASCII without a blank, a comment or a line's end."""
    if is_host_name(text):
        assert text.isascii()
        assert not set(text) & set(" \t\r\n\v\f#\0")
        assert text == text.lower()


def test_below_counts_whole_labels() -> None:
    """A name lies below its zone, not below one that only ends alike."""
    assert is_below("a.b.fbcdn.net", RULES.never)
    assert is_below("fbcdn.net", ["fbcdn.net"])
    assert not is_below("notfbcdn.net", RULES.never)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("www.instagram.com", ""),
        ("somebody.example.org", ""),
        ("somebody.tumblr.com", ""),
        ("somebody.github.io", ""),
        ("web.telegram.org", ""),
        ("telegram.org", KEPT_OPEN),
        ("help.tumblr.com", KEPT_OPEN),
        ("github.io", NEVER),
        ("a.b.github.io", NEVER),
        ("security.github.io", NEVER),
        ("api.tumblr.com", ""),
        ("www.samaritans.org", NEVER),
        ("localhost", BAD_NAME),
    ],
)
def test_some_names_are_never_closed(name: str, reason: str) -> None:
    """Help, sign-in and shared names are refused; a person's own host on such ground is not."""
    assert RULES.refusal(name) == reason


def test_the_catalogue_knows_its_hosts_and_one_label_of_a_person() -> None:
    """One label under a person suffix is the catalogue's, two are not, the bare suffix neither."""
    assert RULES.knows("www.instagram.com")
    assert RULES.knows("somebody.tumblr.com")
    assert not RULES.knows("tumblr.com")
    assert not RULES.knows("api.tumblr.com")
    assert not RULES.knows("a.somebody.tumblr.com")
    assert not RULES.knows("somebody.example.org")
