"""LibreOffice, as the office program at the other end of a round trip."""

import os
import shutil
import subprocess
from pathlib import Path

PATIENCE = 180  # seconds; the first start of a profile is slow


def convert(path: Path, kind: str, folder: Path) -> Path:
    """The file as LibreOffice saves it in another format, e.g. "ods" or "csv". Fails if there is no LibreOffice."""
    program = os.environ.get("SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
    assert program, "LibreOffice Calc is needed for this test: bash tests/run.sh installs it (libreoffice-calc)."
    target = folder / kind.partition(":")[0]
    target.mkdir(exist_ok=True)
    profile = folder / "profile"
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            kind,
            "--outdir",
            str(target),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=PATIENCE,
    )
    [made] = target.glob(f"{path.stem}.*")
    return made
