"""A process that sends without pause until it is killed: `python -m tests.crash.sender FOLDER`."""

import sys
import time
from pathlib import Path

from jobs import outbox
from jobs.heartbeat import Heartbeat
from sheets.database import open_database


def main(folder: Path) -> None:
    outbox.PER_MINUTE = 1_000_000  # the robot of this test does not count
    open_database(folder)
    heart = Heartbeat(folder)
    while True:
        if heart.tick():
            print("tick", flush=True)
        time.sleep(0.02)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
