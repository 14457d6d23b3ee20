"""The names of WordprocessingML (ECMA-376) and of what stands around it in the zip."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
V = "urn:schemas-microsoft-com:vml"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741  (as the specification abbreviates it)
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"

STRICT = (
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", W),
    ("http://purl.oclc.org/ooxml/officeDocument/math", M),
    (
        "http://purl.oclc.org/ooxml/officeDocument/customProperties",
        "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    ),
    (
        "http://purl.oclc.org/ooxml/officeDocument/extendedProperties",
        "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    ),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", R),
    ("http://purl.oclc.org/ooxml/drawingml/", "http://schemas.openxmlformats.org/drawingml/2006/"),
)
"""Names of Strict OOXML and what they are in the transitional one that Word writes."""

STRICT_SIGN = "http://purl.oclc.org/ooxml/"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

PREWIRE = "prewire"
"""The author of the comments that prewire itself writes."""


def w(name: str) -> str:
    """A name of WordprocessingML as lxml writes it."""
    return f"{{{W}}}{name}"


VAL, ID, AUTHOR, DATE = w("val"), w("id"), w("author"), w("date")
P, PPR, R_, RPR, T, DELTEXT = w("p"), w("pPr"), w("r"), w("rPr"), w("t"), w("delText")
TBL, TR, TC, BOX = w("tbl"), w("tr"), w("tc"), w("txbxContent")
INS, DEL, MOVED_TO, MOVED_FROM = w("ins"), w("del"), w("moveTo"), w("moveFrom")
ALTERNATE, CHOICE, FALLBACK = f"{{{MC}}}AlternateContent", f"{{{MC}}}Choice", f"{{{MC}}}Fallback"
RELATION = f"{{{R}}}id"

OFF = frozenset({"0", "false", "off", "none"})
"""Values that switch a property off."""
