"""Makes the document the bench opens: day 12 of a period, welcomed, sealed by the keyring."""

import sys
from datetime import timedelta
from pathlib import Path

from leeward.assembly import assemble
from leeward.background import AtOnce
from leeward.core import period, profile
from leeward.core.access import Protection

DAY = 12


def main(data: Path) -> None:
    """Write it."""
    engine = assemble(data, AtOnce()).engine
    engine.start()
    engine.keeping.create(Protection.KEYRING)
    engine.do(period.begin, engine.moments().today - timedelta(days=DAY - 1))
    engine.do(profile.answer, welcomed=True)
    assert engine.keeping.saved


if __name__ == "__main__":
    main(Path(sys.argv[1]))
