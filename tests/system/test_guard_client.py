import datetime as dt
import json
import os
import stat
import sys
from pathlib import Path

import msgspec
import pytest

from leeward.core.handles import has_own_host, sites_own
from leeward.core.moment import Moment
from leeward.core.platforms import Catalogue, Platform
from leeward.core.rules import PageRule
from leeward.core.shield import Outcome, Result, RulePlace, Standing, StandingRule
from leeward.store.catalogue import load_catalogue
from leeward.system import guard_client
from leeward.system.guard_build import rules_of as rules_in_file
from leeward.system.guard_client import InstalledGuard, rules_of
from leeward.system.guard_paths import Paths, installed_paths
from leeward_guard import chromium, firefox, hosts, ledger, ledger_file
from leeward_guard.ledger import Claim, Ledger
from leeward_guard.names import is_host_name
from leeward_guard.policies import read_rule

HOME = Path(__file__).resolve().parents[2]
CATALOGUE_FILE = HOME / "resources" / "platforms.json"
NOW = Moment(dt.datetime(2026, 12, 1, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=1))), "seed")
END = NOW.at + dt.timedelta(days=3)
NAME = "www.instagram.com"
OTHER = "www.example.org"
CATALOGUE = Catalogue(
    platforms=(Platform(id="instagram", name="Instagram", category="social", hosts=(NAME,)),),
    never_block=frozenset(),
)
PLAIN = "127.0.0.1 localhost\n"
# Stands for pkexec, sudo and the guard: notes how it was called, and answers as it was told.
TOOL = """#!/bin/sh
folder={folder}
printf '%s ' "${{0##*/}}" "$@" >>$folder/calls
cat >>$folder/calls
echo >>$folder/calls
[ -f $folder/${{0##*/}}.answer ] && cat $folder/${{0##*/}}.answer
exit $(cat $folder/${{0##*/}}.code 2>/dev/null || echo 0)
"""


