"""Makes the golden documents of the present version of the format, once, from those of the version before.

    PYTHONPATH=desktop:tests python tests/heavy/golden.py

They are what the new version makes of the old ones. Those that are there already are never made again.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from computer import CHEAP, PHRASES
from fake_secrets import FakeSecrets
from leeward.core.access import Protection
from leeward.store import codec
from leeward.store.document import Document

GOLDEN = Path(__file__).resolve().parents[1] / "store/golden"
# The keys of the golden documents, as tests/store/test_migrations.py has them.
KEY_ID, KEY = "9a87af81a26806fc", bytes(range(32))


def make(protection: Protection, folder: Path) -> None:
    """The document that is sealed so, made in `folder` and put beside the older ones."""
    before, after = (GOLDEN / f"v{codec.VERSION - back}-{protection.value}.json" for back in (1, 0))
    if after.exists():
        raise SystemExit(f"{after.name} is there, and is never made again.")
    made = folder / after.name
    made.write_bytes(before.read_bytes())
    secrets = FakeSecrets()
    secrets.kept[KEY_ID] = KEY
    document = Document(made, secrets, os.urandom, cost=CHEAP)
    document.save(document.unlock(PHRASES[protection]))
    after.write_bytes(made.read_bytes())


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        for each in Protection:
            make(each, Path(name))
