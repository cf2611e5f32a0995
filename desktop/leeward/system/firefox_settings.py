"""How Firefox and its kin look names up: profiles.ini, installs.ini, prefs.js, user.js, policies.json."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from leeward.core.browsers import Proxy, SecureDns
from leeward.system.reading import as_object, within
from leeward.system.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Prefs = dict[str, bool | int | str]

# Modes of network.trr.mode: 2 asks the own server first, 3 asks nobody else (Firefox's own docs).
ASKS_ELSEWHERE = frozenset({2, 3})
SOCKS_4 = 4
NO_PROXY, MANUAL, SCRIPT, DETECT, SYSTEM = 0, 1, 2, 4, 5

_PREF = re.compile(
    rb"""^[ \t]*(?:user_pref|pref|lockPref|defaultPref|sticky_pref)\(
         [ \t]*"([^"\\\r\n]{1,200})"[ \t]*,[ \t]*
         (true|false|-?[0-9]{1,10}|"(?:[^"\\\r\n]|\\.)*")[ \t]*
         (?:,[ \t]*[a-z]+[ \t]*)?\)""",
    re.MULTILINE | re.VERBOSE,
)
WATCHED = ("network.trr.", "network.proxy.", "doh-rollout.")


def parse_prefs(data: bytes) -> Prefs:
    """The settings we look at in a prefs.js, user.js or a distribution's defaults; the last one counts.

    Lines that are not a plain setting are passed over, as are all other settings.
    """
    found: Prefs = {}
    for match in _PREF.finditer(data):
        name = match[1].decode("utf-8", "replace")
        if name.startswith(WATCHED):
            found[name] = _value(match[2])
    return found


def _value(written: bytes) -> bool | int | str:
    if written in (b"true", b"false"):
        return written == b"true"
    if written.startswith(b'"'):
        return re.sub(r"\\(.)", r"\1", written[1:-1].decode("utf-8", "replace"))
    return int(written)


def parse_ini(data: bytes) -> list[tuple[str, dict[str, str]]]:
    """Sections of a profiles.ini or installs.ini, in order; lines outside and without `=` are dropped."""
    sections: list[tuple[str, dict[str, str]]] = []
    for raw in data.decode("utf-8", "replace").splitlines():
        line = raw.strip()
        if line.startswith("[") and line.endswith("]"):
            sections.append((line[1:-1], {}))
        elif "=" in line and sections and not line.startswith((";", "#")):
            key, _, value = line.partition("=")
            sections[-1][1].setdefault(key.strip(), value.strip())
    return sections


def profile_folders(profiles: bytes, installs: bytes) -> list[str]:
    """The profiles Firefox opens by itself: each installation's default, else the default, else the only.

    Paths as they stand there: relative to the folder of profiles.ini, or absolute.
    """
    sections = parse_ini(profiles)
    chosen = [body["Default"] for name, body in sections if name.startswith("Install") and "Default" in body]
    chosen += [body["Default"] for _, body in parse_ini(installs) if "Default" in body]
    own = [body for name, body in sections if name.startswith("Profile") and body.get("Path")]
    if not chosen:
        chosen = [body["Path"] for body in own if body.get("Default") == "1"]
    if not chosen and len(own) == 1:
        chosen = [own[0]["Path"]]
    return list(dict.fromkeys(path for path in chosen if path and "\0" not in path))


def policy_prefs(policies: Mapping[str, Any] | None) -> tuple[Prefs, Prefs]:
    """What policies.json sets that a person may change, and what they may not."""
    free: Prefs = {}
    locked: Prefs = {}
    secure = as_object(within(policies, "policies", "DNSOverHTTPS"))
    if isinstance(secure.get("Enabled"), bool):
        only = secure.get("Fallback") is False
        mode = (3 if only else 2) if secure["Enabled"] else 5
        (locked if secure.get("Locked") is True else free)["network.trr.mode"] = mode
    proxy = as_object(within(policies, "policies", "Proxy"))
    (locked if proxy.get("Locked") is True else free).update(_policy_proxy(proxy))
    for name, entry in as_object(within(policies, "policies", "Preferences")).items():
        value = within(entry, "Value")
        if isinstance(value, (bool, int, str)) and name.startswith(WATCHED):
            (free if within(entry, "Status") == "default" else locked)[name] = value
    return free, locked


def _policy_proxy(proxy: Mapping[str, Any]) -> Prefs:
    modes = {"none": NO_PROXY, "manual": MANUAL, "autoConfig": SCRIPT, "autoDetect": DETECT, "system": SYSTEM}
    mode = proxy.get("Mode")
    found: Prefs = {}
    if isinstance(mode, str) and mode in modes:
        found["network.proxy.type"] = modes[mode]
    names = {
        "HTTPProxy": "network.proxy.http",
        "SSLProxy": "network.proxy.ssl",
        "SOCKSProxy": "network.proxy.socks",
    }
    for key, name in names.items():
        if isinstance(proxy.get(key), str):
            found[name] = proxy[key]
    if proxy.get("SOCKSVersion") in (4, 5):
        found["network.proxy.socks_version"] = proxy["SOCKSVersion"]
    if isinstance(proxy.get("UseProxyForDNS"), bool):
        found["network.proxy.socks_remote_dns"] = proxy["UseProxyForDNS"]
        found["network.proxy.socks5_remote_dns"] = proxy["UseProxyForDNS"]
    return found


def settings_of(layers: Iterable[Prefs]) -> Settings:
    """How names are looked up, the later layers counting before the earlier ones."""
    prefs: Prefs = {}
    for layer in layers:
        prefs |= layer
    mode = prefs.get("network.trr.mode", 0) or prefs.get("doh-rollout.mode", 0)
    return Settings(
        secure_dns=SecureDns.ON if mode in ASKS_ELSEWHERE else SecureDns.OFF,
        obeys_hosts=prefs.get("network.trr.exclude-etc-hosts", True) is not False,
        proxy=_proxy(prefs),
    )


def _proxy(prefs: Prefs) -> Proxy:
    kind = prefs.get("network.proxy.type", SYSTEM)
    if kind == MANUAL:
        return _manual(prefs)
    if kind in {SCRIPT, DETECT}:
        return Proxy.SCRIPT
    return Proxy.NONE if kind == NO_PROXY else Proxy.SYSTEM


def _manual(prefs: Prefs) -> Proxy:
    """An HTTP proxy gets the name itself; a SOCKS one does by version 5, unless told otherwise."""
    if prefs.get("network.proxy.http") or prefs.get("network.proxy.ssl"):
        return Proxy.THERE
    if not prefs.get("network.proxy.socks"):
        return Proxy.NONE
    if prefs.get("network.proxy.socks_version", 5) == SOCKS_4:
        return Proxy.THERE if prefs.get("network.proxy.socks_remote_dns", False) else Proxy.HERE
    return Proxy.THERE if prefs.get("network.proxy.socks5_remote_dns", True) else Proxy.HERE
