"""Files that are made to hurt a reader; each is a function that gives its bytes."""

import io
import zipfile
import zlib

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = (
    f'<?xml version="1.0"?><Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
TOP = (
    f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)


def xlsx(sheet: str, *, sheets: int = 1, extra: dict[str, bytes] | None = None, prologue: str = "") -> bytes:
    """A workbook whose sheets all hold this XML between <worksheet> and </worksheet>."""
    names = range(1, sheets + 1)
    listed = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId{n}"/>' for n in names)
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in names
    )
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": TOP,
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>',
    }
    parts |= {f"xl/worksheets/sheet{n}.xml": f'{prologue}<worksheet xmlns="{MAIN}">{sheet}</worksheet>' for n in names}
    return zipped({name: text.encode() for name, text in parts.items()} | (extra or {}))


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def cell(address: str, value: object = 1, *, kind: str = "n") -> str:
    return f'<c r="{address}" t="{kind}"><v>{value}</v></c>'


def data(*rows: str) -> str:
    return f"<sheetData>{''.join(rows)}</sheetData>"


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


FINE = xlsx(data(row(1, cell("A1"), cell("B1", 2))))
TYPED = '<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE worksheet [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def bomb_of_blanks() -> bytes:
    """200 MB of blanks, packed to a thousandth."""
    return xlsx(data(), extra={"xl/sharedStrings.xml": b" " * (200 << 20)})


def far_cell() -> bytes:
    return xlsx(data(row(1, cell("A1")), row(1048576, cell("XFD1048576"))))


def last_column() -> bytes:
    return xlsx(data(*[row(n, cell(f"XFD{n}")) for n in range(1, 5001)]))


def many_merges() -> bytes:
    merges = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 30_001))
    return xlsx(f"{data(row(1, cell('A1')))}<mergeCells>{merges}</mergeCells>")


def one_huge_merge() -> bytes:
    return xlsx(f'{data(row(1, cell("A1")))}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')


def many_sheets() -> bytes:
    return xlsx(data(row(1, cell("A1"))), sheets=300)


def lying_size() -> bytes:
    """The directory of the archive says that a part is empty."""
    found = bytearray(FINE)
    place = found.rindex(b"PK\x01\x02")
    found[place + 24 : place + 28] = b"\0\0\0\0"
    return bytes(found)


def ods(content: str) -> bytes:
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    body = f"<office:body><office:spreadsheet>{content}</office:spreadsheet></office:body>"
    document = f"<office:document-content {spaces}>{body}</office:document-content>"
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": document.encode()})


def ods_table(inside: str, *, cells: int = 1, rows: int = 1) -> bytes:
    """One filled cell, repeated."""
    return ods(
        f'<table:table table:name="S"><table:table-row table:number-rows-repeated="{rows}">'
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{cells}">'
        f"<text:p>{inside}</text:p></table:table-cell></table:table-row></table:table>"
    )


def ods_repeated() -> bytes:
    return ods_table("x", cells=90, rows=1_000_000)


def ods_blanks() -> bytes:
    return ods_table('a<text:s text:c="2000000000"/>')


def container(stream: str) -> bytes:
    """The beginning of an OLE container, and the name of a stream in it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + stream.encode("utf-16-le") + b"\0" * 1000


def picture() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + zlib.compress(b"\0" * 1000)


def huge_text() -> bytes:
    return b"a," * (9 << 20)
