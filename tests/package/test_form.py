"""The package as a file: what those say who look at packages, and that it can be made again."""

import os
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path

import pytest
from notes import GIVES_AWAY

from package.bases import CHECKOUT


@pytest.fixture(scope="module")
def tree(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is in it, unpacked."""
    folder = tmp_path_factory.mktemp("tree")
    subprocess.run(["dpkg-deb", "--extract", package, folder], check=True)
    return folder


def test_lintian_has_nothing_to_say(package: Path) -> None:
    """No error and no warning but those explained in the package itself, and no explanation too many."""
    line = ["lintian", "--no-cfg", "--allow-root", "--fail-on=error,warning", package]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


def test_the_desktop_finds_it(package: Path, tree: Path) -> None:
    """Entry and description are as their specifications have them, and name nobody."""
    entry = tree / "usr/share/applications/leeward.desktop"
    told = tree / "usr/share/metainfo/org.leeward.Leeward.metainfo.xml"
    subprocess.run(["desktop-file-validate", entry], check=True)
    subprocess.run(["appstreamcli", "validate", "--no-net", told], check=True, capture_output=True)
    control = subprocess.run(
        ["dpkg-deb", "--field", package], check=True, capture_output=True, text=True
    ).stdout
    for text in (entry.read_text("utf-8"), told.read_text("utf-8"), control):
        words = {word.strip(".,:;()").lower() for word in text.split()}
        assert words.isdisjoint(GIVES_AWAY)


def test_two_builds_are_the_same(package: Path, tmp_path: Path) -> None:
    """Another day, zone, language and mask of new files give the same bytes."""
    data = subprocess.run(["dpkg-deb", "--fsys-tarfile", package], check=True, capture_output=True).stdout
    with tarfile.open(fileobj=BytesIO(data)) as archive:
        stamp = max(member.mtime for member in archive)
    for wheel in (CHECKOUT / "dist").glob("*.whl"):
        (tmp_path / wheel.name).write_bytes(wheel.read_bytes())
    subprocess.run(
        [sys.executable, CHECKOUT / "packaging/build.py", tmp_path],
        check=True,
        umask=0o077,
        env={
            **os.environ,
            "SOURCE_DATE_EPOCH": str(stamp),
            "TZ": "Asia/Tokyo",
            "LANG": "de_DE.UTF-8",
            "LANGUAGE": "de",
        },
    )
    built = [package, *(CHECKOUT / "dist").glob("leeward-*.rpm"), *(CHECKOUT / "dist").glob("leeward-*.zst")]
    assert len(built) == 3
    assert [path.name for path in built if (tmp_path / path.name).read_bytes() != path.read_bytes()] == []
