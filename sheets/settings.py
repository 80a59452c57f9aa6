"""Station-wide settings, kept in the database."""

import secrets
from typing import Any

from models import Setting
from sheets import writer

_COPY_SECRET = "copy_secret"  # noqa: S105 - the name of a setting


def get(key: str, default: Any = None) -> Any:
    """The value of a setting, or `default`."""
    found = Setting.get_or_none(Setting.key == key)
    return default if found is None else found.value


@writer.transaction
def put(key: str, value: Any) -> None:
    """Keep a setting."""
    Setting.insert(key=key, value=value).on_conflict(
        conflict_target=[Setting.key], update={Setting.value: value}
    ).execute()


def copy_secret() -> bytes:
    """What the check letters of row ids are made with; made at first use, kept for good."""
    kept = get(_COPY_SECRET)
    if kept is None:
        kept = _made()
    return bytes.fromhex(kept)


@writer.transaction
def _made() -> str:
    if get(_COPY_SECRET) is None:
        put(_COPY_SECRET, secrets.token_hex(16))
    return str(get(_COPY_SECRET))
