import json
import os
import resource
import runpy
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from leeward_guard import __main__ as entry
from leeward_guard import commands, installation, ledger, ledger_file, templates
from leeward_guard.protocol import LARGEST_REQUEST, Answer

NAME = "www.instagram.com"
REAL_STEADY = entry._steady


class Called:
    """The entry point with its real paths turned to a folder of the test's own."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.hosts = folder / "hosts"
        self.hosts.write_bytes(b"127.0.0.1 localhost\n")
        self.state = folder / "state"
        self._patch = monkeypatch
        monkeypatch.setattr(entry, "HOSTS", str(self.hosts))
        monkeypatch.setattr(entry, "ROOT", str(folder))
        monkeypatch.setattr(templates, "FOLDER", str(self.state))
        monkeypatch.setattr(entry, "_steady", lambda: None)
        monkeypatch.setattr(entry.os, "geteuid", lambda: 0)
        for name in ("SUDO_UID", "PKEXEC_UID"):
            monkeypatch.delenv(name, raising=False)

    def __call__(self, *arguments: str, request: bytes = b"") -> tuple[int, dict[str, object]]:
        """The exit code and the object that came out."""
        given = self.hosts.with_name("request")
        given.write_bytes(request)
        told, source = os.pipe(), os.open(given, os.O_RDONLY)
        saved = os.dup(0), os.dup(1)
        try:
            os.dup2(source, 0)
            os.dup2(told[1], 1)
            self._patch.setattr(sys, "argv", ["guard", *arguments])
            code = entry.main()
        finally:
            os.dup2(saved[0], 0)
            os.dup2(saved[1], 1)
            for number in (*saved, source, told[1]):
                os.close(number)
        with os.fdopen(told[0], "rb") as out:
            return code, json.loads(out.read())


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Called:
    """Calls the guard on files of the test's own."""
    return Called(tmp_path, monkeypatch)


def closing(**names: object) -> bytes:
    """A request to close the one name."""
    return json.dumps({"protocol": 1, "names": {NAME: "2099-01-01T00:00Z"} | names}).encode()


@pytest.mark.parametrize("arguments", [(), ("bogus",), ("lift", "more"), ("",), ("--help",)])
def test_anything_but_one_verb_is_refused(call: Called, arguments: tuple[str, ...]) -> None:
    """No argument, an unknown one and one too many: one object, exit code 3, nothing done."""
    assert call(*arguments) == (3, {"protocol": 1, "result": "refused", "reason": "bad-verb"})


@pytest.mark.parametrize("verb", ["apply", "lift", "status"])
def test_some_verbs_need_no_input(call: Called, verb: str) -> None:
    """Empty standard input is fine for what asks nothing."""
    code, answer = call(verb)
    assert (code, answer["result"]) == (0, "unchanged")


def test_a_refusal_names_reason_and_name(call: Called) -> None:
    """So the window can say which name and why."""
    code, answer = call("close-other", request=closing())
    assert code == 3
    assert answer == {"protocol": 1, "result": "refused", "reason": "end-too-far", "name": NAME}


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ({"PKEXEC_UID": "1000"}, 1000),
        ({"SUDO_UID": "1001", "PKEXEC_UID": "1000"}, 1001),
        ({"SUDO_UID": "-5"}, 0),
        ({"SUDO_UID": "me", "PKEXEC_UID": "1000"}, 1000),
        ({}, os.getuid()),
    ],
)
def test_the_owner_is_who_asked(
    call: Called, monkeypatch: pytest.MonkeyPatch, words: dict[str, str], owner: int
) -> None:
    """As pkexec and sudo say; else whoever runs it."""
    for name, value in words.items():
        monkeypatch.setenv(name, value)
    end = ledger.write_stamp((datetime.now(UTC) + timedelta(days=1)).replace(second=0, microsecond=0))
    code, answer = call("close-other", request=closing(**{NAME: end}))
    assert (code, answer) == (0, {"protocol": 1, "result": "applied"})
    claims = ledger_file.decode((call.state / "ledger.json").read_bytes()).claims
    assert [claim.owner for claim in claims] == [owner]


def test_too_much_input_is_refused(call: Called) -> None:
    """A request larger than any real one is not read to its end."""
    code, answer = call("close", request=b" " * (LARGEST_REQUEST + 1))
    assert (code, answer["reason"]) == (3, "bad-request")


