"""Chromium's settings, from its own files."""

from __future__ import annotations

from typing import Any

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import given

from leeward.core.browsers import Proxy, SecureDns
from leeward.system.chromium_settings import server, settings_of, used_profiles
from leeward.system.reading import json_object
from leeward.system.settings import UNREAD, Settings, most_open

STATE = b"""{"dns_over_https":{"mode":"secure","templates":"https://dns.example.org/dns-query"},
"profile":{"info_cache":{"Default":{},"Profile 1":{}},
"last_used":"Profile 1","last_active_profiles":["Default"]}}"""


def test_the_profiles_open_last_are_looked_at() -> None:
    """By their folder's own name; nothing in a file leads out of the folder."""
    assert used_profiles(json_object(STATE)) == ["Profile 1", "Default"]
    assert used_profiles(None) == ["Default"]
    odd = {"profile": {"last_used": "../../x", "last_active_profiles": ["..", 3, "Work"]}}
    assert used_profiles(odd) == ["Work"]


@pytest.mark.parametrize(
    ("mode", "expected"),
    [("secure", SecureDns.ON), ("automatic", SecureDns.OFF), ("off", SecureDns.OFF), (7, SecureDns.OFF)],
)
def test_its_own_name_server_is_read(mode: Any, expected: SecureDns) -> None:
    """From the local state, and a policy counts before it."""
    state = {"dns_over_https": {"mode": mode}}
    assert settings_of(state, [], []).secure_dns is expected
    assert settings_of(state, [], [{"DnsOverHttpsMode": "secure"}]).secure_dns is SecureDns.ON
    assert settings_of(state, [], [{"DnsOverHttpsMode": "off"}]).secure_dns is SecureDns.OFF


FIXED: dict[str, Any] = {"proxy": {"mode": "fixed_servers", "server": "proxy.test:3128"}}
ADDED: dict[str, Any] = {"preferences": {"proxy": {"mode": "pac_script"}}, "state": 1}


@pytest.mark.parametrize(
    ("preferences", "policies", "arguments", "expected"),
    [
        ([], [], (), Proxy.SYSTEM),
        ([{"proxy": {"mode": "direct"}}], [], (), Proxy.NONE),
        ([FIXED], [], (), Proxy.THERE),
        ([FIXED], [{"ProxyMode": "direct"}], (), Proxy.NONE),
        ([FIXED], [], ("--no-proxy-server",), Proxy.NONE),
        ([{}], [], ("--proxy-server=socks5://localhost:9050",), Proxy.THERE),
        ([{}], [], ("--proxy-pac-url=http://p.test/p",), Proxy.SCRIPT),
        ([{}], [{"ProxyMode": "direct"}], ("--proxy-server=p.test",), Proxy.NONE),
        ([{}], [{"ProxySettings": {"ProxyMode": "fixed_servers", "ProxyServer": "p.test"}}], (), Proxy.THERE),
        ([{}], [{"ProxyMode": "direct"}, {"ProxyMode": "auto_detect"}], (), Proxy.SCRIPT),
        ([{"extensions": {"settings": {"abc": ADDED}}}], [], (), Proxy.SCRIPT),
        ([{"extensions": {"settings": {"abc": ADDED | {"state": 0}}}}], [], (), Proxy.SYSTEM),
        ([{}, FIXED], [], (), Proxy.THERE),
    ],
)
def test_a_proxy_is_found_wherever_it_is_set(
    preferences: list[dict[str, Any]],
    policies: list[dict[str, Any]],
    arguments: tuple[str, ...],
    expected: Proxy,
) -> None:
    """Profile, add-on, command line and policy, each counting before the one named earlier."""
    assert settings_of({}, preferences, policies, arguments).proxy is expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("proxy.test:3128", Proxy.THERE),
        ("socks5://localhost:9050", Proxy.THERE),
        ("socks4://localhost:9050", Proxy.HERE),
        ("http=proxy.test;https=proxy.test", Proxy.THERE),
        ("direct://", Proxy.NONE),
        ("", Proxy.NONE),
    ],
)
def test_a_server_says_who_looks_names_up(written: str, expected: Proxy) -> None:
    """Only SOCKS 4 leaves names to the browser."""
    assert server(written) is expected


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["proxy", "mode", "extensions", "settings", "preferences", "profile", "last_used"]
            ),
            inner,
        )
    ),
)


@given(JSON, JSON, JSON)
def test_files_of_any_shape_can_be_read(state: Any, preferences: Any, policy: Any) -> None:
    """What has the wrong shape says nothing, and is no error."""
    shaped = [value if isinstance(value, dict) else None for value in (state, preferences, policy)]
    settings_of(shaped[0], [shaped[1]], [shaped[2]])
    used_profiles(shaped[0])


@given(st.binary(max_size=200))
def test_bytes_are_an_object_or_nothing(data: bytes) -> None:
    """Broken, cut off, or too deep: no object."""
    found = json_object(data)
    assert found is None or msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf")) == found


def test_deep_nesting_is_nothing() -> None:
    """A file made to exhaust a reader is only unreadable."""
    assert json_object(b'{"a":' * 100_000 + b"1" + b"}" * 100_000) is None
    assert json_object(b"[1]") is None
    assert json_object(b"\xef\xbb\xbf{}") == {}


def test_of_several_profiles_the_most_open_counts() -> None:
    """What one of them leaves open is open; ignoring the hosts file matters only with a server of its own."""
    ignoring = Settings(obeys_hosts=False)
    assert most_open([]) == Settings()
    assert most_open([Settings(), ignoring]).obeys_hosts
    assert not most_open([Settings(), Settings(secure_dns=SecureDns.ON, obeys_hosts=False)]).obeys_hosts
    assert most_open([Settings(proxy=Proxy.HERE), Settings()]).proxy is Proxy.SYSTEM
    assert most_open([UNREAD, Settings()]).secure_dns is SecureDns.UNKNOWN
