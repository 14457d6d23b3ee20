"""Word files made of strings: the parts of the format that a release may hold, without Word."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_WHO = 'w:author="Ann Poe" w:date="2026-08-01T09:00:00Z"'
_ids = iter(range(100, 10**9))


def run(text: str, *properties: str) -> str:
    """A run; ``properties`` as elements without their prefix: ``b``, ``highlight:yellow``."""
    return f'<w:r>{rpr(*properties)}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def rpr(*properties: str) -> str:
    made = ""
    for each in properties:
        name, _, value = each.partition(":")
        made += f'<w:{name} w:val="{value}"/>' if value else f"<w:{name}/>"
    return f"<w:rPr>{made}</w:rPr>" if made else ""


def bare(*content: str) -> str:
    """A run of other things than words: ``tab``, ``br``, or any markup."""
    return f"<w:r>{''.join(c if c.startswith('<') else f'<w:{c}/>' for c in content)}</w:r>"


def ins(*runs: str) -> str:
    return f'<w:ins w:id="{next(_ids)}" {_WHO}>{"".join(runs)}</w:ins>'


def dele(text: str) -> str:
    words = f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>'
    return f'<w:del w:id="{next(_ids)}" {_WHO}>{words}</w:del>'


def moved(text: str) -> tuple[str, str]:
    """The two ends of a move: where the words were, where they are."""
    return (
        f'<w:moveFrom w:id="{next(_ids)}" {_WHO}>{run(text)}</w:moveFrom>',
        f'<w:moveTo w:id="{next(_ids)}" {_WHO}>{run(text)}</w:moveTo>',
    )


def p(*content: str, style: str = "", number: str = "", depth: int = 0, mark: str = "") -> str:
    """A paragraph; a ``mark`` of ``del`` or ``ins`` tracks its end."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        properties += f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    if mark:
        properties += f'<w:rPr><w:{mark} w:id="{next(_ids)}" {_WHO}/></w:rPr>'
    inner = "".join(c if c.startswith("<") else run(c) for c in content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def cell(*paragraphs: str, span: int = 1, merge: str = "") -> str:
    how = (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "") + (
        f"<w:vMerge{' w:val=' + quoteattr(merge) if merge != 'continue' else ''}/>" if merge else ""
    )
    inner = "".join(c if c.startswith("<") else p(c) for c in paragraphs) or p()
    return f"<w:tc>{f'<w:tcPr>{how}</w:tcPr>' if how else ''}{inner}</w:tc>"


def row(*cells: str, head: bool = False, change: str = "") -> str:
    how = "<w:tblHeader/>" if head else ""
    how += f'<w:{change} w:id="{next(_ids)}" {_WHO}/>' if change else ""
    inner = "".join(c if c.startswith("<w:tc>") else cell(c) for c in cells)
    return f"<w:tr>{f'<w:trPr>{how}</w:trPr>' if how else ''}{inner}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def field(code: str, *result: str) -> str:
    inner = "".join(r if r.startswith("<") else run(r) for r in result)
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{inner}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def control(*content: str, placeholder: bool = False) -> str:
    shows = "<w:showingPlcHdr/>" if placeholder else ""
    return f"<w:sdt><w:sdtPr>{shows}</w:sdtPr><w:sdtContent>{''.join(content)}</w:sdtContent></w:sdt>"


def box(*paragraphs: str) -> str:
    """A text box as Word stores it: twice."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    new = f'<a:graphic><a:graphicData uri="urn:x"><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic>'
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>{new}</wp:inline></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="OwnHead"><w:name w:val="Own Head"/><w:basedOn w:val="H2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Bulleted"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ghost"><w:name w:val="Ghost"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_KINDS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}


class WordFile:
    """A Word file in the making: a body of paragraphs and tables, and the parts beside it."""

    def __init__(self, *body: str) -> None:
        self.body = list(body)
        self.parts: dict[str, bytes] = {}
        self.relations: list[tuple[str, str, str, bool]] = []
        self.types: dict[str, str] = {}
        self.part("styles", f"<w:styles {_NAMES}>{STYLES}</w:styles>")
        self.part("numbering", f"<w:numbering {_NAMES}>{NUMBERING}</w:numbering>")
        self._notes: dict[str, list[str]] = {"footnote": [], "endnote": []}
        self._comments: list[str] = []

    def part(self, kind: str, xml: str, name: str = "") -> str:
        """Add a part of the main document; gives its relationship's id."""
        name = name or f"{kind}.xml"
        self.parts[f"word/{name}"] = f'<?xml version="1.0" encoding="UTF-8"?>{xml}'.encode()
        self.types[f"/word/{name}"] = f"{_TYPES}.{kind}+xml"
        return self.relate(kind, name)

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        name = f"rId{len(self.relations) + 1}"
        self.relations.append((name, f"{R}/{kind}", target, external))
        return name

    def link(self, address: str, *content: str) -> str:
        inner = "".join(c if c.startswith("<") else run(c) for c in content)
        return f'<w:hyperlink r:id="{self.relate("hyperlink", address, external=True)}">{inner}</w:hyperlink>'

    def note(self, *content: str, kind: str = "footnote") -> str:
        """A note; gives the run that refers to it."""
        number = len(self._notes[kind]) + 1
        self._notes[kind].append(f'<w:{kind} w:id="{number}">{p(bare(f"{kind}Ref"), *content)}</w:{kind}>')
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    def comment(self, words: str, *content: str, author: str = "Ben Roe") -> str:
        """A comment on some content, which it gives with the comment's marks."""
        number = len(self._comments)
        self._comments.append(
            f'<w:comment w:id="{number}" w:author="{author}" w:date="2026-08-02T10:00:00Z" w:initials="BR">{p(words)}</w:comment>'
        )
        inner = "".join(c if c.startswith("<") else run(c) for c in content)
        return (
            f'<w:commentRangeStart w:id="{number}"/>{inner}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )

    def header(self, *content: str, kind: str = "header") -> None:
        tag = {"header": "hdr", "footer": "ftr"}[kind]
        self.part(kind, f"<w:{tag} {_NAMES}>{''.join(content)}</w:{tag}>", f"{kind}{len(self.parts)}.xml")

    def properties(self, core: Mapping[str, str]) -> None:
        inner = "".join(f"<dc:{k}>{escape(v)}</dc:{k}>" for k, v in core.items())
        self.parts["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
            f' xmlns:dc="http://purl.org/dc/elements/1.1/">{inner}</cp:coreProperties>'
        ).encode()

    def document_xml(self) -> str:
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            f"<w:document {_NAMES}><w:body>{''.join(self.body)}<w:sectPr/></w:body></w:document>"
        )

    def build(self, strict: bool = False) -> bytes:
        """The file's bytes."""
        for kind, notes in self._notes.items():
            if notes:
                tag = f"{kind}s"
                separator = f'<w:{kind} w:type="separator" w:id="0">{p(bare("separator"))}</w:{kind}>'
                self.part(tag, f"<w:{tag} {_NAMES}>{separator}{''.join(notes)}</w:{tag}>")
        if self._comments:
            self.part("comments", f"<w:comments {_NAMES}>{''.join(self._comments)}</w:comments>")
        files = {
            "[Content_Types].xml": self._content_types(),
            "_rels/.rels": self._package_relations(),
            "word/document.xml": self.document_xml().encode(),
            "word/_rels/document.xml.rels": _relations(self.relations),
            **self.parts,
        }
        if strict:
            files = {name: data.replace(*_STRICT[0]).replace(*_STRICT[1]) for name, data in files.items()}
        return zipped(files)

    def _content_types(self) -> bytes:
        overrides = "".join(f'<Override PartName="{k}" ContentType="{v}"/>' for k, v in self.types.items())
        return (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>{overrides}</Types>'
        ).encode()

    def _package_relations(self) -> bytes:
        found = [("rId1", f"{R}/officeDocument", "word/document.xml", False)]
        if "docProps/core.xml" in self.parts:
            kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
            found.append(("rId2", kind, "docProps/core.xml", False))
        return _relations(found)


_STRICT = (
    (W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
    (R.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
)


def _relations(found: Iterable[tuple[str, str, str, bool]]) -> bytes:
    inner = "".join(
        f'<Relationship Id="{i}" Type="{kind}" Target={quoteattr(target)}{" TargetMode=" + quoteattr("External") if external else ""}/>'
        for i, kind, target, external in found
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'.encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of files."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 8, 1, 9, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return memory.getvalue()


_TEXT = (
    "anvils revenue grew in the second quarter of fiscal 2026 as demand for forged steel rose and the new plant"
    " in Toledo shipped its first orders to customers abroad while costs fell below plan on lower energy prices"
)
_WORDS = _TEXT.split()


def some_words(dice: random.Random, least: int = 3, most: int = 14) -> str:
    """Words of no meaning, with typographic signs among them."""
    words = [dice.choice(_WORDS) for _ in range(dice.randint(least, most))]
    words[0] = words[0].capitalize()
    if dice.random() < 0.3:
        words.insert(
            dice.randrange(len(words)),
            dice.choice(
                ["“plan”", "Acme’s", "$4.2\u00a0million", "R&D", "(<5%)", "—", "naïve", "\U0001f980"]
            ),
        )
    return " ".join(words)


def random_file(dice: random.Random, *, boxes: bool = True) -> WordFile:
    """A document of every construct that a comment may have to be anchored in."""
    file = WordFile()
    for _ in range(dice.randint(8, 16)):
        file.body.append(
            dice.choice((_paragraph, _paragraph, _paragraph, _list, _table, *((_boxed,) * boxes)))(dice, file)
        )
    return file


def _paragraph(dice: random.Random, file: WordFile) -> str:
    return p(
        *_inline(dice, file),
        style=dice.choice(["", "", "", "H2"]),
        mark=dice.choice([""] * 9 + ["del", "ins"]),
    )


def _list(dice: random.Random, file: WordFile) -> str:
    return "".join(p(*_inline(dice, file), number="1") for _ in range(dice.randint(1, 3)))


def _table(dice: random.Random, file: WordFile) -> str:
    rows = [
        row(
            *(cell(p(*_inline(dice, file, 2))) for _ in range(3)),
            head=not n,
            change=dice.choice(["", "", "", "del", "ins"]),
        )
        for n in range(dice.randint(2, 4))
    ]
    return table(*rows)


def _boxed(dice: random.Random, file: WordFile) -> str:
    return p(some_words(dice), box(p(some_words(dice))), some_words(dice))


def _inline(dice: random.Random, file: WordFile, most: int = 6) -> Sequence[str]:
    return [_content(dice, file, some_words(dice) + " ") for _ in range(dice.randint(1, most))]


def _content(dice: random.Random, file: WordFile, words: str) -> str:
    """Words in one of the ways in which a paragraph may hold them."""
    ways = (
        lambda: run(words),
        lambda: run(words, "b", "color:1F4E79"),
        lambda: ins(run(words), run(some_words(dice), "i")),
        lambda: dele(words),
        lambda: file.link("https://acme-anvils.example/news", words),
        lambda: run(words) + file.note(some_words(dice)),
        lambda: field("REF x", words),
        lambda: control(run(words)),
        lambda: f"<w:smartTag>{run(words)}</w:smartTag>",
        lambda: bare(
            f'<w:t xml:space="preserve">{escape(words)}</w:t>',
            "tab",
            f"<w:t>{escape(words)}</w:t>",
            "noBreakHyphen",
            "<w:t>end</w:t>",
        ),
        lambda: run(words, "vanish") + run("seen "),
        lambda: file.comment("Please check.", words),
    )
    return dice.choice(ways)()
