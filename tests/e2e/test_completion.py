"""Completion in real shells: what a person gets who types a beginning and presses Tab."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"
# In its place stands what tells the words it was called with.
TELLS = "leeward() { printf '<%s>' \"$@\"; printf '%s\\n' '|'; }\n"
START = {
    "bash": (
        ["bash", "--norc", "--noprofile", "-i"],
        "PS1=; bind 'set enable-bracketed-paste off'; source ./completion.bash\n",
    ),
    "zsh": (["zsh", "-f", "-i"], "PS1=; autoload -U compinit; compinit -u -D; source ./completion.zsh\n"),
}
CASES = [
    ("leeward unl", ["unlock"]),
    ("leeward protect key", ["protect", "keyring"]),
    ("leeward import --chec", ["import", "--checked"]),
    ("leeward --data-dir . open --for tod", ["--data-dir", ".", "open", "--for", "today"]),
    ("leeward export my-no", ["export", "my-notes.json"]),
    ("leeward log --by e-", ["log", "--by", "e-mail"]),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the completion of each shell, and one file to be found."""
    where = tmp_path_factory.mktemp("shells")
    for shell in ("bash", "zsh", "fish"):
        command = [sys.executable, "-m", "leeward", "completion", shell]
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(DESKTOP)}
        done = subprocess.run(command, env=environment, check=True, capture_output=True)
        (where / f"completion.{shell}").write_bytes(done.stdout)
    (where / "my-notes.json").write_text("{}")
    return where


def pressed(shell: str, folder: Path, typed: str) -> list[str]:
    """The words `leeward` is called with after typing, Tab and Return in an interactive shell."""
    command, begin = START[shell]
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execvpe(command[0], command, {"PATH": os.environ["PATH"], "HOME": str(folder), "TERM": "dumb"})
    try:
        os.write(terminal, f"{begin}{TELLS}printf 'rea''dy\\n'\n".encode())
        _read_until(terminal, r"^ready\r?$")
        os.write(terminal, f"{typed}\t\n".encode())
        told = _read_until(terminal, r"(?:<[^>]*>)+\|")
        return re.findall(r"<([^>]*)>", told)
    finally:
        os.close(terminal)
        os.waitpid(child, 0)


def _read_until(terminal: int, pattern: str) -> str:
    seen, end = "", time.monotonic() + 30
    while (found := re.search(pattern, seen, re.MULTILINE)) is None:
        assert select.select([terminal], [], [], end - time.monotonic())[0], seen
        seen += os.read(terminal, 4096).decode(errors="replace")
    return found[0]


@pytest.mark.parametrize("shell", ["bash", "zsh"])
@pytest.mark.parametrize(("typed", "words"), CASES)
def test_tab_completes(folder: Path, shell: str, typed: str, words: list[str]) -> None:
    """Commands, options, their values and files, each by its beginning."""
    assert pressed(shell, folder, typed) == words


@pytest.mark.parametrize(("typed", "words"), CASES)
def test_fish_completes(folder: Path, typed: str, words: list[str]) -> None:
    """The same in fish, which can be asked directly."""
    command = ["fish", "--no-config", "-c", f"source completion.fish; complete -C '{typed}'"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    assert words[-1] in [line.partition("\t")[0] for line in done.stdout.splitlines()]


def test_what_is_the_persons_own_is_not_guessed(folder: Path) -> None:
    """No file name and no option is put where a link, a date or words belong."""
    assert pressed("bash", folder, "leeward close --until my-no") == ["close", "--until", "my-no"]
    assert pressed("bash", folder, "leeward plan my-no") == ["plan", "my-no"]
