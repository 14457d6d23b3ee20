"""The control words of RTF that the reader knows, and what each stands for."""

from __future__ import annotations

BREAKS = frozenset({b"par", b"sect", b"page", b"column"})
"""What ends a paragraph."""

CHARACTERS = {
    b"line": "\n",
    b"lbr": "\n",
    b"softline": "\n",
    b"tab": "\t",
    b"emdash": "\u2014",
    b"endash": "\u2013",
    b"lquote": "\u2018",
    b"rquote": "\u2019",
    b"ldblquote": "\u201c",
    b"rdblquote": "\u201d",
    b"bullet": "\u2022",
    b"emspace": "\u2003",
    b"enspace": "\u2002",
    b"qmspace": "\u2005",
    b"zwbo": "\u200b",
    b"zwnbo": "\u2060",
    b"zwj": "\u200d",
    b"zwnj": "\u200c",
}

SIGNS = {
    b"~": "\u00a0",
    b"_": "\u2011",
    b"-": "\u00ad",
    b"\\": "\\",
    b"{": "{",
    b"}": "}",
    b"\t": "\t",
}

UNREAD = frozenset(
    b"stylesheet colortbl listtable listoverridetable rsidtbl generator pict nonshppict objdata "
    b"themedata colorschememapping latentstyles datastore xmlnstbl filetbl bkmkstart bkmkend atnid "
    b"atntime datafield formfield userprops docvar pntxtb pntxta sp falt upr ftnsep ftnsepc ftncn aftnsep "
    b"aftnsepc aftncn pgptbl password mailmerge shprslt mmathPr fchars lchars objalias objsect".split()
)
"""Groups that hold no words of the text."""

KEPT = {
    b"fonttbl": "font",
    b"revtbl": "authors",
    b"header": "header",
    b"headerl": "header",
    b"headerr": "header",
    b"headerf": "header",
    b"footer": "footer",
    b"footerl": "footer",
    b"footerr": "footer",
    b"footerf": "footer",
    b"annotation": "comment",
    b"atnauthor": "comment-author",
    b"atndate": "comment-date",
    b"atnref": "comment-ref",
    b"atrfstart": "comment-start",
    b"atrfend": "comment-end",
    b"fldinst": "code",
    b"objclass": "embedded",
    b"listtext": "bullet",
    b"pntext": "bullet",
    b"sn": "shape-name",
    b"sv": "shape-value",
}
"""Groups whose words are kept apart from the text, and what they are."""

PROPERTIES = frozenset(
    b"title subject author manager company operator category keywords comment doccomm template".split()
)
"""Groups of the document's information, kept as properties."""

INSIDE = frozenset({b"shpinst", b"fldrslt", b"shptxt", b"info", b"field", b"result", b"ud", b"footnote"})
"""Groups that are read even where they are marked as ones that may be skipped."""

CHARSETS = {
    0: "cp1252", 1: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk",
    136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437",
}  # fmt: skip
"""The code pages of a font's character set (``\\fcharset``)."""

SYMBOLS = 2
"""The character set of fonts that show signs for letters."""
