"""The icons of the application as a desktop looks for them: one drawing, and pictures of it in each size."""

from __future__ import annotations

import os
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
LOGO = HOME / "resources" / "icons" / "logo.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
# A sign in one colour would be lost on some background, so it stands on one of its own.
TILE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" color="{ink}">
  <rect x="2" y="2" width="60" height="60" rx="14" fill="{ground}"/>
  <g transform="translate(10 10) scale(1.8333)" fill="none" stroke="currentColor" stroke-width="1.8"
     stroke-linecap="round" stroke-linejoin="round">
{drawing}
  </g>
</svg>
"""
INK, GROUND = "#FFFFFF", "#1E6F72"


def drawing() -> bytes:
    """The icon as SVG."""
    lines = LOGO.read_text("utf-8").strip().splitlines()[1:-1]
    text = TILE.format(ink=INK, ground=GROUND, drawing="\n".join(f"  {line}" for line in lines))
    return text.replace("currentColor", INK).encode()


def put(folder: Path) -> None:
    """Write every icon below `folder`, which is an icon theme's."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QByteArray, Qt  # noqa: PLC0415  the platform is chosen before
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    svg = drawing()
    scalable = folder / "scalable" / "apps" / "leeward.svg"
    scalable.parent.mkdir(parents=True)
    scalable.write_bytes(svg)
    renderer = QSvgRenderer(QByteArray(svg))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        path = folder / f"{size}x{size}" / "apps" / "leeward.png"
        path.parent.mkdir(parents=True)
        image.save(str(path))
