"""Makes browsers drop their open connections, by a change of the network that changes nothing.

A second address on the loopback interface comes and goes. Chromium 156 and Firefox 153 were seen to take
that for another network: they close their connections and forget their own name look-ups.
"""

from __future__ import annotations

import time

from leeward_guard import commands, protocol
from leeward_guard.protocol import Answer
from leeward_guard.trust import is_roots_own
from leeward_guard.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PROGRAMS = ("/usr/sbin/ip", "/sbin/ip", "/usr/bin/ip", "/bin/ip")
ADDRESS = "127.9.9.9/32"
SECONDS = 1.0

# Reason words.
NO_PROGRAM = "no-ip-program"
NO_CHANGE = "address-not-added"


def flap(
    run: Callable[[Sequence[str]], bool] = commands.run,
    wait: Callable[[float], None] = time.sleep,
    programs: Sequence[str] = PROGRAMS,
) -> Answer:
    """Add the address, and take it off a second later."""
    program = next(filter(is_roots_own, programs), None)
    if program is None:
        return Answer(protocol.FAILED, NO_PROGRAM)
    # One that was cut short has left it there.
    run((program, "addr", "del", ADDRESS, "dev", "lo"))
    if not run((program, "addr", "add", ADDRESS, "dev", "lo")):
        return Answer(protocol.FAILED, NO_CHANGE)
    try:
        wait(SECONDS)
    finally:
        gone = run((program, "addr", "del", ADDRESS, "dev", "lo"))
    return Answer(protocol.APPLIED if gone else protocol.FAILED, "" if gone else NO_CHANGE)
