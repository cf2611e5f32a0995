"""Where files are, and that asking makes none."""

from pathlib import Path

import pytest

from leeward.store.files import make_private
from leeward.store.paths import Folders, resources


def test_the_persons_own_folders(own_home: Path) -> None:
    """Without a word, files lie where the desktop keeps them, and nothing is made by asking."""
    folders = Folders.of()
    assert folders.document == own_home / ".local/share/leeward/leeward.json"
    assert folders.state == own_home / ".local/state/leeward"
    assert folders.cache == own_home / ".cache/leeward"
    assert not (own_home / ".local").exists()


def test_a_desktop_that_names_its_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is where the desktop says; a relative folder is no folder, as its specification has it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", "state")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    folders = Folders.of()
    assert folders.document == tmp_path / "data/leeward/leeward.json"
    assert folders.state == Path.home() / ".local/state/leeward"
    assert folders.cache == Path.home() / ".cache/leeward"


def test_a_folder_of_ones_choice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a data folder everything lies in it, whatever folder the process is in later."""
    monkeypatch.chdir(tmp_path)
    folders = Folders.of(Path("mine"))
    assert folders.document == tmp_path / "mine" / "leeward.json"
    assert {folders.state.parent, folders.cache.parent} == {tmp_path / "mine"}
    assert not folders.data.exists()


def test_folders_are_made_for_the_owner_alone(tmp_path: Path) -> None:
    """Each folder that is made is private; one that exists stays as it is."""
    tmp_path.chmod(0o755)
    make_private(tmp_path / "a" / "b")
    make_private(tmp_path / "a" / "b")
    modes = [folder.stat().st_mode & 0o777 for folder in (tmp_path, tmp_path / "a", tmp_path / "a" / "b")]
    assert modes == [0o755, 0o700, 0o700]


def test_resources_are_found() -> None:
    """The catalogue lies where it is looked for."""
    assert (resources() / "platforms.json").is_file()
