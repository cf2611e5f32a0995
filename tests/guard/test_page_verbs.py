import errno
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.computer import LATER, NAME, NOW, PLAIN, SOON, Computer, decoded
from leeward_guard import chromium, files, firefox, ledger, transaction
from leeward_guard.places import PLACES
from leeward_guard.protocol import RefusedError

PERSON = "instagram.com/example.person"
OTHER = "instagram.com/another"
MANAGED = "/etc/chromium/policies/managed"
OURS = f"{MANAGED}/{chromium.NAME}"
THEIRS = f"{MANAGED}/administrator.json"
FIREFOX = firefox.PLACE.file
SIGNS = ("/usr/bin/chromium", "/usr/bin/firefox-esr")
ADMINISTRATOR = b'{"URLBlocklist": ["example.org/kept"], /* ours */ }'
SCHOOL = b'{\r\n "policies": {"WebsiteFilter": {"Block": ["*://*.example.org/kept"]}}}'


class Desk(Computer):
    """A computer with browsers."""

    def __init__(self, folder: Path, *signs: str) -> None:
        super().__init__(folder)
        self.at("/etc").mkdir(parents=True)
        for sign in signs:
            self.put(sign, b"")

    def at(self, path: str) -> Path:
        """Where a path of the computer really is."""
        return self.root / path.lstrip("/")

    def put(self, path: str, data: bytes) -> None:
        """Put a file there."""
        self.at(path).parent.mkdir(parents=True, exist_ok=True)
        self.at(path).write_bytes(data)

    def rules(self, *texts: str, until: datetime = LATER) -> Mapping[str, object]:
        """Rules as they are asked for."""
        return {text: {"until": ledger.write_stamp(until), "follows": "ab."} for text in texts}

    def everything(self) -> dict[str, bytes | None]:
        """Every path of the computer with its bytes, but for the guard's own."""
        found = sorted(self.root.rglob("*"))
        tree = {
            str(path.relative_to(self.root)): path.read_bytes() if path.is_file() else None for path in found
        }
        return {**tree, "hosts": self.data}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """One with Chromium and Firefox, and no policy of anyone's."""
    return Desk(tmp_path, *SIGNS)


def test_a_page_is_closed_in_the_browsers_that_are_here_and_opened_without_a_trace(desk: Desk) -> None:
    """Chromium's file and Firefox's are written, no other browser's; opening gives back every byte."""
    before = desk.everything()
    answer = desk.do("close", rules=desk.rules(PERSON))
    assert (answer.result, answer.more) == ("applied", {"touch_again": True})
    assert json.loads(desk.at(OURS).read_bytes())["URLBlocklist"][0] == PERSON
    assert b"*://*.instagram.com/example.person/*" in desk.at(FIREFOX).read_bytes()
    assert not desk.at("/etc/brave").exists()
    assert os.listdir(desk.at(MANAGED)) == [chromium.NAME]  # noqa: PTH208
    assert desk.at(OURS).stat().st_mode & 0o777 == 0o644
    assert desk.do("close", rules=desk.rules(PERSON)).result == "unchanged"
    assert desk.data == PLAIN
    assert desk.do("open", rules=[PERSON]).more == {"touch_again": True}
    assert desk.everything() == before
    assert decoded(desk.folder / "ledger.json") == ledger.Ledger()


@pytest.mark.parametrize("way", ["open", "lift", "apply"])
def test_others_policies_are_as_before_however_it_is_opened(desk: Desk, way: str) -> None:
    """Files, folders and bytes that others made stay, whichever verb takes ours out."""
    desk.put(THEIRS, ADMINISTRATOR)
    desk.put(FIREFOX, SCHOOL)
    os.chmod(desk.at(FIREFOX), 0o640)  # noqa: PTH101
    before = desk.everything()
    desk.do("close", {NAME: LATER}, rules=desk.rules(PERSON))
    assert json.loads(desk.at(OURS).read_bytes())["URLBlocklist"][0] == "example.org/kept"
    assert desk.at(FIREFOX).stat().st_mode & 0o777 == 0o640
    if way == "apply":
        desk.now = LATER
    if way == "open":
        desk.do("open", [NAME], rules=[PERSON])
    else:
        desk.do(way)
    assert desk.everything() == before
    assert desk.at(FIREFOX).stat().st_mode & 0o777 == 0o640


