"""Our file among Chromium's policies, read by a model of how Chromium reads them."""

import json
import string
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward_guard.chromium import LONGEST_LIST, NAME, block_entries, compose
from leeward_guard.policies import Notice, PageRule, Refused, RefusedPolicyError, Told, read_rule

FOLLOWS = string.ascii_letters + string.digits + "._"
EXNAME = read_rule("instagram.com/exname", FOLLOWS)
MERGED = "PolicyListMultipleSourceMergeList"
BY_ID = read_rule("facebook.com/profile.php?id=1000123", FOLLOWS)


def composed(rules: list[PageRule], others: dict[str, bytes] | None = None) -> dict[str, bytes]:
    """All files of the folder once ours is written, and nothing to be told."""
    found = compose(rules, others or {})
    assert found.notices == ()
    assert found.data is not None
    return {**(others or {}), NAME: found.data}


def said(blocked: list[str], allowed: list[str] | None = None, merge: list[str] | None = None) -> bytes:
    """An administrator's file."""
    lists = {"URLBlocklist": blocked, "URLAllowlist": allowed, MERGED: merge}
    return json.dumps({key: entries for key, entries in lists.items() if entries is not None}).encode()


class Match(NamedTuple):
    """How strongly an entry speaks about an address; the greatest decides."""

    particular: bool
    exact: bool
    host: int
    path: int
    allows: bool


def closed(files: dict[str, bytes], url: str) -> bool:
    """Whether Chromium, given those files, refuses an address without scheme, as its source says."""
    each_file = [json.loads(files[name]) for name in sorted(files)]
    merged = ([each[MERGED] for each in each_file if MERGED in each] or [[]])[-1]
    lists: dict[str, list[str]] = {}
    for each in each_file:
        for key, entries in each.items():
            lists[key] = [*lists.get(key, []), *entries] if {key, "*"} & set(merged) else entries
    matches = [
        match
        for key in ("URLBlocklist", "URLAllowlist")
        for entry in lists.get(key, [])
        if (match := matched(entry, url, allows=key == "URLAllowlist"))
    ]
    return bool(matches) and not max(matches).allows


def matched(entry: str, url: str, *, allows: bool) -> Match | None:
    """How an entry speaks about an address, if it does."""
    host, slash, path = url.partition("/")
    wanted, wanted_slash, wanted_path = entry.partition("/")
    path, wanted_path = slash + path, wanted_slash + wanted_path
    exact, wanted = wanted.startswith("."), wanted.removeprefix(".")
    fits = wanted in ("*", host) or (not exact and host.endswith(f".{wanted}"))
    if not fits or not path.startswith(wanted_path):
        return None
    return Match(wanted != "*", exact, len(wanted), len(wanted_path), allows)


@pytest.mark.parametrize("ending", ["", "/", "/posts", "?x=1"])
@pytest.mark.parametrize("name", ["exname", "EXNAME", "Exname"])
def test_a_page_is_closed_and_longer_names_are_not(name: str, ending: str) -> None:
    """The page is closed with all below it, in the letter cases promised; other people's are open."""
    files = composed([EXNAME])
    for host in ("instagram.com", "www.instagram.com"):
        assert closed(files, f"{host}/{name}{ending}")
        assert not closed(files, f"{host}/{name}2{ending}")
        assert not closed(files, f"{host}/{name}.b{ending}")
        assert not closed(files, f"{host}/other{ending}")


def test_both_spellings_are_closed_and_longer_names_of_both_open() -> None:
    """`@name` and `%40name` are one page."""
    files = composed([read_rule("tiktok.com/@exname", FOLLOWS)])
    for sign in ("@", "%40"):
        assert closed(files, f"tiktok.com/{sign}exname/video/1")
        assert not closed(files, f"tiktok.com/{sign}exname2")


def test_a_longer_name_that_is_wanted_closed_is_closed() -> None:
    """One rule's openings never undo another rule."""
    files = composed([EXNAME, read_rule("instagram.com/exname2", FOLLOWS)])
    assert closed(files, "instagram.com/exname2")
    assert not closed(files, "instagram.com/exname23")
    assert not closed(files, "instagram.com/exname3")


