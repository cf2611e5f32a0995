"""Reading an address out of whatever a person pasted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.core.addresses import LONGEST_LINK, read_address
from leeward.core.errors import Refusal, RefusedLinkError
from leeward_guard.names import is_host_name

FORMS = (
    "https://www.example.org/jo",
    "http://www.example.org/jo",
    "www.example.org/jo",
    "//www.example.org/jo",
    "HTTPS://WWW.EXAMPLE.ORG/jo",
    "https://www.example.org:8443/jo",
    "www.example.org:443/jo",
    "https://me:secret@www.example.org/jo",
    "me:secret@www.example.org/jo",
    "https://www.example.org./jo",
    "https://www.example.org../jo",
    "https://www.example.org/jo/",
    "https://www.example.org/jo?igsh=x&utm_source=y#top",
    "https://www.example.org/jo#top?x",
    "https://www.example.org//jo",
    "https://www.example.org/x/../jo",
    "https://www.example.org/./%6Ao",
    "https://www.ex%61mple.org/jo",
    "https:\\\\www.example.org\\jo",
    "https:/www.example.org/jo",
    "https:///www.example.org/jo",
    "https://https://www.example.org/jo",
    "view-source:https://www.example.org/jo",
    "  <https://www.example.org/jo>\r\n",
    '"www.example.org/jo",',
    "\u201cwww.example.org/jo\u201d",
    "\u200e\ufeffwww.example.org/jo\u200f\u2069",
    "(see www.example.org/jo)".removeprefix("(see "),
    "Have a look: https://www.example.org/jo !",
    "\uff57\uff57\uff57\u3002example\uff0eorg/jo",
)


@pytest.mark.parametrize("text", FORMS)
def test_every_way_of_writing_an_address_reads_the_same(text: str) -> None:
    """Scheme, case, account, port, dots, encoding, tracking and marks around it make no difference."""
    address = read_address(text)
    assert (address.host, address.path) == ("www.example.org", "/jo")


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("bücher.de", "xn--bcher-kva.de"),
        ("BÜCHER.de", "xn--bcher-kva.de"),
        ("straße.de", "xn--strae-oqa.de"),
        ("https://ΟΔΟΣ.gr/", "xn--pxavbq.gr"),
        ("xn--bcher-kva.de", "xn--bcher-kva.de"),
        ("пример.рф/x", "xn--e1afmkfd.xn--p1ai"),
    ],
)
def test_hosts_in_other_scripts_become_what_browsers_send(text: str, host: str) -> None:
    """Other letters are mapped as browsers do today (IDNA 2008), capitals and sharp s included."""
    assert read_address(text).host == host


REFUSED = {
    Refusal.EMPTY: ("", "  \n", "\u200b\u2060"),
    Refusal.NO_HOST: (
        "https://",
        "///",
        "/jo",
        "?x=1",
        "#top",
        "https://?x",
        "https://:443/",
        "https://me@/",
    ),
    Refusal.ADDRESS: (
        "127.0.0.1",
        "https://192.168.1.1:8080/x",
        "0x7f.1",
        "0x7f000001",
        "2130706433",
        "017700000001",
        "1.2.3.4.5",
        "127.1.",
        "\uff11\uff12\uff17.0.0.1",
        "%31%32%37.0.0.1",
        "::1",
        "[::1]",
        "http://[fe80::1%25eth0]:80/x",
        "::ffff:127.0.0.1",
        "https://me@10.0.0.1/",
    ),
    Refusal.LOCAL: (
        "localhost",
        "localhost:3000/x",
        "sub.localhost",
        "http://router/",
        "printer.local",
        "something.onion",
        "wiki.internal",
        "nas.home.arpa",
        "fritz.lan",
        "LOCALHOST.",
    ),
    Refusal.NOT_A_LINK: (
        "...",
        "hello",
        "hello there",
        "one https://a.example.org two https://b.example.org",
        "jo@example.org",
        "mailto:jo@example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/hosts",
        "ftp://example.org/",
        "example.org:port",
        "exa_mple.org",
        "-example.org",
        "a..example.org",
        f"{'a' * 64}.org",
        f"{'a.' * 127}org",
        "exa\u202emple.org",
        "exa\x00mple.org",
        "exam ple.org",
        "[jo]x:1:2",
        "\ud800.org",
        "i\u2764.ws",
        f"https://example.org/{'a' * LONGEST_LINK}",
        "!" * 10_000_000,
    ),
}


@pytest.mark.parametrize(
    ("text", "refusal"), [(text, refusal) for refusal, texts in REFUSED.items() for text in texts]
)
def test_what_is_no_public_site_is_refused_with_the_reason(text: str, refusal: Refusal) -> None:
    """Rubbish, number addresses, local names and addresses without a host each get their own reason."""
    with pytest.raises(RefusedLinkError) as refused:
        read_address(text)
    assert refused.value.refusal is refusal


# What breaks parsers: the parts of addresses, marks, number forms and other scripts, in any order.
PIECES = st.one_of(
    st.sampled_from(
        ("https://", "//", "/", "\\", "@", ":", "?", "#", ".", "..", "%", "%2F", "%00", "[", "]")
    ),
    st.sampled_from(("www.", "example.org", "::1", "0x7f", "1", "ß", "xn--", "xn--a", "\n", " ")),
    st.sampled_from(("\u202e", "\u200d", "\u3002", "\ud800")),
    st.text(max_size=8),
)


@given(st.lists(PIECES, max_size=12).map("".join) | st.text())
def test_any_text_gives_a_public_name_or_a_reason(text: str) -> None:
    """Whatever is pasted, the answer is a host that is a public name, or a typed refusal."""
    try:
        address = read_address(text)
    except RefusedLinkError:
        return
    assert is_host_name(address.host)
    assert address.path.startswith("/")
    assert read_address(f"https://{address.host}/").host == address.host
