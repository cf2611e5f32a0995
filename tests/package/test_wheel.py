"""The wheel, by pipx and by uv: it installs, starts, sets the guard up, and leaves without a trace."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from e2e.app import AT_THE_KEYBOARD
from e2e.desk import desk, wait_for
from e2e.roots import HOSTS, Root, throwaway_root
from package.bases import CHECKOUT
from package.installed import show_screens

GUARD = "/usr/libexec/leeward/guard"
# An administrator who has just typed the password.
PASSWORD_TYPED = """
polkit.addRule(function(action, subject) {
    if (subject.user == "person") return polkit.Result.YES;
});
"""
# What the guard's folders and files are called, wherever setting up may put one.
TRACES = "find /etc /usr/libexec /usr/share/polkit-1 /var/lib /usr/lib/systemd -iname '*leeward*'"


@dataclass(frozen=True)
class Tool:
    """What puts applications from PyPI into a person's own folder."""

    installs: tuple[str, ...]
    removes: tuple[str, ...]


TOOLS = {
    "pipx": Tool(("-m", "pipx", "install", "{wheel}[gui]"), ("-m", "pipx", "uninstall", "leeward")),
    "uv": Tool(
        ("-m", "uv", "tool", "install", "--quiet", "--python", sys.executable, "leeward[gui] @ {wheel}"),
        ("-m", "uv", "tool", "uninstall", "--quiet", "leeward"),
    ),
}


@dataclass(frozen=True)
class Tooled:
    """A person at a computer where `tool` has put Leeward into the folder `home`."""

    tool: Tool
    home: Path
    root: Root

    @property
    def command(self) -> Path:
        """What the person starts."""
        return self.home / ".local/bin/leeward"

    def leeward(self, *words: str) -> subprocess.CompletedProcess[str]:
        """One command of the person."""
        return self.root.run("env", "-u", "PYTHONPATH", self.command, *words, user="person")

    def uninstall(self) -> None:
        """Have the tool take Leeward off."""
        _with_home(self.home, self.tool.removes)


@pytest.fixture(scope="session")
def wheel() -> Path:
    """The wheel that `./dev package` has built."""
    (found,) = (CHECKOUT / "dist").glob("leeward-*.whl")
    return found


@pytest.fixture(params=TOOLS)
def tooled(request: pytest.FixtureRequest, wheel: Path) -> Iterator[Tooled]:
    """Leeward from its wheel and PyPI, on this system with a layer over it."""
    tool = TOOLS[request.param]
    (CHECKOUT / "build").mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="home-", dir=CHECKOUT / "build") as name, throwaway_root() as root:
        home = Path(name)
        home.chmod(0o755)
        _with_home(home, tuple(word.format(wheel=wheel) for word in tool.installs))
        root.add_person("person")
        root.path("/etc/polkit-1/rules.d/50-keyboard.rules").write_text(AT_THE_KEYBOARD, "ascii")
        root.start_bus()
        yield Tooled(tool, home, root)


def test_it_starts_and_sets_its_guard_up(tooled: Tooled) -> None:
    """Commands, the window and closing work; the guard is put there by one password and taken off again."""
    root = tooled.root
    before = root.run("sh", "-c", TRACES).stdout
    assert tooled.leeward("--version").stdout.startswith("leeward ")
    assert tooled.leeward("init", "--protect", "none").returncode == 0
    assert tooled.leeward("status").returncode == 0
    _opens_a_window(tooled)
    _let_set_up(root)
    done = tooled.leeward("setup-guard", "--yes")
    assert done.returncode == 0, done.stderr
    assert tooled.leeward("close", "instagram.com", "--yes").returncode == 0
    assert root.addresses("www.instagram.com") == {"0.0.0.0", "::"}
    done = tooled.leeward("setup-guard", "--remove")
    assert done.returncode == 0, done.stderr
    assert root.path("/etc/hosts").read_bytes() == HOSTS
    assert root.run("sh", "-c", TRACES).stdout == before
    tooled.uninstall()
    assert not tooled.command.is_symlink()


def test_what_is_closed_does_not_need_it_to_open(tooled: Tooled) -> None:
    """Whoever uninstalls first still has the guard: without a password it opens, with one it goes."""
    root = tooled.root
    before = root.run("sh", "-c", TRACES).stdout
    _let_set_up(root)
    assert tooled.leeward("setup-guard", "--yes").returncode == 0
    assert tooled.leeward("init", "--protect", "none").returncode == 0
    assert tooled.leeward("close", "instagram.com", "--yes").returncode == 0
    tooled.uninstall()
    assert not tooled.command.exists()
    root.path("/etc/polkit-1/rules.d/49-password.rules").unlink()
    assert root.guard("apply", by=["pkexec"], user="person")[1]["result"] == "unchanged"
    assert root.addresses("www.instagram.com") == {"0.0.0.0", "::"}
    assert root.guard("lift", by=["pkexec"], user="person")[1]["result"] == "applied"
    assert root.path("/etc/hosts").read_bytes() == HOSTS
    root.guard("remove")
    assert root.run("sh", "-c", TRACES).stdout == before


def test_the_wheel_holds_what_is_needed_and_can_be_made_again(tmp_path: Path) -> None:
    """From the committed files alone: languages, guard and catalogue, and the same bytes twice."""
    made: list[Path] = []
    for name, zone, mask in (("one", "Asia/Tokyo", 0o077), ("two", "Europe/Berlin", 0o022)):
        sources = tmp_path / name
        subprocess.run(["git", "clone", "-q", CHECKOUT, sources], check=True, umask=mask)
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1800000000", "TZ": zone}
        command = [sys.executable, "-m", "pip", "wheel", "-qq", "--no-deps", "-w", sources / "made", sources]
        subprocess.run(command, check=True, umask=mask, env=environment)
        made += (sources / "made").glob("*.whl")
    with zipfile.ZipFile(made[0]) as archive:
        names = set(archive.namelist())
    for language in ("de", "es", "fr"):
        assert f"leeward/resources/translations/{language}/LC_MESSAGES/leeward.mo" in names
        assert f"leeward/resources/content/{language}/cards.json" in names
    assert {"leeward_guard/__main__.py", "leeward/resources/platforms.json"} <= names
    assert made[0].read_bytes() == made[1].read_bytes()


def _with_home(home: Path, words: tuple[str, ...]) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    subprocess.run(
        [sys.executable, *words],
        check=True,
        capture_output=True,
        env={**kept, "HOME": str(home)},
        umask=0o022,
    )


def _let_set_up(root: Root) -> None:
    root.path("/etc/polkit-1/rules.d/49-password.rules").write_text(PASSWORD_TYPED, "ascii")


def _opens_a_window(tooled: Tooled) -> None:
    with desk(keyring=False) as screen:
        show_screens(tooled.root)
        line = f"DISPLAY={screen.environment['DISPLAY']} setsid {tooled.command} >/home/person/log 2>&1 &"
        tooled.root.run("env", "-u", "PYTHONPATH", "sh", "-c", line, user="person", check=True)
        search = ["xdotool", "search", "--onlyvisible", "--name", "Leeward"]
        wait_for(search, screen.environment, "\n", 30)
        assert tooled.root.path("/home/person/log").read_text("utf-8") == ""
        tooled.root.run("sh", "-c", "kill -KILL -1", user="person")
