import errno
import os
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.computer import LATER, NAME, PLAIN, RULES, SOON, Computer, decoded
from guard.hosts_files import NAMES, foreign_files
from leeward_guard import files, hosts, ledger, protocol, torn
from leeward_guard.ledger import SINKS, Claim, Line
from leeward_guard.protocol import RefusedError
from leeward_guard.transaction import NOTHING


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """One with a plain hosts file."""
    return Computer(tmp_path)


def test_closing_and_opening_gives_the_same_bytes_back(computer: Computer) -> None:
    """Closed, closed again without a change, opened: byte for byte as before."""
    assert computer.do("close", {NAME: LATER}).result == protocol.APPLIED
    assert computer.closed == {NAME}
    assert computer.do("close", {NAME: SOON}).result == protocol.UNCHANGED
    assert hosts.tagged_ends(computer.data) == {NAME: LATER}
    assert computer.do("apply").result == protocol.UNCHANGED
    assert computer.do("open", [NAME]).result == protocol.APPLIED
    assert computer.data == PLAIN
    assert computer.do("open", [NAME]).result == protocol.UNCHANGED


def test_an_end_that_came_opens_by_apply(computer: Computer) -> None:
    """The timer's verb drops what has ended, and only that."""
    computer.do("close", {NAME: SOON, "instagram.com": LATER})
    computer.now = SOON
    assert computer.do("apply").result == protocol.APPLIED
    assert computer.closed == {"instagram.com"}
    computer.now = LATER
    computer.do("apply")
    assert computer.data == PLAIN


def test_what_another_tool_removed_is_put_back_by_apply(computer: Computer) -> None:
    """The ledger is the truth: missing, doubled and reformatted lines are put in order."""
    computer.do("close", {NAME: LATER})
    closed = computer.data
    for broken in (PLAIN, closed + closed, closed.replace(b" ", b"\t").replace(b"\n", b"\r\n")):
        computer.hosts.write_bytes(broken)
        assert computer.do("apply").result == protocol.APPLIED
        assert computer.closed == {NAME}
        assert computer.data.startswith(closed[: closed.index(PLAIN)])


def test_lines_that_lost_their_tag_are_still_opened(computer: Computer) -> None:
    """A tool that drops comments does not make a block outlive its opening."""
    computer.do("close", {NAME: LATER})
    computer.hosts.write_bytes(b"0.0.0.0 www.instagram.com\n:: www.instagram.com\n" + PLAIN)
    computer.do("open", [NAME])
    assert computer.data == PLAIN


def test_the_same_line_of_someone_else_stays(tmp_path: Path) -> None:
    """A line like ours that stood before is not ours, even once our tags are gone."""
    block_list = b"0.0.0.0 www.instagram.com\n:: www.instagram.com\n" + PLAIN
    computer = Computer(tmp_path, block_list)
    computer.do("close", {NAME: LATER})
    computer.hosts.write_bytes(block_list)
    computer.do("open", [NAME])
    assert computer.data == block_list


def test_each_owner_has_their_own_claims(computer: Computer) -> None:
    """One person's opening leaves what another holds; lifting opens for all."""
    computer.do("close", {NAME: LATER}, owner=1000)
    computer.do("close", {NAME: SOON}, owner=1001)
    computer.do("open", [NAME], owner=1000)
    assert hosts.tagged_ends(computer.data) == {NAME: SOON}
    assert computer.do("lift", owner=1000).result == protocol.APPLIED
    assert computer.data == PLAIN
    assert decoded(computer.folder / "ledger.json") == ledger.Ledger()


@pytest.mark.parametrize("kept", [None, b"", b"{}", b'{"version": 2}'])
def test_without_a_ledger_the_lines_own_ends_hold(computer: Computer, kept: bytes | None) -> None:
    """Lost or unreadable, it is made anew from the lines; anyone may open what nobody known holds."""
    computer.do("close", {NAME: LATER, "instagram.com": SOON})
    path = computer.folder / "ledger.json"
    path.unlink()
    if kept is not None:
        path.write_bytes(kept)
    computer.now = SOON
    computer.do("apply")
    assert computer.closed == {NAME}
    assert decoded(path).claims == (Claim(None, NAME, LATER),)
    computer.do("open", [NAME], owner=4242)
    assert computer.data == PLAIN