def test_a_rule_with_a_query_is_closed_as_written() -> None:
    """The one field is enough: Chromium reads it at any place, and whole."""
    assert block_entries(BY_ID) == ("facebook.com/profile.php?id=1000123",)
    assert json.loads(composed([BY_ID])[NAME]) == {"URLBlocklist": ["facebook.com/profile.php?id=1000123"]}


def test_nothing_wanted_means_no_file() -> None:
    """Without rules our file goes, whatever the others say or however broken they are."""
    assert compose([], {"a.json": b"{"}).data is None


def test_an_administrators_lists_are_carried() -> None:
    """Ours is read last and would silence theirs, so it says theirs too; what they change comes along."""
    theirs = {"a.json": said(["example.org"], ["example.org/help"]), "b.json": said(["games.example.com"])}
    files = composed([EXNAME], theirs)
    for url in ("example.org/", "example.org/help", "games.example.com/", "example.net/"):
        assert closed(files, url) == closed(theirs, url)
    changed = {"a.json": said(["example.net"])}
    assert closed(composed([EXNAME], changed), "example.net/")
    assert not closed(composed([EXNAME], changed), "example.org/")


def test_an_administrators_merged_lists_are_carried_whole() -> None:
    """Where they asked for merging, the entries of all their files hold."""
    theirs = {
        "a.json": said(["example.org"], merge=["URLBlocklist"]),
        "b.json": said(["games.example.com"]),
    }
    files = composed([EXNAME], theirs)
    assert closed(files, "example.org/")
    assert closed(files, "games.example.com/")


@pytest.mark.parametrize(
    "entry", ["instagram.com", "*", "com", "instagram.com/ex", "https://instagram.com:443"]
)
def test_what_an_administrator_closed_is_never_opened(entry: str) -> None:
    """Opening longer names would undo their entry, so those stay closed too, and it is told."""
    found = compose([EXNAME], {"a.json": said([entry])})
    assert found.notices == (Notice(Told.CLOSES_LONGER, "instagram.com/exname"),)
    assert found.data is not None
    assert "URLAllowlist" not in json.loads(found.data)


@pytest.mark.parametrize(
    "entry", ["example.org", "instagram.com/reels", ".instagram.com", "help.instagram.com"]
)
def test_their_other_entries_cost_nothing(entry: str) -> None:
    """What does not concern the page, or is stronger than ours anyway, changes nothing."""
    composed([EXNAME], {"a.json": said([entry])})


@pytest.mark.parametrize(
    "entry", ["instagram.com/exname", "www.instagram.com", ".instagram.com", "instagram.com/exname/posts"]
)
def test_what_an_administrator_opens_is_told(entry: str) -> None:
    """Where their exception is stronger than our rule, nobody is told that the page is closed."""
    found = compose([EXNAME], {"a.json": said([], [entry])})
    assert found.notices == (Notice(Told.STAYS_OPEN, "instagram.com/exname"),)


def test_their_weaker_exceptions_are_not_told() -> None:
    """A whole site they keep open does not keep the page open."""
    found = compose(
        [EXNAME], {"a.json": said([], ["instagram.com", "com", "*", "example.org", "instagram.com/other"])}
    )
    assert found.notices == ()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Refused.BROKEN_FILE),
        (b"{", Refused.BROKEN_FILE),
        (b'{"URLBlocklist": ["a"] /* ', Refused.BROKEN_FILE),
        (b'{"URLBlocklist": [,]}', Refused.BROKEN_FILE),
        (b'{"Name": "\xe4"}', Refused.BROKEN_FILE),
        (b'{"Name": "a\tb"}', Refused.BROKEN_FILE),
        (b"{} {}", Refused.BROKEN_FILE),
        (b"[" * 5000, Refused.BROKEN_FILE),
        (b"[]", Refused.STRANGE_FILE),
        (b'{"URLBlocklist": "example.org"}', Refused.STRANGE_FILE),
        (b'{"URLBlocklist": [1]}', Refused.STRANGE_FILE),
    ],
)
def test_a_file_that_can_not_be_read_is_a_refusal(data: bytes, reason: Refused) -> None:
    """Nothing is composed beside a file of which nobody knows what it means; the file is named."""
    with pytest.raises(RefusedPolicyError) as refused:
        compose([EXNAME], {"a.json.bak": data})
    assert (refused.value.reason, refused.value.where) == (reason, "a.json.bak")


