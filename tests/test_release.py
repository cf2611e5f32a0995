"""A release's notes, from the changelog to the software centre and back; and what keeps one back."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import notes
import pytest
import release
from hypothesis import given
from hypothesis import strategies as st

HOME = Path(__file__).resolve().parents[1]
DAY = dt.date(2026, 12, 1)
CHANGELOG = """# Changelog

## [Unreleased]

### Added
- A *calm* thing, by `leeward thing`; see [the guide](GUIDE.md).
- Something about an ex.

### Fixed
- One & another < a third.

## [0.1.0] - 2026-11-01

### Added
- The first.
"""
WORD = st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1, max_size=8).filter(
    notes.is_discreet
)
LINE = st.lists(
    st.one_of(WORD, WORD.map("`{}`".format), WORD.map("*{}*".format), st.sampled_from("&<>\"'")),
    min_size=1,
    max_size=8,
).map(" ".join)
NOTES = st.lists(
    st.tuples(
        st.sampled_from(["Added", "Changed", "Fixed"]), st.lists(LINE, min_size=1, max_size=4).map(tuple)
    ),
    max_size=3,
).map(tuple)


@given(NOTES)
def test_notes_come_back_as_they_were(told: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    """From the changelog into the description, and from there, not a word is lost."""
    whole = notes.Release("1.2.3", DAY, told)
    assert notes.from_xml(notes.as_xml(whole)) == whole


def test_what_waited_gets_its_version() -> None:
    """Under the new heading stands all that waited, and nothing waits any more; the rest stays."""
    stamped = notes.stamped(CHANGELOG, "0.2.0", DAY)
    new, old = notes.released(stamped)
    assert (new.version, new.day, new.notes) == ("0.2.0", DAY, notes.unreleased(CHANGELOG))
    assert old == notes.released(CHANGELOG)[0]
    assert stamped.replace("\n## [0.2.0] - 2026-12-01\n", "", 1) == CHANGELOG
    with pytest.raises(notes.ChangelogError):
        notes.stamped(stamped, "0.3.0", DAY)


def test_a_software_centre_tells_marks_and_keeps_discreet() -> None:
    """Marks become elements, a link its words; what names an ex stays in the changelog."""
    told = notes.as_xml(notes.released(notes.stamped(CHANGELOG, "0.2.0", DAY))[0])
    assert "<li>A <em>calm</em> thing, by <code>leeward thing</code>; see the guide.</li>" in told
    assert "<li>One &amp; another &lt; a third.</li>" in told
    assert "an ex" not in told


def test_the_shipped_changelog_can_be_released(tmp_path: Path) -> None:
    """What waits in it now makes a description that AppStream's own tool takes."""
    changelog = (HOME / "CHANGELOG.md").read_text("utf-8")
    metainfo = (HOME / "packaging/linux/org.leeward.Leeward.metainfo.xml").read_text("utf-8")
    stamped = notes.stamped(changelog, "99.0.0", DAY)
    told = notes.with_releases(metainfo, notes.released(stamped))
    path = tmp_path / "org.leeward.Leeward.metainfo.xml"
    path.write_text(told, "utf-8")
    (first, *_) = ET.fromstring(told).iter("release")
    assert first.get("version") == "99.0.0"
    assert len(list(first.iter("li"))) > 50
    assert "ex" not in told.replace("</", " ").replace(">", " ").lower().split()


@pytest.mark.parametrize(
    ("version", "than", "newer"),
    [
        ("0.2.0", "0.1.9", True),
        ("0.10.0", "0.9.0", True),
        ("1.0.0", "1.0.0", False),
        ("1.0.0", "1.0.1", False),
    ],
)
def test_versions_are_compared_by_number(version: str, than: str, *, newer: bool) -> None:
    """Ten comes after nine."""
    assert notes.is_newer(version, than) is newer


@pytest.mark.parametrize("version", ["1", "1.2", "v1.2.3", "1.2.3-rc1", "01.2.3", "1.2.3.4", ""])
def test_what_is_no_version_is_refused(version: str) -> None:
    """Three numbers, and nothing else."""
    with pytest.raises(notes.ChangelogError):
        notes.is_newer(version, "0.1.0")


class Checkout:
    """A small checkout of the test's own, ready for a release."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.home = home
        for name in ("CHANGELOG", "METAINFO", "VERSION"):
            path = home / getattr(release, name).relative_to(release.HOME)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(getattr(release, name).read_bytes())
            monkeypatch.setattr(release, name, path)
        (home / "CHANGELOG.md").write_text(CHANGELOG, "utf-8")
        (home / ".gitignore").write_text("build/\n", "ascii")
        self.records = {command: home / "build" / path.name for command, path in release.TESTED.items()}
        monkeypatch.setattr(release, "HOME", home)
        monkeypatch.setattr(release, "TESTED", self.records)
        for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
            monkeypatch.setenv(name, "somebody")
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=All")
        self.tested()

    def git(self, *words: str) -> None:
        """One command there."""
        subprocess.run(["git", *words], cwd=self.home, check=True, capture_output=True)

    def tested(self) -> None:
        """Have all tests passed."""
        (self.home / "build").mkdir(exist_ok=True)
        for record in self.records.values():
            record.write_text(release.git("rev-parse", "HEAD"), "ascii")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """One in which nothing stands in the way."""
    return Checkout(tmp_path, monkeypatch)


def test_a_ready_checkout_is_stamped_in_three_files(checkout: Checkout) -> None:
    """The version stands in one place, its notes in two, and nothing else is touched."""
    release.ready("0.2.0")
    release.stamp("0.2.0", DAY)
    assert release.present() == "0.2.0"
    metainfo = release.METAINFO.read_text("utf-8")
    assert [each.get("version") for each in ET.fromstring(metainfo).iter("release")] == ["0.2.0", "0.1.0"]
    changed = release.git("diff", "--name-only").split()
    assert len(changed) == 3
    assert checkout.home.exists()


def test_what_stands_in_the_way_is_said(checkout: Checkout) -> None:
    """Another branch, something uncommitted, an old number, no notes, tests that did not pass."""
    refused: list[str] = []

    def refuse(version: str = "0.2.0") -> None:
        with pytest.raises((release.NotReadyError, notes.ChangelogError)) as told:
            release.ready(version)
        refused.append(str(told.value).split(":")[0])

    checkout.records["./dev test"].unlink()
    refuse()
    checkout.tested()
    checkout.git("tag", "v0.2.0")
    refuse()
    refuse("0.0.9")
    checkout.git("tag", "--delete", "v0.2.0")
    checkout.git("switch", "--quiet", "--create", "other")
    refuse()
    checkout.git("switch", "--quiet", "main")
    release.stamp("0.2.0", DAY)
    refuse("0.3.0")
    checkout.git("commit", "--quiet", "--all", "--message=Stamp")
    refuse("0.3.0")
    assert refused == [
        "Not all tests have passed on this commit. Run first",
        "0.2.0 does not come after 0.2.0, which is out already.",
        "0.0.9 does not come after 0.2.0, which is out already.",
        "A release is made on main",
        "Not all is committed",
        "CHANGELOG.md has nothing below ## [Unreleased].",
    ]
