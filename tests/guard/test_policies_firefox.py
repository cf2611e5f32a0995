"""Our patterns in Firefox's one policy file, and every other byte as it was."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leeward_guard.firefox import HIDDEN, LONGEST_LIST, compose, patterns_of
from leeward_guard.policies import Notice, PageRule, Refused, RefusedPolicyError, Told, read_rule

EXNAME = read_rule("instagram.com/exname")
AT_NAME = read_rule("tiktok.com/@name")
BY_ID = read_rule("facebook.com/profile.php?id=1000123")
RULES = [EXNAME, AT_NAME, BY_ID]
OURS = {pattern for rule in RULES for pattern in patterns_of(rule)}
DEBIAN, MOZILLA = HIDDEN[0], HIDDEN[3]
# A name, a bracket, or what stands between: enough to tell where one token ends.
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s"\[\]{},:]+')


def block_of(data: bytes | None) -> list[str]:
    """What a file has Firefox close."""
    assert data is not None
    return json.loads(data)["policies"]["WebsiteFilter"]["Block"]


def put(rules: list[PageRule], file: bytes | None, hidden: dict[str, bytes] | None = None) -> bytes:
    """The file's bytes with the rules in it."""
    data = compose(rules, file, hidden or {}).data
    assert data is not None
    return data


def removed(file: bytes | None, hidden: dict[str, bytes] | None = None) -> bytes | None:
    """The file's bytes once nothing is wanted any more."""
    return compose([], file, hidden or {}).data


def test_a_path_takes_three_patterns_and_a_query_four() -> None:
    """The page, what is below it, the page with a query; a field first, last, between and alone."""
    assert patterns_of(EXNAME) == (
        "*://*.instagram.com/exname",
        "*://*.instagram.com/exname/*",
        "*://*.instagram.com/exname?*",
    )
    assert patterns_of(BY_ID) == (
        "*://*.facebook.com/profile.php?id=1000123",
        "*://*.facebook.com/profile.php?id=1000123&*",
        "*://*.facebook.com/profile.php?*&id=1000123",
        "*://*.facebook.com/profile.php?*&id=1000123&*",
    )
    assert {"*://*.tiktok.com/@name", "*://*.tiktok.com/%40name?*"} < set(patterns_of(AT_NAME))


def test_where_no_file_stands_ours_comes_and_goes() -> None:
    """A file made by us says the patterns, and goes as a whole."""
    data = put(RULES, None)
    assert set(block_of(data)) > OURS
    assert data.endswith(b"\n")
    assert removed(data) is None
    assert removed(None) is None


def test_the_file_that_ours_hides_goes_on_holding() -> None:
    """What stands in Firefox's own folder is carried over whole, and comes along when it changes."""
    theirs = b'{"policies": {"DisableTelemetry": true, "WebsiteFilter": {"Block": ["*://*.example.org/*"]}}}'
    data = put([EXNAME], None, {DEBIAN: theirs})
    assert json.loads(data)["policies"]["DisableTelemetry"] is True
    assert "*://*.example.org/*" in block_of(data)

    changed = theirs.replace(b"true", b"false")
    data = put(RULES, data, {DEBIAN: changed})
    assert json.loads(data)["policies"]["DisableTelemetry"] is False
    data = put(RULES, data, {})
    assert set(json.loads(data)["policies"]) == {"WebsiteFilter"}
    assert removed(data, {DEBIAN: theirs}) is None


def test_a_hidden_file_that_breaks_later_holds_as_it_was() -> None:
    """Rules still end, and nothing of what held is lost, when nobody can read the hidden file any more."""
    theirs = b'{"policies": {"DisableTelemetry": true}}'
    data = put(RULES, None, {DEBIAN: theirs})
    fewer = put([EXNAME], data, {DEBIAN: b"{"})
    assert json.loads(fewer)["policies"]["DisableTelemetry"] is True
    assert not set(block_of(fewer)) & set(patterns_of(AT_NAME))
    assert removed(fewer, {DEBIAN: b"{"}) is None


def test_a_file_of_ours_that_someone_edited_is_theirs() -> None:
    """What an administrator wrote into a file that we made stays when we go."""
    data = put(RULES, None)
    edited = data.replace(b'{"policies":{', b'{"policies":{\n  "DisableTelemetry": true,')
    assert removed(edited) == b'{"policies":{\n  "DisableTelemetry": true}}\n'


def test_what_an_administrator_closes_already_is_not_added() -> None:
    """Where all our patterns stand without us the file stays as it is, and none of ours is made."""
    document = {"policies": {"WebsiteFilter": {"Block": list(patterns_of(EXNAME))}}}
    theirs = json.dumps(document).encode()
    assert compose([EXNAME], theirs, {}).data == theirs
    assert compose([EXNAME], None, {DEBIAN: theirs}).data is None


