"""The robot's client against a real local server that refuses, hangs, resets and lies."""

import logging
import socket
from collections.abc import Callable

import httpx
import pytest

from jobs.answers import Answer
from jobs.wecom import LONGEST, Wecom, cut
from sheets.sentences import Refused
from tests.fake_robot import robot

OFFICIAL = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa"


@pytest.fixture(autouse=True)
def local_robots(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GELIXIANG_ALLOW_LOCAL_ROBOT", "1")


def send(address: str, leaving: Callable[[], None] = lambda: None, text: str = "便民菜点") -> Answer:
    return Wecom(patience=0.4).send(address, text, [], leaving)


@pytest.mark.parametrize(
    ("step", "outcome", "reason"),
    [
        ("ok", "ok", ""),
        ("errcode:45009", "wait", "robot_rate"),
        ("errcode:-1", "not_sent", "robot_busy"),
        ("errcode:93000", "broken", "robot_address"),
        ("errcode:40058", "refused", "robot_too_long"),
        ("errcode:99999", "broken", "robot_refused|99999 refused, hint: [1700]"),
        ("garbage", "not_sent", "robot_garbage"),
        ("flood", "not_sent", "robot_garbage"),
        ("redirect", "not_sent", "robot_redirect"),
        ("status:429", "wait", "robot_rate"),
        ("status:503", "not_sent", "robot_http|503"),
        ("status:504", "unknown", "robot_gateway|504"),
        ("status:404", "broken", "robot_address"),
        ("hang", "unknown", "no_answer"),
        ("drip", "unknown", "no_answer"),
        ("reset", "unknown", "no_answer"),
    ],
)
def test_what_an_answer_means(step: str, outcome: str, reason: str) -> None:
    with robot(step) as server:
        answer = send(server.address)
        assert (answer.outcome, answer.reason) == (outcome, reason)
        assert len(server.received) == 1
        assert server.elsewhere == []


def test_nobody_listening_is_surely_not_sent() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        answer = send(f"http://127.0.0.1:{closed.getsockname()[1]}/")
    assert (answer.outcome, answer.reason) == ("not_sent", "no_connection")


def test_nothing_leaves_if_it_may_not() -> None:
    def lost() -> None:
        raise KeyError("somebody else has it")

    with robot() as server:
        with pytest.raises(KeyError):
            send(server.address, leaving=lost)
        assert server.received == []


def test_the_text_and_the_mobiles_arrive() -> None:
    with robot() as server:
        Wecom().send(server.address, "周五 7:00", ["19900000001"], lambda: None)
    assert server.received == [
        {"msgtype": "text", "text": {"content": "周五 7:00", "mentioned_mobile_list": ["19900000001"]}}
    ]


@pytest.mark.parametrize("length", [10, 681, 682, 683, 684, 685, 2000])
def test_a_long_text_is_cut_between_characters(length: int) -> None:
    for text in ("菜" * length, "a" + "菜" * length, "ab" + "菜" * length):
        short = cut(text)
        assert len(short.encode()) <= LONGEST
        assert short == text or (
            short.endswith("…（全文见系统）") and text.startswith(short[: -len("…（全文见系统）")])
        )


@pytest.mark.parametrize(
    "address",
    [
        "",
        "qyapi.weixin.qq.com",
        OFFICIAL.replace("https", "http"),
        OFFICIAL.replace("qq.com", "qq.com.evil.example"),
        OFFICIAL.replace("https://", "https://qyapi.weixin.qq.com@evil.example/"),
        OFFICIAL.replace("https://", "https://someone@"),
        OFFICIAL.replace(".com/", ".com:8443/"),
        OFFICIAL.replace("webhook/send", "message/send"),
        OFFICIAL.partition("=")[0] + "=",
        OFFICIAL + "#x",
        OFFICIAL + " x",
        "https://[::1",
        "http://127.0.0.1:9/x",
        "http://169.254.169.254/latest",
    ],
)
def test_only_the_vendors_robots_may_be_entered(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GELIXIANG_ALLOW_LOCAL_ROBOT")
    with pytest.raises(Refused, match="group robot"):
        Wecom().check(address)
    assert send(address).outcome == "broken"


def test_the_vendors_address_is_taken_and_shown_by_its_end() -> None:
    Wecom().check(OFFICIAL)
    assert Wecom().mask(OFFICIAL) == "…5aaa"


@pytest.mark.parametrize("address", ["http://10.0.0.1/x", "http://example.com/x", "file:///etc/passwd"])
def test_a_local_robot_is_on_this_machine(address: str) -> None:
    with pytest.raises(Refused):
        Wecom().check(address)


def test_the_key_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="root")
    with robot("ok", "hang") as server:
        send(server.address)
        send(server.address)
    assert "7f3a" not in caplog.text


def test_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    with robot() as server:
        assert send(server.address).outcome == "ok"


def test_the_trace_this_relies_on_is_still_called_so() -> None:
    """`http11.send_request_body.started` is how we know that a message has left."""
    seen: list[str] = []
    with robot() as server, httpx.Client(trust_env=False) as client:
        client.post(server.address, json={}, extensions={"trace": lambda event, _: seen.append(event)})
    assert seen.index("http11.send_request_headers.complete") < seen.index("http11.send_request_body.started")
