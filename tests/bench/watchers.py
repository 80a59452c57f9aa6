"""People who have a sheet open and only watch, as light as they can be: page, rows and socket, but no browser.

python -m tests.bench.watchers URL COOKIE COUNT     prints "ready" when all are connected, ends with its standard input
"""

import asyncio
import html
import re
import sys
from uuid import uuid4

import httpx
import socketio

SOCKET = "/_nicegui_ws/socket.io"
AHEAD = re.compile(r'data-(?:first|second)="([^"]+)"')  # where the page gets its rows from
CLIENT = re.compile(r"""client_id["']?\s*:\s*["']([0-9a-f-]{36})["']""")


async def watch(page: str, cookie: str) -> socketio.AsyncClient:
    """Open the page, read its rows and connect as its scripts would."""
    async with httpx.AsyncClient(headers={"Cookie": cookie}, timeout=60) as client:
        text = (await client.get(page)).text
        found = CLIENT.search(text)
        for address in AHEAD.findall(text):
            (await client.get(str(httpx.URL(page).join(html.unescape(address))))).raise_for_status()
    assert found, "the page names no client"
    socket = socketio.AsyncClient(reconnection=False)
    names = f"client_id={found[1]}&document_id={uuid4()}&tab_id={uuid4()}&next_message_id=0&implicit_handshake=true"
    base = httpx.URL(page).copy_with(path="/", query=None)
    await socket.connect(f"{base}?{names}", {"Cookie": cookie}, transports=["websocket"], socketio_path=SOCKET)
    return socket


async def main(page: str, cookie: str, count: int) -> None:
    """Connect everybody, then wait for the end of the standard input."""
    sockets = [await watch(page, cookie) for _ in range(count)]
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.read)
    for socket in sockets:
        await socket.disconnect()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
