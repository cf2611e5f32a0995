"""What stands for the internet inside the lab: a name server and a TLS site.

Run inside the lab's network as `outside.py FOLDER NAME…`. It answers A and AAAA for each NAME and
everything below it with a documentation address, writes each question to FOLDER/queries, serves one
page for any path at those addresses, answers the same questions at SECURE_NAMES (logged with
`over HTTPS` behind), is a proxy that leads every name to the site at PROXY, and prints one line when
all of it listens.
"""

import contextlib
import socket
import ssl
import struct
import sys
import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from e2e.secure_names import SecureNames

RESOLVER = "203.0.113.53"
SITE = {4: "203.0.113.5", 6: "2001:db8::5"}
# The name is known to the name server and stands in the site's certificate.
SECURE_NAMES = "https://example.org:8443/dns-query"
PROXY = (SITE[4], 3128)
KINDS = {1: "A", 28: "AAAA", 65: "HTTPS"}
PAGE = b"<!doctype html><title>the site is open</title><p>It loaded."


def question(packet: bytes) -> tuple[str, int, int]:
    """The name asked for, the kind of record, and where in the packet the question ends."""
    labels: list[str] = []
    at = 12
    while length := packet[at]:
        labels.append(packet[at + 1 : at + 1 + length].decode("ascii"))
        at += 1 + length
    return ".".join(labels).lower(), struct.unpack_from("!H", packet, at + 1)[0], at + 5


def answer(packet: bytes, names: tuple[str, ...]) -> bytes:
    """The reply to one question: our address, nothing, or no such name."""
    name, kind, end = question(packet)
    known = any(name == ours or name.endswith(f".{ours}") for ours in names)
    address = b""
    if known and kind == 1:
        address = socket.inet_pton(socket.AF_INET, SITE[4])
    elif known and kind == 28:
        address = socket.inet_pton(socket.AF_INET6, SITE[6])
    record = struct.pack("!HHHIH", 0xC00C, kind, 1, 1, len(address)) + address if address else b""
    header = struct.pack(
        "!HHHHHH", *struct.unpack_from("!H", packet), 0x8580 | (0 if known else 3), 1, bool(address), 0, 0
    )
    return header + packet[12:end] + record


def note(log: Path, packet: bytes, way: str = "") -> None:
    """One line in the log for a question."""
    name, kind, _ = question(packet)
    with log.open("a", encoding="utf-8") as lines:
        lines.write(f"{KINDS.get(kind, kind)} {name}{way}\n")


def serve_names(server: socket.socket, log: Path, names: tuple[str, ...]) -> None:
    """Answer for ever."""
    while True:
        packet, sender = server.recvfrom(4096)
        note(log, packet)
        server.sendto(answer(packet, names), sender)


class Page(BaseHTTPRequestHandler):
    """The one page, for any host and path, kept alive as real sites keep theirs."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the page, and ask that nobody keep it."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(PAGE)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
        """Say nothing: the tests ask the browser."""


class Site(ThreadingTCPServer):
    """The site at one address, with TLS where a context is given."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, family: int, port: int, context: ssl.SSLContext | None) -> None:
        self.address_family = socket.AF_INET if family == 4 else socket.AF_INET6
        super().__init__((SITE[family], port), Page)
        if context:
            # The handshake waits for the thread of its own connection, not for the next one.
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away, or does not trust us, is no error of the site."""


class Relay(StreamRequestHandler):
    """One connection through the proxy: whatever name is asked for, it is the site's."""

    def handle(self) -> None:
        """Carry both ways until either side ends."""
        while self.rfile.readline().strip():
            pass
        with socket.create_connection((SITE[4], 443)) as site:
            self.wfile.write(b"HTTP/1.1 200 Connected\r\n\r\n")
            back = threading.Thread(target=carry, args=(site, self.connection), daemon=True)
            back.start()
            carry(self.connection, site)
            back.join()


def carry(here: socket.socket, there: socket.socket) -> None:
    """Carry bytes one way, and tell the other side when they end."""
    with contextlib.suppress(OSError):
        while data := here.recv(65536):
            there.sendall(data)
        there.shutdown(socket.SHUT_WR)


class Proxy(ThreadingTCPServer):
    """The proxy."""

    daemon_threads = True


def main(folder: Path, names: tuple[str, ...]) -> None:
    """Start everything and stay."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "site.pem")
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind((RESOLVER, 53))
    log = folder / "queries"

    def over_https(packet: bytes) -> bytes:
        note(log, packet, " over HTTPS")
        return answer(packet, names)

    threading.Thread(target=Proxy(PROXY, Relay).serve_forever, daemon=True).start()
    secure = SecureNames((SITE[4], 8443), str(folder / "site.pem"), over_https)
    threading.Thread(target=secure.serve_forever, daemon=True).start()
    for family in SITE:
        for port, used in ((443, context), (80, None)):
            threading.Thread(target=Site(family, port, used).serve_forever, daemon=True).start()
    sys.stdout.write("listening\n")
    sys.stdout.flush()
    serve_names(server, log, names)


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(sys.argv[2:]))
