"""The bench of the grid runs, so that its figures can be had at any time; what they are is not tested."""

import subprocess
import sys

from tests.product import ROOT


def test_the_bench_of_the_grid_prints_every_figure() -> None:
    command = [sys.executable, "-m", "tests.bench.grid", "--quick"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()[1:]
    assert len([line for line in lines if "target" in line or "met" in line or "missed" in line]) == 10
    assert len(lines) == 16
