from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from guard.hosts_files import LOOKALIKES, NAMES, ORDINARY, TAG, foreign_files
from leeward_guard import hosts
from leeward_guard.ledger import SINKS, Line

END = datetime(2026, 12, 10, 11, tzinfo=UTC)
NAME = "www.instagram.com"
OURS = (
    b"0.0.0.0 www.instagram.com # leeward until=2026-12-10T11:00Z\n"
    b":: www.instagram.com # leeward until=2026-12-10T11:00Z\n"
)
BOM = b"\xef\xbb\xbf"

ends = st.dictionaries(
    st.sampled_from(NAMES), st.integers(0, 90 * 24 * 60).map(lambda m: END + timedelta(minutes=m))
)


def test_a_name_gets_one_line_for_each_family_on_top() -> None:
    """The exact bytes, before the first foreign one."""
    assert hosts.apply(b"127.0.0.1 localhost", {NAME: END}) == OURS + b"127.0.0.1 localhost"
    assert hosts.apply(b"", {NAME: END}) == OURS


def test_a_byte_order_mark_stays_first() -> None:
    """Our lines come after it, and it is there alone again afterwards."""
    closed = hosts.apply(BOM + b"127.0.0.1 localhost\r\n", {NAME: END})
    assert closed == BOM + OURS + b"127.0.0.1 localhost\r\n"
    assert hosts.apply(closed, {}) == BOM + b"127.0.0.1 localhost\r\n"


@settings(max_examples=settings().max_examples * 20)
@given(foreign_files(), ends, ends)
@example(b"#" * 1_000_000 + b" leeward", {NAME: END}, {})
@example(b"0.0.0.0 a.example.org # leeward until=" * 30_000, {NAME: END}, {NAME: END})
@example(b"".join(line + b"\n" for line in LOOKALIKES + ORDINARY), {NAME: END}, {})
def test_foreign_bytes_never_change(
    data: bytes, first: dict[str, datetime], second: dict[str, datetime]
) -> None:
    """Closing, closing otherwise and opening leave every foreign byte; doing it twice changes nothing."""
    closed = hosts.apply(data, first)
    assert hosts.apply(closed, first) == closed
    assert hosts.apply(hosts.apply(closed, second), {}) == data
    assert hosts.apply(data, {}) == data
    assert set(hosts.tagged_ends(closed).items()) == set(first.items())


@given(foreign_files(), ends, ends)
def test_a_file_that_says_it_all_is_not_taken_apart(
    data: bytes, first: dict[str, datetime], second: dict[str, datetime]
) -> None:
    """The pieces are the file itself exactly where nothing is to change, so nothing is written needlessly."""
    closed = hosts.apply(data, first)
    pieces = hosts.pieces(closed, second)
    assert (pieces == (closed,)) is (b"".join(pieces) == closed)


@pytest.mark.parametrize("line", LOOKALIKES)
def test_what_merely_looks_like_ours_is_foreign(line: bytes) -> None:
    """Another address, two names, another word or anything after the tag: not ours."""
    assert not list(hosts.tagged(line + b"\n"))


@pytest.mark.parametrize(
    "line",
    [
        b"0.0.0.0\twww.instagram.com\t" + TAG,
        b"  0.0.0.0   www.instagram.com#leeward until=2026-12-10T11:00Z",
        b"0.0.0.0 WWW.INSTAGRAM.COM #   leeward   until=2026-12-10T11:00Z  \r",
        b"::0 www.instagram.com " + TAG,
        b"0:0:0:0:0:0:0:0 www.instagram.com " + TAG,
        b"0.0.0.0 www.instagram.com # leeward until=2026-13-10T11:00Z",
    ],
)
def test_other_white_space_and_spellings_are_still_ours(line: bytes) -> None:
    """Lines another tool reformatted are found and put in order again."""
    data = b"127.0.0.1 localhost\n" + line + b"\n10.0.0.8 nas"
    assert hosts.apply(data, {}) == b"127.0.0.1 localhost\n10.0.0.8 nas"
    assert hosts.apply(data, {NAME: END}) == OURS + b"127.0.0.1 localhost\n10.0.0.8 nas"