def test_the_files_of_two_firefoxes_that_differ_are_a_refusal() -> None:
    """One file of ours can't say two things; where they say the same it can."""
    one, other = b'{"policies": {}}', b'{"policies": {"DisableTelemetry": true}}'
    with pytest.raises(RefusedPolicyError) as refused:
        compose(RULES, None, {DEBIAN: one, MOZILLA: other})
    assert refused.value.reason is Refused.TWO_SOURCES
    put(RULES, None, {DEBIAN: one, MOZILLA: one})
    # Firefox reads neither where the first file stands.
    put(RULES, b"{}", {DEBIAN: one, MOZILLA: other})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Refused.BROKEN_FILE),
        (b"{", Refused.BROKEN_FILE),
        (b'{"policies": {},}', Refused.BROKEN_FILE),
        (b'{"policies": {}} // theirs', Refused.BROKEN_FILE),
        (b'\xef\xbb\xbf{"policies": {}}', Refused.BROKEN_FILE),
        (b'{"a": "\xe4"}', Refused.BROKEN_FILE),
        (b'{"a": NaN}', Refused.BROKEN_FILE),
        (b'{"a": "\t"}', Refused.BROKEN_FILE),
        (b'{"a": 01}', Refused.BROKEN_FILE),
        (b'{"a" 1}', Refused.BROKEN_FILE),
        (b"[" * 5000, Refused.BROKEN_FILE),
        (b'"policies"', Refused.STRANGE_FILE),
        (b'{"policies": []}', Refused.STRANGE_FILE),
        (b'{"policies": {}, "policies": {}}', Refused.STRANGE_FILE),
        (b'{"policies": {"WebsiteFilter": 1}}', Refused.STRANGE_FILE),
        (b'{"policies": {"WebsiteFilter": {"Block": "<all_urls>"}}}', Refused.STRANGE_FILE),
        (b'{"policies": {"WebsiteFilter": {"Exceptions": {}}}}', Refused.STRANGE_FILE),
    ],
)
def test_a_file_that_can_not_be_read_is_a_refusal(data: bytes, reason: Refused) -> None:
    """Nothing is written where Firefox would read no policy at all, or not the list we think."""
    for file, hidden in ((data, {}), (None, {DEBIAN: data})):
        with pytest.raises(RefusedPolicyError) as refused:
            compose(RULES, file, hidden)
        assert refused.value.reason is reason


def test_the_length_of_the_list_is_minded() -> None:
    """Past what Firefox reads, a rule is refused: neither ours nor theirs is to fall off the end."""
    theirs = [f"*://{number}.example.org/*" for number in range(LONGEST_LIST - 3 - 1)]
    file = json.dumps({"policies": {"WebsiteFilter": {"Block": theirs}}}).encode()
    assert len(block_of(put([EXNAME], file))) == LONGEST_LIST
    with pytest.raises(RefusedPolicyError) as refused:
        compose([EXNAME, BY_ID], file, {})
    assert refused.value.reason is Refused.TOO_MANY


@pytest.mark.parametrize(
    "exception",
    ["<all_urls>", "*://*.instagram.com/*", "https://www.instagram.com/EXNAME", "*://*/ex*", "*://*.com/*"],
)
def test_what_an_administrator_excepts_is_told(exception: str) -> None:
    """Their exceptions are stronger and stay, so nobody is told that the page is closed."""
    filters = {"Block": ["<all_urls>"], "Exceptions": [exception]}
    found = compose([EXNAME, BY_ID], json.dumps({"policies": {"WebsiteFilter": filters}}).encode(), {})
    assert Notice(Told.STAYS_OPEN, EXNAME.text) in found.notices
    assert found.data is not None
    assert json.loads(found.data)["policies"]["WebsiteFilter"]["Exceptions"] == [exception]


def test_other_exceptions_are_not_told() -> None:
    """An exception for another page says nothing about this one."""
    filters = {"Block": ["<all_urls>"], "Exceptions": ["*://*.instagram.com/other", "*://example.org/*"]}
    found = compose(RULES, json.dumps({"policies": {"WebsiteFilter": filters}}).encode(), {})
    assert found.notices == ()


def test_a_pattern_of_theirs_that_is_like_ours_stays() -> None:
    """A page an administrator closes too stays closed by them when we go, and is not written twice."""
    file = json.dumps({"policies": {"WebsiteFilter": {"Block": [patterns_of(EXNAME)[1]]}}}).encode()
    data = put([EXNAME], file)
    assert block_of(data).count(patterns_of(EXNAME)[1]) == 1
    assert removed(data) == file
    assert compose([EXNAME], put([EXNAME], None), {}).data == put([EXNAME], None)


def test_half_a_letter_of_theirs_is_left_alone() -> None:
    """An escape that stands for no letter by itself is JSON all the same, and stays."""
    file = rb'{"policies": {"WebsiteFilter": {"Block": ["\ud800"]}}}'
    assert removed(put(RULES, file)) == file


def test_the_file_holds_no_name_but_in_the_patterns() -> None:
    """What we write besides the patterns tells nobody whose page it is."""
    others = [entry for entry in block_of(put(RULES, None)) if entry not in OURS]
    assert len(others) == 1
    assert not re.search("instagram|exname|tiktok|facebook", others[0])


