"""How Chromium and its kin look names up: Local State, Preferences, managed policies, arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leeward.core.browsers import Proxy, SecureDns
from leeward.system.reading import as_list, as_object, within
from leeward.system.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MODES = {
    "direct": Proxy.NONE,
    "system": Proxy.SYSTEM,
    "auto_detect": Proxy.SCRIPT,
    "pac_script": Proxy.SCRIPT,
    "fixed_servers": Proxy.THERE,
}


def used_profiles(local_state: Mapping[str, Any] | None) -> list[str]:
    """Folder names of the profiles that were open last; `Default` where nothing is said."""
    profile = within(local_state, "profile")
    names = [within(profile, "last_used"), *as_list(within(profile, "last_active_profiles"))]
    # A folder's own name only: what stands in a file is no way out of the folder.
    plain = [n for n in names if isinstance(n, str) and n and "/" not in n and "\0" not in n and n != ".."]
    return list(dict.fromkeys(plain)) or ["Default"]


def settings_of(
    local_state: Mapping[str, Any] | None,
    preferences: Iterable[Mapping[str, Any] | None],
    policies: Iterable[Mapping[str, Any] | None],
    arguments: Iterable[str] = (),
) -> Settings:
    """How names are looked up. `policies` in name order: the last one that speaks counts.

    Arguments count before the profile and behind policies, as in the browser.
    """
    managed: dict[str, Any] = {}
    for policy in policies:
        managed |= policy or {}
    mode = managed.get("DnsOverHttpsMode", within(local_state, "dns_over_https", "mode"))
    found = [_preferred(one) for one in preferences]
    profile = max(found, key=list(Proxy).index, default=Proxy.SYSTEM)
    return Settings(
        # "automatic", its default, upgrades a known name server; the hosts file is read first in all.
        secure_dns=SecureDns.ON if mode == "secure" else SecureDns.OFF,
        proxy=_policy(managed) or _argued(arguments) or profile,
    )


def server(written: str) -> Proxy:
    """Where names are looked up with a proxy written so: by itself, or as `http=…;https=…`."""
    servers = [part.rpartition("=")[2].strip() for part in written.split(";") if part.strip()]
    if not servers or all(s.startswith("direct://") for s in servers):
        return Proxy.NONE
    return Proxy.HERE if all(s.startswith(("socks4://", "direct://")) for s in servers) else Proxy.THERE


def _preferred(preferences: Mapping[str, Any] | None) -> Proxy:
    """What a profile says, or an add-on in it that may speak for it."""
    said = _mode(within(preferences, "proxy"))
    extensions = as_object(within(preferences, "extensions", "settings")).values()
    by_extension = [_mode(within(one, "preferences", "proxy")) for one in extensions if _is_on(one)]
    spoken = [proxy for proxy in (said, *by_extension) if proxy is not None]
    return max(spoken, key=list(Proxy).index, default=Proxy.SYSTEM)


def _is_on(extension: Any) -> bool:
    return within(extension, "state") != 0 and not within(extension, "disable_reasons")


def _mode(proxy: Any) -> Proxy | None:
    mode = within(proxy, "mode")
    found = MODES.get(mode) if isinstance(mode, str) else None
    if found is Proxy.THERE and isinstance(servers := within(proxy, "server"), str):
        return server(servers)
    return found


def _policy(managed: Mapping[str, Any]) -> Proxy | None:
    said = as_object(managed.get("ProxySettings")) or managed
    return _mode({"mode": said.get("ProxyMode"), "server": said.get("ProxyServer")})


def _argued(arguments: Iterable[str]) -> Proxy | None:
    """What the command line says, which counts before the profile."""
    for argument in arguments:
        name, _, value = argument.partition("=")
        if name == "--no-proxy-server":
            return Proxy.NONE
        if name in {"--proxy-pac-url", "--proxy-auto-detect"}:
            return Proxy.SCRIPT
        if name == "--proxy-server":
            return server(value)
    return None