class Desk:
    """A computer of the test's own, with stand-ins for the programs."""

    def __init__(self, folder: Path, *tools: str) -> None:
        self.folder = folder
        self.programs = folder / "bin"
        self.programs.mkdir()
        for name in tools:
            self.put(self.programs / name)
        self.paths = Paths(
            hosts=folder / "hosts",
            guard=folder / "guard",
            ledger=folder / "ledger.json",
            actions=folder / "actions",
            packaged=folder / "packaged",
            timers=(folder / "timer", folder / "cron"),
            sources=HOME / "desktop" / "leeward_guard",
            catalogue=CATALOGUE_FILE,
            pythons=("/no/such/python", "/usr/bin/python3", sys.executable),
            programs=(str(self.programs),),
        )
        self.paths.hosts.write_text(PLAIN, "ascii")
        self.guard = InstalledGuard(self.paths, lambda: CATALOGUE, owner=1000)

    def put(self, path: Path) -> None:
        """Put a stand-in there."""
        path.write_text(TOOL.format(folder=self.folder), "ascii")
        path.chmod(0o755)

    def install(self) -> None:
        """Have a guard, with its polkit actions."""
        self.put(self.paths.guard)
        self.paths.actions.touch()

    def answers(self, tool: str, result: str = "", code: int = 0, reason: str = "") -> None:
        """Let a stand-in answer so."""
        answer = {"protocol": 1, "result": result, "reason": reason}
        (self.folder / f"{tool}.answer").write_text(json.dumps(answer) if result else "", "ascii")
        (self.folder / f"{tool}.code").write_text(str(code), "ascii")

    @property
    def calls(self) -> list[str]:
        """How the stand-ins were called, with the guard's own path shortened."""
        path = self.folder / "calls"
        text = path.read_text("ascii") if path.exists() else ""
        return [line.replace(str(self.paths.guard), "GUARD").strip() for line in text.splitlines()]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """One with pkexec and sudo and a guard; nobody is root and nobody is at a terminal."""
    monkeypatch.setattr(guard_client.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(guard_client.os, "isatty", lambda _number: False)
    made = Desk(tmp_path, "pkexec", "sudo")
    made.install()
    return made


def test_names_go_to_the_verb_that_may_close_them(desk: Desk) -> None:
    """The catalogue's names need nobody's word, others an administrator's; ends go in UTC."""
    desk.answers("pkexec", "applied")
    assert desk.guard.close({NAME: END, OTHER: END}) == Outcome(result=Result.APPLIED)
    request = '{"protocol":1,"names":{"%s":"2026-12-04T09:30:00Z"}}'
    assert desk.calls == [
        f"pkexec --disable-internal-agent GUARD close {request % NAME}",
        f"pkexec --disable-internal-agent GUARD close-other {request % OTHER}",
    ]


def test_nothing_to_close_asks_nobody(desk: Desk) -> None:
    """No name, no call."""
    assert desk.guard.close({}) == Outcome(result=Result.UNCHANGED)
    assert desk.calls == []


RULE = "www.instagram.com/example.person"


def test_page_rules_go_with_the_names_of_the_same_verb(desk: Desk) -> None:
    """A page of the catalogue's hosts needs nobody's word; each has its end and what could follow."""
    desk.answers("pkexec", "applied")
    pages = {PageRule(rule=RULE, follows="ab"): END, PageRule(rule="www.example.org/x", follows=""): END}
    assert desk.guard.close({NAME: END}, pages).result is Result.APPLIED
    until = "2026-12-04T09:30:00Z"
    rules = f'{{"{RULE}":{{"until":"{until}","follows":"ab"}}}}'
    first = f'{{"protocol":1,"names":{{"{NAME}":"{until}"}},"rules":{rules}}}'
    second = f'{{"protocol":1,"rules":{{"www.example.org/x":{{"until":"{until}","follows":""}}}}}}'
    assert desk.calls == [
        f"pkexec --disable-internal-agent GUARD close {first}",
        f"pkexec --disable-internal-agent GUARD close-other {second}",
    ]


def test_opening_for_a_while_touching_and_reconnecting_are_one_call_each(desk: Desk) -> None:
    """With what the guard needs to know and nothing else."""
    desk.answers("pkexec", "applied")
    desk.guard.open([], [RULE], until=END)
    desk.guard.touch()
    desk.guard.reconnect()
    ask = "pkexec --disable-internal-agent GUARD"
    assert desk.calls == [
        f'{ask} open {{"protocol":1,"rules":["{RULE}"],"until":"2026-12-04T09:30:00Z"}}',
        f'{ask} apply {{"protocol":1,"touch":true}}',
        f"{ask} reconnect",
    ]


def test_what_browsers_refuse_is_told_though_names_are_closed(desk: Desk) -> None:
    """The guard's answer carries the browsers and their reasons, and that it wants to be touched."""
    answer = {"protocol": 1, "result": "applied", "rules": {"chromium": "disk-full"}, "touch_again": True}
    (desk.folder / "pkexec.answer").write_text(json.dumps(answer), "ascii")
    assert desk.guard.close({NAME: END, OTHER: END}) == Outcome(
        result=Result.APPLIED, places=(("chromium", "disk-full"),), touch_again=True
    )


def test_a_look_tells_how_rules_stand_in_each_browser_here(desk: Desk) -> None:
    """Per place whether its file says the rule; a browser that is not here is not named."""
    until = ledger.read_stamp("2026-12-04T09:30Z")
    held = Ledger((Claim(1001, RULE, until, None, "ab"),))
    desk.paths.ledger.write_bytes(ledger_file.encode(held))
    root = desk.folder / "root"
    for path in ("usr/bin/chromium", "usr/bin/firefox", "etc/chromium/policies/managed/x.json"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(b"{}")
    composed = chromium.compose([read_rule(RULE, "ab")], {"x.json": b"{}"})
    (root / chromium.PLACES[0].file.lstrip("/")).write_bytes(composed.data or b"")
    desk.guard = InstalledGuard(
        msgspec.structs.replace(desk.paths, root=str(root)), lambda: CATALOGUE, owner=1000
    )
    assert desk.guard.look(NOW).rules == (
        StandingRule(
            rule=RULE,
            until=until,
            mine=False,
            places=(
                RulePlace(browser="chromium", stands=True),
                RulePlace(browser="firefox", stands=False, reason="policy-missing"),
            ),
        ),
    )
    opened = Ledger((Claim(1000, RULE, until, until), Claim(1000, NAME, until, until)))
    desk.paths.ledger.write_bytes(ledger_file.encode(opened))
    actual = desk.guard.look(NOW)
    assert [(rule.open_until, rule.mine) for rule in actual.rules] == [(until, True)]
    assert actual.standing == (Standing(name=NAME, whole=False, until=until, open_until=until),)
    assert [place.stands for place in actual.rules[0].places] == [False, False]


def test_a_look_reads_our_lines_and_entries_to_the_letter(desk: Desk) -> None:
    """Lines with our tag, Chromium's whole file, and of Firefox's file what is ours; nothing of others."""
    until = ledger.read_stamp("2026-12-04T09:30Z")
    root = desk.folder / "root"
    rule = read_rule(RULE, "ab")
    theirs = b'{"policies": {"WebsiteFilter": {"Block": ["*://theirs.example/*"]}}}'
    made = {
        chromium.PLACES[0].file: chromium.compose([rule], {}).data,
        firefox.PLACE.file: firefox.compose([rule], theirs, {}).data,
    }
    for path, data in made.items():
        (root / path.lstrip("/")).parent.mkdir(parents=True)
        (root / path.lstrip("/")).write_bytes(data or b"")
    held = Ledger((Claim(1000, RULE, until, None, "ab"),), made=tuple(made))
    desk.paths.ledger.write_bytes(ledger_file.encode(held))
    desk.paths.hosts.write_bytes(b"0.0.0.0 by.hand.example\n" + hosts.apply(b"", {NAME: until}))
    guard = InstalledGuard(msgspec.structs.replace(desk.paths, root=str(root)), lambda: CATALOGUE, owner=1000)
    lines = guard.look(NOW).lines
    assert lines[:2] == tuple(f"{s} {NAME} # leeward until=2026-12-04T09:30Z" for s in ("0.0.0.0", "::"))
    where = chromium.PLACES[0].file
    assert f"{where} URLBlocklist: {RULE}" in lines
    assert f"{where} URLAllowlist: {RULE}a" in lines
    assert f"{firefox.PLACE.file} WebsiteFilter.Block: *://*.{RULE}/*" in lines
    assert not [line for line in lines if "theirs" in line or "by.hand" in line]
    for path in made:
        (root / path.lstrip("/")).write_bytes(b"{no json")
    assert guard.look(NOW).lines == lines[:2]


@pytest.mark.parametrize("verb", ["open", "apply", "lift"])
def test_the_way_out_asks_once(desk: Desk, verb: str) -> None:
    """Opening, healing and lifting are one call each."""
    desk.answers("pkexec", "unchanged")
    done = desk.guard.open([NAME]) if verb == "open" else getattr(desk.guard, verb)()
    assert done == Outcome(result=Result.UNCHANGED)
    names = f' {{"protocol":1,"names":["{NAME}"]}}' if verb == "open" else ""
    assert desk.calls == [f"pkexec --disable-internal-agent GUARD {verb}{names}"]


@pytest.mark.parametrize(
    ("result", "code", "reason", "expected"),
    [
        ("applied", 0, "", Result.APPLIED),
        ("unchanged", 0, "", Result.UNCHANGED),
        ("refused", 3, "never-closed", Result.REFUSED),
        ("failed", 4, "file-io", Result.FAILED),
    ],
)
def test_the_guards_answer_is_passed_on(
    desk: Desk, result: str, code: int, reason: str, expected: Result
) -> None:
    """With its reason word; sudo is not tried after it."""
    desk.answers("pkexec", result, code, reason)
    assert desk.guard.lift() == Outcome(result=expected, reason=reason)
    assert len(desk.calls) == 1


def test_a_closed_password_window_is_the_persons_answer(desk: Desk) -> None:
    """Dismissed: nothing else is tried and nobody is asked again, not even for the other names."""
    desk.answers("pkexec", code=126)
    assert desk.guard.close({NAME: END, OTHER: END}).result is Result.DISMISSED
    assert len(desk.calls) == 1


def test_sudo_is_tried_where_polkit_may_not(desk: Desk) -> None:
    """Refused by polkit, silently allowed by sudo; refused by both is not allowed."""
    desk.answers("pkexec", code=127)
    desk.answers("sudo", "applied")
    assert desk.guard.lift().result is Result.APPLIED
    assert [call.split()[0] for call in desk.calls] == ["pkexec", "sudo"]
    desk.answers("sudo", code=1)
    assert desk.guard.lift().result is Result.NOT_ALLOWED


@pytest.mark.parametrize("said", ["", "no JSON", '{"protocol": 1, "result": "sure"}', "[]"])
def test_an_answer_nobody_understands_is_a_failure(desk: Desk, said: str) -> None:
    """Never taken for success, whatever the exit code."""
    (desk.folder / "pkexec.answer").write_text(said, "ascii")
    assert desk.guard.lift() == Outcome(result=Result.FAILED, reason="no-answer")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ('{"protocol": 2, "result": "refused", "reason": "other-protocol"}', "guard-newer"),
        ('{"protocol": 2, "done": {"in": "words of another day"}}', "guard-newer"),
        ('{"protocol": 0, "result": "refused", "reason": "other-protocol"}', "other-protocol"),
    ],
)
def test_a_guard_of_another_version_is_known_as_older_or_newer(desk: Desk, said: str, reason: str) -> None:
    """So that the person is told which of the two to renew; neither is ever taken for done."""
    (desk.folder / "pkexec.answer").write_text(said, "ascii")
    told = desk.guard.close({NAME: END})
    assert not told.done
    assert told.reason == reason


