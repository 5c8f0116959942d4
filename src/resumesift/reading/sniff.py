"""What a file is, told by its content and never by its name."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from resumesift.errors import UnreadableError
from resumesift.reading.marks import is_markdown

_PDF_HEADER_WITHIN = 1024  # bytes; Annex H of the PDF reference lets readers look this far
_HEAD = 4096  # bytes that tell text from HTML

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
)

# Names of streams in an OLE file, as its directory holds them, in the order in which they decide.
_OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "encrypted_office"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
    ("__substg1.0_", "msg"),
)

# Parts of a zip file, in the order in which they decide.
_ZIP_PARTS: tuple[tuple[str, str], ...] = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("ppt/presentation.xml", "pptx"),
    ("Index/Document.iwa", "pages"),
    ("META-INF/container.xml", "epub"),
)

_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_OPEN_TEXT = _OPEN_DOCUMENT + b"text"
_WORD_MAIN = b"wordprocessingml.document.main+xml"
_MHTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*+)*?(?:MIME-Version|Content-Type:\s*multipart/)",
    re.IGNORECASE,
)
_WORD_XML = re.compile(r"=[\"']http://schemas\.microsoft\.com/office/(?:word/2003/wordml|2006/xmlPackage)[\"']")
_FLAT_ODT = re.compile(r"<office:document\s[^>]*mimetype=[\"']application/vnd\.oasis\.opendocument\.text[\"']")
_OTHER_XML = re.compile(r"\s*<\?xml\s", re.IGNORECASE)
_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_BEGINS_WITH_TAG = re.compile(
    r"(?:\s|<!--.*?-->|<\?.*?\?>)*+<(?:!doctype|!\[|!--|/?[a-z][a-z0-9:]*[\s/>])", re.I | re.S
)

_NAMES: dict[str, str] = {
    "doc": "an old Word file (.doc)",
    "ole": "an old Office or WPS file",
    "xls": "an old Excel workbook (.xls)",
    "ppt": "an old PowerPoint file (.ppt)",
    "msg": "a saved Outlook message (.msg)",
    "xlsx": "an Excel workbook (.xlsx)",
    "pptx": "a PowerPoint file (.pptx)",
    "odf": "an OpenDocument file that is no text",
    "pages": "an Apple Pages document",
    "epub": "an e-book (.epub)",
    "xml": "an XML file",
    "zip": "a ZIP archive",
    "rar": "a RAR archive",
    "7z": "a 7-Zip archive",
    "gzip": "a compressed file (gzip)",
    "png": "a picture (PNG)",
    "jpeg": "a picture (JPEG)",
    "gif": "a picture (GIF)",
    "bmp": "a picture (BMP)",
    "tiff": "a picture (TIFF)",
    "webp": "a picture (WebP)",
    "heic": "a picture (HEIC)",
}
_ARCHIVES = frozenset({"zip", "rar", "7z", "gzip"})


def sniff_format(data: bytes) -> str:
    """What `data` is: `pdf`, `docx`, `html`, `text`, `empty`, another kind by its usual short name, or `unknown`.

    `ole` is an Office file of before 2007 that is none of the known ones, `encrypted_office` one with a password,
    `damaged_zip` a ZIP (most often a DOCX) that is cut off or broken.
    """
    if not data.strip():
        return "empty"
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return _ole_kind(data) if kind == "ole" else kind
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _zip_kind(data)
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return "pdf"
    if data[:_HEAD].lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if data[:2] == b"BM" and data[6:10] == bytes(4):
        return "bmp"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"mif1", b"msf1"):
        return "heic"
    if _MHTML.match(data[:_HEAD]):
        return "mhtml"
    return _text_kind(data[:_HEAD])


def refusal(kind: str) -> UnreadableError:
    """The error for a file of a `kind` (of `sniff_format`) that is no résumé format: what it is, and what to do."""
    if kind == "empty":
        return UnreadableError("The file is empty. Ask for a new copy.", code="empty")
    if kind == "encrypted_office":
        return UnreadableError(
            "The file is protected by a password. Save it without one, or ask for a copy that opens.", code="encrypted"
        )
    if kind == "damaged_zip":
        return UnreadableError("The file is a broken or incomplete DOCX. Ask for a new copy.", code="damaged")
    if kind in _ARCHIVES:
        advice = "Unpack it and screen the files in it."
    elif kind == "heic":
        advice = "Save it as JPEG, PNG or PDF."
    elif kind == "unknown":
        return UnreadableError(
            "The file is of no known kind. Open it in the program that made it and save it as PDF or DOCX.",
            code="not_a_resume_format",
        )
    else:
        advice = "Save it as PDF or DOCX."
    return UnreadableError(f"The file is {_NAMES[kind]}. {advice}", code="not_a_resume_format")


def _ole_kind(data: bytes) -> str:
    for stream, kind in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return "ole"


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            for part, kind in _ZIP_PARTS:
                if part in names:
                    return kind
            declared = _read_start(archive, "mimetype") if "mimetype" in names else b""
            if declared.startswith(_OPEN_DOCUMENT):
                return "odt" if declared.startswith(_OPEN_TEXT) else "odf"
            # A Word file may name its main part otherwise; the list of content types tells.
            if "[Content_Types].xml" in names and _WORD_MAIN in _read_start(archive, "[Content_Types].xml"):
                return "docx"
            return "zip"
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        return "damaged_zip"


def _read_start(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(64 * 1024)


def _text_kind(head: bytes) -> str:
    text = _decoded(head)
    if text is None:
        return "unknown"
    if _WORD_XML.search(text):
        return "wordml"
    if _FLAT_ODT.search(text):
        return "odt"
    if _OTHER_XML.match(text) and not _PAGE.search(text):
        return "xml"
    page_parts = len(set(_PAGE.findall(text.lower())))
    if page_parts > 1 or (_BEGINS_WITH_TAG.match(text) and (page_parts or not is_markdown(text))):
        return "html"
    return "markdown" if is_markdown(text) else "text"


def _decoded(head: bytes) -> str | None:
    """The head as text, None where it is no text in any usual encoding."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="ignore")
    if b"\x00" in head:
        return None
    for encoding in ("utf-8", "gb18030", "cp1252"):
        try:
            # The head may end within a character: up to three bytes are allowed to be missing.
            text = head[:-3].decode(encoding) if len(head) == _HEAD else head.decode(encoding)
        except UnicodeDecodeError as error:
            if error.start < len(head) - 6:
                continue
            text = head[: error.start].decode(encoding)
        controls = sum(char < " " and char not in "\t\n\r\f\x1b" for char in text)
        return text if controls * 50 <= len(text) else None
    return None