def test_without_rights_only_looking_is_possible(call: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unprivileged call changes nothing and says why; status works."""
    monkeypatch.setattr(entry.os, "geteuid", lambda: 1000)
    assert call("lift")[1]["reason"] == "not-root"
    assert call("status")[0] == 0


def test_trouble_and_the_unexpected_are_one_object_too(call: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever happens the caller gets its answer, and exit code 4."""
    call.hosts.unlink()
    assert call("status") == (4, {"protocol": 1, "result": "failed", "reason": "file-missing"})

    def broken(*_: object) -> Answer:
        raise ZeroDivisionError

    monkeypatch.setattr(entry, "VERBS", {"lift": broken})
    expected = {"protocol": 1, "result": "failed", "reason": "unexpected", "kind": "ZeroDivisionError"}
    assert call("lift") == (4, expected)


def test_the_rules_are_those_built_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sources alone know no catalogue; a built guard has its file."""
    assert entry.embedded_rules() == entry.Rules()
    monkeypatch.setattr(entry, "_beside_this_file", lambda _: b'{"hosts": ["a.bc"], "never": ["d.ef"]}')
    assert entry.embedded_rules() == entry.Rules(hosts=frozenset({"a.bc"}), never=frozenset({"d.ef"}))


def test_installing_goes_by_the_plan(call: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plan shows, install does, remove lifts first."""
    done: list[str] = []
    here = installation.Here("/usr/bin/python3")
    monkeypatch.setattr(installation, "look_around", lambda: here)
    monkeypatch.setattr(installation, "own_archive", lambda _path: b"PK")
    monkeypatch.setattr(installation, "install", lambda *_: done.append("install") or Answer("applied"))
    monkeypatch.setattr(installation, "remove", lambda *_: done.append("remove") or Answer("applied"))
    monkeypatch.setattr(entry, "lift", lambda *_: done.append("lift"))
    code, told = call("plan")
    assert code == 0
    assert told["timer"] == "none"
    assert done == []
    call("install")
    call("remove")
    assert done == ["install", "lift", "remove"]


def test_a_terminal_is_not_waited_for(call: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    """Someone who types the verb at a terminal needs to type nothing more."""
    monkeypatch.setattr(entry.os, "isatty", lambda _number: True)
    assert call("status")[0] == 0


def test_a_start_of_the_computer_that_cannot_be_told_has_no_name(
    call: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the kernel does not name it, closing works all the same."""
    end = ledger.write_stamp((datetime.now(UTC) + timedelta(days=1)).replace(second=0, microsecond=0))
    boots: list[str] = []
    for path in ("/no/such/file", entry.BOOT):
        monkeypatch.setattr(entry, "BOOT", path)
        assert call("close-other", request=closing(**{NAME: end}))[0] == 0
        clock = ledger_file.decode((call.state / "ledger.json").read_bytes()).clock
        assert clock is not None
        boots.append(clock.boot)
    assert boots == ["", Path(entry.BOOT).read_text("ascii").strip()]


STEADY = """
import os, resource, signal, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (5, resource.RLIM_INFINITY))
os.umask(0o777)
from leeward_guard import __main__ as entry
entry._steady()
print(os.getcwd(), os.umask(0), signal.getsignal(signal.SIGINT) is signal.SIG_IGN,
      resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY)
"""


@pytest.fixture
def process() -> Iterator[None]:
    """Gives the tests' own process back what it had."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE)
    handlers = [(number, signal.getsignal(number)) for number in numbers]
    folder, mask, limit = Path.cwd(), os.umask(0), resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background begins deaf to it
    yield
    os.chdir(folder)
    os.umask(mask)
    resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    for number, handler in handlers:
        signal.signal(number, handler)


@pytest.mark.usefixtures("process")
def test_the_program_steadies_itself_before_it_works(call: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever changes a file does so from its own folder, with its own mask and deaf to key presses."""
    monkeypatch.setattr(entry, "_steady", REAL_STEADY)
    assert call("status")[0] == 0
    assert signal.getsignal(signal.SIGINT) is not signal.SIG_IGN
    assert call("apply")[0] == 0
    assert (str(Path.cwd()), os.umask(0)) == ("/", 0o022)
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_nothing_the_caller_set_reaches_the_work() -> None:
    """Folder, umask, file size limit and signals are the guard's own."""
    done = subprocess.run(
        [sys.executable, "-c", STEADY], capture_output=True, text=True, check=True, env=_env()
    )
    assert done.stdout.split() == ["/", "18", "True", "True"]


def _env() -> dict[str, str]:
    return {"PYTHONPATH": str(Path(entry.__file__).parents[1])}


def test_it_runs_as_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Started by its module name it exits with the code of the answer."""
    monkeypatch.setattr(sys, "argv", ["guard", "bogus", "more"])
    monkeypatch.delitem(sys.modules, "leeward_guard.__main__")
    monkeypatch.setattr(os, "write", lambda *_: (_ for _ in ()).throw(BrokenPipeError))
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("leeward_guard", run_name="__main__")
    assert ended.value.code == 3


def test_programs_are_run_by_full_path_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Found in the system's folders, never by the caller's PATH; missing, failing and hanging ones say no."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert commands.run(("true",))
    assert not commands.run(("false",))
    assert not commands.run(("no-such-program-anywhere",))
    monkeypatch.setattr(commands, "PATIENCE", 0.01)
    assert not commands.run(("sleep", "5"))


@pytest.mark.usefixtures("process")
def test_a_silent_caller_is_not_waited_for(call: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who neither sends nor ends a request is refused when the alarm rings, though it was blocked before."""
    rung: list[int] = []

    def alarm(seconds: int) -> None:
        rung.append(seconds)
        if seconds:
            signal.raise_signal(signal.SIGALRM)

    monkeypatch.setattr(entry.signal, "alarm", alarm)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    assert call("lift")[1]["reason"] == "bad-request"
    assert rung == [entry.PATIENCE]


@pytest.mark.usefixtures("process")
def test_a_limit_that_cannot_be_raised_keeps_nobody_from_opening(
    call: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where even root may not write longer files the guard goes on, for opening shortens them."""

    def refused(*_: object) -> None:
        raise ValueError

    limits = SimpleNamespace(setrlimit=refused, RLIMIT_FSIZE=1, RLIM_INFINITY=-1)
    monkeypatch.setattr(entry, "resource", limits)
    monkeypatch.setattr(entry, "_steady", REAL_STEADY)
    assert call("lift")[0] == 0


def test_what_cannot_be_read_asks_for_nothing(call: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    """A closed input is as good as an empty one."""
    real = os.read

    def unreadable(handle: int, size: int) -> bytes:
        if handle == 0:
            raise OSError(9, "closed")
        return real(handle, size)

    monkeypatch.setattr(entry.os, "read", unreadable)
    assert call("lift")[0] == 0
