"""What a file is, by its content: names lie. Standard library only, as the reading process imports it."""

import io
import zipfile

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .xls, .et, .doc and of password-protected .xlsx
UNREADABLE = {
    "old": (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00"),  # Excel 2, 3 and 4, before containers
    "pdf": (b"%PDF",),
    "picture": (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*"),
    "document": (b"{\\rtf",),
}
DOCUMENTS = ("word/", "ppt/")
HTML = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<body", b"<div")
UTF16 = (b"\xff\xfe", b"\xfe\xff")
BLANKS = b"\xef\xbb\xbf \r\n\t"

READABLE = ("xlsx", "xlsb", "xls", "ods", "html", "text")


def sniff(data: bytes) -> str:
    """One of READABLE, or why the file is not: empty, locked, picture, pdf, document, old, broken, unknown."""
    if not data.strip(BLANKS):
        return "empty"
    if data.startswith(ZIP):
        return _zip(data)
    if data.startswith(OLE):
        return _container(data)
    for kind, starts in UNREADABLE.items():
        if data.startswith(starts):
            return kind
    return _text(data)


def _zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = _parts(names)
            return "locked" if kind == "ods" and _has_ciphered_parts(archive, names) else kind
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return "broken"


def _parts(names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if any(name.startswith(DOCUMENTS) for name in names):
        return "document"
    return "ods" if "content.xml" in names else "unknown"


def _has_ciphered_parts(archive: zipfile.ZipFile, names: set[str]) -> bool:
    """OpenDocument lists the ciphers of its parts in the manifest (part 3, section 4 of the format)."""
    manifest = "META-INF/manifest.xml"
    if manifest not in names:
        return False
    with archive.open(manifest) as part:
        return b"encryption-data" in part.read(1 << 20)


def _container(data: bytes) -> str:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return "locked"
    if holds("Workbook") or holds("Book"):
        return "xls"
    return "document" if holds("WordDocument") or holds("PowerPoint Document") else "unknown"


def _text(data: bytes) -> str:
    head = data[:4000]
    if head.startswith(UTF16):
        return "text"
    start = head.lstrip(BLANKS).lower()
    if start.startswith(b"<?xml"):
        if b"urn:schemas-microsoft-com:office:spreadsheet" in start:
            return "old"
        return "html" if b"<html" in start or b"<table" in start else "unknown"
    if start.startswith(HTML):
        return "html"
    return "unknown" if b"\0" in head else "text"
