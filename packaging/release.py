"""Makes a release here: looks whether all is ready, stamps, commits, builds twice, and says what is left.

    ./dev release 1.4.0

Uses no network and pushes nothing; what it did is one commit.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import notes

HOME = Path(__file__).resolve().parents[1]
DIST = HOME / "dist"
CHANGELOG = HOME / "CHANGELOG.md"
METAINFO = HOME / "packaging/linux/org.leeward.Leeward.metainfo.xml"
VERSION = HOME / "desktop/leeward/__init__.py"
# Written by ./dev test and ./dev package-test where all of it passed: on which commit.
TESTED = {"./dev test": HOME / "build/tested", "./dev package-test": HOME / "build/package-tested"}
SUMS = "SHA256SUMS"
CHECKLIST = """
{version} is committed and built, in dist/. Still to do, by hand:

  1. Install dist/leeward_{version}_amd64.deb on a computer of your own, close something, open it.
  2. Read CHANGELOG.md under [{version}] once more, as somebody who uses Leeward.
  3. Let it out:

         git tag -s v{version} -m 'Leeward {version}'
         gpg --armor --detach-sign dist/{sums}
         git push origin main v{version}

  4. Publish the tag with all of dist/ and, as its text, that part of CHANGELOG.md.

Anybody gets the same bytes: git checkout v{version} && ./dev package && sha256sum -c {sums}
To take it back before the push: git reset --hard HEAD~1
"""


class NotReadyError(Exception):
    """Something stands in the way of a release; the words say what to do."""


def main(version: str) -> int:
    """Make the release; the exit code."""
    try:
        ready(version)
        stamp(version, dt.datetime.now(dt.UTC).date())
        git("commit", "--quiet", "--all", "--message", f"Release {version}")
        build_twice()
    except (NotReadyError, notes.ChangelogError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(CHECKLIST.format(version=version, sums=SUMS))
    return 0


def ready(version: str) -> None:
    """Refuse, with words, unless everything is as a release needs it."""
    if git("branch", "--show-current") != "main":
        raise NotReadyError("A release is made on main: git switch main")
    if git("status", "--porcelain"):
        raise NotReadyError("Not all is committed: git status")
    tags = [tag.removeprefix("v") for tag in git("tag", "--list", "v*").split()]
    for tag in tags:
        if not notes.is_newer(version, tag):
            raise NotReadyError(f"{version} does not come after {tag}, which is out already.")
    now = present()
    if version != now and not notes.is_newer(version, now):
        raise NotReadyError(f"{version} comes before {now}, which these sources are.")
    notes.unreleased(CHANGELOG.read_text("utf-8"))
    here = git("rev-parse", "HEAD")
    for command, record in TESTED.items():
        if not record.exists() or record.read_text("ascii").strip() != here:
            raise NotReadyError(f"Not all tests have passed on this commit. Run first: {command}")


def present() -> str:
    """The version the sources are of."""
    found = re.search(r'^__version__ = "([^"]+)"', VERSION.read_text("utf-8"), re.MULTILINE)
    if found is None:
        raise NotReadyError(f"{VERSION.name} names no version.")
    return found[1]


def stamp(version: str, day: dt.date) -> None:
    """Write the version, and its notes, where they stand."""
    source = VERSION.read_text("utf-8")
    VERSION.write_text(source.replace(f'"{present()}"', f'"{version}"'), "utf-8")
    changelog = notes.stamped(CHANGELOG.read_text("utf-8"), version, day)
    CHANGELOG.write_text(changelog, "utf-8")
    told = notes.with_releases(METAINFO.read_text("utf-8"), notes.released(changelog))
    METAINFO.write_text(told, "utf-8")
    if shutil.which("appstreamcli"):
        run("appstreamcli", "validate", "--no-net", str(METAINFO))


def build_twice() -> None:
    """Build into dist, see that a second time gives the same bytes, and write down their sums."""
    run("./dev", "package")
    first = sums()
    run("./dev", "package")
    differing = sorted(name for name, one in sums().items() if first.get(name) != one)
    if differing:
        raise NotReadyError(
            f"Two builds differ: {', '.join(differing)}. The commit stays, to be looked into."
        )
    lines = "".join(f"{one}  {name}\n" for name, one in sorted(first.items()))
    (DIST / SUMS).write_text(lines, "ascii")


def sums() -> dict[str, str]:
    """What was built, by name."""
    built = (path for path in DIST.iterdir() if path.is_file() and path.name != SUMS)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in built}


def git(*words: str) -> str:
    """What git answers."""
    return run("git", *words)


def run(*words: str) -> str:
    """Do it in the checkout; what it printed, or NotReadyError with that."""
    done = subprocess.run(words, cwd=HOME, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise NotReadyError(f"{' '.join(words)}:\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
