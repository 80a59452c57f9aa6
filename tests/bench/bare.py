"""The floor that the grid is measured against: AG Grid alone on a page, rows in one answer, and an echo over HTTP.

python -m tests.bench.bare PORT ROWS
"""

import gzip
import sys
from pathlib import Path

import nicegui
import orjson
import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from tests.bench.people_sheet import COLUMNS, values

HERE = Path(__file__).parent
AGGRID = Path(nicegui.__file__).parent / "elements" / "aggrid" / "dist"


def application(rows: int) -> Starlette:
    """The bare page with this many rows."""
    titles = {column.key: column.title for column in COLUMNS}

    def packed() -> bytes:
        """Made anew for each visitor, as ours are."""
        made = {"columns": titles, "rows": [[row, float(row), *values(row)] for row in range(1, rows + 1)]}
        return gzip.compress(orjson.dumps(made), 1)

    async def page(_: Request) -> Response:
        return FileResponse(HERE / "bare.html")

    async def data(_: Request) -> Response:
        return Response(await run_in_threadpool(packed), 200, {"Content-Encoding": "gzip"}, "application/json")

    async def echo(request: Request) -> Response:
        return Response(await request.body(), media_type="application/json")

    return Starlette(
        routes=[
            Route("/", page),
            Route("/healthz", echo),
            Route("/rows", data),
            Route("/echo", echo, methods=["POST"]),
            Mount("/aggrid", StaticFiles(directory=AGGRID)),
        ]
    )


if __name__ == "__main__":
    uvicorn.run(application(int(sys.argv[2])), host="127.0.0.1", port=int(sys.argv[1]), log_level="error")
