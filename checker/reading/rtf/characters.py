"""The characters of RTF, in whatever way it writes them → words of the text or of what stands beside it."""

from __future__ import annotations

import codecs

from checker.reading.rtf.names import CHARSETS, SYMBOLS
from checker.reading.rtf.state import State
from checker.reading.rtf.tokens import Token
from checker.reading.rtf.writer import Writer
from checker.reading.word.symbols import symbol


class Characters:
    """Decodes by the code page of the font, or by number, and gives the words to the writer."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._fonts: dict[int, tuple[str, str]] = {}
        self._font = 0
        self.codec = "cp1252"
        """The code page of text without a font of its own."""
        self.skip = 0
        """How many characters stand for one that was told by its number, and are left out."""
        self._high = 0
        self._lead = b""

    def set_font(self, state: State, word: bytes, number: int | None) -> None:
        """A font or a code page is chosen or, in the table of fonts, described."""
        if word == b"mac":
            self.codec = state.codec = "mac_roman"
        elif number is None or word == b"deff":
            return
        elif word == b"f":
            self._font = number
            if state.target != "font":
                codec, name = self._fonts.get(number, ("", ""))
                state.codec, state.symbols = codec or self.codec, name
        elif word == b"fcharset" and state.target == "font":
            name = "symbol" if number == SYMBOLS else ""
            self._fonts[self._font] = (CHARSETS.get(number, "") if number > 1 else "", name)
        elif word == b"cpg" and state.target == "font":
            self._fonts[self._font] = (_codec(number), self._fonts.get(self._font, ("", ""))[1])
        elif word == b"ansicpg":
            self.codec = state.codec = _codec(number) or self.codec

    def say(self, state: State, words: str, token: Token, literal: bool = False) -> None:
        """Words for the text, or for the group that keeps them."""
        if state.kept is not None:
            state.kept.append(words)
        else:
            self._writer.say(state, words, token.start, token.end - token.start, literal)

    def unicode(self, state: State, token: Token, number: int) -> None:
        """A character by its number, in halves if it is a rare one; what stands for it is skipped."""
        code = number + 0x10000 if number < 0 else number
        self.skip = state.fallback
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00 if self._high else 0xFFFD
        self._high = 0
        self.say(state, chr(code) if 0 < code < 0x110000 else "\ufffd", token)

    def hex(self, state: State, token: Token) -> None:
        """Bytes written as two digits each."""
        data = bytes.fromhex(token.value.replace(b"\\'", b"").decode("ascii"))
        skipped = min(self.skip, len(data))
        self.skip -= skipped
        if data := data[skipped:]:
            self._bytes(state, data, token)

    def _bytes(self, state: State, data: bytes, token: Token) -> None:
        if state.symbols:
            words = "".join(symbol(state.symbols, f"{byte:x}") for byte in data)
            self.say(state, words, token)
            return
        decoder = codecs.getincrementaldecoder(state.codec)("replace")
        data, self._lead = self._lead + data, b""
        words = decoder.decode(data)
        self._lead = decoder.getstate()[0][:3]
        self.say(state, words, token)

    def words(self, state: State, token: Token) -> None:
        """Bytes that stand for themselves."""
        words, start = token.value, token.start
        if self.skip:
            skipped = min(self.skip, len(words))
            self.skip -= skipped
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
            self.say(state, words.decode("ascii"), here, literal=True)
        else:
            text = words.decode(state.codec, "replace")
            self.say(state, text, here, literal=len(text) == len(words))


def _codec(number: int) -> str:
    """Python's name of a code page; empty if it has none."""
    name = {65001: "utf-8", 10000: "mac_roman", 42: "cp1252"}.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""