def test_a_newer_guard_that_understands_is_understood(desk: Desk) -> None:
    """What it did counts by its result, whatever else it says."""
    said = '{"protocol": 2, "result": "applied", "something": "new"}'
    (desk.folder / "pkexec.answer").write_text(said, "ascii")
    assert desk.guard.close({NAME: END}) == Outcome(result=Result.APPLIED)


def test_a_program_that_does_not_start_is_a_failure(desk: Desk) -> None:
    """A broken pkexec is told, not raised."""
    (desk.programs / "pkexec").write_text("#!/no/such/program\n", "ascii")
    assert desk.guard.lift() == Outcome(result=Result.FAILED, reason="not-started")


def test_without_a_guard_the_lines_to_add_are_told(tmp_path: Path) -> None:
    """Exactly what to put into the file; nothing else can be asked."""
    desk = Desk(tmp_path, "pkexec")
    told = desk.guard.close({OTHER: END, NAME: END})
    assert told.result is Result.UNAVAILABLE
    assert told.lines == (f"0.0.0.0 {OTHER}", f":: {OTHER}", f"0.0.0.0 {NAME}", f":: {NAME}")
    for outcome in (desk.guard.open([NAME]), desk.guard.apply(), desk.guard.lift()):
        assert outcome.result is Result.UNAVAILABLE


