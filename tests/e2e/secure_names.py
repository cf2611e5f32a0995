"""A name server over HTTPS (RFC 8484), as a browser's own one: just enough HTTP/2 for POSTed questions.

Browsers refuse HTTP/1.1 for it. Headers of requests are not read: whatever is posted is a question.
"""

import ssl
import struct
from collections import defaultdict
from collections.abc import Callable
from socketserver import StreamRequestHandler, ThreadingTCPServer

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, SETTINGS, PING = 0, 1, 4, 6
ACK = END_STREAM = 1
END_HEADERS, PADDED = 4, 8
# HPACK, by the static table of RFC 7541: `:status 200`, then two literals that nobody indexes.
OK, TYPE, LENGTH = b"\x88", b"\x0f\x10", b"\x0f\x0d"


def literal(name: bytes, value: bytes) -> bytes:
    """A header whose name stands in the static table."""
    return name + bytes([len(value)]) + value


class Conversation(StreamRequestHandler):
    """One connection of a browser."""

    def handle(self) -> None:
        """Answer until the browser goes away."""
        if self.rfile.read(len(PREFACE)) != PREFACE:
            return
        self.send(SETTINGS, 0, 0, b"")
        assert isinstance(self.server, SecureNames)
        questions: defaultdict[int, bytes] = defaultdict(bytes)
        while len(head := self.rfile.read(9)) == 9:
            length, (kind, flags, stream) = int.from_bytes(head[:3]), struct.unpack("!BBI", head[3:])
            body = self.rfile.read(length)
            if kind in {SETTINGS, PING} and not flags & ACK:
                self.send(kind, ACK, 0, body if kind == PING else b"")
            elif kind == DATA:
                questions[stream] += body[1 : len(body) - body[0]] if flags & PADDED else body
                if flags & END_STREAM:
                    self.reply(stream, self.server.answer(questions.pop(stream)))

    def reply(self, stream: int, body: bytes) -> None:
        """Send one answer."""
        about = literal(TYPE, b"application/dns-message") + literal(LENGTH, b"%d" % len(body))
        self.send(HEADERS, END_HEADERS, stream, OK + about)
        self.send(DATA, END_STREAM, stream, body)

    def send(self, kind: int, flags: int, stream: int, body: bytes) -> None:
        """Send one frame."""
        self.wfile.write(len(body).to_bytes(3) + struct.pack("!BBI", kind, flags, stream) + body)
        self.wfile.flush()


class SecureNames(ThreadingTCPServer):
    """The server, answering each question with what `answer` gives."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], certificate: str, answer: Callable[[bytes], bytes]) -> None:
        self.answer = answer
        super().__init__(address, Conversation)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        context.set_alpn_protocols(["h2"])
        self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away is no error of ours."""
