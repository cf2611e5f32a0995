"""Puts the resources into the wheel, with the texts in every language as they are read at run time."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = {".po", ".pot"}


class Resources(BuildHookInterface):
    """All resources but what only translators, and readers of the README, need."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002, D102
        root = Path(self.root)
        sys.path.insert(0, str(root / "packaging"))
        import translations  # noqa: PLC0415  found only now

        translations.compile_all()
        build_data["force_include"] |= {
            str(file): f"leeward/{file.relative_to(root)}"
            for file in sorted((root / "resources").rglob("*"))
            if file.is_file() and file.suffix not in SOURCES and file.parent.name != "pictures"
        }