def test_lines_added_by_hand_are_recognised(tmp_path: Path) -> None:
    """Once they are there the name is closed, by hand and so without an end."""
    desk = Desk(tmp_path)
    lines = desk.guard.close({NAME: END}).lines
    desk.paths.hosts.write_text(PLAIN + "\n".join(lines), "ascii")
    actual = desk.guard.look(NOW)
    assert actual.standing == (Standing(name=NAME, whole=True, until=None),)
    assert actual.closed() == {NAME}
    assert (actual.guard, actual.timer, actual.read) == (False, False, NOW.at)


def test_with_a_guard_but_no_way_to_root_the_lines_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither polkit nor sudo: the person can still do it by hand."""
    monkeypatch.setattr(guard_client.os, "geteuid", lambda: 1000)
    desk = Desk(tmp_path)
    desk.install()
    told = desk.guard.close({NAME: END})
    assert (told.result, told.lines) == (Result.UNAVAILABLE, (f"0.0.0.0 {NAME}", f":: {NAME}"))
    assert desk.guard.lift() == Outcome(result=Result.UNAVAILABLE, reason="no-way")


def test_as_root_nothing_stands_between(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard is called itself."""
    monkeypatch.setattr(guard_client.os, "geteuid", lambda: 0)
    desk = Desk(tmp_path, "pkexec", "sudo")
    desk.install()
    desk.answers("guard", "applied")
    assert desk.guard.lift().result is Result.APPLIED
    assert desk.calls == ["guard lift"]