SPACE = st.text(alphabet=" \t\r\n", max_size=3)
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text()
)
KEYS = st.text(max_size=4) | st.sampled_from(["Homepage", "Block", "policies"])
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
PATTERNS = st.sampled_from([*sorted(OURS), "<all_urls>", "*://*.example.org/*", "not a pattern", "ä\u2028"])


def some(name: str, inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """An object that may hold `name`, at any place among others."""
    others = st.dictionaries(st.text(max_size=4).filter(lambda key: key != name), VALUES, max_size=3)
    both = st.builds(lambda more, value: [*more.items(), (name, value)], others, inner)
    return st.one_of(others, both.flatmap(st.permutations).map(dict))


FILTERS = some("Block", st.lists(PATTERNS, max_size=4)).filter(lambda found: "Exceptions" not in found)
DOCUMENTS = some("policies", some("WebsiteFilter", FILTERS))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A policy file as anyone may have written it: any order, white space, line ends and escapes."""
    written = json.dumps(draw(DOCUMENTS), ensure_ascii=draw(st.booleans()))
    spaces = draw(st.lists(SPACE, min_size=1, max_size=7))
    tokens = TOKEN.findall(written)
    spaced = "".join(spaces[at % len(spaces)] + token for at, token in enumerate(tokens))
    return spaced + draw(SPACE)


# Five properties share a thousand cases in CI, and a hundred thousand in `./dev heavy`.
SHARE = settings(max_examples=settings().max_examples * 4)
SOME_RULES = st.lists(st.sampled_from(RULES), unique=True)


@SHARE
@given(texts(), st.lists(SOME_RULES, max_size=4))
def test_coming_and_going_leaves_every_byte(text: str, wanted: list[list[PageRule]]) -> None:
    """Any order of adding and taking out leaves every foreign byte, and each wanted page closed meanwhile."""
    before = file = text.encode()
    for rules in wanted:
        file = put(rules, file)
        if rules:
            assert {pattern for rule in rules for pattern in patterns_of(rule)} <= set(block_of(file))
        assert removed(file) == before
    assert removed(file) == before


@SHARE
@given(texts(), SOME_RULES, st.data())
def test_edits_in_between_stay(text: str, rules: list[PageRule], data: st.DataObject) -> None:
    """Space and lines that others put anywhere into the file meanwhile are there when we are gone."""
    file = put(rules, text.encode()).decode()
    start, length = inserted(text, file)
    ends = [found.end() for found in TOKEN.finditer(text)]
    at = data.draw(st.sampled_from([0, *ends]))
    space = data.draw(SPACE)
    edited = file[: at + length * (at > start)] + space + file[at + length * (at > start) :]
    assert removed(edited.encode()) == (text[:at] + space + text[at:]).encode()


@SHARE
@given(texts(), SOME_RULES, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_a_file_formatted_anew_keeps_what_it_says(
    text: str,
    rules: list[PageRule],
    indent: int | str | None,
    sort: bool,  # noqa: FBT001
) -> None:
    """Another tool may write the whole file anew; ours is found and taken out all the same."""
    file = json.dumps(json.loads(put(rules, text.encode())), indent=indent, sort_keys=sort).encode()
    after = removed(file)
    assert after is not None
    assert json.loads(after) == json.loads(text)


@SHARE
@given(texts(), SOME_RULES, st.lists(PATTERNS, min_size=1, max_size=3), st.data())
def test_patterns_of_others_in_between_stay(
    text: str, rules: list[PageRule], theirs: list[str], data: st.DataObject
) -> None:
    """Patterns an administrator adds to the list meanwhile, even equal ones, are there when we are gone."""
    document = json.loads(put(rules, text.encode()))
    block = document.setdefault("policies", {}).setdefault("WebsiteFilter", {}).setdefault("Block", [])
    for pattern in theirs:
        block.insert(data.draw(st.integers(0, len(block))), pattern)
    before = json.loads(text).get("policies", {}).get("WebsiteFilter", {}).get("Block", [])
    after = block_of(removed(json.dumps(document).encode()))
    assert sorted(after) == sorted([*before, *theirs])


@SHARE
@given(texts(), texts(), SOME_RULES, SOME_RULES)
def test_a_hidden_file_holds_whatever_it_says(
    text: str, later: str, rules: list[PageRule], more: list[PageRule]
) -> None:
    """What Firefox would read without ours is what it reads beside ours, also once that changes."""
    file = compose(rules, None, {DEBIAN: text.encode()}).data
    file = compose([*rules, *more], file, {DEBIAN: later.encode()}).data
    if file is not None and b"leeward.invalid" in file:
        hidden = json.loads(later)
        said = json.loads(file)
        assert said | {"policies": 0} == hidden | {"policies": 0}
        theirs = hidden.get("policies", {}).get("WebsiteFilter", {}).get("Block", [])
        assert block_of(file)[-len(theirs) :] == theirs or not theirs
    assert removed(file, {DEBIAN: later.encode()}) is None


def inserted(before: str, after: str) -> tuple[int, int]:
    """Where ours stands in the text, and how long it is."""
    length = len(after) - len(before)
    start = next(
        (at for at in range(len(before)) if after[at] != before[at]),
        len(before),
    )
    return start, length