def test_a_file_read_after_ours_is_a_refusal() -> None:
    """A list said after ours would silence it; a file that says none may stand there."""
    with pytest.raises(RefusedPolicyError) as refused:
        compose([EXNAME], {"zzz.json": said(["example.org"])})
    assert refused.value.reason is Refused.SORTS_AFTER
    composed([EXNAME], {"zzz.json": b'{"HomepageLocation": "https://example.org"}'})


def test_what_chromium_takes_is_taken() -> None:
    """Comments, a comma too many, a byte order mark and a line end in a string are no trouble."""
    theirs = '\ufeff// theirs\n{"Name": "a\nb", /* both */ "URLBlocklist": ["example.org",],}'.encode()
    found = compose([EXNAME], {"a.json": theirs})
    assert found.data is not None
    assert "example.org" in json.loads(found.data)["URLBlocklist"]


def test_our_own_file_is_not_theirs() -> None:
    """What we wrote before is not carried on, and composing twice gives the same bytes."""
    before = composed([EXNAME, BY_ID])
    assert compose([EXNAME], before) == compose([EXNAME], {})
    assert compose([EXNAME, BY_ID], before).data == before[NAME]


def test_the_length_of_the_lists_is_minded() -> None:
    """Past what browsers promise to read, a rule is refused, and an opening is told to be uncertain."""
    many = [read_rule(f"instagram.com/{number}") for number in range(10_000, 10_000 + LONGEST_LIST)]
    composed(many)
    with pytest.raises(RefusedPolicyError) as refused:
        compose([*many, EXNAME], {})
    assert refused.value.reason is Refused.TOO_MANY
    found = compose([EXNAME], {"a.json": said([], [f"{number}.example.org" for number in range(900)])})
    assert found.notices == (Notice(Told.MAY_CLOSE_LONGER, "instagram.com/exname"),)


HOSTS = st.sampled_from(["instagram.com", "www.instagram.com", ".instagram.com", "com", "*", "example.org"])
PATHS = st.sampled_from(["", "/", "/ex", "/exname", "/exname2", "/exname2b", "/exname/posts", "/other"])
ENTRIES = st.lists(st.builds(str.__add__, HOSTS, PATHS), max_size=4)
MERGES = st.none() | st.just(["URLBlocklist"]) | st.just(["*"])
FILES = st.dictionaries(
    st.sampled_from(["a.json", "b.json", "B.txt"]),
    st.builds(said, ENTRIES, st.none() | ENTRIES, MERGES),
)
RULES = st.lists(
    st.sampled_from(
        ["instagram.com/exname", "instagram.com/exname2", "instagram.com/ex", "example.org/other"]
    ),
    min_size=1,
    unique=True,
)
ADDRESSES = [
    host + path
    for host in ("instagram.com", "www.instagram.com", "example.org", "example.com")
    for path in (
        "/",
        "/ex",
        "/exn",
        "/exname",
        "/exname/",
        "/exname/posts",
        "/exname2",
        "/exname2b",
        "/other",
        "/x",
    )
]


@given(FILES, RULES)
def test_beside_any_administrators_files_what_we_say_is_so(files: dict[str, bytes], texts: list[str]) -> None:
    """Nothing they closed opens; each page is closed, and nothing else closes, unless that is told."""
    rules = [read_rule(text, "n2b") for text in texts]
    found = compose(rules, files)
    assert found.data is not None
    ours = {**files, NAME: found.data}
    told = {told: {notice.rule for notice in found.notices if notice.told is told} for told in Told}
    for url in ADDRESSES:
        closing = [text for text in texts if closes(text, url)]
        near = [text for text in texts if url.removeprefix("www.").startswith(text)]
        if closed(files, url) or not told[Told.STAYS_OPEN].issuperset(closing):
            assert closed(ours, url)
        elif not closing and told[Told.CLOSES_LONGER].isdisjoint(near):
            assert not closed(ours, url)


def closes(text: str, url: str) -> bool:
    """Whether a rule is about an address."""
    rest = url.removeprefix("www.").removeprefix(text)
    return url.removeprefix("www.").startswith(text) and rest[:1] in ("", "/", "?")
