"""企业微信 group robots: the code inside the answer decides, not the 200 around it.

Limits and codes: developer.work.weixin.qq.com/document/path/91770 and 90313 (global error codes).
"""

import ipaddress
import logging
import os
import time
import urllib.parse
from collections.abc import Callable
from typing import Any

import httpx
import orjson

from jobs.answers import Answer
from sheets.sentences import Refused

HOST = "qyapi.weixin.qq.com"
PATH = "/cgi-bin/webhook/send"
LONGEST = 2048  # bytes of a text message
LONGEST_ANSWER = 64 * 1024
PATIENCE = 10.0  # seconds for the whole answer
LOCAL_ROBOT = "GELIXIANG_ALLOW_LOCAL_ROBOT"  # 1: a robot on this machine may be entered, for trying things out
_CUT = "…（全文见系统）"

# errcode -> (outcome, reason, seconds to wait)
_CODES: dict[int, tuple[str, str, float]] = {
    0: ("ok", "", 0),
    -1: ("not_sent", "robot_busy", 0),
    45009: ("wait", "robot_rate", 65),
    45033: ("wait", "robot_rate", 10),
    93000: ("broken", "robot_address", 0),
    93004: ("broken", "robot_stopped", 0),
    40058: ("refused", "robot_too_long", 0),
    44004: ("refused", "robot_empty", 0),
}

# httpx writes whole addresses, and with them the robot's key, into its log.
logging.getLogger("httpx").setLevel(logging.WARNING)
logging.getLogger("httpcore").setLevel(logging.WARNING)


class Wecom:
    """One client for all robots of this kind."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._client = httpx.Client(
            timeout=httpx.Timeout(patience, connect=min(patience, 5)),
            follow_redirects=False,
            trust_env=False,
            # A connection of its own for each message: a kept one may be dead, which is only seen after sending.
            limits=httpx.Limits(max_keepalive_connections=0),
        )

    def check(self, address: str) -> None:
        """Raise Refused unless the address is a robot of the vendor's (or local, where that is allowed)."""
        if not (_is_official(address) or (os.environ.get(LOCAL_ROBOT) == "1" and _is_local(address))):
            raise Refused("robot_address_refused")

    def mask(self, address: str) -> str:
        """Only the last four characters of the key."""
        return f"…{address[-4:]}"

    def send(self, address: str, text: str, mobiles: list[str], leaving: Callable[[], None]) -> Answer:
        """Deliver a text to the group, calling these mobiles by name."""
        try:
            self.check(address)
        except Refused:
            return Answer(outcome="broken", reason="robot_address")
        content: dict[str, Any] = {"content": cut(text)}
        if mobiles:
            content["mentioned_mobile_list"] = mobiles
        left = False

        def trace(event: str, info: object) -> None:
            del info
            nonlocal left
            if event == "http11.send_request_body.started" and not left:
                leaving()
                left = True

        body = {"msgtype": "text", "text": content}
        try:
            with self._client.stream("POST", address, json=body, extensions={"trace": trace}) as response:
                return _judge(response.status_code, self._read(response))
        except httpx.HTTPError as error:
            reason = "no_answer" if left else "no_connection"
            return Answer(outcome="unknown" if left else "not_sent", reason=reason, code=type(error).__name__)

    def _read(self, response: httpx.Response) -> bytes:
        """The answer's beginning; a robot that drips is not waited for."""
        until = time.monotonic() + self._patience
        found = b""
        for part in response.iter_bytes():
            found += part
            if len(found) > LONGEST_ANSWER:
                return found
            if time.monotonic() > until:
                raise httpx.ReadTimeout("the answer takes too long")
        return found


def cut(text: str, limit: int = LONGEST) -> str:
    """The text in at most `limit` bytes of UTF-8, never cut inside a character."""
    if len(text.encode()) <= limit:
        return text
    return text.encode()[: limit - len(_CUT.encode())].decode("utf-8", "ignore") + _CUT


def _judge(status: int, body: bytes) -> Answer:
    code = str(status)
    if status == 429:
        return Answer(outcome="wait", reason="robot_rate", code=code, wait=65)
    if status in (502, 504):
        return Answer(outcome="unknown", reason=f"robot_gateway|{status}", code=code)
    if 300 <= status < 400:
        return Answer(outcome="not_sent", reason="robot_redirect", code=code)
    if status >= 500:
        return Answer(outcome="not_sent", reason=f"robot_http|{status}", code=code)
    if status >= 400:
        return Answer(outcome="broken", reason="robot_address", code=code)
    return _judge_code(body, code)


def _judge_code(body: bytes, status: str) -> Answer:
    try:
        said = orjson.loads(body)
        number = said["errcode"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return Answer(outcome="not_sent", reason="robot_garbage", code=status)
    if isinstance(number, bool) or not isinstance(number, int):
        return Answer(outcome="not_sent", reason="robot_garbage", code=status)
    if number in _CODES:
        outcome, reason, wait = _CODES[number]
        return Answer(outcome=outcome, reason=reason, code=str(number), wait=wait)
    words = " ".join(str(said.get("errmsg", "")).split())[:120]
    return Answer(outcome="broken", reason=f"robot_refused|{number} {words}", code=str(number))


def _is_official(address: str) -> bool:
    try:
        parts = urllib.parse.urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    key = urllib.parse.parse_qs(parts.query).get("key", [""])[0]
    return (
        (parts.scheme, parts.hostname, parts.path) == ("https", HOST, PATH)
        and not (parts.username or parts.password or parts.fragment)
        and port in (None, 443)
        and bool(key)
        and address.isascii()
        and address.isprintable()
        and " " not in address
    )


def _is_local(address: str) -> bool:
    try:
        parts = urllib.parse.urlsplit(address)
        return parts.scheme == "http" and ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False
