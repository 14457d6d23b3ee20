"""What the names of HTML elements mean to a reader of words."""

from __future__ import annotations

from checker.origins import MarkingKind

VOID = frozenset(
    {
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
)
"""Elements without content, and so without an end tag."""

BLOCK = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "plaintext",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "text",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "xmp",
    }
)
"""Elements that begin and end a block of words."""

UNREAD = frozenset(
    {
        "head",
        "iframe",
        "ix:header",
        "math",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "xml",
    }
)
"""Elements whose content a reader of the page does not see as text."""

PREFORMATTED = frozenset({"pre", "listing", "plaintext", "xmp"})
"""Elements whose line breaks are those of the source."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""Headings and their levels."""

IN_TABLES = frozenset({"table", "tr", "td", "th"})
"""Elements that make up a table's grid."""

MARKED: dict[str, MarkingKind] = {
    "del": "deletion",
    "ins": "insertion",
    "mark": "highlight",
    "s": "strike",
    "strike": "strike",
}
"""Elements that mark their words."""

ENDED_BY = {
    "p": frozenset({"p"}),
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "option": frozenset({"option"}),
    "td": frozenset({"td", "th", "p", "li"}),
    "th": frozenset({"td", "th", "p", "li"}),
    "tr": frozenset({"tr", "td", "th", "p", "li"}),
}
"""A start tag ends these elements where they were left open."""

_BARRIERS = frozenset(("table", "ul", "ol", "dl", "div", "body", "html", "blockquote"))
_IN_CELLS = _BARRIERS | {"td", "th"}


def barriers(name: str) -> frozenset[str]:
    """The elements that a start tag of this name doesn't reach out of to end others."""
    return _BARRIERS if name in ("td", "th", "tr") else _IN_CELLS
