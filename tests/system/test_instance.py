"""One window for each document folder."""

from __future__ import annotations

import queue
from pathlib import Path

import pytest

from leeward.system.instance import Instance, runtime_folder


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A runtime folder and a document folder."""
    return tmp_path / "run", tmp_path / "data"


def test_the_second_start_hands_its_word_to_the_first(folders: tuple[Path, Path]) -> None:
    """The first is told to show itself, and the second knows that it was heard."""
    words: queue.Queue[str] = queue.Queue()
    first, second = Instance(*folders), Instance(*folders)
    assert first.claim()
    first.serve(words.put)
    try:
        assert not second.claim()
        assert second.hand_over("show")
        assert words.get(timeout=10) == "show"
    finally:
        first.close()


def test_words_nobody_knows_are_not_told(folders: tuple[Path, Path]) -> None:
    """Only the agreed words pass, whatever is sent."""
    words: queue.Queue[str] = queue.Queue()
    first = Instance(*folders)
    assert first.claim()
    first.serve(words.put)
    try:
        assert not Instance(*folders).hand_over("erase everything, please")
        assert Instance(*folders).hand_over("show")
        assert words.get(timeout=10) == "show"
    finally:
        first.close()
    assert words.empty()


def test_the_claim_ends_with_the_one_who_held_it(folders: tuple[Path, Path]) -> None:
    """A closed window leaves nothing that keeps the next from opening."""
    first, second = Instance(*folders), Instance(*folders)
    assert first.claim()
    first.serve(lambda _word: None)
    first.close()
    assert second.claim()
    assert not second.hand_over("show")
    second.close()


def test_two_document_folders_are_two_windows(folders: tuple[Path, Path]) -> None:
    """Another data folder has its own claim."""
    runtime, data = folders
    one, other = Instance(runtime, data), Instance(runtime, data / "other")
    assert one.claim()
    assert other.claim()
    one.close()
    other.close()


def test_a_runtime_folder_others_can_enter_is_not_used(folders: tuple[Path, Path]) -> None:
    """Nothing is put where another user could answer in our place."""
    runtime, _ = folders
    runtime.mkdir(mode=0o777)
    runtime.chmod(0o777)
    with pytest.raises(PermissionError):
        Instance(*folders).claim()


def test_the_runtime_folder_is_the_persons_own() -> None:
    """The system's own runtime folder is used where it names one."""
    assert runtime_folder({"XDG_RUNTIME_DIR": "/run/user/7"}).parent == Path("/run/user/7")
    assert runtime_folder({"XDG_RUNTIME_DIR": "relative"}).parent == runtime_folder({}).parent