def test_a_look_reads_the_file_and_the_ledger(desk: Desk) -> None:
    """Whose claim, until when, whether whole, and whether another line leads elsewhere."""
    until = ledger.read_stamp("2026-12-04T09:30Z")
    held = Ledger(
        (Claim(1000, NAME, until), Claim(1001, OTHER, until), Claim(1000, "gone.example.org", until))
    )
    desk.paths.ledger.write_bytes(ledger_file.encode(held))
    data = hosts.apply(b"10.0.0.1 www.example.org\n", {NAME: until, OTHER: until})
    desk.paths.hosts.write_bytes(data)
    desk.paths.timers[1].touch()
    actual = desk.guard.look(NOW)
    assert actual.standing == (
        Standing(name="gone.example.org", whole=False, until=until),
        Standing(name=OTHER, whole=True, foreign=True, until=until, mine=False),
        Standing(name=NAME, whole=True, until=until),
    )
    assert actual.guard
    assert actual.timer
    assert desk.calls == []


@pytest.mark.parametrize("kept", [None, b"torn"])
def test_without_a_ledger_the_lines_speak(desk: Desk, kept: bytes | None) -> None:
    """Their own ends are shown, and they count as this person's."""
    until = ledger.read_stamp("2026-12-04T09:30Z")
    if kept is not None:
        desk.paths.ledger.write_bytes(kept)
    desk.paths.hosts.write_bytes(hosts.apply(b"", {NAME: until}))
    assert desk.guard.look(NOW).standing == (Standing(name=NAME, whole=True, until=until),)


def test_an_unreadable_file_is_nothing_closed(desk: Desk) -> None:
    """Looking never raises."""
    desk.paths.hosts.unlink()
    assert desk.guard.look(NOW).standing == ()


def test_the_plan_is_the_guards_own(desk: Desk) -> None:
    """Paths and commands, line by line, from the program that will do it."""
    lines = desk.guard.setup_plan()
    assert lines[0] == "/usr/libexec/leeward/guard"
    assert "/var/lib/leeward/" in lines


def test_setting_up_runs_a_fresh_guard_as_root(desk: Desk) -> None:
    """Built into a private folder, run by an interpreter that can, and gone afterwards."""
    desk.answers("pkexec", "applied")
    assert desk.guard.setup().result is Result.APPLIED
    (call,) = desk.calls
    words = call.split()
    assert words[:3] == ["pkexec", "--disable-internal-agent", "/usr/bin/python3"]
    assert words[3] == "-IS"
    assert words[-1] == "install"
    assert not Path(words[4]).exists()


def test_without_an_interpreter_nothing_is_set_up(desk: Desk) -> None:
    """It is said, and nobody is asked for a password."""
    bare = InstalledGuard(_with_pythons(desk.paths, ("/no/such/python", "/bin/true")), lambda: CATALOGUE)
    assert bare.setup_plan() == ()
    assert bare.setup() == Outcome(result=Result.UNAVAILABLE, reason="no-python")
    desk.paths.guard.unlink()
    desk.paths.ledger.touch()
    assert bare.remove() == Outcome(result=Result.UNAVAILABLE, reason="no-python")
    assert desk.calls == []


