"""The walk over the tokens of a rich text: which groups hold its words, and how these are read."""

from __future__ import annotations

import codecs
from functools import cache
from typing import Any

from checker.errors import DraftError
from checker.patterns import pattern
from checker.reading.rtf.names import (
    BREAKS,
    CHARACTERS,
    CHARSETS,
    INSIDE,
    KEPT,
    PROPERTIES,
    SIGNS,
    SYMBOLS,
    UNREAD,
)
from checker.reading.rtf.sides import Sides
from checker.reading.rtf.state import State
from checker.reading.rtf.tokens import Token, tokens
from checker.reading.rtf.writer import Writer
from checker.reading.word.symbols import symbol

_DEEPEST = 5_000
"""Open groups; Word opens a few dozen at most."""

_MOST = 600_000
"""Tokens; an annual results release has a fifth of that."""

_MOST_BLOCKS = 50_000
_LONGEST = 5_000_000
"""Paragraphs and cells; characters of the text."""


@cache
def _line() -> Any:
    return pattern(rb"[^\r\n]+")


class Walk:
    """One walk over one file; notes and text boxes are read after what they belong to."""

    def __init__(self, data: bytes, name: str, original: bool, levels: dict[int, int]) -> None:
        self.data = data
        self.name = name
        self.writer = Writer(data, original)
        self.sides = Sides(self.writer)
        self.notes: list[tuple[int, State, str]] = []
        self._boxes: list[tuple[int, State]] = []
        self._levels = levels
        self._fonts: dict[int, tuple[str, str]] = {}
        self._font = 0
        self._codec = "cp1252"
        self._skip = self._high = self._count = 0
        self._star = self._inner = False
        self._lead = b""
        self._on = {"hex": self._hex, "sign": self._sign, "words": self._words}

    def through(self, start: int, state: State) -> None:
        """Read a story up to the end of the group that it lies in.

        Raises:
            DraftError: the groups are too many or nested too deep.
        """
        stack: list[State] = []
        for token in tokens(self.data, start):
            self._refuse_large()
            if token.kind == "open":
                if len(stack) == _DEEPEST:
                    raise DraftError(
                        f"{self.name}: its groups are nested more than {_DEEPEST:,} deep; save it anew"
                    )
                stack.append(state)
                state = state.inner()
                self._skip, self._star = 0, False
            elif token.kind == "close":
                self._skip, self._star = 0, False
                if not stack:
                    return
                ended, state = state, stack.pop()
                self._group_ends(ended, state)
            elif token.kind == "word":
                self._word(state, token)
            elif state.target != "unread":
                self._on[token.kind](state, token)
            elif token.value == b"*":
                self._star = True

    def _refuse_large(self) -> None:
        self._count += 1
        writer = self.writer
        if self._count > _MOST or writer.blocks > _MOST_BLOCKS or writer.out.position > _LONGEST:
            raise DraftError(f"{self.name}: it has too many parts; save the release as Word or text")

    def finish(self) -> None:
        """Read the notes after the body, and close what is open."""
        self._flush_boxes()
        self.writer.end_table()
        self.writer.story = "footnote"
        self._inner = True
        numbers = {"footnote": 0, "endnote": 0}
        for start, state, kind in self.notes:
            numbers[kind] += 1
            self.writer.out.end()
            self.writer.end_paragraph(State())
            self.writer.out.signpost(f"{kind} {numbers[kind]}")
            self.through(start, state)

    def _flush_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        self._inner = True
        for start, state in boxes:
            self.through(start, state)
            self.writer.end_paragraph(State())
        self._inner = False

    # -- groups --

    def _group_ends(self, ended: State, outer: State) -> None:
        if ended.kept is not None and ended.kept is not outer.kept:
            self.sides.end(ended.target, "".join(ended.kept), ended)
        if ended.result and not outer.result and ended.field is not None:
            self.writer.end_field(ended.field)

    def _enters(self, state: State, token: Token) -> bool:
        """Whether the word says what its group holds."""
        word, star = token.value, self._star
        self._star = False
        if state.target == "unread":
            if word == b"ud":
                state.target, state.kept = state.resumed, None
            return word in KEPT and word in (b"sn", b"sv") and self._keep(state, KEPT[word])
        if word in (b"footnote", b"shptxt"):
            self._later(state, token)
        elif word in KEPT:
            return self._keep(state, KEPT[word])
        elif word in PROPERTIES and (star or state.target == "info"):
            return self._keep(state, f"property:{word.decode()}")
        elif word in UNREAD or (star and word not in INSIDE):
            state.resumed, state.target = state.target, "unread"
        elif word not in INSIDE:
            return False
        elif word == b"info":
            state.target, state.kept = "info", []
        else:
            self.sides.enter(state, word)
        return True

    def _keep(self, state: State, target: str) -> bool:
        state.target, state.kept = target, []
        state.hidden = False
        return True

    def _later(self, state: State, token: Token) -> None:
        """A note or a text box: its words wait until what it belongs to has ended."""
        if not self._inner and state.kept is None:
            inner = State(codec=state.codec, symbols=state.symbols, fallback=state.fallback)
            if token.value == b"footnote":
                end = self.data[token.end : token.end + 12].lstrip().startswith(b"\\ftnalt")
                self.notes.append((token.end, inner, "endnote" if end else "footnote"))
            else:
                self._boxes.append((token.end, inner))
        state.target = "unread"

    # -- control words --

    def _word(self, state: State, token: Token) -> None:
        word, number = token.value, token.number
        if self._skip and word != b"u":
            self._skip -= 1
            return
        if self._enters(state, token) or state.target == "unread":
            return
        if word == b"u" and number is not None:
            self._unicode(state, token, number)
        elif word in CHARACTERS:
            self._say(state, CHARACTERS[word], token)
        elif word in BREAKS:
            self._break(state)
        elif word in (b"f", b"fcharset", b"cpg", b"ansicpg", b"mac", b"deff"):
            self._set_font(state, word, number)
        elif state.kept is None and word in (b"cell", b"row", b"trowd", b"cellx", b"nestcell", b"nestrow"):
            self._set_table(state, token)
        else:
            self._set(state, word, number)

    def _set(self, state: State, word: bytes, number: int | None) -> None:
        """Words that change how what follows is read."""
        on = number != 0
        if word == b"plain":
            state.plain(self._codec)
        elif word == b"pard":
            state.paragraph()
        elif word == b"v":
            state.hidden = on
        elif word == b"deleted":
            state.deleted = on
        elif word == b"revised":
            state.inserted = on
        elif word in (b"strike", b"striked"):
            state.struck = on
        elif word == b"highlight":
            state.highlighted = bool(number)
        elif word == b"intbl":
            state.in_row = on
        elif number is not None:
            self._set_number(state, word, number)

    def _set_number(self, state: State, word: bytes, number: int) -> None:
        if word == b"uc":
            state.fallback = max(0, min(number, 16))
        elif word == b"outlinelevel":
            state.level = number + 1 if 0 <= number <= 8 else 0
        elif word == b"s":
            state.level = self._levels.get(number, 0)
        elif word in (b"ilvl", b"pnlvl"):
            state.depth = max(0, min(number, 8))
        elif word in (b"revauth", b"revauthdel"):
            state.author = number
        elif word in (b"revdttm", b"revdttmdel"):
            state.date = number

    def _set_font(self, state: State, word: bytes, number: int | None) -> None:
        if word == b"mac":
            self._codec = state.codec = "mac_roman"
        elif number is None or word == b"deff":
            return
        elif word == b"f":
            self._font = number
            if state.target != "font":
                codec, name = self._fonts.get(number, ("", ""))
                state.codec, state.symbols = codec or self._codec, name
        elif word == b"fcharset" and state.target == "font":
            name = "symbol" if number == SYMBOLS else ""
            self._fonts[self._font] = (CHARSETS.get(number, "") if number > 1 else "", name)
        elif word == b"cpg" and state.target == "font":
            self._fonts[self._font] = (_codec(number), self._fonts.get(self._font, ("", ""))[1])
        elif word == b"ansicpg":
            self._codec = state.codec = _codec(number) or self._codec

    def _set_table(self, state: State, token: Token) -> None:
        word, writer = token.value, self.writer
        if word == b"cell":
            writer.end_cell(token.start)
        elif word == b"row":
            writer.end_row()
        elif word == b"trowd":
            writer.row_open = True
            writer.edges.clear()
        elif word == b"cellx" and token.number is not None and len(writer.edges) < 1_000:
            writer.edges.append(token.number)
        elif word in (b"nestcell", b"nestrow"):
            self._break(state)

    def _break(self, state: State) -> None:
        if state.kept is not None:
            state.kept.append(" ")
        elif self.writer.end_paragraph(state) and self._boxes and not self._inner:
            self._flush_boxes()

    # -- words --

    def _say(self, state: State, words: str, token: Token, literal: bool = False) -> None:
        if state.kept is not None:
            state.kept.append(words)
        else:
            self.writer.say(state, words, token.start, token.end - token.start, literal)

    def _unicode(self, state: State, token: Token, number: int) -> None:
        """A character by its number, in halves if it is a rare one; what stands for it is skipped."""
        code = number + 0x10000 if number < 0 else number
        self._skip = state.fallback
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00 if self._high else 0xFFFD
        self._high = 0
        self._say(state, chr(code) if 0 < code < 0x110000 else "\ufffd", token)

    def _hex(self, state: State, token: Token) -> None:
        data = bytes.fromhex(token.value.replace(b"\\'", b"").decode("ascii"))
        skipped = min(self._skip, len(data))
        self._skip -= skipped
        if data := data[skipped:]:
            self._bytes(state, data, token)

    def _bytes(self, state: State, data: bytes, token: Token) -> None:
        if state.symbols:
            words = "".join(symbol(state.symbols, f"{byte:x}") for byte in data)
            self._say(state, words, token)
            return
        decoder = codecs.getincrementaldecoder(state.codec)("replace")
        data, self._lead = self._lead + data, b""
        words = decoder.decode(data)
        self._lead = decoder.getstate()[0][:3]
        self._say(state, words, token)

    def _sign(self, state: State, token: Token) -> None:
        if token.value == b"*":
            self._star = True
        elif self._skip:
            self._skip -= 1
        elif token.value in b"\r\n":
            self._break(state)
        elif token.value in SIGNS:
            self._say(state, SIGNS[token.value], token)

    def _words(self, state: State, token: Token) -> None:
        words, start = token.value, token.start
        if self._skip:
            skipped = min(self._skip, len(words))
            self._skip -= skipped
            words, start = words[skipped:], start + skipped
        if self._lead and words:
            self._bytes(state, words[:1], Token("words", start, start + 1))
            words, start = words[1:], start + 1
        if not words:
            return
        here = Token("words", start, start + len(words))
        if state.symbols and state.kept is None and state.target == "":
            self._bytes(state, words, here)
        elif words.isascii():
            self._say(state, words.decode("ascii"), here, literal=True)
        else:
            text = words.decode(state.codec, "replace")
            self._say(state, text, here, literal=len(text) == len(words))


def _codec(number: int) -> str:
    """Python's name of a code page; empty if it has none."""
    name = {65001: "utf-8", 10000: "mac_roman", 42: "cp1252"}.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""
