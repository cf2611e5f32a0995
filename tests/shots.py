"""Pictures of every screen, in the looks asked for.

`python tests/shots.py [FOLDER] [WORDS]`: words of one kind add up, words of several kinds are combined.

    languages   en, de, es, fr; longer and mirrored, which nobody speaks
    themes      light, dark
    contrast    usual, more
    sizes       100; 200, on a screen with twice the pixels in a small window; letters, twice as large

Without one: in English, light and dark, as designed. `all` is all of it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Europe/Berlin"
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "desktop"), str(HERE.parent / "packaging")]

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from camera import Look, Shots
from pseudo import LEFT, RIGHT
from shots_screens import all_of_them

# By kind: every word, the first of them left out of a picture's name; and those taken where none is named.
LANGUAGES = ("en", "de", "es", "fr", "longer", "mirrored")
THEMES = ("light", "dark")
CONTRAST = ("usual", "more")
SIZES = ("100", "200", "letters")
KINDS = {LANGUAGES: LANGUAGES[:1], THEMES: THEMES, CONTRAST: CONTRAST[:1], SIZES: SIZES[:1]}
CODES = {"en": "", "longer": LEFT, "mirrored": RIGHT}
WINDOWS = {"100": (1080, 720), "200": (720, 520), "letters": (1080, 720)}


def chosen(words: list[str]) -> list[tuple[str, ...]]:
    """What is named of each kind, or what is taken where nothing is."""
    if "all" in words:
        return list(KINDS)
    return [tuple(each for each in kind if each in words) or usual for kind, usual in KINDS.items()]


def take(folder: Path, application: QApplication, names: tuple[str, ...]) -> None:
    """All pictures of one look, by its word of each kind."""
    language, theme, contrast, size = names
    code = CODES.get(language, language)
    locale = QLocale(code or "en_GB")
    application.setLayoutDirection(locale.textDirection())
    QLocale.setDefault(locale)
    suffix = "".join(f"-{name}" for name, kind in zip(names, KINDS, strict=True) if name != kind[0])
    letters = 200 if size == "letters" else 100
    shots = Shots(folder, suffix, WINDOWS[size], Look(code, theme, contrast, letters))
    all_of_them(shots)
    if shots.left_out:
        sys.stdout.write(f"{language}: not reached: {', '.join(shots.left_out)}\n")


def main() -> int:
    """Take them; those at twice the size in a process of their own, since Qt scales once."""
    words = sys.argv[1:]
    known = {"all", *(word for kind in KINDS for word in kind)}
    folder = Path(words.pop(0) if words and words[0] not in known else "shots")
    if unknown := set(words) - known:
        sys.stderr.write(f"Not known: {', '.join(sorted(unknown))}\n{__doc__}")
        return 2
    *kinds, sizes = chosen(words)
    twice = os.environ.get("QT_SCALE_FACTOR") == "2"
    here = [size for size in sizes if (size == "200") is twice]
    if here:
        folder.mkdir(parents=True, exist_ok=True)
        application = QApplication(sys.argv[:1])
        application.setStyle("Fusion")
        for names in product(*kinds, here):
            take(folder, application, names)
    if "200" not in sizes or twice:
        return 0
    scaled = os.environ | {"QT_SCALE_FACTOR": "2"}
    return subprocess.run([sys.executable, __file__, *sys.argv[1:]], env=scaled, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
