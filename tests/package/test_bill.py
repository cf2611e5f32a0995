"""The bill of materials: nothing that is brought along is missing, and others can read it."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

LIBRARY = "usr/lib/leeward"
DOCUMENTS = "usr/share/doc/leeward"
# Reads it by the specification's own schema; of no other use, so in an environment of its own.
VALIDATOR = "cyclonedx-python-lib[json-validation]==11.12.0"
VALIDATE = """
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(sys.stdin.read())
sys.exit(f"{wrong}" if wrong else 0)
"""


@pytest.fixture(scope="module")
def tree(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is in the package, unpacked."""
    folder = tmp_path_factory.mktemp("tree")
    subprocess.run(["dpkg-deb", "--extract", package, folder], check=True)
    return folder


@pytest.fixture(scope="module")
def told(tree: Path) -> dict[str, Any]:
    """The bill."""
    return json.loads((tree / DOCUMENTS / "bill-of-materials.json").read_bytes())


def digests(component: dict[str, Any]) -> dict[str, str]:
    """The files a part says it consists of."""
    return {file["name"]: file["hashes"][0]["content"] for file in component.get("components", ())}


def test_every_distribution_and_library_is_on_it(tree: Path, told: dict[str, Any]) -> None:
    """Each folder of a wheel's own record by name and version, each shared library by its very bytes."""
    folder = tree / LIBRARY
    records = {path.name.removesuffix(".dist-info") for path in folder.glob("*.dist-info")}
    named = {f"{part['name']}-{part['version']}" for part in told["components"]}
    plain = {record.lower().replace("_", "-").replace(".", "-") for record in records}
    assert plain - {"leeward-0-1-0"} <= {name.lower().replace("_", "-").replace(".", "-") for name in named}
    libraries = [path for path in folder.rglob("*.so*") if path.is_file()]
    assert len(libraries) > 40
    found = {name: digest for part in told["components"] for name, digest in digests(part).items()}
    assert found == {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in libraries
    }


def test_it_says_where_each_part_came_from_and_under_which_licence(told: dict[str, Any]) -> None:
    """A wheel with its digest, one the lock allows; the projects inside of wheels by name and version."""
    lock = Path("requirements/run.txt").read_text("utf-8")
    for part in told["components"]:
        assert part["licenses"]
        assert part["version"]
        if part["purl"].startswith("pkg:generic/"):
            continue
        for wheel in part["externalReferences"]:
            assert wheel["url"].endswith(".whl")
            assert wheel["hashes"][0]["content"] in lock
    assert {part["name"] for part in told["components"]} >= {
        "Qt",
        "ICU",
        "OpenSSL",
        "cryptography",
        "msgspec",
    }


def test_the_guard_is_on_it(tree: Path, told: dict[str, Any]) -> None:
    """With the digest of the file that runs as root."""
    guard = (tree / "usr/libexec/leeward/guard").read_bytes()
    assert digests(told["metadata"]["component"]) == {"guard": hashlib.sha256(guard).hexdigest()}


def test_the_copyright_file_names_all_of_it(tree: Path, told: dict[str, Any]) -> None:
    """Each part with version and licence; the text of each is beside it or among the system's own."""
    copyright_ = (tree / DOCUMENTS / "copyright").read_text("utf-8")
    for part in told["components"]:
        assert f" {part['name']} {part['version']}: " in copyright_
    for record in (tree / LIBRARY).glob("*.dist-info"):
        texts = [path for path in record.rglob("*") if path.name.upper().startswith(("LICEN", "COPYING"))]
        assert texts or "LGPL-3.0" in (record / "METADATA").read_text("utf-8"), record


def test_others_can_read_it(tree: Path, tmp_path: Path) -> None:
    """It is as its specification has it, by that one's own schema, strictly."""
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    python = tmp_path / "venv/bin/python"
    subprocess.run([python, "-m", "pip", "install", "-qq", VALIDATOR], check=True)
    data = (tree / DOCUMENTS / "bill-of-materials.json").read_bytes()
    done = subprocess.run([python, "-c", VALIDATE], input=data, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