def test_a_page_stands_while_anyone_claims_it(desk: Desk) -> None:
    """One owner's opening leaves what another holds."""
    desk.do("close", rules=desk.rules(PERSON), owner=1000)
    desk.do("close", rules=desk.rules(PERSON, OTHER), owner=1001)
    desk.do("open", rules=[PERSON, OTHER], owner=1000)
    assert decoded(desk.folder / "ledger.json").pages() == {PERSON: "ab.", OTHER: "ab."}
    assert desk.at(OURS).exists()
    desk.do("open", rules=[PERSON, OTHER], owner=1001)
    assert not list(desk.at("/etc").iterdir())


def test_open_for_a_while_closes_again_by_itself(desk: Desk) -> None:
    """Names and pages are open until the time that was given; then the timer's verb closes them."""
    desk.do("close", {NAME: LATER, "instagram.com": LATER}, rules=desk.rules(PERSON))
    closed = desk.everything()
    answer = desk.do("open", [NAME], rules=[PERSON], until=ledger.write_stamp(SOON))
    assert answer.result == "applied"
    assert desk.closed == {"instagram.com"}
    assert not desk.at(OURS).exists()
    desk.now = SOON - timedelta(minutes=1)
    desk.do("apply")
    assert desk.closed == {"instagram.com"}
    desk.now = SOON
    assert desk.do("apply").result == "applied"
    assert desk.everything() == closed


def test_closing_ends_a_temporary_opening_and_another_owner_never_had_it(desk: Desk) -> None:
    """What one person opened for a while, another's claim keeps closed; closing it again is at once."""
    desk.do("close", {NAME: LATER}, owner=1000)
    desk.do("open", [NAME], until=ledger.write_stamp(SOON))
    assert desk.closed == set()
    desk.do("close", {NAME: SOON}, owner=1001)
    assert desk.closed == {NAME}
    desk.do("open", [NAME], owner=1001)
    assert desk.closed == set()
    desk.do("close", {NAME: SOON}, owner=1000)
    assert desk.closed == {NAME}
    assert decoded(desk.folder / "ledger.json").ends() == {NAME: LATER}


@pytest.mark.parametrize(
    ("until", "reason"),
    [("soon", "bad-end"), (NOW, "end-past"), (NOW + timedelta(days=101), "end-too-far"), (7, "bad-end")],
)
def test_an_opening_for_a_while_has_an_end_ahead(desk: Desk, until: object, reason: str) -> None:
    """Anything else is refused and nothing opens."""
    desk.do("close", {NAME: LATER})
    with pytest.raises(RefusedError) as refused:
        desk.do("open", [NAME], until=ledger.write_stamp(until) if isinstance(until, datetime) else until)
    assert refused.value.reason == reason
    assert desk.closed == {NAME}


@pytest.mark.parametrize(
    ("verb", "rule", "reason"),
    [
        ("close", "example.org/somebody", "not-in-catalogue"),
        ("close", "instagram.com", "bad-rule"),
        ("close", "instagram.com/a b", "bad-rule"),
        ("close", "instagram.com/../x", "bad-rule"),
        ("close", 'instagram.com/x"]}', "bad-rule"),
        ("close-other", "samaritans.org/help", "never-closed"),
        ("close-other", "help.instagram.com/x", "kept-open"),
        ("close-other", "localhost/x", "bad-rule"),
    ],
)
def test_some_rules_are_refused_and_nothing_else_is_done(
    desk: Desk, verb: str, rule: str, reason: str
) -> None:
    """A rule that is none, or of a host that may not be touched, refuses the whole request."""
    before = desk.everything()
    with pytest.raises(RefusedError) as refused:
        desk.do(verb, {NAME: LATER}, rules={**desk.rules(PERSON), **desk.rules(rule)})
    assert (refused.value.reason, refused.value.about) == (reason, rule)
    assert desk.everything() == before
    assert not desk.folder.exists()


def test_other_hosts_pages_are_an_administrators(desk: Desk) -> None:
    """close-other takes a page of any public host; two spellings of one rule in a request are refused."""
    desk.do("close-other", rules=desk.rules("example.org/%40somebody"))
    assert set(decoded(desk.folder / "ledger.json").pages()) == {"example.org/@somebody"}
    with pytest.raises(RefusedError):
        desk.do("close-other", rules=desk.rules("example.org/%40somebody", "example.org/@somebody"))


