"""Runs the guard once and understands its answer."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from leeward.core.shield import Outcome, Result
from leeward.system import elevation
from leeward.system.elevation import Way

if TYPE_CHECKING:
    from collections.abc import Sequence

PROTOCOL = 1
OTHER_PROTOCOL, NEWER = "other-protocol", "guard-newer"
# What pkexec says, in this language alone, where nothing can show its password window.
NO_AGENT = b"No authentication agent found"
# pkexec refuses a person whose shell is not listed in /etc/shells, or some of whose words it finds strange.
ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "C.UTF-8"}


class _Answer(Struct, frozen=True):
    protocol: int
    result: Literal["applied", "unchanged", "refused", "failed"]
    reason: str = ""
    rules: dict[str, str] = {}
    touch_again: bool = False


class _Stamp(Struct, frozen=True):
    """What an answer in any version says."""

    protocol: int


class File(Struct, frozen=True):
    """A file that installing would put on the computer."""

    path: str


class Plan(Struct, frozen=True):
    """What installing would do, as the guard itself says."""

    files: tuple[File, ...]
    folder: str
    commands: tuple[tuple[str, ...], ...]


def plan_by(line: Sequence[str]) -> Plan | None:
    """What installing by that command line would do; None where its interpreter can't or mustn't run it."""
    done = _process((*line, "plan"))
    try:
        return None if done is None else msgspec.json.decode(done.stdout, type=Plan)
    except msgspec.MsgspecError:
        return None


def call(line: Sequence[str], way: Way, request: bytes) -> Outcome:
    """Run the guard by a whole command line; blocks while a password is asked for."""
    done = _process(line, request, errors=subprocess.PIPE if way is Way.PKEXEC else subprocess.DEVNULL)
    if done is None:
        return Outcome(result=Result.FAILED, reason="not-started")
    try:
        answer = msgspec.json.decode(done.stdout, type=_Answer)
        return Outcome(
            result=Result(answer.result),
            reason=NEWER if answer.reason == OTHER_PROTOCOL and _is_newer(done.stdout) else answer.reason,
            places=tuple(sorted(answer.rules.items())),
            touch_again=answer.touch_again,
        )
    except msgspec.MsgspecError:
        if _is_newer(done.stdout):
            return Outcome(result=Result.FAILED, reason=NEWER)
        agentless = NO_AGENT in (done.stderr or b"")
        return Outcome(
            result=_refused_by(way, done.returncode), reason="no-agent" if agentless else "no-answer"
        )


def _is_newer(answer: bytes) -> bool:
    """Whether it is a newer guard's, readable here or not."""
    try:
        return msgspec.json.decode(answer, type=_Stamp).protocol > PROTOCOL
    except msgspec.MsgspecError:
        return False


def _refused_by(way: Way, code: int) -> Result:
    match way, code:
        case Way.PKEXEC, elevation.PKEXEC_DISMISSED:
            return Result.DISMISSED
        case Way.PKEXEC, elevation.PKEXEC_NOT_ALLOWED:
            return Result.NOT_ALLOWED
        case ((Way.SUDO | Way.SUDO_SILENT), elevation.SUDO_NOT_ALLOWED):
            return Result.NOT_ALLOWED
        case _:
            return Result.FAILED


def _process(
    line: Sequence[str], request: bytes = b"", errors: int = subprocess.DEVNULL
) -> subprocess.CompletedProcess[bytes] | None:
    try:
        return subprocess.run(  # noqa: S603  composed by us, no shell
            line, check=False, input=request, stdout=subprocess.PIPE, stderr=errors, env=ENVIRONMENT, cwd="/"
        )
    except OSError:
        return None
