"""The fixed tables of the ledger: who, which sheets, what changed, what was sent.

The rows of a sheet live in a table of their own (`sheets/store.py`); everything that describes, logs or
reminds is here. Moments are stored as UTC and come back as aware datetimes.
"""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import orjson
from peewee import (
    AutoField,
    BlobField,
    BooleanField,
    CharField,
    DatabaseProxy,
    DateTimeField,
    FloatField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

database = DatabaseProxy()


class MomentField(DateTimeField):
    """An aware datetime, stored as UTC with microseconds so that text order is time order."""

    def db_value(self, value: datetime | None) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")

    def python_value(self, value: str | datetime | None) -> datetime | None:
        if value is None:
            return None
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        return moment.replace(tzinfo=UTC)


class JsonField(TextField):
    """JSON as text, readable in any SQL tool."""

    def db_value(self, value: Any) -> str | None:
        return None if value is None else orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()

    def python_value(self, value: str | None) -> Any:
        return None if value is None else orjson.loads(value)


def _fresh_name() -> str:
    return uuid4().hex


class Table(Model):
    """Base of all fixed tables."""

    class Meta:
        database = database
        only_save_dirty = True  # the fields that changed, never the row


# ---------------------------------------------------------------- people


class Person(Table):
    """Somebody with a login. `team_row` names the same human's row in the team sheet, if any."""

    id = AutoField()
    login = CharField(unique=True)
    name = CharField()
    role = CharField()  # manager | worker | viewer
    password = TextField()  # argon2 hash
    language = CharField(default="zh")  # zh | en
    large = BooleanField(default=False)  # large-type version
    dark = BooleanField(default=False)
    team_row = IntegerField(null=True)
    active = BooleanField(default=True)
    created_at = MomentField()


class Session(Table):
    """One signed-in browser. Only the hash of its token is kept."""

    id = AutoField()
    person_id: int
    token_hash = CharField(unique=True)
    person = ForeignKeyField(Person, backref="sessions", on_delete="CASCADE")
    created_at = MomentField()
    seen_at = MomentField()
    expires_at = MomentField()
    ended_at = MomentField(null=True)
    agent = TextField(default="")


class LoginFailure(Table):
    """A refused login, counted by the rate limit."""

    at = MomentField(index=True)
    login = CharField()
    address = CharField()


class Setting(Table):
    """Station-wide settings: name of the station, secrets of this installation, sample rows, numbers given."""

    key = CharField(primary_key=True)
    value = JsonField()


class Migration(Table):
    """Numbered steps this database has taken; they only add."""

    number = IntegerField(primary_key=True)
    at = MomentField()


# ---------------------------------------------------------------- sheets


class SheetRow(Table):
    """Description of one sheet.

    `revision` is the last batch that touched it, `described` names this state of its columns, `next_row` is the
    next free row id.
    """

    id = AutoField()
    key = CharField(unique=True)
    title = CharField()
    title_en = CharField(default="")
    icon = CharField(default="table_chart")
    label = CharField()  # key of the column that names a row in links and messages
    position = IntegerField()
    starter = BooleanField(default=False)
    revision = IntegerField(default=0)
    described = CharField(default=_fresh_name)
    next_row = IntegerField(default=1)

    class Meta:
        table_name = "sheet"


class ColumnRow(Table):
    """Description of one column; `settings` holds what only some kinds need (options, target sheet, prefix …)."""

    id = AutoField()
    sheet_id: int
    sheet = ForeignKeyField(SheetRow, backref="columns", on_delete="CASCADE")
    key = CharField()
    title = CharField()
    title_en = CharField(default="")
    kind = CharField()
    position = IntegerField()
    starter = BooleanField(default=False)
    settings = JsonField(default=dict)

    class Meta:
        table_name = "column_"
        indexes = ((("sheet", "key"), True),)


class UnreadCell(Table):
    """What somebody wrote into a cell whose kind could not read it: kept, marked, explained."""

    sheet = ForeignKeyField(SheetRow, on_delete="CASCADE")
    row = IntegerField()
    column = CharField()
    text = TextField()
    code = CharField()

    class Meta:
        table_name = "unread"
        indexes = ((("sheet", "row", "column"), True),)


class BatchRow(Table):
    """What a person did in one go: the unit of undo, of live messages and of resending."""

    revision = AutoField()
    sheet_id: int
    person_id: int | None
    uid = CharField(null=True, unique=True)  # given by the sender, so a resent batch is written once
    sheet = ForeignKeyField(SheetRow, on_delete="CASCADE")
    person = ForeignKeyField(Person, null=True, on_delete="SET NULL")
    by = CharField()  # the name as it was then
    source = CharField()  # grid | upload | undo | redo | sample | sample_out | restore | job | command
    label = CharField(default="")
    at = MomentField()
    undoes = IntegerField(null=True)
    undone_by = IntegerField(null=True)
    answer = JsonField(null=True)

    class Meta:
        table_name = "batch"


class ChangeRow(Table):
    """One line of the change log: `cells` is {column key: [before, after]}."""

    id = AutoField()
    sheet_id: int
    revision_id: int
    revision = ForeignKeyField(
        BatchRow, backref="changes", column_name="revision", object_id_name="revision_id", on_delete="CASCADE"
    )
    sheet = ForeignKeyField(SheetRow, on_delete="CASCADE")
    row = IntegerField()
    action = (
        CharField()
    )  # add | set | remove | move | space (moved to make room for others; cells: {"position": [before, after]})
    position = FloatField(null=True)
    cells = JsonField()

    class Meta:
        table_name = "change"
        indexes = ((("sheet", "row"), False), (("sheet", "revision"), False))


class View(Table):
    """How one person left a sheet: widths, order, sort, filter."""

    person = ForeignKeyField(Person, on_delete="CASCADE")
    sheet = ForeignKeyField(SheetRow, on_delete="CASCADE")
    state = JsonField()

    class Meta:
        indexes = ((("person", "sheet"), True),)


class Copy(Table):
    """The receipt of a download: canonical values as they went out. `rows` is zlib(JSON {row id: [values]})."""

    number = AutoField()
    sheet_id: int
    sheet = ForeignKeyField(SheetRow, on_delete="CASCADE")
    person = ForeignKeyField(Person, null=True, on_delete="SET NULL")
    by = CharField()
    at = MomentField()
    revision = IntegerField()
    columns = JsonField()  # keys in the order of the values
    rows = BlobField()


class Upload(Table):
    """A workbook that came back: what was read from it, and what became of it."""

    id = AutoField()
    sheet_id: int
    copy_id: int | None
    sheet = ForeignKeyField(SheetRow, on_delete="CASCADE")
    copy = ForeignKeyField(Copy, null=True, on_delete="SET NULL")
    person = ForeignKeyField(Person, null=True, on_delete="SET NULL")
    by = CharField()
    at = MomentField()
    filename = CharField()
    sha256 = CharField(index=True)
    state = CharField()  # waiting | applied | discarded
    sent = BlobField()  # zlib(JSON) of the rows as read
    remarks = JsonField(default=list)  # [code, values] of what was noticed while reading
    given = JsonField(default=dict)  # {line: row id} of the rows it added
    revision = IntegerField(null=True)  # the batch it became
    undecided = JsonField(null=True)  # {row: {column: cell}} as downloaded: conflicts that nobody decided


# ---------------------------------------------------------------- reminders


class Channel(Table):
    """Where messages can go. `config` is encrypted when it holds a secret."""

    id = AutoField()
    kind = CharField()  # inbox | wecom
    name = CharField()
    config = TextField(default="")
    state = CharField(default="ok")  # ok | paused | broken | removed (its messages are kept)
    reason = TextField(default="")
    created_at = MomentField()


class Rule(Table):
    """When to tell whom about what. Words in `template` are placeholders of `jobs/texts.py`."""

    id = AutoField()
    key = CharField(null=True, unique=True)  # stable name of a seeded rule
    name = CharField()
    about = CharField()  # service | duty | overdue
    service = IntegerField(null=True)  # row of the service calendar, for about = service
    trigger = CharField()  # before | days_before_at | daily_at
    minutes = IntegerField(default=0)  # before: minutes before the start
    days = IntegerField(default=0)  # days_before_at: days before the start
    at = CharField(default="")  # HH:MM, local
    audience = CharField()  # all | person
    template = TextField()
    too_late = CharField(default="start")  # start | end | day
    active = BooleanField(default=True)
    valid_from = MomentField()


class Message(Table):
    """The outbox. `key` says what it is; two planners cannot want the same message twice."""

    rule_id: int | None
    channel_id: int

    id = CharField(primary_key=True)  # uuid
    key = CharField(unique=True)
    group = CharField(index=True)
    kind = CharField(default="reminder")  # reminder | change | test
    rule = ForeignKeyField(Rule, null=True, on_delete="SET NULL")
    channel = ForeignKeyField(Channel, on_delete="CASCADE")
    recipient = CharField()  # all | team:ROW | person:ID
    title = TextField()
    body = TextField()
    mobiles = JsonField(default=list)  # of the people a group robot calls by name
    facts = JsonField(default=list)  # [start, what] of everything the message announces
    starts_at = MomentField(null=True)
    due_at = MomentField()
    next_try_at = MomentField()
    expires_at = MomentField()
    state = CharField(default="due")  # due | claimed | sending | sent | unknown | failed | expired | cancelled
    reason = TextField(default="")  # code of a sentence of `jobs/sentences.py`, maybe "|value"
    attempts = IntegerField(default=0)
    fence = IntegerField(default=0)
    code = CharField(default="")  # of the last answer
    sent_at = MomentField(null=True)
    resends = IntegerField(default=0)  # how often a person had it sent again
    resolved_by = CharField(default="")  # who settled an unknown outcome
    resolved_at = MomentField(null=True)  # when that was, or when the planner cancelled it

    class Meta:
        indexes = ((("state", "next_try_at"), False),)


class Attempt(Table):
    """One try at sending. No `ended_at` means the program died on the way."""

    id = AutoField()
    message_id: str
    message = ForeignKeyField(Message, backref="tries", on_delete="CASCADE")
    number = IntegerField()
    started_at = MomentField(index=True)
    ended_at = MomentField(null=True)
    outcome = CharField(null=True)  # ok | not_sent | wait | refused | unknown
    code = CharField(default="")
    reason = TextField(default="")


class Inbox(Table):
    """A message that arrived in the app itself."""

    id = AutoField()
    message = ForeignKeyField(Message, unique=True, on_delete="CASCADE")
    recipient = CharField(index=True)
    title = TextField()
    body = TextField()
    at = MomentField()


class InboxRead(Table):
    """Who has read which inbox message."""

    inbox_id: int
    inbox = ForeignKeyField(Inbox, on_delete="CASCADE")
    person = ForeignKeyField(Person, on_delete="CASCADE")
    at = MomentField()

    class Meta:
        indexes = ((("inbox", "person"), True),)


class Engine(Table):
    """One row: the heartbeat's own memory."""

    id = IntegerField(primary_key=True)
    last_tick_at = MomentField(null=True)
    missed_from = MomentField(null=True)
    missed_to = MomentField(null=True)


TABLES: tuple[type[Table], ...] = (
    Person, Session, LoginFailure, Setting, Migration, SheetRow, ColumnRow, UnreadCell, BatchRow, ChangeRow,
    View, Copy, Upload, Channel, Rule, Message, Attempt, Inbox, InboxRead, Engine,
)  # fmt: skip