def test_a_policy_file_that_cannot_be_joined_keeps_no_name_open(desk: Desk) -> None:
    """Names close, the other browser's page closes, and the answer says which place refused and why."""
    desk.put(THEIRS, b"{ broken")
    answer = desk.do("close", {NAME: LATER}, rules=desk.rules(PERSON))
    assert answer.more == {"rules": {"chromium": "policy-file-broken"}}
    assert desk.closed == {NAME}
    assert not desk.at(OURS).exists()
    assert desk.at(FIREFOX).exists()
    desk.at(THEIRS).unlink()
    assert desk.do("apply").more == {"touch_again": True}
    assert desk.at(OURS).exists()


@pytest.mark.parametrize("ended", [True, False])
def test_a_rule_that_ended_goes_even_where_the_rest_is_refused(desk: Desk, *, ended: bool) -> None:
    """Nothing stays closed past its end because somebody broke a file; what has not ended stays."""
    desk.do("close", rules={**desk.rules(OTHER, until=SOON), **desk.rules(PERSON)})
    desk.put(THEIRS, b"{ broken")
    before = desk.at(OURS).read_bytes()
    if ended:
        desk.now = SOON
    assert desk.do("apply").more["rules"] == {"chromium": "policy-file-broken"}
    assert desk.at(OURS).exists() != ended
    assert ended or desk.at(OURS).read_bytes() == before


def test_a_rule_that_ended_goes_even_where_the_hosts_file_cannot_be_written(desk: Desk) -> None:
    """A hosts file that turned into a link stops names, and never keeps a page closed past its end."""
    desk.do("close", rules=desk.rules(PERSON, until=SOON))
    desk.hosts.rename(desk.hosts.with_name("elsewhere"))
    desk.hosts.symlink_to("elsewhere")
    desk.now = SOON
    with pytest.raises(files.FileTrouble):
        desk.do("apply")
    assert not desk.at(OURS).exists()
    assert not desk.at(FIREFOX).exists()


