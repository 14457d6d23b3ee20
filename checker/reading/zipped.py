"""The zip that a Word or OpenDocument file is → its parts, read within bounds and from memory only.

The bounds are absolute: a rule on the ratio of compression refuses honest tables that repeat themselves.
What a file says of its own sizes may be a lie, so one byte more than allowed is asked for.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

from checker.errors import DraftError

LARGEST_XML = 32_000_000
"""Bytes of one part; the longest annual reports run to about ten million."""

_MOST_ENTRIES = 5000
_MOST_UNPACKED = 512_000_000
_MOST_TAGS = 900_000
"""Tags of one part, some thousand pages: an element costs time and memory, however short it is."""

_MOST_BLOCKS = 100_000
"""Paragraphs and cells; the longest annual reports have some ten thousand."""


class Package:
    """An Office file, by its parts' names. Every error is a DraftError that names the file."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
            self.entries = self._entries()
        except DraftError:
            raise
        except Exception as e:  # zipfile raises whatever its bytes lead it to
            raise self.damaged() from e

    def __contains__(self, part: str) -> bool:
        return part in self.entries

    def _entries(self) -> dict[str, zipfile.ZipInfo]:
        infos = self.zip.infolist()
        if len(infos) > _MOST_ENTRIES or sum(i.file_size for i in infos) > _MOST_UNPACKED:
            raise self.refused("it unpacks to more than a release can hold; save it anew from Word")
        if any(i.flag_bits & 1 for i in infos):
            raise self.refused("it is protected by a password; save it without one")
        entries = {i.filename: i for i in infos}
        if len(entries) != len(infos):
            raise self.refused("two of its parts have the same name; save it anew from Word")
        return entries

    def read(self, part: str) -> bytes:
        """The bytes of a part; none if there is no such part."""
        info = self.entries.get(part)
        if info is None:
            return b""
        if info.file_size > LARGEST_XML:
            raise self._too_large(part)
        try:
            with self.zip.open(info) as file:
                data = file.read(LARGEST_XML + 1)
        except Exception as e:
            raise self.damaged() from e
        if len(data) > LARGEST_XML:
            raise self._too_large(part)
        return data

    def xml(self, part: str) -> Any:
        """The root element of a part; None if there is no such part, or it is empty."""
        data = self.read(part)
        if not data:
            return None
        if b"<!DOCTYPE" in data:
            raise self._declares(part)
        if data.count(b"<") > _MOST_TAGS:
            raise self._too_large(part)
        try:
            root = etree.fromstring(data, _parser())
        except (etree.LxmlError, ValueError, LookupError) as e:
            raise self.damaged() from e
        if root.getroottree().docinfo.doctype:  # in an encoding that the search above does not read
            raise self._declares(part)
        return root

    def refuse_many(self, root: Any, *tags: str) -> None:
        """Refuse a text of more paragraphs and cells than could be read in a few seconds.

        Raises:
            DraftError: there are more of these elements than a release can have.
        """
        if sum(1 for _ in root.iter(*tags)) > _MOST_BLOCKS:
            raise self.refused(
                f"it has more than {_MOST_BLOCKS} paragraphs and cells; check the release alone"
            )

    def refused(self, why: str) -> DraftError:
        """An error that says why the file is not read, and what to do."""
        return DraftError(f"{self.name}: {why}")

    def damaged(self) -> DraftError:
        """The error for bytes that make no sense."""
        return self.refused("the file is damaged or incomplete; save it anew and try again")

    def _too_large(self, part: str) -> DraftError:
        return self.refused(f"its part {part} is larger than a release can be; check the release alone")

    def _declares(self, part: str) -> DraftError:
        return self.refused(
            f"its part {part} declares entities, which no Office program writes; save it anew"
        )


def _parser() -> Any:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
