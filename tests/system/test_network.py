"""This computer's way to names, on a computer made of a folder."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

import hypothesis.strategies as st
import pytest
from hypothesis import given

from leeward.core.browsers import Cache, HostsFile, Order, Proxy
from leeward.system.computer import Computer
from leeward.system.network import (
    environment_proxy,
    hosts_file,
    is_tunnel,
    kde_proxy,
    reads_etc_hosts,
    resolver_order,
    survey_network,
)
from leeward.system.processes import Process

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b"hosts: files dns", Order.HOSTS_FIRST),
        (b"passwd: dns\nhosts:\tfiles mdns4_minimal [NOTFOUND=return] dns # usual", Order.HOSTS_FIRST),
        (b"hosts: mymachines resolve [!UNAVAIL=return] files myhostname dns", Order.HOSTS_FIRST),
        (b"hosts: mdns4_minimal [NOTFOUND=return] files dns", Order.HOSTS_FIRST),
        (b"hosts: dns files", Order.OTHERS_FIRST),
        (b"hosts: dns [!UNAVAIL=return] files", Order.OTHERS_FIRST),
        (b"hosts: dns", Order.OTHERS_FIRST),
        (b"hosts: ldap files", Order.OTHERS_FIRST),
        (b"#hosts: files dns", Order.OTHERS_FIRST),
        (b"hosts:", Order.OTHERS_FIRST),
        (None, Order.OTHERS_FIRST),
    ],
)
def test_the_order_is_read_from_nsswitch(line: bytes | None, expected: Order) -> None:
    """The hosts file is first, also through systemd-resolved, or it isn't."""
    assert resolver_order(line) is expected


def test_resolved_counts_only_while_it_reads_the_file() -> None:
    """Its own setting can leave the hosts file out; musl knows no order at all."""
    line = b"hosts: resolve [!UNAVAIL=return] files dns"
    assert reads_etc_hosts([b"[Resolve]\n#ReadEtcHosts=no\n"])
    assert not reads_etc_hosts([b"[Resolve]\nReadEtcHosts=yes\n", b"[Resolve]\nReadEtcHosts = no\n"])
    assert resolver_order(line, reads_hosts=False) is Order.OTHERS_FIRST
    assert resolver_order(None, always_first=True) is Order.HOSTS_FIRST


@given(st.binary(max_size=200))
def test_any_bytes_can_be_read(data: bytes) -> None:
    """Broken settings are no error."""
    resolver_order(data)
    reads_etc_hosts([data])
    kde_proxy(b"[Proxy Settings]\nProxyType=1\n" + data)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, Proxy.NONE),
        ({"http_proxy": ""}, Proxy.NONE),
        ({"https_proxy": "http://proxy.test:3128"}, Proxy.THERE),
        ({"ALL_PROXY": "socks5h://localhost:9050"}, Proxy.THERE),
        ({"all_proxy": "socks4://localhost:9050"}, Proxy.HERE),
        ({"http_proxy": "http://[broken"}, Proxy.THERE),
        ({"auto_proxy": "http://proxy.test/pac"}, Proxy.SCRIPT),
        ({"no_proxy": "localhost"}, Proxy.NONE),
    ],
)
def test_a_proxy_in_the_environment_counts(environment: dict[str, str], expected: Proxy) -> None:
    """In either spelling; what can't be read is taken for a proxy."""
    assert environment_proxy(environment) is expected


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("", Proxy.NONE),
        ("[Proxy Settings]\nProxyType=0\nhttpProxy=http://p.test 80\n", Proxy.NONE),
        ("[Proxy Settings]\nProxyType=1\nhttpProxy=http://p.test 80\n", Proxy.THERE),
        ("[Proxy Settings]\nProxyType=1\nhttpProxy=\n", Proxy.NONE),
        ("[Proxy Settings]\nProxyType=2\n", Proxy.SCRIPT),
        ("[Proxy Settings]\nProxyType=3\n", Proxy.SCRIPT),
        ("[Other]\nProxyType=1\nhttpProxy=http://p.test 80\n", Proxy.NONE),
    ],
)
def test_a_proxy_of_kde_counts(settings: str, expected: Proxy) -> None:
    """By hand, by script, detected, or none."""
    assert kde_proxy(settings.encode()) is expected


@pytest.mark.parametrize(
    ("name", "flags", "kind", "expected"),
    [
        ("tun0", "0x1091", "65534", True),
        ("wg-home", "0x10d1", "65534", True),
        ("ppp0", "0x10d1", "512", True),
        ("tun0", "0x1090", "65534", False),
        ("eth0", "0x1003", "1", False),
        ("lo", "0x9", "772", False),
        ("eth0", "", "", False),
        ("eth0", "x", "y", False),
    ],
)
def test_a_tunnel_is_one_that_is_up(
    tmp_path: Path, name: str, flags: str, kind: str, *, expected: bool
) -> None:
    """By its kind and its flags, as the kernel tells them."""
    interface = tmp_path / name
    interface.mkdir()
    (interface / "flags").write_text(f"{flags}\n", "ascii")
    (interface / "type").write_text(f"{kind}\n", "ascii")
    assert is_tunnel(interface) is expected


def test_how_the_hosts_file_stands_is_told(tmp_path: Path) -> None:
    """Gone, a link, mounted by itself, and when it last changed, even if its time was put back."""
    path = tmp_path / "hosts"
    assert hosts_file(path) == HostsFile()
    path.write_bytes(b"127.0.0.1 localhost\n")
    plain = hosts_file(path)
    assert plain.changed is not None
    assert abs(plain.changed - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)
    assert plain == HostsFile(changed=plain.changed)
    os.utime(path, (0, 0))
    later = hosts_file(path).changed
    assert later is not None
    assert later >= plain.changed
    mounts = b"36 35 98:0 / / rw - ext4 x rw\n37 36 98:0 /x %s rw - ext4 x rw\n" % bytes(path)
    assert hosts_file(path, mounts).mounted
    (tmp_path / "link").symlink_to(path)
    assert hosts_file(tmp_path / "link").link


def test_all_of_it_is_surveyed(tmp_path: Path) -> None:
    """The parts are read from where they lie on a computer."""
    here = Computer(
        root=tmp_path / "root",
        proc=tmp_path / "proc",
        net=tmp_path / "net",
        home=tmp_path / "home",
        user=1000,
        environment={"all_proxy": "http://p.test"},
    )
    (here.root / "etc").mkdir(parents=True)
    (here.root / "etc/nsswitch.conf").write_text("hosts: files dns\n", "ascii")
    running = [
        Process(pid=9, owner=0, started=1, name="systemd-resolve"),
        Process(pid=1, owner=0, started=0, name="sh"),
    ]
    found = survey_network(here, running)
    assert (found.order, found.proxy, found.vpn) == (Order.HOSTS_FIRST, Proxy.THERE, False)
    assert found.caches == {Cache.RESOLVED}
    assert found.hosts == HostsFile()
