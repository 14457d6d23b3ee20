"""The walk over the tokens of a rich text: which groups hold its words, and how these are read."""

from __future__ import annotations

from checker.errors import DraftError
from checker.reading.rtf.characters import Characters
from checker.reading.rtf.names import (
    BREAKS,
    CHARACTERS,
    INSIDE,
    KEPT,
    PROPERTIES,
    SIGNS,
    UNREAD,
)
from checker.reading.rtf.sides import Sides
from checker.reading.rtf.state import State
from checker.reading.rtf.tokens import Token, tokens
from checker.reading.rtf.writer import Writer

_DEEPEST = 5_000
"""Open groups; Word opens a few dozen at most."""

_MOST = 600_000
"""Tokens; an annual results release has a fifth of that."""

_MOST_BLOCKS = 50_000
_LONGEST = 5_000_000
"""Paragraphs and cells; characters of the text."""


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
        self._characters = Characters(self.writer)
        self._count = 0
        self._star = self._inner = False
        self._on = {"hex": self._characters.hex, "sign": self._sign, "words": self._characters.words}

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
                self._characters.skip, self._star = 0, False
            elif token.kind == "close":
                self._characters.skip, self._star = 0, False
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
        if self._characters.skip and word != b"u":
            self._characters.skip -= 1
            return
        if self._enters(state, token) or state.target == "unread":
            return
        if word == b"u" and number is not None:
            self._characters.unicode(state, token, number)
        elif word in CHARACTERS:
            self._characters.say(state, CHARACTERS[word], token)
        elif word in BREAKS:
            self._break(state)
        elif word in (b"f", b"fcharset", b"cpg", b"ansicpg", b"mac", b"deff"):
            self._characters.set_font(state, word, number)
        elif state.kept is None and word in (b"cell", b"row", b"trowd", b"cellx", b"nestcell", b"nestrow"):
            self._set_table(state, token)
        else:
            self._set(state, word, number)

    def _set(self, state: State, word: bytes, number: int | None) -> None:
        """Words that change how what follows is read."""
        on = number != 0
        if word == b"plain":
            state.plain(self._characters.codec)
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

    def _sign(self, state: State, token: Token) -> None:
        if token.value == b"*":
            self._star = True
        elif self._characters.skip:
            self._characters.skip -= 1
        elif token.value in b"\r\n":
            self._break(state)
        elif token.value in SIGNS:
            self._characters.say(state, SIGNS[token.value], token)
