"""What was read about a browser and about this computer's way to names, before it is judged."""

from __future__ import annotations

import datetime as dt
import enum

from msgspec import Struct


class Family(enum.Enum):
    """Which engine a browser is built on; they take up a change of the hosts file differently."""

    CHROMIUM = "chromium"
    FIREFOX = "firefox"


class Package(enum.Enum):
    """How a browser was installed; the sandboxed ones see a hosts file of their own making."""

    NATIVE = "native"
    FLATPAK = "flatpak"
    SNAP = "snap"


class SecureDns(enum.Enum):
    """Whether a browser asks a name server of its own over HTTPS."""

    OFF = "off"
    ON = "on"
    UNKNOWN = "unknown"


class Proxy(enum.Enum):
    """Where names are looked up when a page is loaded, the most open last.

    THERE: by a proxy, which knows nothing of our hosts file. SCRIPT: a proxy script or automatic
    detection decides each time. HERE: there is a proxy, but names are still looked up here.
    SYSTEM: whatever this computer says.
    """

    NONE = "none"
    HERE = "here"
    SYSTEM = "system"
    SCRIPT = "script"
    THERE = "there"


class Order(enum.Enum):
    """Whether this computer's resolver reads the hosts file before it asks anyone."""

    HOSTS_FIRST = "hosts-first"
    OTHERS_FIRST = "others-first"


class Cache(enum.Enum):
    """A service on this computer that keeps answers."""

    NSCD = "nscd"
    RESOLVED = "systemd-resolved"
    DNSMASQ = "dnsmasq"


class BrowserFacts(Struct, frozen=True, kw_only=True):
    """One browser on this computer.

    `running_since` (aware) is when its oldest running window was started, None where it is not
    running. `secure_dns`, `obeys_hosts` and `proxy` are the most open of all profiles it uses;
    `obeys_hosts` says whether names of the hosts file are kept from its own name server.
    `always_elsewhere` marks a browser that never looks names up here, whatever its settings.
    """

    id: str
    title: str
    family: Family
    package: Package = Package.NATIVE
    running_since: dt.datetime | None = None
    secure_dns: SecureDns = SecureDns.OFF
    obeys_hosts: bool = True
    proxy: Proxy = Proxy.SYSTEM
    always_elsewhere: bool = False


class HostsFile(Struct, frozen=True, kw_only=True):
    """How the hosts file stands there, where that keeps it from being changed.

    `changed` (aware) is when its bytes or its place last changed, None where it is not there.
    """

    changed: dt.datetime | None = None
    link: bool = False
    mounted: bool = False
    read_only: bool = False
    immutable: bool = False


class NetworkFacts(Struct, frozen=True, kw_only=True):
    """This computer's way to names. `proxy` is never SYSTEM; `vpn` says that a tunnel is up."""

    order: Order = Order.HOSTS_FIRST
    proxy: Proxy = Proxy.NONE
    vpn: bool = False
    caches: frozenset[Cache] = frozenset()
    hosts: HostsFile = HostsFile()
