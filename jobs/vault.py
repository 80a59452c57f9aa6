"""Secrets at rest: what opens a robot is stored encrypted, its key in a file only this user may read.

A copy of the database alone sends nothing. Fernet is AES-128-CBC with HMAC-SHA256 (github.com/fernet/spec).
"""

import os
import time
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

FILE = "secret.key"


class KeyLost(Exception):  # noqa: N818 - named for what happened
    """The stored secret was not made with the key at hand."""


class Vault:
    """Seals and opens secrets with the key file in the data folder; the file is made when it is missing."""

    def __init__(self, folder: Path) -> None:
        self._fernet = Fernet(_key(folder / FILE))

    def seal(self, secret: str) -> str:
        """The secret as it may be stored."""
        return self._fernet.encrypt(secret.encode()).decode()

    def open(self, sealed: str) -> str:
        """The secret again; raises KeyLost."""
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            raise KeyLost from None


def _key(path: Path) -> bytes:
    try:
        made = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return _made_by_another(path)
    with os.fdopen(made, "wb") as file:
        key = Fernet.generate_key()
        file.write(key)
        return key


def _made_by_another(path: Path) -> bytes:
    """The key in the file; another process may be about to write it."""
    for _ in range(50):
        if key := path.read_bytes().strip():
            return key
        time.sleep(0.02)
    raise KeyLost