def test_a_tagged_line_the_ledger_does_not_know_goes(computer: Computer) -> None:
    """With a ledger, what it does not hold is opened."""
    computer.do("close", {NAME: LATER})
    stray = b"0.0.0.0 instagram.com # leeward until=2026-12-10T11:00Z\n"
    computer.hosts.write_bytes(computer.data + stray)
    computer.do("apply")
    assert computer.closed == {NAME}


@pytest.mark.parametrize(
    ("verb", "name", "reason"),
    [
        ("close", "www.example.org", "not-in-catalogue"),
        ("close", "www.samaritans.org", "never-closed"),
        ("close", "help.instagram.com", "kept-open"),
        ("close", "localhost", "bad-name"),
        ("close", "x.com # \n10.0.0.1 www.bank.com", "bad-name"),
        ("close-other", "www.samaritans.org", "never-closed"),
        ("close-other", "help.instagram.com", "kept-open"),
        ("close-other", "10.0.0.1", "bad-name"),
        ("close", "a.b.tumblr.com", "not-in-catalogue"),
    ],
)
def test_some_names_are_refused_and_nothing_else_is_done(
    computer: Computer, verb: str, name: str, reason: str
) -> None:
    """One name that may not be closed refuses the whole request, and no file is made."""
    with pytest.raises(RefusedError) as refused:
        computer.do(verb, {NAME: LATER, name: LATER})
    assert (refused.value.reason, refused.value.about) == (reason, name)
    assert computer.data == PLAIN
    assert not computer.folder.exists()


def test_other_names_and_persons_hosts_are_taken(computer: Computer) -> None:
    """close-other takes any public name, close one person's own host."""
    computer.do("close-other", {"www.example.org": LATER})
    computer.do("close", {"somebody.tumblr.com": LATER})
    assert computer.closed == {"www.example.org", "somebody.tumblr.com"}


def test_a_name_newly_never_closed_opens(computer: Computer) -> None:
    """After an update of the catalogue a name that may no longer be closed is opened by apply."""
    computer.do("close", {NAME: LATER})
    stricter = RULES._replace(never=frozenset({"instagram.com"}))
    assert computer.do("apply", catalogue=stricter).result == protocol.APPLIED
    assert computer.data == PLAIN


