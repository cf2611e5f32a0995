import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward_guard.clock import Clock
from leeward_guard.ledger import (
    Claim,
    Ledger,
    Line,
    adopt,
    close,
    drop_refused,
    expire,
    in_order,
    lift,
    open_for_a_while,
    open_names,
    read_stamp,
    write_stamp,
)
from leeward_guard.ledger_file import BrokenLedgerError, decode, encode

NOW = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(days=3)
NAME = "www.example.org"
OTHER = "other.example.org"

names = st.sampled_from([NAME, OTHER, "third.example.org"])
ends = st.integers(1, 90 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes))
owners = st.sampled_from([None, 0, 1000, 1001])
claims = st.dictionaries(st.tuples(owners, names), ends, max_size=8).map(
    lambda held: tuple(
        sorted(
            (Claim(owner, name, until) for (owner, name), until in held.items()),
            key=lambda c: (c.name, -1 if c.owner is None else c.owner),
        )
    )
)
clocks = st.none() | st.builds(Clock, ends, st.text(max_size=3), st.integers(0, 10**9))
made = st.sampled_from([(), ("/etc/chromium", "/etc/firefox/policies/policies.json")])
pages = st.builds(
    Claim, owners, st.just(f"{NAME}/somebody"), ends, st.none() | ends, st.sampled_from(["", "ab"])
).map(lambda claim: (claim,))


def whole(
    held: tuple[Claim, ...], rules: tuple[Claim, ...], clock: Clock | None, paths: tuple[str, ...]
) -> Ledger:
    """A ledger with something of everything."""
    return Ledger(in_order([*held, *rules]), frozenset(Line("::", c.name) for c in held[::2]), paths, clock)


ledgers = st.builds(whole, claims, pages | st.just(()), clocks, made)


@given(ledgers)
def test_what_is_kept_is_read_again(ledger: Ledger) -> None:
    """A ledger survives its file."""
    assert decode(encode(ledger)) == ledger


@given(ledgers, owners, st.dictionaries(names, ends))
def test_closing_never_shortens(ledger: Ledger, owner: int | None, asked: dict[str, datetime]) -> None:
    """Every name stands at least as long as before and as asked."""
    after = close(ledger, owner, asked).ends()
    for before in (ledger.ends(), asked):
        assert all(after[name] >= until for name, until in before.items())


@given(ledgers, st.sampled_from([1000, 1001]), st.sets(names))
def test_opening_drops_only_ones_own(ledger: Ledger, owner: int, asked: set[str]) -> None:
    """Other owners' claims stay; one's own and nobody's on these names go."""
    after = open_names(ledger, owner, asked)
    assert set(after.claims) == {
        c for c in ledger.claims if c.name not in asked or c.owner not in (owner, None)
    }


def test_a_name_stands_while_anyone_claims_it() -> None:
    """The latest end of any owner holds."""
    ledger = close(close(Ledger(), 1000, {NAME: NOW + timedelta(hours=1)}), 1001, {NAME: LATER})
    assert ledger.ends() == {NAME: LATER}
    assert open_names(ledger, 1001, {NAME}).ends() == {NAME: NOW + timedelta(hours=1)}


def test_what_is_open_for_a_while_is_told_with_the_time_it_closes() -> None:
    """The earliest time counts; what another still keeps closed is not open at all."""
    soon, later = NOW + timedelta(minutes=15), NOW + timedelta(minutes=90)
    ledger = close(close(Ledger(), 1000, {NAME: LATER, OTHER: LATER}), 1001, {NAME: LATER})
    assert ledger.open_until() == {}
    ledger = open_for_a_while(ledger, 1000, [NAME, OTHER], later)
    assert ledger.open_until() == {OTHER: later}
    ledger = open_for_a_while(ledger, 1001, [NAME], soon + timedelta(seconds=-1))
    assert ledger.open_until() == {NAME: soon, OTHER: later}
    assert set(ledger.standing()) == set()
    assert expire(ledger, soon).standing() == {NAME: LATER}


def test_an_end_ends() -> None:
    """A claim is gone at its end, not before."""
    ledger = close(Ledger(), 1000, {NAME: LATER})
    assert expire(ledger, LATER - timedelta(minutes=1)) == ledger
    assert expire(ledger, LATER) == Ledger()


def test_nothing_is_held_longer_than_a_hundred_days() -> None:
    """An end far off, by hand or by a clock set back, comes down to 100 days."""
    ledger = adopt({NAME: NOW + timedelta(days=5000)})
    assert expire(ledger, NOW).ends() == {NAME: NOW + timedelta(days=100, minutes=1)}


