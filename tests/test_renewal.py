"""An upgrade while Leeward runs: what was not imported yet is still the old version's."""

from __future__ import annotations

import importlib
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from leeward.renewal import Renewal
from leeward.start import line_again
from leeward.store.catalogue import load_content
from leeward.store.paths import resources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PACKAGE = "kept_package"


class Installed:
    """A package on the disk, its version, and what a running process keeps of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.put("1.0")
        self.renewal = Renewal(folder, (PACKAGE,), "1.0")

    def put(self, version: str) -> None:
        """Have another version in its place, as a package does: new files under the old names."""
        inner = self.folder / PACKAGE / "inner"
        inner.mkdir(parents=True, exist_ok=True)
        told = f'__version__ = "{version}"\n'
        for name, text in (
            ("__init__", told),
            ("inner/__init__", ""),
            ("inner/page", f"SAYS = '{version}'\n"),
        ):
            coming = self.folder / "coming"
            coming.write_text(text, "ascii")
            coming.replace(self.folder / PACKAGE / f"{name}.py")

    def page(self) -> str:
        """What the module says that is imported only when it is wanted."""
        return importlib.import_module(f"{PACKAGE}.inner.page").SAYS


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Installed]:
    """Version 1.0, with nothing of it imported."""
    monkeypatch.syspath_prepend(tmp_path)
    here = Installed(tmp_path)
    yield here
    here.renewal.let_go()
    for name in [name for name in sys.modules if name.startswith(PACKAGE)]:
        del sys.modules[name]


@pytest.mark.parametrize("happens", [lambda _: None, lambda here: here.put("2.0")], ids=["stays", "renewed"])
def test_what_is_imported_later_is_still_the_old_version(
    installed: Installed, happens: Callable[[Installed], object]
) -> None:
    """Whether or not other files have come, a page that is opened for the first time is of its own kind."""
    installed.renewal.keep()
    happens(installed)
    assert installed.page() == "1.0"


def test_without_it_versions_would_mix(installed: Installed) -> None:
    """The danger is real: a process that keeps nothing gets what lies there now."""
    installed.put("2.0")
    assert installed.page() == "2.0"


def test_files_that_are_gone_are_kept_too(installed: Installed) -> None:
    """Removed while it runs, the rest of it still opens."""
    installed.renewal.keep()
    importlib.import_module(PACKAGE)
    shutil.rmtree(installed.folder / PACKAGE)
    assert installed.page() == "1.0"


def test_another_version_is_told_once(installed: Installed) -> None:
    """Neither the own one, nor a file in between, nor the same again; a third one is."""
    assert not installed.renewal.has_come()
    (installed.folder / PACKAGE / "__init__.py").write_text("", "ascii")
    assert not installed.renewal.has_come()
    (installed.folder / PACKAGE / "__init__.py").unlink()
    assert not installed.renewal.has_come()
    installed.put("2.0")
    assert installed.renewal.has_come()
    assert not installed.renewal.has_come()
    installed.put("3.0")
    assert installed.renewal.has_come()
    installed.put("1.0")
    assert not installed.renewal.has_come()


@pytest.mark.parametrize(
    ("whole", "arguments"),
    [
        (["/usr/bin/python3", "-IS", "/usr/bin/leeward", "--hidden"], ["/usr/bin/leeward", "--hidden"]),
        (["/usr/bin/python3", "-IS", "/usr/bin/leeward"], ["/usr/bin/leeward"]),
    ],
)
def test_it_starts_again_as_it_was_with_its_window(
    tmp_path: Path, whole: list[str], arguments: list[str]
) -> None:
    """The same interpreter, switches and program; the folder stays, and it does not hide."""
    line = ["/usr/bin/python3", "-IS", "/usr/bin/leeward"]
    assert line_again(whole, arguments, None) == line
    given = ["--data-dir", str(tmp_path)]
    assert line_again([*whole, *given], [*arguments, *given], tmp_path) == [*line, *given]


def test_content_is_kept_with_it(tmp_path: Path) -> None:
    """What was not read yet is read before other files take its place."""
    home = resources() / "content"
    folder = tmp_path / "content"
    shutil.copytree(home, folder)
    content = load_content(folder / "en", "de")
    content.read_all()
    shutil.rmtree(folder)
    assert content.guide
    assert content.deeds == load_content(home / "en", "de").deeds
