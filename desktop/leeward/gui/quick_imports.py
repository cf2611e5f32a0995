"""Spares every import after PySide6 the search for a word in its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.support import feature  # pyright: ignore[reportMissingModuleSource, reportAttributeAccessIssue]

if TYPE_CHECKING:
    from types import ModuleType


def quicken_imports() -> None:
    """Let PySide6 take each module imported from now on as one without `from __feature__ import`.

    PySide6 reads the whole source of each module, to know whether one could ask for other names of Qt's
    methods, and keeps it in memory: 4 MB and 20 ms for a window. Nothing here asks.
    """
    feature.feature_imported = _know_already


def _know_already(module: ModuleType) -> None:
    """Take the place of PySide6's own look into `module`."""
