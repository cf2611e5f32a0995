"""The application's icon: a drawing for every size, and what packaging makes of them."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from gui.simulated import RESOURCES
from leeward.gui.app_icon import IN_WINDOWS, SIZES, app_icon, app_pixmap

if TYPE_CHECKING:
    from pathlib import Path

ROOT = RESOURCES.parent
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", SIZES)
def test_each_size_is_drawn(size: int) -> None:
    """Its ground and its sails are there, and its corners are clear."""
    image = app_pixmap(RESOURCES, size).toImage()
    colours = [
        image.pixelColor(x, y)
        for x in range(0, size, max(1, size // 64))
        for y in range(0, size, max(1, size // 64))
    ]
    assert sum(c.alphaF() > 0.9 and c.green() - c.red() > 50 for c in colours) > len(colours) * 0.3
    assert sum(c.alphaF() > 0.9 and c.lightnessF() > 0.85 for c in colours) > len(colours) * 0.04
    assert image.pixelColor(0, 0).alphaF() < 0.5


@pytest.mark.usefixtures("qapp")
def test_a_window_has_every_size() -> None:
    """A taskbar finds its own and scales nothing."""
    assert {size.width() for size in app_icon(RESOURCES).availableSizes()} == set(IN_WINDOWS)


def test_the_symbolic_one_has_one_colour() -> None:
    """A desktop paints it in its own: only filled shapes, all alike, on nothing."""
    root = ET.parse(RESOURCES / "icons/app/leeward-symbolic.svg").getroot()
    assert {child.tag for child in root} == {f"{SVG}path"}
    assert {child.get("fill") for child in root} == {"#2e3436"}
    assert not any(child.get("stroke") for child in root)


def test_a_package_gets_all_of_them(tmp_path: Path) -> None:
    """Rendered where a theme of icons has them, each in its size."""
    command = [sys.executable, str(ROOT / "packaging/icons.py"), str(tmp_path)]
    environment = {"PYTHONPATH": str(ROOT / "desktop"), "HOME": str(tmp_path)}
    subprocess.run(command, env=environment, check=True, timeout=60)
    for size in SIZES:
        image = QImage(str(tmp_path / f"{size}x{size}/apps/leeward.png"))
        assert (image.width(), image.height()) == (size, size)
    drawings = RESOURCES / "icons/app"
    for place, name in (("scalable", "leeward.svg"), ("symbolic", "leeward-symbolic.svg")):
        assert (tmp_path / place / "apps" / name).read_bytes() == (drawings / name).read_bytes()
