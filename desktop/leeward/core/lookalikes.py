"""Names that read like a known site's and are another's, and names in other letters than ASCII."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leeward.core.platforms import Catalogue

# Letters of other scripts that most typefaces draw like these (from Unicode's confusables, by eye).
_ALIKE = str.maketrans(
    "аеорсухіјѕԁԛԝһӏɡαονρτυιɩıƖ",
    "aeopcyxijsdqwhlgaovptuiiil",
)
# Signs within ASCII that pass for others at a glance.
_AT_A_GLANCE = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("5", "s"), ("-", ""))


def in_letters(host: str) -> str:
    """An internationalised name as people read it; empty where it is plain ASCII, or no such name."""
    if "xn--" not in host:
        return ""
    import idna  # noqa: PLC0415  large tables, needed for few links

    try:
        return idna.decode(host)
    except UnicodeError:
        return ""


def looks_like(host: str, catalogue: Catalogue) -> str:
    """The known host that `host` could be taken for and is not; empty where there is none."""
    known = {name for platform in catalogue.platforms for name in (*platform.hosts, *platform.instances)}
    if host in known or any(host.endswith(f".{name}") for name in known):
        return ""
    seen = _skeleton(in_letters(host) or host)
    # Of several, the shortest: the site itself rather than its language hosts.
    alike = sorted((name for name in known if _skeleton(name) == seen), key=lambda n: (len(n), n))
    return alike[0] if alike else ""


def _skeleton(host: str) -> str:
    plain = unicodedata.normalize("NFKD", host.removeprefix("www.").casefold().translate(_ALIKE))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    for sign, as_read in _AT_A_GLANCE:
        letters = letters.replace(sign, as_read)
    return letters