def test_a_place_that_cannot_be_written_is_told_and_done_later(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full or read-only place is told by its browser; the next call does what is left, folders too."""
    real = os.rename

    def rename(source: str, target: str) -> None:
        if target.endswith(chromium.NAME):
            raise OSError(errno.ENOSPC, "full")
        real(source, target)

    monkeypatch.setattr(files.os, "rename", rename)
    assert desk.do("close", rules=desk.rules(PERSON)).more == {"rules": {"chromium": "disk-full"}}
    assert not desk.at(OURS).exists()
    assert not list(desk.at("/etc").rglob("*.new"))
    monkeypatch.undo()
    desk.do("lift")
    assert not list(desk.at("/etc").iterdir())


def test_folders_others_use_by_now_stay(desk: Desk) -> None:
    """A folder that was made for our file is left where someone else's file has come into it."""
    desk.do("close", rules=desk.rules(PERSON))
    desk.put(THEIRS, ADMINISTRATOR)
    desk.do("lift")
    assert os.listdir(desk.at(MANAGED)) == ["administrator.json"]  # noqa: PTH208
    assert not desk.at("/etc/firefox").exists()


def test_without_a_ledger_a_page_is_opened(desk: Desk) -> None:
    """No end of a page is known but from the ledger: lost, in doubt it opens."""
    desk.do("close", rules=desk.rules(PERSON))
    (desk.folder / "ledger.json").write_bytes(b"{")
    assert desk.do("apply").result == "applied"
    assert not desk.at(OURS).exists()
    assert not desk.at(FIREFOX).exists()


def test_a_browser_that_is_gone_loses_the_rules_and_a_managed_one_never_gets_them(desk: Desk) -> None:
    """Nothing of ours stays for a browser that was removed; an enrolled Chrome is left alone."""
    chrome = next(place for place in PLACES if place.browser == "chrome")
    desk.put(chrome.signs[0], b"")
    desk.put(chrome.managed_by, b"")
    desk.do("close", rules=desk.rules(PERSON))
    assert not desk.at(chrome.file).exists()
    desk.at(SIGNS[0]).unlink()
    desk.do("apply")
    assert not desk.at("/etc/chromium").exists()
    assert desk.at(FIREFOX).exists()


def test_touching_writes_the_same_bytes_anew(desk: Desk) -> None:
    """A browser that was starting sees a change; no byte is another and nothing is left."""
    desk.do("close", rules=desk.rules(PERSON))
    before, inode = desk.everything(), desk.at(OURS).stat().st_ino
    assert desk.do("apply").more == {}
    assert desk.at(OURS).stat().st_ino == inode
    assert desk.do("apply", touch=True).result == "unchanged"
    assert desk.at(OURS).stat().st_ino != inode
    assert desk.everything() == before


def test_status_tells_rules_and_how_they_stand(desk: Desk) -> None:
    """Each claim with its opening, and for each browser here why a rule does not stand."""
    desk.do("close", rules=desk.rules(PERSON))
    told = desk.do("status").more
    claim = {"owner": 1000, "name": PERSON, "until": "2026-12-10T09:30Z", "follows": "ab."}
    assert told["claims"] == [claim]
    assert told["rules"] == {"chromium": "", "firefox": ""}
    desk.at(OURS).unlink()
    assert desk.do("status").more["rules"] == {"chromium": "policy-missing", "firefox": ""}


def test_every_place_is_looked_at_where_a_ledger_was_lost() -> None:
    """The folders that make a guard without a ledger look are those of all places."""
    assert {place.folder.removesuffix("/managed") for place in PLACES} == set(transaction.POLICIES)


def test_closing_names_reads_nothing_of_page_rules(desk: Desk) -> None:
    """A guard that only has host names to close starts as fast as one that knew no page rules."""
    sources = str(Path(files.__file__).parents[1])
    code = f"import sys; sys.path.insert(0, {sources!r}); import leeward_guard.__main__; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-IS", "-c", code], capture_output=True, text=True, check=True)
    heavy = ("policies", "chromium", "firefox", "places", "pages", "network")
    assert not {f"leeward_guard.{name}" for name in heavy}.intersection(done.stdout.split())
    assert desk.do("close", {NAME: LATER}).more == {}


policies = st.sampled_from(
    [
        None,
        ADMINISTRATOR,
        b'{"URLAllowlist": ["instagram.com"]}',
        b"{ broken",
        b"\xff",
        b'{"URLBlocklist": 7}',
    ]
)
school = st.sampled_from([None, SCHOOL, b"{}", b'{"policies": {}}', b"{ broken", b"[]"])
steps = st.lists(
    st.tuples(
        st.sampled_from(["close", "open", "open for a while", "apply", "lift", "wait"]),
        st.sampled_from([1000, 1001]),
        st.dictionaries(st.sampled_from([PERSON, OTHER, "instagram.com/in/@third"]), st.integers(1, 200)),
    ),
    max_size=6,
)


@given(policies, school, steps)
def test_any_order_of_verbs_keeps_every_byte_of_policies(
    theirs: bytes | None, schools: bytes | None, asked: list[tuple[str, int, dict[str, int]]]
) -> None:
    """Two owners, any order, any policy of others: lifted, every path and byte is as it was."""
    with TemporaryDirectory() as folder:
        desk = Desk(Path(folder), *SIGNS)
        for path, data in ((THEIRS, theirs), (FIREFOX, schools)):
            if data is not None:
                desk.put(path, data)
        before = desk.everything()
        for verb, owner, rules in asked:
            hours = max(rules.values(), default=1)
            if verb == "wait":
                desk.now += timedelta(hours=hours)
                desk.do("apply")
            elif verb == "close":
                desk.do(
                    "close", owner=owner, rules=desk.rules(*rules, until=desk.now + timedelta(hours=hours))
                )
            elif verb == "open":
                desk.do("open", owner=owner, rules=sorted(rules))
            elif verb == "open for a while":
                until = ledger.write_stamp(desk.now + timedelta(hours=hours))
                desk.do("open", owner=owner, rules=sorted(rules), until=until)
            else:
                desk.do(verb)
            assert desk.do("apply").result == "unchanged"
            if theirs is not None:
                assert desk.at(THEIRS).read_bytes() == theirs
        desk.do("lift")
        assert desk.everything() == before
