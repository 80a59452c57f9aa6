"""A group robot on this machine that misbehaves as told, and remembers what it was sent."""

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain, repeat
from typing import Any

OK = {"errcode": 0, "errmsg": "ok"}


class FakeRobot(ThreadingHTTPServer):
    """Answers with its `plan`, one step a request, and "ok" after that. Steps:

    ok | errcode:N | status:N | hang | reset | garbage | redirect | drip | flood
    """

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, *plan: str, delay: Callable[[], float] = lambda: 0) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.steps = chain(plan, repeat("ok"))
        self.delay = delay
        self.received: list[dict[str, Any]] = []
        self.elsewhere: list[str] = []
        self.over = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/cgi-bin/webhook/send?key=0000-robot-key-7f3a"

    @property
    def texts(self) -> list[str]:
        return [one["text"]["content"] for one in self.received]


class _Handler(BaseHTTPRequestHandler):
    server: FakeRobot

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if not self.path.startswith("/cgi-bin/webhook/send?key="):
            self.server.elsewhere.append(self.path)
            return self._answer(200, json.dumps(OK).encode())
        self.server.received.append(json.loads(body))
        time.sleep(self.server.delay())
        step, _, number = next(self.server.steps).partition(":")
        return getattr(self, f"_{step}")(int(number or 0))

    def _ok(self, _: int) -> None:
        self._answer(200, json.dumps(OK).encode())

    def _errcode(self, number: int) -> None:
        self._answer(200, json.dumps({"errcode": number, "errmsg": "refused, hint: [1700]"}).encode())

    def _status(self, number: int) -> None:
        self._answer(number, b"")

    def _garbage(self, _: int) -> None:
        self._answer(200, "<html>请先登录</html>".encode())

    def _redirect(self, _: int) -> None:
        self._answer(307, b"", Location=f"http://127.0.0.1:{self.server.server_port}/login")

    def _flood(self, _: int) -> None:
        self._answer(200, b"{" * 1_000_000)

    def _hang(self, _: int) -> None:
        self.server.over.wait(10)

    def _drip(self, _: int) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.server.over.wait(0.05):
            self.wfile.write(b" ")

    def _reset(self, _: int) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle(self) -> None:
        try:
            super().handle()
        except (OSError, ValueError):
            self.close_connection = True  # the client went away, or a reset step closed the connection

    def finish(self) -> None:
        try:
            super().finish()
        except (OSError, ValueError):
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def robot(*plan: str, delay: Callable[[], float] = lambda: 0) -> Iterator[FakeRobot]:
    """A robot that listens until the block ends."""
    server = FakeRobot(*plan, delay=delay)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
