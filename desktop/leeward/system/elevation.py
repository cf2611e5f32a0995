"""By which way the guard gets root's rights. Pure: it looks at nothing, it is told."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence


class Way(enum.Enum):
    """How a program is run as root."""

    DIRECT = "direct"
    PKEXEC = "pkexec"
    SUDO = "sudo"
    SUDO_SILENT = "sudo-silent"


class Around(Struct, frozen=True, kw_only=True):
    """What can be told of the computer and the person's place at it.

    `root`: we are root already. `pkexec` and `sudo` are full paths, empty where missing. `actions`: the
    guard's own polkit actions are installed. `terminal`: someone can type at a terminal of ours.
    """

    root: bool = False
    pkexec: str = ""
    sudo: str = ""
    actions: bool = False
    terminal: bool = False


# What pkexec exits with by its manual page; sudo has 1 for all that keeps it from running a program.
PKEXEC_DISMISSED = 126
PKEXEC_NOT_ALLOWED = 127
SUDO_NOT_ALLOWED = 1


def ways(around: Around) -> tuple[Way, ...]:
    """The ways to try, best first; the next one only where the one before may not or can't be used.

    Without a terminal sudo is only tried where it needs no password. Empty where there is no way.
    """
    if around.root:
        return (Way.DIRECT,)
    by_sudo = (Way.SUDO if around.terminal else Way.SUDO_SILENT,) if around.sudo else ()
    by_polkit = (Way.PKEXEC,) if around.pkexec else ()
    # A guard set up where pkexec was missing has its rules with sudo, even if pkexec came later.
    if around.sudo and not around.actions and not around.terminal:
        return (*by_sudo, *by_polkit)
    return (*by_polkit, *by_sudo)


def command(way: Way, program: Sequence[str], around: Around) -> tuple[str, ...]:
    """The command line that runs `program` (its first part a full path) by that way."""
    match way:
        case Way.DIRECT:
            return tuple(program)
        case Way.PKEXEC:
            # Its own agent would wait at a terminal nobody looks at.
            quiet = () if around.terminal else ("--disable-internal-agent",)
            return (around.pkexec, *quiet, *program)
        case Way.SUDO:
            return (around.sudo, "--", *program)
        case Way.SUDO_SILENT:
            return (around.sudo, "-n", "--", *program)
