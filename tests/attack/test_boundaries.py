"""Who may what: verbs out of order, others' sites, ends of any kind, and ways around polkit."""

import json

import pytest

from attack.target import ASK, GUARD, NAME, PAGE, ROOM, Target, end, rule, told

OTHER = "www.example.org"
RUN = "/usr/bin/pkexec --disable-internal-agent"
PRIVILEGED = ("close", "close-other", "open", "apply", "lift", "reconnect", "install", "remove")
ROUND = {
    "a copy of the guard": f"cp {GUARD} {ROOM}/guard; {RUN} {ROOM}/guard close",
    "a link to the guard": f"ln -s {GUARD} {ROOM}/link; {RUN} {ROOM}/link close",
    "another spelling of its path": f"{RUN} /usr/libexec/leeward/../leeward/guard close",
    "its interpreter": f"{RUN} /usr/bin/python3 -IS {GUARD} close",
    "a shell": f"{RUN} /bin/sh -c '{GUARD} close'",
    "env": f"{RUN} /usr/bin/env {GUARD} close",
    "a verb that is allowed": f"{ASK} lift close",
    "a verb that is allowed, and an option": f"{ASK} open --verb=close",
    "another person's name": f"{RUN} --user person {GUARD} close",
}
ENDS = {
    "past": end(days=-1),
    "long past": "0001-01-01T00:00Z",
    "101 days off": end(days=101),
    "at the end of time": "9999-12-31T23:59Z",
    "after it": "9999-12-31T23:59:59Z",
    "no day": "2026-02-31T00:00Z",
    "in another zone": end().replace("Z", "+14:00"),
    "with a line behind it": f"{end()}\\n10.0.0.1 bank.example",
    "a number": "1",
}
NEVER = (
    "localhost",
    "samaritans.org",
    "www.samaritans.org",
    "10.0.0.1",
    "help.instagram.com",
    "a.local",
)


@pytest.mark.parametrize("way", ROUND)
def test_nobody_gets_round_polkit(target: Target, way: str) -> None:
    """What one may not close by the guard's own door one can't by any other; what stands does so on."""
    names = f'{{"protocol": 1, "names": {{"{NAME}": "{end()}", "instagram.com": "{end()}"}}}}'
    target.put(f"{ROOM}/request", names.encode())
    code, out = target.sh(f"({ROUND[way]}) <{ROOM}/request 2>/dev/null")
    assert told(code, out) in ("127", "126", "bad-verb", "not-root")
    assert target.holds()
    assert b"0 instagram.com" not in target.hosts


@pytest.mark.parametrize("verb", PRIVILEGED)
def test_without_polkit_nothing_is_done(target: Target, verb: str) -> None:
    """Run directly the guard says that it lacks the rights, and touches nothing."""
    assert told(*target.sh(f"{GUARD} {verb} </dev/null")) == "not-root"
    assert target.holds()


@pytest.mark.parametrize("verb", ["close", "close-other", "reconnect", "install", "remove"])
def test_who_is_not_at_the_keyboard_opens_only(target: Target, verb: str) -> None:
    """Without an agent to ask for a password polkit refuses all that closes or changes more than that."""
    assert target.ask(verb, {"protocol": 1, "names": {OTHER: end()}}) == "127"
    assert target.holds()


@pytest.mark.parametrize("end_", ENDS)
def test_no_end_but_a_real_one_is_taken(target: Target, end_: str) -> None:
    """Neither past nor beyond a hundred days, nor anything that is none."""
    assert target.close("instagram.com", until=ENDS[end_]) in ("bad-end", "end-past", "end-too-far")
    assert target.close(NAME, rules={PAGE: {**rule(), "until": ENDS[end_]}}) in (
        "bad-end",
        "end-past",
        "end-too-far",
    )
    opening = {"protocol": 1, "names": [NAME], "until": ENDS[end_]}
    assert target.ask("open", opening) in ("bad-end", "end-past", "end-too-far")
    assert target.holds()


@pytest.mark.parametrize("name", NEVER)
def test_what_is_never_closed_is_not_even_by_root(target: Target, name: str) -> None:
    """Help, sign-in, this computer's own names and addresses, also as the host of a page."""
    for asked in ({"names": {name: end()}}, {"rules": {f"{name}/x": rule()}}):
        target.put(f"{ROOM}/request", json.dumps({"protocol": 1, **asked}).encode())
        out = target.sh(f"{GUARD} close-other <{ROOM}/request", user="root")
        assert told(*out) in ("bad-name", "never-closed", "kept-open", "bad-rule")
    assert target.holds()


def test_verbs_in_any_order_do_what_they_say(target: Target) -> None:
    """Opening what is open, lifting twice, applying nothing, closing again: each says so, none does more."""
    nobodys = {"protocol": 1, "names": ["www.tiktok.com"], "rules": [PAGE]}
    assert target.ask("open", nobodys) == "unchanged"
    assert target.ask("open", {"protocol": 1, "names": [NAME]}) == "unchanged"
    assert target.holds()
    assert [target.ask(verb) for verb in ("lift", "lift", "apply", "lift")] == ["applied", *["unchanged"] * 3]
    assert target.ask("open", {"protocol": 1, "names": [NAME], "until": end()}) == "unchanged"
    assert [target.close(NAME), target.close(NAME)] == ["applied", "unchanged"]
    # What stands is never shortened by closing it for less.
    assert target.close(NAME, until=end(days=0.01)) == "unchanged"
    assert target.holds()


def test_nobody_opens_or_prolongs_what_is_anothers(target: Target) -> None:
    """Neither for good nor for a while, nor does closing it oneself; lifting is for all, and told."""
    for until in ({}, {"until": end(days=0.1)}):
        assert target.ask("open", {"protocol": 1, "names": [NAME], **until}) == "unchanged"
        assert target.holds()
    before = target.ledger()["claims"]
    assert target.ask("close", {"protocol": 1, "names": {NAME: end(days=50)}}) == "127"
    assert target.ledger()["claims"] == before
    assert target.ask("lift") == "applied"
