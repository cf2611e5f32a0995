"""The guard: one verb, one JSON object in, one out. Knows the real paths; everything else is handed them.

Exit codes: 0 done (also where it was so already), 3 refused, 4 failed. Either way nothing is half done.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import resource
import signal
import sys
import time

from leeward_guard import files, protocol, templates
from leeward_guard.names import Rules
from leeward_guard.protocol import Answer, RefusedError
from leeward_guard.transaction import Places
from leeward_guard.verbs import VERBS, Asked, lift

HOSTS = "/etc/hosts"
ROOT = ""
BOOT = "/proc/sys/kernel/random/boot_id"
CATALOGUE = "catalogue.json"
UNPRIVILEGED = ("status", "plan")
PATIENCE = 60
UNSTOPPABLE = {signal.SIGKILL, signal.SIGSTOP}


def main() -> int:
    """Do what the one argument says; the exit code."""
    try:
        answer = _answer(sys.argv[1:])
    except RefusedError as refused:
        answer = Answer(protocol.REFUSED, refused.reason, {"name": refused.about} if refused.about else {})
    except files.FileTrouble as trouble:
        answer = Answer(protocol.FAILED, trouble.reason)
    except Exception as error:  # noqa: BLE001  whatever it is, the caller gets its one object
        answer = Answer(protocol.FAILED, protocol.UNEXPECTED, {"kind": type(error).__name__})
    with contextlib.suppress(OSError):
        os.write(1, answer.encode())
    return answer.exit_code


def _answer(arguments: list[str]) -> Answer:
    verb = arguments[0] if len(arguments) == 1 else ""
    if verb not in VERBS and verb not in ("plan", "install", "remove"):
        raise RefusedError(protocol.BAD_VERB)
    request = b"" if os.isatty(0) else _read_request()
    if verb not in UNPRIVILEGED:
        if os.geteuid() != 0:
            raise RefusedError(protocol.NOT_ROOT)
        _steady()
    uptime = int(time.clock_gettime(time.CLOCK_BOOTTIME))
    asked = Asked(request, _owner(), dt.datetime.now(dt.UTC), embedded_rules(), _boot(), uptime)
    places = Places(HOSTS, templates.FOLDER, ROOT)
    if verb in VERBS:
        return VERBS[verb](places, asked)
    protocol.read_nothing(request)
    return _installation(verb, places, asked)


def _installation(verb: str, places: Places, asked: Asked) -> Answer:
    # Read only here: subprocess would cost every closing a third of the guard's start.
    from leeward_guard import commands, installation  # noqa: PLC0415

    if verb != "plan":
        installation.check_unpackaged()
    if verb == "remove":
        lift(places, asked)
        return installation.remove(commands.run)
    here = installation.look_around()
    wanted = installation.plan(here, installation.own_archive(sys.argv[0]))
    installation.check_trust(wanted, here.python)
    if verb == "plan":
        return Answer(protocol.UNCHANGED, more=wanted.told())
    return installation.install(wanted, commands.run)


def embedded_rules() -> Rules:
    """The rules built into this guard; without any, no name is the catalogue's."""
    try:
        data = _beside_this_file(CATALOGUE)
    except OSError:
        data = b"{}"
    fields: dict[str, list[str]] = json.loads(data)
    return Rules(**{name: frozenset(values) for name, values in fields.items()})


def _boot() -> str:
    """What the kernel calls this start of the computer; empty where it can't be told."""
    try:
        handle = os.open(BOOT, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return ""
    try:
        return os.read(handle, 64).decode("ascii", "replace").strip()
    finally:
        os.close(handle)


def _beside_this_file(name: str) -> bytes:
    # pkgutil asks the same, and reads six modules for it.
    return __loader__.get_data(os.path.join(os.path.dirname(__file__), name))  # noqa: PTH118, PTH120


def _read_request() -> bytes:
    """All of the standard input, nothing where it is closed.

    It is read before any lock is held, so a slow caller holds up nobody, and for a minute at most.
    """
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    signal.signal(signal.SIGALRM, _too_slow)
    signal.alarm(PATIENCE)
    parts: list[bytes] = []
    size = 0
    with contextlib.suppress(OSError):
        while part := os.read(0, 65536):
            parts.append(part)
            size += len(part)
            if size > protocol.LARGEST_REQUEST:
                raise RefusedError(protocol.BAD_REQUEST)
    signal.alarm(0)
    return b"".join(parts)


def _too_slow(*_: object) -> None:
    raise RefusedError(protocol.BAD_REQUEST)


def _owner() -> int:
    """Who asked: sudo always sets its own word and pkexec clears all others, so neither can be made up."""
    for name in ("SUDO_UID", "PKEXEC_UID"):
        with contextlib.suppress(KeyError, ValueError):
            return max(int(os.environ[name]), 0)
    return os.getuid()


def _steady() -> None:
    """Let nothing the caller set or presses cut the work short or colour it."""
    os.umask(0o022)
    os.chdir("/")
    for number in signal.valid_signals() - UNSTOPPABLE:
        signal.signal(number, signal.SIG_IGN)
    # Where it is ignored nobody learns how a program ended.
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    # Even root can be kept from raising it; a write that is too long for it is then a full disk's.
    with contextlib.suppress(ValueError):
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


if __name__ == "__main__":
    sys.exit(main())
