"""What a caller surrounds the guard with: words, folders, programs and languages of their own."""

import pytest

from attack.target import ASK, NAME, ROOM, Target, told

EVIL = f"{ROOM}/evil"
TAKEN = f"{ROOM}/taken"
MODULES = ("json", "os", "leeward_guard", "sitecustomize", "usercustomize", "encodings", "signal")
WORDS = {
    "python": "PYTHONPATH=EVIL PYTHONHOME=EVIL PYTHONSTARTUP=EVIL/json.py PYTHONINSPECT=1 "
    "PYTHONUSERBASE=EVIL PYTHONPYCACHEPREFIX=EVIL PYTHONWARNINGS=error PYTHONMALLOC=debug",
    "loader": "LD_PRELOAD=EVIL/libevil.so LD_LIBRARY_PATH=EVIL LD_AUDIT=EVIL/libevil.so GCONV_PATH=EVIL",
    "shell": "IFS=/ BASH_ENV=EVIL/sh ENV=EVIL/sh SHELLOPTS=xtrace",
    "places": "HOME=EVIL TMPDIR=EVIL XDG_CONFIG_HOME=EVIL XDG_RUNTIME_DIR=EVIL PATH=EVIL",
    "language": "LANG=tr_TR.UTF-8 LC_ALL=zz LC_NUMERIC=de LANGUAGE=tr:zz PYTHONIOENCODING=utf-16",
    "who": "PKEXEC_UID=0 SUDO_UID=0 SUDO_USER=root SUDO_COMMAND=x USER=root LOGNAME=root",
}
# What pkexec gives words of its own to, or lets through where it finds nothing wrong with them.
PKEXECS = {"HOME", "PATH", "USER", "LOGNAME", "PKEXEC_UID", "LANG", "LC_ALL", "LC_NUMERIC", "LANGUAGE"}
# What it takes for an attack.
SUSPICIOUS = (
    "LC_ALL=../../x",
    "LANG=%s%n",
    "SHELL=/opt/own/fish",
    "XAUTHORITY=%a",
    "TERM=/x",
    "DISPLAY=../x",
)


@pytest.fixture(params=WORDS)
def words(request: pytest.FixtureRequest) -> str:
    """Words before a command."""
    return WORDS[request.param].replace("EVIL", EVIL)


@pytest.fixture
def evil(target: Target) -> Target:
    """A folder of programs, modules and a library of mallory's own."""
    for name in MODULES:
        target.put(f"{EVIL}/{name}.py", f"open({TAKEN!r}, 'w')\n".encode())
    for name in ("python3", "pkexec", "ip", "systemctl", "sh"):
        target.put(f"{EVIL}/{name}", f"#!/bin/sh\ntouch {TAKEN}\n".encode(), 0o755)
    library = target.sh("find /usr/lib /lib -name libc.so.6 | head -n 1")[1].strip()
    target.put(f"{EVIL}/libevil.so", target.root.path(library).read_bytes(), 0o755)
    return target


def test_words_put_no_code_into_the_guard(evil: Target, words: str) -> None:
    """Neither words nor the folder the caller is in have anything of theirs run, and all works as ever."""
    assert told(*evil.sh(f"cd {EVIL}; {words} {ASK} lift </dev/null")) == "applied"
    assert not evil.root.path(TAKEN).exists()


def test_none_of_the_words_reach_the_guard(evil: Target, words: str) -> None:
    """While it waits for its request it has none of them, and nothing of theirs is loaded."""
    with evil.root.start("sh", "-c", f"{words} {ASK} lift", user="mallory") as waiting:
        process = evil.running("lift")
        environment = (process / "environ").read_bytes()
        assert EVIL.encode() not in environment + (process / "maps").read_bytes()
        waiting.communicate()
    has = {word.partition(b"=")[0].decode() for word in environment.split(b"\0")}
    assert has & {word.partition("=")[0] for word in words.split()} <= PKEXECS
    assert b"HOME=/root" in environment


def test_who_asks_cannot_be_made_up(target: Target) -> None:
    """A claim is of whom pkexec saw, so nobody opens what is somebody else's by saying to be them."""
    owner = int(target.root.run("id", "-u", "person").stdout)
    assert {claim["owner"] for claim in target.ledger()["claims"]} == {owner}
    asked = {"protocol": 1, "names": [NAME]}
    assert target.ask("open", asked, by=f"PKEXEC_UID={owner} SUDO_UID={owner}") == "unchanged"
    assert target.holds()
    assert target.ask("open", asked, user="person") == "applied"


@pytest.mark.parametrize("word", SUSPICIOUS)
def test_words_that_pkexec_refuses_close_no_way_out(target: Target, word: str) -> None:
    """Pkexec itself starts nothing then; the application asks it with words of its own, and opens."""
    assert target.ask("lift", by=word) == "127"
    assert target.holds()
    done = target.leeward("lift", by=word)
    assert done.returncode == 0, done.stderr
    assert not target.holds()


def test_a_folder_that_is_gone_closes_no_way_out(target: Target) -> None:
    """Asked from a folder that was deleted meanwhile the guard opens, and the application does."""
    gone = f"mkdir {ROOM}/gone; cd {ROOM}/gone; rmdir {ROOM}/gone;"
    assert target.ask("lift", by=gone) == "applied"
    assert target.close(NAME) == "applied"
    done = target.leeward("lift", by=gone)
    assert done.returncode == 0, done.stderr
    assert not target.holds()
