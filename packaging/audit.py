"""Asks whether anything locked has a known weakness, and writes down who was asked and who could not be.

`./dev audit` runs it with pip-audit and safety-db beside it. pip-audit says "none found" also where its
service knew nothing of a package; here that counts as not asked.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from importlib.metadata import files, version
from pathlib import Path
from typing import Any, NamedTuple

HOME = Path(__file__).resolve().parents[1]
FOLDER = HOME / "requirements"
LOCKS = ("run.txt", "dev.txt")
RECORD = FOLDER / "audit.txt"
PIN = re.compile(r"^([a-z0-9-]+)==([^\s;\\]+)", re.MULTILINE)
SERVICES = {"pypi": "PyPI's own list of advisories", "osv": "the OSV database"}
FOUND, NOBODY = 1, 2


class Asked(NamedTuple):
    """What one source said: about how many packages it could be asked, and what it knows of them."""

    source: str
    about: int
    known: tuple[str, ...] = ()


def pinned(locks: tuple[str, ...] = LOCKS) -> dict[str, str]:
    """Every package that some of the locks hold, with its version."""
    return {name: at for lock in locks for name, at in PIN.findall((FOLDER / lock).read_text("utf-8"))}


def answered(source: str, report: dict[str, Any]) -> Asked:
    """What a report of pip-audit's says, where a package that was skipped was not asked about."""
    told = [package for package in report["dependencies"] if "skip_reason" not in package]
    known = (
        f"{package['name']} {package['version']}: {weakness['id']}"
        for package in told
        for weakness in package["vulns"]
    )
    return Asked(source, len(told), tuple(sorted(set(known))))


def listed(source: str, pins: dict[str, str], database: dict[str, Any]) -> Asked:
    """What a list of advisories says that comes as a file, by name and range of versions."""
    from packaging.specifiers import SpecifierSet  # noqa: PLC0415  comes with pip-audit

    known = [
        f"{name} {pins[name]}: {advisory['id']}"
        for name in sorted(pins.keys() & database.keys())
        for advisory in database[name]
        if any(SpecifierSet(specs).contains(pins[name], prereleases=True) for specs in advisory["specs"])
    ]
    return Asked(source, len(pins), tuple(known))


def record(day: dt.date, pins: dict[str, str], answers: list[Asked]) -> str:
    """What is written down."""
    lines = [
        f"Asked on {day.isoformat()} by ./dev audit about the {len(pins)} packages in {' and '.join(LOCKS)}.",
        "",
    ]
    for asked in answers:
        if not asked.about:
            lines.append(f"- {asked.source}: NOT ASKED, it could not be reached or knew none of them")
            continue
        found = "; ".join(asked.known) or "nothing known of a locked version"
        lines.append(f"- {asked.source}: asked about {asked.about}; {found}")
    lines += ["", *(f"{name} {at}" for name, at in sorted(pins.items()))]
    return "\n".join(lines) + "\n"


def verdict(answers: list[Asked]) -> int:
    """The exit code: a weakness is known, or none of those could be asked who know of new ones."""
    if any(asked.known for asked in answers):
        return FOUND
    return 0 if any(asked.about for asked in answers[: len(SERVICES)]) else NOBODY


def _by_pip_audit(service: str) -> Asked:
    asked = [*("-s", service), *("-f", "json"), "--disable-pip", "--no-deps", "--progress-spinner=off"]
    locks = [word for lock in LOCKS for word in ("-r", str(FOLDER / lock))]
    line = (sys.executable, "-m", "pip_audit", *asked, *locks)
    done = subprocess.run(line, capture_output=True, text=True, check=False)  # noqa: S603  composed here
    source = f"{SERVICES[service]}, by pip-audit {version('pip-audit')}"
    return answered(source, json.loads(done.stdout)) if done.stdout else Asked(source, 0)


def _by_safety_db(pins: dict[str, str]) -> Asked:
    (path,) = (path for path in files("safety-db") or () if path.name == "insecure_full.json")
    database = json.loads(Path(str(path.locate())).read_text("utf-8"))
    return listed(f"safety-db {version('safety-db')}, a list as old as its version", pins, database)


def main() -> int:
    """Ask everybody, and write down what they said."""
    pins = pinned()
    answers = [*map(_by_pip_audit, SERVICES), _by_safety_db(pins)]
    told = record(dt.datetime.now(dt.UTC).date(), pins, answers)
    RECORD.write_text(told, "utf-8")
    sys.stdout.write(told)
    return verdict(answers)


if __name__ == "__main__":
    sys.exit(main())
