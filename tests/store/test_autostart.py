"""Starting with the computer: off until it is wished, and gone when it is no longer."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.store.autostart import Autostart, exec_line, own_command
from leeward.store.errors import FileAccessError
from leeward.store.paths import Folders

if TYPE_CHECKING:
    from pathlib import Path


def test_it_is_off_until_it_is_wished(own_home: Path) -> None:
    """No file stands there by itself; switching writes the desktop's own file, and takes it away again."""
    folders = Folders.of()
    assert folders.autostart == own_home / ".config/autostart/leeward.desktop"
    autostart = Autostart(folders.autostart, ("/usr/bin/leeward",))
    assert not autostart.is_on
    autostart.switch(on=True)
    assert autostart.is_on
    assert "Exec=/usr/bin/leeward --hidden\n" in folders.autostart.read_text()
    autostart.switch(on=False)
    assert not autostart.is_on
    assert not folders.autostart.exists()


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("leeward.cmd", '@start "" "C:\\Program Files\\leeward.exe" --hidden\r\n'),
        ("leeward.plist", "<string>C:\\Program Files\\leeward.exe</string>\n\t\t<string>--hidden</string>"),
    ],
)
def test_other_systems_get_a_file_of_their_own(tmp_path: Path, name: str, written: str) -> None:
    """A line for Windows, a launch agent for macOS, on and off like any other."""
    autostart = Autostart(tmp_path / name, ("C:\\Program Files\\leeward.exe",))
    autostart.switch(on=True)
    assert written in (tmp_path / name).read_bytes().decode()
    assert autostart.is_on
    autostart.switch(on=False)
    assert not autostart.is_on


def test_a_flatpak_starts_by_its_own_name(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desktop, which is outside, finds the file and can run what it says."""
    monkeypatch.setenv("FLATPAK_ID", "org.leeward.Leeward")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(own_home / ".var/app/org.leeward.Leeward/config"))
    assert Folders.of().autostart == own_home / ".config/autostart/leeward.desktop"
    assert own_command("/app/bin/leeward") == ("flatpak", "run", "org.leeward.Leeward")


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled = false"])
def test_the_desktops_own_switch_holds(tmp_path: Path, line: str) -> None:
    """Switched off in the desktop's own settings, it is off here, too."""
    autostart = Autostart(tmp_path / "leeward.desktop", ("leeward",))
    autostart.switch(on=True)
    with (tmp_path / "leeward.desktop").open("a") as file:
        file.write(f"{line}\n")
    assert not autostart.is_on


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A place that takes no file raises, and it is off as before."""
    (tmp_path / "autostart").write_text("a file where a folder should be")
    autostart = Autostart(tmp_path / "autostart" / "leeward.desktop", ("leeward",))
    with pytest.raises(FileAccessError):
        autostart.switch(on=True)
    assert not autostart.is_on


def unquoted(value: str) -> list[str]:
    """What a desktop makes of an `Exec` value: escapes of a string first, then quotes, then field codes."""
    text = value.replace("\\\\", "\\")
    found = re.findall(r'"((?:[^"\\]|\\.)*)"|([^ "]+)', text)
    words = [re.sub(r"\\(.)", r"\1", quoted) or plain for quoted, plain in found]
    return [word.replace("%%", "%") for word in words]


@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1), min_size=1))
def test_every_path_survives_the_quoting(words: list[str]) -> None:
    """Spaces, quotes, dollars, backslashes and per cents come out as they went in."""
    assert unquoted(exec_line(words)) == words


def test_two_documents_start_apart(tmp_path: Path) -> None:
    """Another folder of documents has a file of its own, and starts with that folder."""
    assert Folders.of(tmp_path).autostart != Folders.of().autostart
    assert own_command(sys.argv[0], tmp_path)[-2:] == ("--data-dir", str(tmp_path))


def test_a_source_tree_starts_from_anywhere(tmp_path: Path) -> None:
    """The command of a tree that is installed nowhere runs in another folder, without its environment."""
    command = own_command("leeward/__main__.py")
    done = subprocess.run(
        [*command, "--version"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.startswith("leeward "), done.stderr


def test_an_installed_program_is_named_by_its_path(tmp_path: Path) -> None:
    """What a package installed is started by its own name."""
    program = tmp_path / "leeward"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert own_command(str(program)) == (str(program),)