def test_a_stamp_that_is_no_date_gives_no_end() -> None:
    """The line is ours, but nobody can say until when; a line that can say it wins."""
    torn = b"0.0.0.0 www.instagram.com # leeward until=2026-13-10T11:00Z\n"
    assert hosts.tagged_ends(torn) == {NAME: None}
    assert hosts.tagged_ends(torn + OURS) == hosts.tagged_ends(OURS + torn) == {NAME: END}
    assert hosts.look(torn)[NAME].ours


def test_our_lines_are_found_among_many_equal_signs() -> None:
    """However a foreign file is written, ours come out of it and nothing else does."""
    foreign = b"# a=b\n" * (hosts.MANY_SIGNS + 1)
    assert hosts.apply(OURS + foreign, {}) == foreign


def test_the_latest_end_of_a_name_holds() -> None:
    """Two lines of ours with different ends are one closing, until the later."""
    later = OURS.replace(b"12-10", b"12-11")
    assert hosts.tagged_ends(OURS + later) == {NAME: END + timedelta(days=1)}
    assert hosts.tagged_ends(later + OURS) == {NAME: END + timedelta(days=1)}
    assert hosts.apply(OURS + later, {}) == b""


def test_a_line_that_lost_its_tag_is_ours_only_by_the_ledger() -> None:
    """Without its tag a line goes only where the ledger says we wrote it, and ours does not stand besides."""
    bare = b"0.0.0.0 www.instagram.com\n::\twww.instagram.com\r\n"
    wrote = [Line(sink, NAME) for sink in SINKS]
    assert hosts.apply(bare, {}) == bare
    assert hosts.apply(bare, {}, wrote[:1]) == b"::\twww.instagram.com\r\n"
    assert hosts.apply(bare, {}, wrote) == b""
    assert hosts.apply(OURS + bare, {}, wrote) == bare
    commented = b"0.0.0.0 www.instagram.com # mine\n"
    assert hosts.apply(commented, {}, wrote) == commented


@given(foreign_files())
def test_untagged_lines_are_found_as_they_stand(data: bytes) -> None:
    """What stood before is found among anything, and taking exactly that out leaves no such line."""
    stood = hosts.untagged(data, NAMES)
    assert not hosts.untagged(hosts.apply(data, {}, stood), NAMES)


def test_a_look_tells_whole_foreign_and_until() -> None:
    """Both lines, one line, a line by hand, and a line that leads elsewhere are told apart."""
    data = (
        OURS
        + b"0.0.0.0 half.example.org # leeward until=2026-12-10T11:00Z\n"
        + b"0.0.0.0 hand.example.org a.example.org\n:: HAND.example.org # by hand\n"
        + b"10.0.0.9 WWW.Instagram.com\n:: lonely.example.org\n# :: comment.example.org\n"
    )
    found = hosts.look(data, ["never.example.org"])
    assert found[NAME] == hosts.Found(frozenset(SINKS), ours=True, until=END, elsewhere=True)
    assert not found["half.example.org"].whole
    assert found["half.example.org"].until == END
    assert found["hand.example.org"] == hosts.Found(frozenset(SINKS))
    assert found["never.example.org"] == hosts.Found()
    assert set(found) == {NAME, "half.example.org", "hand.example.org", "never.example.org"}


@pytest.mark.parametrize("words", [1, hosts.FEW_NEEDLES + 1, hosts.MANY_NEEDLES + 1])
def test_a_look_sees_the_same_however_many_names(words: int) -> None:
    """The three ways to search give the same answer."""
    names = [f"www.site-{number}.org" for number in range(words)]
    data = BOM + b"".join(b"0.0.0.0 %s#x\n10.0.0.1\t%s\n" % (n.encode(), n.upper().encode()) for n in names)
    found = hosts.look(data, names)
    assert list(found.values()) == [hosts.Found(frozenset({"0.0.0.0"}), elsewhere=True)] * words
    assert hosts.untagged(data.replace(b"#x", b""), names) == {Line("0.0.0.0", name) for name in names}


@given(foreign_files(), ends)
def test_what_was_closed_is_seen_as_closed(data: bytes, wanted: dict[str, datetime]) -> None:
    """Reading back what was written shows every name whole, with its end."""
    found = hosts.look(hosts.apply(data, wanted), wanted)
    assert all(found[name].whole and found[name].until == until for name, until in wanted.items())