def test_removing_asks_the_guard_and_a_fresh_one_where_it_is_gone(desk: Desk) -> None:
    """What is left over can be cleared even after the guard itself was deleted."""
    desk.answers("pkexec", "applied")
    assert desk.guard.remove().result is Result.APPLIED
    desk.paths.guard.unlink()
    desk.paths.hosts.write_bytes(hosts.apply(b"", {NAME: ledger.read_stamp("2026-12-04T09:30Z")}))
    assert desk.guard.remove().result is Result.APPLIED
    assert [call.split()[-1] for call in desk.calls] == ["remove", "remove"]
    desk.paths.hosts.write_text(PLAIN, "ascii")
    assert desk.guard.remove() == Outcome(result=Result.UNCHANGED)
    assert len(desk.calls) == 2


def test_a_guard_of_the_package_is_left_to_the_package(desk: Desk) -> None:
    """It is neither set up nor taken off apart from it, and nobody is asked for a password."""
    desk.paths.packaged.touch()
    assert desk.guard.setup_plan() == ()
    for outcome in (desk.guard.setup(), desk.guard.remove()):
        assert outcome == Outcome(result=Result.REFUSED, reason="guard-from-package")
    assert desk.calls == []


def test_the_real_paths_are_the_guards() -> None:
    """One place composes them, and building needs what is there."""
    paths = installed_paths(CATALOGUE_FILE)
    assert paths.hosts == Path("/etc/hosts")
    assert (paths.sources / "__main__.py").exists()
    assert stat.S_ISREG(os.stat(paths.catalogue).st_mode)  # noqa: PTH116


def test_the_application_and_the_guard_have_the_same_rules() -> None:
    """What the client takes for the catalogue's is what the built guard takes for it."""
    assert rules_of(load_catalogue(CATALOGUE_FILE)) == rules_in_file(json.loads(CATALOGUE_FILE.read_bytes()))


def test_what_a_site_keeps_for_itself_is_nobodys_own_host() -> None:
    """Each name a site keeps below its persons' suffix is no person's for the application and the guard."""
    catalogue = load_catalogue(CATALOGUE_FILE)
    rules = rules_of(catalogue)
    with_own_hosts = [p for p in catalogue.platforms if any(e.subdomain for e in p.extracts)]
    kept = [name for p in with_own_hosts for name in sites_own(p) if is_host_name(name)]
    assert len(kept) > 100
    for name in kept:
        assert not any(has_own_host(p, name) for p in with_own_hosts), name
        assert rules.knows(name) is (name in rules.hosts), name
    assert not rules.knows("public-api.wordpress.com")
    assert rules.knows("exampleperson.wordpress.com")
    assert rules.refusal("security.github.io") == "never-closed"
    assert not rules.refusal("exampleperson.github.io")


def _with_pythons(paths: Paths, pythons: tuple[str, ...]) -> Paths:
    return msgspec.structs.replace(paths, pythons=pythons)


def test_a_desktop_without_password_windows_is_told(desk: Desk) -> None:
    """It says so in words of its own, and sudo's refusal after it does not hide that."""
    desk.answers("pkexec", code=127)
    desk.answers("sudo", code=1)
    pkexec = desk.programs / "pkexec"
    says = "echo 'Error executing command as another user: No authentication agent found.' >&2\n"
    pkexec.write_text(pkexec.read_text("ascii").replace("#!/bin/sh\n", f"#!/bin/sh\n{says}"), "ascii")
    assert desk.guard.lift() == Outcome(result=Result.NOT_ALLOWED, reason="no-agent")


def test_a_linked_file_names_the_lines_to_add(desk: Desk) -> None:
    """What the guard would not touch is told with what can be done by hand."""
    real = desk.folder / "elsewhere"
    real.write_text(PLAIN, "ascii")
    desk.paths.hosts.unlink()
    desk.paths.hosts.symlink_to(real)
    desk.answers("pkexec", "failed", code=4, reason="file-not-plain")
    told = desk.guard.close({NAME: END})
    assert (told.reason, told.lines) == ("hosts-linked", (f"0.0.0.0 {NAME}", f":: {NAME}"))