def test_lines_without_a_readable_end_open() -> None:
    """In doubt it opens: a line whose end is no date is not adopted."""
    assert adopt({NAME: None, OTHER: LATER}) == Ledger((Claim(None, OTHER, LATER),))


def test_what_stood_before_is_remembered_while_claimed() -> None:
    """Someone else's line is remembered from the first claim to the last, and no later."""
    stood = {Line("::", NAME), Line("::", "unasked.example.org")}
    ledger = close(Ledger(), 1000, {NAME: LATER}, stood)
    assert ledger.stood_before == {Line("::", NAME)}
    again = close(ledger, 1001, {NAME: LATER}, {Line("0.0.0.0", NAME)})
    assert again.stood_before == {Line("::", NAME)}
    assert open_names(again, 1000, {NAME}).stood_before == {Line("::", NAME)}
    assert drop_refused(again, {NAME}.__contains__) == Ledger() == lift(again)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-12-10T11:00Z", datetime(2026, 12, 10, 11, tzinfo=UTC)),
        ("2026-12-10T11:00:00Z", datetime(2026, 12, 10, 11, tzinfo=UTC)),
        ("2026-12-10T11:59:01Z", datetime(2026, 12, 10, 12, tzinfo=UTC)),
    ],
)
def test_a_stamp_is_a_whole_minute_and_never_earlier(text: str, at: datetime) -> None:
    """Seconds go up to the next minute, so nothing opens sooner than asked."""
    assert read_stamp(text) == at
    assert read_stamp(write_stamp(at)) == at


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-12-10",
        "2026-12-10T11:00",
        "2026-12-10T11:00+00:00",
        "2026-02-30T11:00Z",
        "2026-12-10T24:61Z",
        "9999-12-31T23:59:59Z",
        "2026-12-10T11:00Z\n",
        "٢٠٢٦-12-10T11:00Z",
    ],
)
def test_anything_else_is_no_stamp(text: str) -> None:
    """Other forms, impossible dates and the end of time are refused."""
    with pytest.raises(ValueError):  # noqa: PT011
        read_stamp(text)


CLAIM = {"owner": 1000, "name": NAME, "until": "2026-12-04T09:30Z"}
GOOD = {
    "version": 1,
    "claims": [CLAIM],
    "stood_before": [],
}


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"extra": 1},
        {"claims": {}},
        {"claims": [1]},
        {"claims": [{"owner": True, "name": NAME, "until": "2026-12-04T09:30Z"}]},
        {"claims": [{"owner": -1, "name": NAME, "until": "2026-12-04T09:30Z"}]},
        {"claims": [{"owner": "1000", "name": NAME, "until": "2026-12-04T09:30Z"}]},
        {"claims": [{"owner": 1, "name": "localhost", "until": "2026-12-04T09:30Z"}]},
        {"claims": [{"owner": 1, "name": NAME, "until": "soon"}]},
        {"claims": [{"owner": 1, "name": NAME, "until": 7}]},
        {"claims": [CLAIM, CLAIM]},
        {"stood_before": [["127.0.0.1", NAME]]},
        {"stood_before": [["::", "localhost"]]},
        {"stood_before": ["::"]},
        {"made": ["etc"]},
        {"made": "/etc"},
        {"clock": {}},
        {"clock": {"newest": -1, "boot": "", "uptime": 0}},
        {"clock": {"newest": 10**11, "boot": "", "uptime": 0}},
        {"clock": {"newest": 0, "boot": "", "uptime": -1}},
        {"claims": [{**CLAIM, "closed_again_at": "soon"}]},
        {"claims": [{**CLAIM, "closed_again_at": 7}]},
        {"claims": [{**CLAIM, "follows": "a"}]},
        {"claims": [{**CLAIM, "name": f"{NAME}/x", "follows": " "}]},
        {"claims": [{**CLAIM, "name": f"{NAME}/../x"}]},
        {"claims": [{**CLAIM, "name": f"{NAME}/%40x"}]},
    ],
)
def test_a_ledger_that_is_not_ours_is_not_read(change: dict[str, object]) -> None:
    """Anything `encode` could not have written is refused as a whole."""
    assert decode(json.dumps(GOOD).encode()).ends() == {NAME: datetime(2026, 12, 4, 9, 30, tzinfo=UTC)}
    with pytest.raises(BrokenLedgerError):
        decode(json.dumps(GOOD | change).encode())


@pytest.mark.parametrize("data", [b"", b"\xff", b"[]", b"{", b"[" * 100_000])
def test_bytes_that_are_no_document_are_not_read(data: bytes) -> None:
    """Torn, foreign and hostile bytes are refused, never a crash."""
    with pytest.raises(BrokenLedgerError):
        decode(data)
