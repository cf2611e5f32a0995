"""What is sent to the guard: too much, never ending, in pieces, not at all, and anything but a request."""

import time

import pytest

from attack.target import ASK, GUARD, NAME, SOON, Target, end, told

GOOD = f'{{"protocol": 1, "names": {{"{NAME}": "{end()}"}}}}'.encode()
BAD = {
    "nothing": b"",
    "a NUL": b"\0",
    "a NUL inside": GOOD.replace(b"www", b"w\0w"),
    "no UTF-8": GOOD.replace(b"www", b"w\xff\xfew"),
    "UTF-16": GOOD.decode().encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf" + GOOD,
    "half a pair of surrogates": GOOD.replace(b"www", b"\\ud800"),
    "brackets in brackets": b"[" * 100_000,
    "objects in objects": b'{"protocol":' * 20_000,
    "a number of 100,000 digits": b'{"protocol": ' + b"1" * 100_000 + b"}",
    "no number": b'{"protocol": NaN, "names": {}}',
    "a name said twice": GOOD.replace(b'"protocol": 1', b'"protocol": 1, "protocol": 1'),
    "a list": b"[]",
    "two objects": GOOD + GOOD,
    "a field nobody knows": GOOD.replace(b'"protocol": 1', b'"protocol": 1, "path": "/etc/shadow"'),
    "another protocol": GOOD.replace(b": 1", b": 2"),
    "more than a line": GOOD.replace(b"www.", b"www.a.com\\n10.0.0.1 "),
    "a comment": GOOD.replace(b'com"', b'com # x"'),
    "more than is read": b" " * 300_000,
}
REFUSED = {
    "close": {"bad-request", "bad-name", "other-protocol", "not-in-catalogue"},
    # Where it is a request after all, there is nothing by that name to open.
    "open": {"bad-request", "other-protocol", "unchanged"},
}
# How a request comes, before the one that asks and behind it.
FEEDS = {
    "without an end": ("cat /dev/zero |", ""),
    "gigabytes of blanks": ("head -c 4G /dev/zero | tr '\\0' ' ' |", ""),
    "gigabytes of brackets": ("yes '[' |", ""),
}
CLOSED = {
    "the input": "<&-",
    "input and output": "<&- >&-",
    "all three": "<&- >&- 2>&-",
    "an output that is full": "</dev/null >/dev/full",
    "an output nobody reads": "</dev/null | true",
}
ARGUMENTS = {
    "none": "",
    "an empty one": "''",
    "two": "lift lift",
    "a path behind the verb": "lift /etc/shadow",
    "an option": "--help",
    "one of Python's": "-c",
    "a line end behind the verb": "'lift\n'",
    "a verb in capitals": "LIFT",
    "100,000 letters": "$(head -c 100000 /dev/zero | tr '\\0' a)",
    "10,000 of them": "$(yes lift | head -n 10000)",
    "no UTF-8": "$(printf '\\377')",
}


@pytest.mark.parametrize("what", BAD)
@pytest.mark.parametrize("verb", ["close", "open"])
def test_what_is_no_request_is_refused(target: Target, what: str, verb: str) -> None:
    """With a reason, by whoever it is sent, and nothing opens or closes by it."""
    assert target.ask(verb, BAD[what], user="person") in REFUSED[verb]
    assert target.holds()


@pytest.mark.parametrize("feed", FEEDS)
def test_more_than_any_request_is_not_read_to_its_end(target: Target, feed: str) -> None:
    """The guard says no long before it has all of it."""
    before, behind = FEEDS[feed]
    began = time.monotonic()
    assert told(*target.sh(f"{before} {ASK} lift {behind}")) == "bad-request"
    assert time.monotonic() - began < SOON / 2
    assert target.holds()


def test_who_says_nothing_holds_up_nobody(target: Target) -> None:
    """While twenty callers are silent everyone else is answered as ever."""
    silent = [target.root.start("sh", "-c", f"{ASK} lift", user="mallory") for _ in range(20)]
    target.running("lift")
    assert target.ask("open", {"protocol": 1, "names": [NAME]}, user="person") == "applied"
    assert target.close(NAME) == "applied"
    for one in silent:
        out, _ = one.communicate()
        assert told(one.returncode, out.decode()) in ("applied", "unchanged")


@pytest.mark.parametrize("what", CLOSED)
def test_a_caller_without_ears_opens_all_the_same(target: Target, what: str) -> None:
    """Closed and full pipes end up in nobody's file, and lifting needs neither a word nor a listener."""
    target.sh(f"{ASK} lift {CLOSED[what]}")
    assert not target.holds()
    assert b"protocol" not in target.hosts


@pytest.mark.parametrize("what", ARGUMENTS)
def test_anything_but_one_verb_is_refused(target: Target, what: str) -> None:
    """By the guard, or before it by polkit, which knows the verbs, or the kernel."""
    code, out = target.sh(f"{ASK} {ARGUMENTS[what]} </dev/null 2>/dev/null")
    assert (code, told(code, out)) in [(3, "bad-verb"), (127, "127"), (126, "126"), (2, "2")]
    assert target.holds()
    code, out = target.sh(f"{GUARD} {ARGUMENTS[what]} </dev/null 2>/dev/null", user="root")
    assert (code, told(code, out)) in [(3, "bad-verb"), (126, "126"), (2, "2")]
    assert target.holds()
