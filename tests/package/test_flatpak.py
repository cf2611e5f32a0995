"""The Flatpak's manifest and all it is built of, as far as that goes without its runtime."""

import datetime as dt
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import application
import flatpak
import pytest

from e2e.roots import Root
from package.bases import CHECKOUT

AT = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
PLACES = "/app/lib/python3.13/site-packages"


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `./dev flatpak` makes."""
    (wheel,) = (CHECKOUT / "dist").glob("leeward-*.whl")
    folder = tmp_path_factory.mktemp("flatpak") / "made"
    flatpak.gather(folder, wheel, AT)
    return folder


@pytest.fixture(scope="module")
def manifest(gathered: Path) -> dict[str, Any]:
    """The manifest with its list of wheels, as flatpak-builder itself understands it."""
    line = ["flatpak-builder", "--show-manifest", gathered / flatpak.MANIFEST.name]
    return json.loads(subprocess.run(line, check=True, capture_output=True, text=True).stdout)


def test_it_may_do_little(manifest: dict[str, Any]) -> None:
    """No network, no device but the screen's, no files but the one that starts it, three names to talk to."""
    assert manifest["id"] == "org.leeward.Leeward"
    assert sorted(manifest["finish-args"]) == [
        "--device=dri",
        "--filesystem=xdg-config/autostart:create",
        "--share=ipc",
        "--socket=fallback-x11",
        "--socket=wayland",
        "--talk-name=org.freedesktop.Notifications",
        "--talk-name=org.freedesktop.secrets",
        "--talk-name=org.kde.StatusNotifierWatcher",
    ]


def test_it_is_built_of_what_is_locked(gathered: Path, manifest: dict[str, Any]) -> None:
    """Each locked requirement has its wheel, each wheel a hash of the lock, and nothing is fetched."""
    (module,) = manifest["modules"]
    wheels = [source for source in module["sources"] if source.get("dest") == "wheels"]
    locked = set(re.findall(r"sha256:([0-9a-f]{64})", application.LOCK.read_text("utf-8")))
    own = [source for source in wheels if "/leeward-" in source["path"]]
    assert len(own) == 1
    assert {source["sha256"] for source in wheels if source not in own} <= locked
    names = {Path(source["path"]).name.partition("-")[0].lower().replace("_", "-") for source in wheels}
    assert {pin.name for pin in application.pins()} | {"leeward"} == {n.replace(".", "-") for n in names}
    assert [source for source in module["sources"] if "url" in source] == []
    assert (gathered / "guard").stat().st_size > 100_000


def test_a_desktop_finds_it(gathered: Path) -> None:
    """Entry, description and icons bear its id, and are as their specifications have them."""
    share = gathered / "share"
    subprocess.run(["desktop-file-validate", share / "applications/org.leeward.Leeward.desktop"], check=True)
    told = share / "metainfo/org.leeward.Leeward.metainfo.xml"
    subprocess.run(["appstreamcli", "validate", "--no-net", told], check=True, capture_output=True)
    names = {path.name for path in share.rglob("*") if path.is_file()}
    assert names == {
        "org.leeward.Leeward.desktop",
        "org.leeward.Leeward.metainfo.xml",
        "org.leeward.Leeward.png",
        "org.leeward.Leeward.svg",
        "org.leeward.Leeward-symbolic.svg",
    }


@pytest.mark.parametrize("debian", ["trixie"], indirect=True)
def test_its_wheels_are_enough_for_its_python(gathered: Path, debian: Root, tmp_path: Path) -> None:
    """Installed as the manifest does, into a plain system with that Python, commands and window start."""
    command = [sys.executable, "-m", "pip", "install", "-qq", "--no-index", "--no-deps", "--no-compile"]
    platforms = [f"--platform={platform}" for platform in application.PLATFORMS]
    versions = ["--only-binary=:all:", f"--python-version={flatpak.PYTHON}", f"--target={tmp_path / 'app'}"]
    wheels = sorted((gathered / "wheels").glob("*.whl"))
    subprocess.run([*command, *platforms, *versions, *wheels], check=True)
    shutil.copytree(tmp_path / "app", debian.path(PLACES))
    debian.path("/.flatpak-info").touch()
    python = ["env", f"PYTHONPATH={PLACES}", "/usr/bin/python3", "-m", "leeward"]
    assert debian.run("/usr/bin/python3", "--version").stdout.startswith(f"Python {flatpak.PYTHON}.")
    assert debian.run(*python, "init", "--protect", "none", user="person").returncode == 0
    closed = debian.run(*python, "close", "instagram.com", "--yes", user="person")
    assert "This Leeward is a Flatpak" in closed.stderr
    imported = f"import sys; sys.path.insert(0, '{PLACES}'); import leeward.gui.process"
    assert debian.run("/usr/bin/python3", "-c", imported).returncode == 0
