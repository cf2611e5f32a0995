"""From the content of an older document to today's: forward only, one step from each version to the next.

Module `vN` lifts version N-1 to N by its function `lift`, which takes and returns the content as plain
JSON values. Once released a module is never changed, and knows nothing of today's records. A document
of each version that ever was stays in `tests/store/golden`, and a test opens them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from leeward.store.errors import DocumentBrokenError, Flaw

if TYPE_CHECKING:
    from collections.abc import Callable

    Content = dict[str, Any]

# By the version that is lifted. Version 1 is the first, and the present one.
STEPS: dict[int, Callable[[Content], Content]] = {}


def lifted(content: bytes, version: int, to: int) -> bytes:
    """The JSON of version `to` from that of `version`; raises DocumentBrokenError(CONTENT)."""
    try:
        found = msgspec.json.decode(content, type=dict[str, Any])
        for each in range(version, to):
            found = STEPS[each](found)
        return msgspec.json.encode(found)
    except (msgspec.MsgspecError, LookupError, TypeError, ValueError, AttributeError) as error:
        # A step trusts the shape its version had; what has another one is broken.
        raise DocumentBrokenError(Flaw.CONTENT) from error
