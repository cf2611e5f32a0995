"""This computer's way to names: who is asked first, what keeps answers, proxies, tunnels, the hosts file."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import stat
import struct
import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from leeward.core.browsers import Cache, HostsFile, NetworkFacts, Order, Proxy
from leeward.system.chromium_settings import server
from leeward.system.reading import entries, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from leeward.system.computer import Computer
    from leeward.system.processes import Process

SMALL = 1024 * 1024
# Sources of nsswitch.conf that only ever answer for names of this computer or its own network.
LOCAL_ONLY = frozenset({"mymachines", "myhostname", "libvirt", "libvirt_guest", "wins"})
CACHES = {"nscd": Cache.NSCD, "systemd-resolve": Cache.RESOLVED, "dnsmasq": Cache.DNSMASQ}
# Kinds of interface in /sys/class/net/*/type (if_arp.h): a tunnel without hardware, and PPP.
TUNNEL_TYPES = frozenset({65534, 512})
TUNNEL_NAMES = ("tun", "wg", "ppp", "tap", "nordlynx", "proton", "mullvad", "tailscale", "vpn")
INTERFACE_UP = 0x1
GET_FLAGS = 0x80086601  # FS_IOC_GETFLAGS of linux/fs.h
IMMUTABLE = 0x10


def survey_network(computer: Computer, running: Iterable[Process]) -> NetworkFacts:
    """The facts a proof needs, as far as files show them; a desktop's own store of settings is not read."""
    etc = computer.root / "etc"
    resolved = [etc / "systemd/resolved.conf", *entries(etc / "systemd/resolved.conf.d")]
    return NetworkFacts(
        order=resolver_order(
            read(etc / "nsswitch.conf", SMALL),
            reads_hosts=reads_etc_hosts([read(file, SMALL) or b"" for file in resolved]),
            always_first=any(computer.root.glob("lib/ld-musl-*")),
        ),
        proxy=max(
            environment_proxy(computer.environment),
            kde_proxy(read(computer.home / ".config/kioslaverc", SMALL) or b""),
            key=list(Proxy).index,
        ),
        vpn=any(is_tunnel(interface) for interface in entries(computer.net)),
        caches=frozenset(CACHES[process.name] for process in running if process.name in CACHES),
        hosts=hosts_file(etc / "hosts", read(computer.proc / "self/mountinfo", SMALL) or b""),
    )


def resolver_order(nsswitch: bytes | None, *, reads_hosts: bool = True, always_first: bool = False) -> Order:
    """Whether the hosts file is read first. `reads_hosts` says that systemd-resolved reads it, too.

    Without the file, or a line for hosts, glibc asks name servers first; musl has no such choice
    (`always_first`).
    """
    if always_first:
        return Order.HOSTS_FIRST
    for raw in (nsswitch or b"").decode("utf-8", "replace").splitlines():
        database, colon, sources = raw.partition("#")[0].partition(":")
        if not colon or database.strip() != "hosts":
            continue
        for source in re.sub(r"\[[^\]]*\]", " ", sources).split():
            if source == "files" or (source == "resolve" and reads_hosts):
                return Order.HOSTS_FIRST
            if source not in LOCAL_ONLY and not source.startswith("mdns"):
                return Order.OTHERS_FIRST
        break
    return Order.OTHERS_FIRST


def reads_etc_hosts(files: Iterable[bytes]) -> bool:
    """Whether systemd-resolved reads the hosts file, from its settings in order; by itself it does."""
    said = True
    for data in files:
        for raw in data.decode("utf-8", "replace").splitlines():
            name, equals, value = raw.partition("=")
            if equals and name.strip() == "ReadEtcHosts":
                said = value.strip().lower() not in {"no", "false", "off", "0", "n", "f"}
    return said


def environment_proxy(environment: Mapping[str, str]) -> Proxy:
    """The proxy that programs of this session are told of."""
    found = Proxy.NONE
    for name in ("http_proxy", "https_proxy", "all_proxy", "socks_proxy"):
        for value in (environment.get(name), environment.get(name.upper())):
            if value:
                found = max(found, _one(value), key=list(Proxy).index)
    if environment.get("auto_proxy") or environment.get("AUTO_PROXY"):
        found = max(found, Proxy.SCRIPT, key=list(Proxy).index)
    return found


def _one(value: str) -> Proxy:
    with contextlib.suppress(ValueError):
        if urlsplit(value).scheme.lower() in {"socks", "socks4"}:
            return Proxy.HERE
    return Proxy.THERE


def kde_proxy(data: bytes) -> Proxy:
    """The proxy in KDE's kioslaverc: 0 none, 1 by hand, 2 script, 3 detected, 4 the environment's."""
    section = ""
    values: dict[str, str] = {}
    for raw in data.decode("utf-8", "replace").splitlines():
        line = raw.strip()
        if line.startswith("["):
            section = line
        elif section == "[Proxy Settings]" and "=" in line:
            key, _, value = line.partition("=")
            values[key.strip()] = value.strip()
    kind = values.get("ProxyType", "0")
    if kind in {"2", "3"}:
        return Proxy.SCRIPT
    if kind != "1":
        return Proxy.NONE
    kinds = [server(v.replace(" ", ":")) for k, v in values.items() if k.endswith("Proxy") and v]
    return max(kinds, key=list(Proxy).index, default=Proxy.NONE)


def is_tunnel(interface: Path) -> bool:
    """Whether an interface below /sys/class/net is a tunnel that is up."""
    try:
        flags = int((read(interface / "flags", SMALL) or b"0").strip(), 16)
        kind = int((read(interface / "type", SMALL) or b"0").strip())
    except ValueError:
        return False
    return bool(flags & INTERFACE_UP) and (
        kind in TUNNEL_TYPES or interface.name.startswith(TUNNEL_NAMES) or (interface / "tun_flags").exists()
    )


def hosts_file(path: Path, mounts: bytes = b"") -> HostsFile:
    """How the hosts file stands. `mounts` is a mountinfo file, which shows a file mounted by itself."""
    try:
        seen = path.stat()
        link = stat.S_ISLNK(path.lstat().st_mode)
        read_only = hasattr(os, "statvfs") and bool(os.statvfs(path).f_flag & os.ST_RDONLY)
    except OSError:
        return HostsFile(link=path.is_symlink())
    # A tool that puts a time back, as `cp -p` does, can't put back when the inode changed.
    changed = dt.datetime.fromtimestamp(max(seen.st_mtime, seen.st_ctime), dt.UTC)
    return HostsFile(
        changed=changed,
        link=link,
        mounted=os.fsencode(path)
        in [line.split()[4] for line in mounts.splitlines() if len(line.split()) > 4],  # noqa: PLR2004
        read_only=read_only,
        immutable=_is_immutable(path),
    )


def _is_immutable(path: Path) -> bool:
    if sys.platform != "linux":
        return False
    import fcntl  # noqa: PLC0415  not everywhere

    buffer = bytearray(8)
    try:
        with path.open("rb") as file:
            fcntl.ioctl(file, GET_FLAGS, buffer)
    except OSError:
        return False
    return bool(struct.unpack_from("=I", buffer)[0] & IMMUTABLE)
