"""Every screen there is a picture of, in a language a third longer than English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from every_screen import Reading
from shots_screens import all_of_them

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="module")
def reading(qapp: QApplication) -> Reading:
    """What was seen on the way through all of them."""
    qapp.setStyle("Fusion")
    made = Reading()
    all_of_them(made)
    return made


def test_every_text_on_every_screen_can_be_translated(reading: Reading) -> None:
    """Nothing a person reads, or has read out, is out of a translator's reach."""
    assert reading.seen > 100
    assert not reading.untranslated


def test_no_words_are_cut_off(reading: Reading) -> None:
    """Labels and buttons have the room their words need, or wrap them."""
    assert not reading.clipped
