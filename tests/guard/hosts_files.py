"""Hosts files as they may be found, for hypothesis."""

from hypothesis import strategies as st

NAMES = ("www.instagram.com", "instagram.com", "www.example.org", "somebody.tumblr.com")
TAG = b"# leeward until=2026-12-10T11:00Z"

# Lines that look like ours and are not: other sinks, two names, other words, other names, comments.
LOOKALIKES = (
    b"127.0.0.1 www.instagram.com " + TAG,
    b"0.0.0.0 www.instagram.com instagram.com " + TAG,
    b"0.0.0.0 www.instagram.com # leeward",
    b"0.0.0.0 www.instagram.com # leeward side of the island",
    b"0.0.0.0 www.instagram.com # leewardly until=2026-12-10T11:00Z",
    b"0.0.0.0 www.instagram.com " + TAG + b" I think",
    b"0.0.0.0 www.instagram.com ## leeward until=2026-12-10T11:00Z",
    b"#0.0.0.0 www.instagram.com " + TAG,
    b"0.0.0.0 localhost " + TAG,
    b"0.0.0.0 w\xe9w.instagram.com " + TAG,
    b"0.0.0.0 www.instagram.com\x00 " + TAG,
    b"0.0.0.0\x0bwww.instagram.com " + TAG,
    b"0.0.0.0 www.instagram.com " + TAG + b"\x00",
    b"0.0.0.0 www.instagram.com" + b" # LEEWARD until=2026-12-10T11:00Z",
    b"leeward leeward leeward",
    TAG,
)
ORDINARY = (
    b"",
    b"127.0.0.1\tlocalhost",
    b"::1     localhost ip6-localhost",
    b"10.0.0.9\tprinter.example.org printer  # caf\xe9",
    b"# \x00\xff\xfe notes",
    b"  \t ",
    b"10.0.0.7 www.instagram.com",
    b"0.0.0.0 ads.example.org",
    b"0.0.0.0\tWWW.Example.org",
    b":: www.example.org",
    b"0.0.0.0 www.instagram.com #mine",
    b"::0 somebody.tumblr.com",
)
END = st.sampled_from([b"\n", b"\r\n", b"\n\n"])

known_lines = st.sampled_from(ORDINARY + LOOKALIKES)
any_lines = st.binary(max_size=30).filter(lambda data: b"leeward until" not in data)
lines = st.tuples(known_lines | any_lines, END).map(b"".join)


@st.composite
def foreign_files(draw: st.DrawFn) -> bytes:
    """Any bytes without a line of ours; with and without byte order mark and final newline."""
    start = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    body = b"".join(draw(st.lists(lines, max_size=8)))
    return start + body + draw(st.sampled_from([b"", b"10.0.0.8 nas", b"# the end", b"\r"]))
