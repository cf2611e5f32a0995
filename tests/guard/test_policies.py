"""Page rules as the guard reads and spells them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward_guard.chromium import PLACES
from leeward_guard.firefox import PLACE
from leeward_guard.policies import (
    PATH,
    Place,
    Refused,
    RefusedPolicyError,
    escapes,
    letter_cases,
    read_rule,
)


@pytest.mark.parametrize(
    "text",
    [
        "instagram.com/example.person",
        "instagram.com/stories/example.person",
        "facebook.com/profile.php?id=1000123",
        "tiktok.com/@name",
        "cash.app/$name",
        "wa.me/+4915112345678",
        "linkedin.com/in/J%C3%B6rg-x_1",
        "discord.com/channels/@me/123456789012345678",
    ],
)
def test_the_catalogues_forms_are_taken_and_kept_as_they_are(text: str) -> None:
    """A rule reads back as it was written, so the ledger and the person see the same."""
    assert read_rule(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "instagram.com",
        "instagram.com/",
        "instagram.com/name/",
        "instagram.com//name",
        "instagram.com/./name",
        "instagram.com/x/../name",
        "instagram.com/na me",
        "instagram.com/na*me",
        "instagram.com/name#f",
        'instagram.com/"',
        "instagram.com/na\\me",
        "instagram.com/name\n",
        "instagram.com/n\u00e4me",
        "instagram.com/\u202ename",
        "instagram.com/%2Fname",
        "instagram.com/%65xname",
        "instagram.com/%0Aname",
        "instagram.com/%C",
        "instagram.com/name?",
        "instagram.com/name?id",
        "instagram.com/name?id=*",
        "instagram.com/name?id=1&x=2",
        "instagram.com/" + "a" * 200,
        "Instagram.com/name",
        "instagram/name",
        "localhost/name",
        "192.0.2.1/name",
        "[2001:db8::1]/name",
        "instagram.com:443/name",
        "user@instagram.com/name",
        "https://instagram.com/name",
        "*.instagram.com/name",
        "/name",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    """No rule reaches further than one page of one public host, and none can break out of a pattern."""
    with pytest.raises(RefusedPolicyError) as refused:
        read_rule(text)
    assert refused.value.reason is Refused.BAD_RULE


@pytest.mark.parametrize("follows", ["a/", "a*", "\u00e4", 'a"', "a b", "a\n"])
def test_what_follows_is_checked_too(follows: str) -> None:
    """The characters that keep longer names open are a name's own."""
    with pytest.raises(RefusedPolicyError):
        read_rule("instagram.com/name", follows)


@given(st.text(max_size=40), st.text(max_size=5))
def test_reading_never_fails_otherwise(text: str, follows: str) -> None:
    """Any text is taken or refused, and what is taken keeps to the one alphabet."""
    try:
        rule = read_rule(text, follows)
    except RefusedPolicyError:
        return
    assert PATH.fullmatch(rule.path)
    assert rule.text.isascii()
    assert read_rule(rule.text, rule.follows) == rule


def test_both_spellings_of_an_at_sign_are_one_rule() -> None:
    """However the link was pasted, the rule is the same and both spellings are closed."""
    assert read_rule("tiktok.com/%40name") == read_rule("tiktok.com/@name")
    assert read_rule("linkedin.com/in/j%c3%b6rg") == read_rule("linkedin.com/in/j%C3%B6rg")
    assert escapes("/@name") == ("/@name", "/%40name")
    assert escapes("/name") == ("/name",)


@pytest.mark.parametrize(
    ("path", "forms"),
    [
        ("/exName", {"/exName", "/exname", "/EXNAME", "/Exname"}),
        (
            "/stories/example.person",
            {"/stories/example.person", "/stories/EXAMPLE.PERSON", "/stories/Example.person"},
        ),
        ("/@exname", {"/@exname", "/@EXNAME", "/@Exname"}),
        ("/1234", {"/1234"}),
        ("/in/j%C3%B6rg", {"/in/j%C3%B6rg", "/in/J%C3%B6RG", "/in/J%C3%B6rg"}),
    ],
)
def test_letter_cases_are_of_the_name_alone(path: str, forms: set[str]) -> None:
    """The last part of a path is spelled as pasted, lower, upper and capitalised; escapes stay escapes."""
    assert set(letter_cases(path)) == forms


@pytest.mark.parametrize("place", [*PLACES, PLACE], ids=lambda place: place.browser)
def test_no_temporary_file_waits_where_browsers_read(place: Place) -> None:
    """The next bytes wait one level up; every folder that may have to be made is named, outermost first."""
    assert place.temporary.rpartition("/")[0] == place.folder.rpartition("/")[0]
    assert place.folders()[-1] == place.folder
    assert all(inner.startswith(f"{outer}/") for outer, inner in itertools.pairwise(place.folders()))
    assert "/etc" not in place.folders()
