"""How one profile of a browser looks names up, and the most open of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from leeward.core.browsers import Proxy, SecureDns

if TYPE_CHECKING:
    from collections.abc import Iterable


class Settings(Struct, frozen=True, kw_only=True):
    """What a profile and its policies say. A profile that says nothing has these values."""

    secure_dns: SecureDns = SecureDns.OFF
    obeys_hosts: bool = True
    proxy: Proxy = Proxy.SYSTEM


UNREAD = Settings(secure_dns=SecureDns.UNKNOWN)

_SECURE_DNS = (SecureDns.OFF, SecureDns.UNKNOWN, SecureDns.ON)


def most_open(several: Iterable[Settings]) -> Settings:
    """One value for a browser with several profiles: what leaves most open counts for all."""
    found = list(several)
    if not found:
        return Settings()
    return Settings(
        secure_dns=max((s.secure_dns for s in found), key=_SECURE_DNS.index),
        obeys_hosts=all(s.obeys_hosts or s.secure_dns is SecureDns.OFF for s in found),
        proxy=max((s.proxy for s in found), key=list(Proxy).index),
    )
