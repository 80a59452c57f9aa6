"""The pages alone, wired as app.py wires them, for NiceGUI's simulated visitor."""

import os
from pathlib import Path

from nicegui import ui

import pages

pages.register(Path(os.environ["GELIXIANG_DATA"]))
ui.run(language="zh-CN", tailwind=False)
