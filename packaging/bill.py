"""The bill of materials: what is brought along, from where, under which licence, and what it consists of.

Its form is CycloneDX's, which programs that look for known weaknesses read. The same parts make the same
bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
from email import message_from_string
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from application import Wheel

SPECIFICATION = "1.6"
LIBRARY = re.compile(r"\.so(\.\d+)*$")
LGPL = "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"
# What the wheels have inside of other projects: where its version is to be read, and its licence.
INSIDE = (
    ("Qt", LGPL, "PySide6/Qt/lib/libQt6Core.so.6", rb"\0Qt (\d+\.\d+\.\d+) \("),
    ("ICU", "Unicode-DFS-2016", "PySide6/Qt/lib/libicuuc.so.*", rb"icu_(\d\d)"),
    ("OpenSSL", "Apache-2.0", "cryptography/hazmat/bindings/_rust.abi3.so", rb"OpenSSL (\d+\.\d+\.\d+) "),
)


class Part(NamedTuple):
    """Something that is brought along.

    `where` is its package URL; `exact` says that its licence is named as SPDX does.
    """

    name: str
    version: str
    license: str
    where: str
    exact: bool = True


def parts(folder: Path) -> list[Part]:
    """What the wheels laid out in `folder` say of themselves, and what they have inside; by their names."""
    return sorted([*_distributions(folder), *_inside(folder)], key=lambda part: part.name.lower())


def bill(folder: Path, wheels: Iterable[Wheel], guard: bytes, version: str, at: dt.datetime) -> bytes:
    """The bill for what was laid out in `folder` from `wheels`, with the built `guard`.

    Each library says by its digest which file it is, and each part which wheels it came from.
    """
    known = list(wheels)
    whole = {
        "type": "application",
        "bom-ref": "leeward",
        "name": "leeward",
        "version": version,
        "purl": f"pkg:pypi/leeward@{version}",
        "licenses": [{"expression": "GPL-3.0-or-later"}],
        "components": [_file("guard", guard)],
    }
    told = {
        "bomFormat": "CycloneDX",
        "specVersion": SPECIFICATION,
        "version": 1,
        "metadata": {"timestamp": f"{at:%Y-%m-%dT%H:%M:%SZ}", "component": whole},
        "components": [_component(part, folder, known) for part in parts(folder)],
    }
    return json.dumps(told, indent=1).encode() + b"\n"


def _distributions(folder: Path) -> Iterator[Part]:
    for record in folder.glob("*.dist-info/METADATA"):
        told = message_from_string(record.read_text("utf-8"))
        if told["Name"] == "leeward":
            continue
        named = [line.rpartition(":: ")[2] for line in told.get_all("Classifier", []) if "License ::" in line]
        license_ = (told["License"] or "").partition("\n")[0] or ", ".join(named) or "see its folder"
        exact = told["License-Expression"]
        where = f"pkg:pypi/{_plain(told['Name'])}@{told['Version']}"
        yield Part(told["Name"], told["Version"], exact or license_, where, exact=bool(exact))


def _inside(folder: Path) -> Iterator[Part]:
    for name, license_, file, version in INSIDE:
        (path,) = folder.glob(file)
        found = re.search(version, path.read_bytes())
        if found is None:
            message = f"{path} does not tell which {name} it is"
            raise ValueError(message)
        number = found[1].decode("ascii")
        yield Part(name, number, license_, f"pkg:generic/{name.lower()}@{number}")


def _component(part: Part, folder: Path, wheels: Iterable[Wheel]) -> dict[str, Any]:
    license_ = {"expression": part.license} if part.exact else {"license": {"name": part.license}}
    found = {
        "type": "library",
        "bom-ref": part.where,
        "name": part.name,
        "version": part.version,
        "purl": part.where,
        "licenses": [license_],
    }
    own = [wheel for wheel in wheels if part.where == f"pkg:pypi/{_plain(wheel.name)}@{wheel.version}"]
    if own:
        found["externalReferences"] = [
            {"type": "distribution", "url": wheel.file, "hashes": _digest(wheel.digest)} for wheel in own
        ]
    names = sorted({name for wheel in own for name in wheel.members if LIBRARY.search(name)})
    files = [_file(name, (folder / name).read_bytes()) for name in names if (folder / name).exists()]
    return found | ({"components": files} if files else {})


def _file(name: str, data: bytes) -> dict[str, Any]:
    return {"type": "file", "name": name, "hashes": _digest(hashlib.sha256(data).hexdigest())}


def _digest(digest: str) -> list[dict[str, str]]:
    return [{"alg": "SHA-256", "content": digest}]


def _plain(name: str) -> str:
    """A distribution's name as PyPI has it."""
    return re.sub(r"[-_.]+", "-", name).lower()
