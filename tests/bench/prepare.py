"""Makes the document the bench opens: day 12 of a period, welcomed, with as many days of use as asked for.

Run as `prepare.py FOLDER PROTECTION DAYS`. A day has three pages of 200 words and five hard moments.
"""

import random
import sys
from datetime import timedelta
from pathlib import Path

import msgspec

from builders import page, wait
from leeward.assembly import assemble
from leeward.background import AtOnce
from leeward.core import period, profile
from leeward.core.access import Protection
from leeward.core.state import State

DAY = 12
PAGES_A_DAY, MOMENTS_A_DAY = 3, 5
WORDS_A_PAGE = 200
# Most languages have letters beyond ASCII, which take more memory.
VOCABULARY = (
    *("I", "a", "am", "and", "because", "day", "did", "für", "half", "harder", "home", "is", "it", "like"),
    *("longer", "quiet", "river", "schön", "some", "than", "that", "the", "then", "today", "walked", "was"),
)


def written(pages: int, moments: int) -> State:
    """That many pages of 200 words, no two the same, and hard moments."""
    dice = random.Random(0)
    texts = (" ".join(dice.choices(VOCABULARY, k=WORDS_A_PAGE)) for _ in range(pages))
    return State(pages=tuple(page(text) for text in texts), waits=tuple(wait() for _ in range(moments)))


def main(data: Path, protection: Protection, days: int) -> None:
    """Write it."""
    engine = assemble(data, AtOnce()).engine
    engine.start()
    used = written(PAGES_A_DAY * days, MOMENTS_A_DAY * days)
    engine.state = msgspec.structs.replace(engine.state, pages=used.pages, waits=used.waits)
    engine.keeping.create(protection)
    engine.do(period.begin, engine.moments().today - timedelta(days=DAY - 1))
    engine.do(profile.answer, welcomed=True)
    assert engine.keeping.saved


if __name__ == "__main__":
    main(Path(sys.argv[1]), Protection(sys.argv[2]), int(sys.argv[3]))
