"""The station's time. `now()` is called at the edges only; everything else takes the moment as an argument."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def local(moment: datetime) -> datetime:
    """The same moment on the station's clock."""
    return moment.astimezone(SHANGHAI)


def today(moment: datetime) -> date:
    """The station's calendar day at this moment."""
    return local(moment).date()
