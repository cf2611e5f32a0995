"""Every screen, held beside its stored outline."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from layouts import Outlines, stored
from shots_screens import all_of_them

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

RENEW = "If that is meant: ./dev layouts"


@pytest.fixture
def plain_dates() -> Iterator[None]:
    """Days as Qt writes them without any language, whatever this computer speaks."""
    before = QLocale()
    QLocale.setDefault(QLocale.c())
    yield
    QLocale.setDefault(before)


def differences(was: dict[str, str], now: dict[str, str]) -> list[str]:
    """What is other than stored, by screen and line."""
    found: list[str] = []
    for name in sorted(was.keys() | now.keys()):
        lines = (was.get(name, "").splitlines(), now.get(name, "").splitlines())
        found += unified_diff(*lines, f"stored {name}", f"now {name}", n=2, lineterm="")
    return found


@pytest.mark.usefixtures("plain_dates")
def test_every_screen_is_as_it_is_stored(qapp: QApplication) -> None:
    """Each screen and state shows the words and things of its outline, in its order and beside the same."""
    qapp.setStyle("Fusion")
    outlines = Outlines()
    all_of_them(outlines)
    found = differences(stored(), outlines.found)
    assert not found, "\n".join([*found, RENEW])
