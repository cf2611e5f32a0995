"""Builds the guard: one executable file that needs nothing but a Python interpreter."""

from __future__ import annotations

import importlib.util
import io
import marshal
import zipfile
from typing import TYPE_CHECKING, Any

import msgspec

from leeward_guard.names import Rules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHEBANG = b"#!/usr/bin/env -S python3 -IS\n"
# Nothing waits for the interpreter to be taken apart, which takes as long as writing a large hosts file.
START = """import os
from leeward_guard.__main__ import main
os._exit(main())
"""
# Set by nothing that changes between two builds.
BUILT = (1980, 1, 1, 0, 0, 0)
# A compiled module that is not compared with any source: flags of PEP 552.
UNCHECKED = (1).to_bytes(4, "little")
HANDLE = "{handle}."


def rules_of(platforms: dict[str, Any]) -> Rules:
    """What the guard must know of the catalogue file's content."""
    listed = platforms["platforms"]
    persons = [host for p in listed for host in p["person_block"].get("hosts", ())]
    return Rules(
        hosts=frozenset(host for p in listed for host in p["hosts"]),
        suffixes=frozenset(host.removeprefix(HANDLE) for host in persons if host.startswith(HANDLE)),
        sites_own=frozenset(host for p in listed for host in _sites_own(p)),
        never=frozenset(rule["host"] for rule in platforms["never_block"]),
        kept_open=frozenset(host for p in listed for host in p.get("keep_open", ())),
    )


def _sites_own(platform: dict[str, Any]) -> Iterator[str]:
    """The hosts below its persons' suffix that no person can have."""
    for extract in platform["extract"]:
        if extract.get("subdomain"):
            for label in {*extract.get("not", ()), *platform["reserved"]}:
                yield from (f"{label}{host.removeprefix('*')}" for host in extract["hosts"])


def build(sources: Path, catalogue: Path) -> bytes:
    """The guard's bytes: the package in `sources`, with the rules of the `catalogue` file built in.

    The same sources, catalogue and interpreter give the same bytes. The modules are there compiled for
    this interpreter and as source for any other.
    """
    rules = rules_of(msgspec.json.decode(catalogue.read_bytes()))
    embedded = {name: sorted(values) for name, values in rules._asdict().items()}
    package = sources.name
    members = {f"{package}/catalogue.json": msgspec.json.encode(embedded)}
    modules = {f"{package}/{path.name}": path.read_bytes() for path in sources.glob("*.py")}
    for name, source in {**modules, "__main__.py": START.encode()}.items():
        members[name] = source
        members[f"{name}c"] = _compiled(name, source)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(members.items()):
            archive.writestr(zipfile.ZipInfo(name, BUILT), data)
    return SHEBANG + packed.getvalue()


def _compiled(name: str, source: bytes) -> bytes:
    # Without docstrings: zipimport reads every module twice.
    code = compile(source, name, "exec", dont_inherit=True, optimize=2)
    return importlib.util.MAGIC_NUMBER + UNCHECKED + importlib.util.source_hash(source) + marshal.dumps(code)
