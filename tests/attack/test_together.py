"""Many callers at once, and callers who stop, freeze or end the guard in the middle of its work."""

import pytest

from attack.target import ASK, GUARD, NAME, ROOM, STATE, Target, end
from e2e.roots import HOSTS

CROWD = 40
# Holds the lock as a guard in the middle of its work would.
HOLD = f"""
import fcntl, sys
with open("{STATE}/lock") as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    print("held", flush=True)
    sys.stdin.read()
"""
# Calls at a terminal of its own, presses every key that could stop or end it, and says how the guard stands.
KEYS = r"""
import os, pty, sys, time
pid, terminal = pty.fork()
if not pid:
    os.execv("/usr/bin/pkexec", ["pkexec", "--disable-internal-agent", sys.argv[1], "lift"])
def stands():
    with open(f"/proc/{pid}/stat") as file: return file.read().rpartition(")")[2].split()[0]
def line():
    with open(f"/proc/{pid}/cmdline", "rb") as file: return file.read()
end = time.monotonic() + 10
while b"python" not in line() or stands() != "S":
    assert time.monotonic() < end
time.sleep(0.3)
for _ in range(20):
    os.write(terminal, b"\x1a\x1c\x03\x19")
    time.sleep(0.01)
print(stands())
"""
# A caller who leaves an alarm behind that ends what it starts, some thousandths of a second later.
ALARM = r"""
import os, signal, sys
signal.setitimer(signal.ITIMER_REAL, float(sys.argv[1]))
os.execv("/usr/bin/pkexec", ["pkexec", "--disable-internal-agent", sys.argv[2], sys.argv[3]])
"""
# A caller who ignores and blocks all that can be.
DEAF = r"""
import os, signal, sys
for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_SETMASK, signal.valid_signals())
os.execv("/usr/bin/pkexec", ["pkexec", "--disable-internal-agent", sys.argv[1], "lift"])
"""


def test_a_crowd_at_once_is_answered_one_by_one(target: Target) -> None:
    """Forty callers of two people, some of whom are ended: all others are answered, no byte is torn."""
    asked = f'{{"protocol": 1, "names": {{"{NAME}": "{end()}"}}}}'
    target.put(f"{ROOM}/close", asked.encode())
    verbs = ("apply", "lift", "open", "status")
    callers = [
        target.root.start("sh", "-c", f"{ASK} close <{ROOM}/close", user="person")
        if number % 2
        else target.root.start("sh", "-c", f"{ASK} {verbs[number // 2 % 4]} </dev/null", user="mallory")
        for number in range(CROWD)
    ]
    target.sh("kill -KILL -1")
    answers = [(caller.communicate()[0], caller.returncode) for caller in callers]
    assert all(code == 0 and b"result" in out for out, code in answers[1::2]), answers
    assert target.hosts.endswith(HOSTS)
    assert target.ask("apply") in ("applied", "unchanged")
    stripped = b"".join(line for line in target.hosts.splitlines(keepends=True) if b"leeward" not in line)
    assert stripped == HOSTS


def test_no_key_stops_the_guard_while_others_wait_for_it(target: Target) -> None:
    r"""At the caller's own terminal Ctrl-Z, Ctrl-\\ and Ctrl-C leave it at work, so nobody waits for ever."""
    with target.root.start("/usr/bin/python3", "-c", HOLD) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        assert target.python(KEYS, GUARD) == "S\n"
        holder.communicate()
    assert target.ask("apply") in ("applied", "unchanged")


@pytest.mark.parametrize("verb", ["lift", "apply"])
def test_a_guard_ended_at_any_time_leaves_whole_files(target: Target, verb: str) -> None:
    """Ended by an alarm after each of some dozen times, from before its start to its end."""
    for thousandths in range(2, 90, 3):
        target.close(NAME)
        line = ("/usr/bin/python3", "-c", ALARM, str(thousandths / 1000), GUARD, verb)
        target.root.run(*line, user="mallory")
        assert target.hosts.endswith(HOSTS)
        rest = target.hosts.removesuffix(HOSTS).splitlines()
        assert len(rest) in (0, 2)
        assert all(b"# leeward until=" in line for line in rest)


def test_a_caller_who_blocks_all_signals_is_like_any_other(target: Target) -> None:
    """What it ignores, programs the guard starts would not; what it blocks, the guard does not."""
    assert "applied" in target.python(DEAF, GUARD)


def test_nobody_else_holds_the_lock(target: Target) -> None:
    """Neither the lock nor what stands for it lets a person without rights hold anyone up."""
    for path in (f"{STATE}/lock", STATE, f"{STATE}/ledger.json", "/etc/hosts", "/etc"):
        done = target.root.start("flock", path, "-c", "echo held; exec cat", user="mallory")
        assert done.stdout is not None
        assert (done.stdout.readline() == b"held\n") == (path != f"{STATE}/lock"), path
        assert target.ask("lift") in ("applied", "unchanged")
        assert target.close(NAME) == "applied"
        done.communicate()