def test_the_ledger_does_not_grow_without_bound(computer: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
    """More claims than anyone needs are refused."""
    monkeypatch.setattr(ledger, "MOST_CLAIMS", 1)
    computer.do("close", {NAME: LATER})
    before = computer.data
    with pytest.raises(RefusedError) as refused:
        computer.do("close", {"instagram.com": LATER})
    assert refused.value.reason == protocol.TOO_MANY
    assert computer.data == before


@pytest.mark.parametrize("already", [False, True])
def test_a_file_that_cannot_be_written_leaves_the_ledger_as_it_was(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, *, already: bool
) -> None:
    """Nothing half done: the claim is taken back when its lines could not be written."""
    if already:
        computer.do("close", {"instagram.com": LATER})
    data, kept = computer.data, NOTHING.data
    path = computer.folder / "ledger.json"
    if already:
        kept = path.read_bytes()
    real = os.rename

    def rename(source: str, target: str) -> None:
        if target == str(computer.hosts):
            raise OSError(errno.EROFS, "read-only")
        real(source, target)

    monkeypatch.setattr(files.os, "rename", rename)
    with pytest.raises(files.FileTrouble) as trouble:
        computer.do("close", {NAME: LATER})
    assert trouble.value.reason == files.READ_ONLY
    assert computer.data == data
    assert path.read_bytes() == kept if already else not path.exists()


def test_a_file_that_keeps_changing_is_tried_again_then_told(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another writer at the same moment is waited for, but not for ever, and loses nothing."""
    real = files.replace
    writers = [1]

    def replace(path: str, old: files.Read, pieces: Sequence[bytes], keep: str) -> None:
        if writers[0]:
            writers[0] -= 1
            with computer.hosts.open("ab") as other:
                other.write(b"10.0.0.8 nas\n")
        real(path, old, pieces, keep)

    monkeypatch.setattr(files, "replace", replace)
    computer.do("close", {NAME: LATER})
    assert computer.closed == {NAME}
    assert computer.data.endswith(PLAIN + b"10.0.0.8 nas\n")
    writers[0] = 1000
    with pytest.raises(files.FileTrouble) as trouble:
        computer.do("lift")
    assert trouble.value.reason == files.CHANGING
    assert computer.closed == {NAME}


def test_a_missing_hosts_file_can_be_lifted_but_not_closed_in(computer: Computer) -> None:
    """Where there is no file there is nothing to open, and none is made."""
    computer.do("close", {NAME: LATER})
    computer.hosts.unlink()
    with pytest.raises(files.FileTrouble) as trouble:
        computer.do("apply")
    assert trouble.value.reason == files.MISSING
    assert computer.do("lift").result == protocol.APPLIED
    assert not computer.hosts.exists()


def test_a_linked_hosts_file_is_refused(computer: Computer, tmp_path: Path) -> None:
    """A link is told, not followed and not replaced; the ledger is not touched either."""
    real = tmp_path / "elsewhere"
    computer.hosts.rename(real)
    computer.hosts.symlink_to(real)
    with pytest.raises(files.FileTrouble) as trouble:
        computer.do("close", {NAME: LATER})
    assert trouble.value.reason == files.NOT_PLAIN
    assert real.read_bytes() == PLAIN
    assert not (computer.folder / "ledger.json").exists()


def test_status_tells_claims_and_lines_and_changes_nothing(computer: Computer) -> None:
    """It needs no lock and no folder of the guard's."""
    assert computer.do("status").more == {"claims": [], "names": []}
    assert not computer.folder.exists()
    computer.do("close", {NAME: LATER})
    computer.hosts.write_bytes(
        computer.data + b"10.0.0.1 www.instagram.com\n:: a.example.org\n0.0.0.0 a.example.org"
    )
    before = computer.data
    assert computer.do("status").more == {
        "claims": [{"owner": 1000, "name": NAME, "until": "2026-12-10T09:30Z"}],
        "names": [
            {"name": "a.example.org", "whole": True, "foreign": False, "until": None},
            {"name": NAME, "whole": True, "foreign": True, "until": "2026-12-10T09:30Z"},
        ],
    }
    assert computer.data == before


def test_an_unreadable_ledger_is_told(computer: Computer) -> None:
    """Where the ledger is there but no plain file, nothing is guessed."""
    (computer.folder / "ledger.json").mkdir(parents=True)
    with pytest.raises(files.FileTrouble):
        computer.do("status")


steps = st.lists(
    st.tuples(
        st.sampled_from(["close", "close-other", "open", "apply", "lift", "wait"]),
        st.sampled_from([1000, 1001]),
        st.dictionaries(st.sampled_from(NAMES), st.integers(1, 200)),
    ),
    max_size=8,
)


@given(foreign_files(), steps)
def test_any_order_of_verbs_by_two_owners_keeps_every_foreign_byte(
    data: bytes, asked: list[tuple[str, int, dict[str, int]]]
) -> None:
    """Whatever they do and however time passes: lifted, the file is as it was; until then ours come first."""
    rules = RULES._replace(hosts=frozenset(NAMES))
    with TemporaryDirectory() as folder:
        computer = Computer(Path(folder), data)
        for verb, owner, names in asked:
            if verb == "wait":
                computer.now += timedelta(hours=sum(names.values()))
                continue
            given_names: object = None
            if verb.startswith("close"):
                given_names = {name: computer.now + timedelta(hours=hours) for name, hours in names.items()}
            elif verb == "open":
                given_names = sorted(names)
            computer.do(verb, given_names, owner, rules)
            held = decoded(computer.folder / "ledger.json")
            assert hosts.apply(data, held.ends()) == computer.data
            assert held.stood_before <= {Line(s, n) for s in SINKS for n in held.ends()}
            assert computer.do("apply", catalogue=rules).result == protocol.UNCHANGED
        computer.do("lift")
        assert computer.data == data


def test_what_changes_nothing_writes_nothing(computer: Computer) -> None:
    """Asked again at the same moment, no file of the computer is touched."""
    computer.do("close", {NAME: LATER})
    kept = [Path(path) for path in (computer.places.hosts, computer.places.ledger)]
    before = [(path.stat().st_ino, path.stat().st_mtime_ns) for path in kept]
    assert computer.do("apply").result == protocol.UNCHANGED
    assert [(path.stat().st_ino, path.stat().st_mtime_ns) for path in kept] == before


def test_what_a_call_left_torn_is_whole_after_the_next(computer: Computer) -> None:
    """A writing in place that was cut short is put back first, foreign lines and all."""
    computer.do("close", {NAME: LATER})
    whole = computer.data
    Path(computer.places.kept).write_bytes(torn.kept(whole, PLAIN))
    computer.hosts.write_bytes(PLAIN[:4] + whole[4:])
    computer.do("apply")
    assert computer.data == whole
