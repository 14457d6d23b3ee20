"""w:sym → the character it shows: symbol fonts have their own tables (Symbol, Wingdings)."""

from __future__ import annotations

_SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xA7: "♣", 0xAB: "↔", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB2: '"',
    0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD2: "®", 0xD3: "©",
    0xD4: "™", 0xE2: "®", 0xE3: "©", 0xE4: "™", 0x2D: "−", 0x44: "Δ", 0x57: "Ω", 0x61: "α", 0x62: "β",
    0x64: "δ", 0x65: "ε", 0x67: "γ", 0x6B: "κ", 0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x73: "σ", 0x74: "τ",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x76: "❖", 0x77: "◆", 0x9E: "·", 0x9F: "•", 0xA7: "▪",
    0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xF0: "⇨", 0xFC: "✓", 0xFB: "✗", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip

UNKNOWN = "\ufffd"


def symbol(font: str, code: str) -> str:
    """The character that a code shows in a font; the replacement character if that cannot be told."""
    try:
        value = int(code, 16)
    except ValueError:
        return UNKNOWN
    font = font.lower()
    if font.startswith("wingdings"):
        return _WINGDINGS.get(value & 0xFF, UNKNOWN)
    if font.startswith("symbol"):
        return _SYMBOL.get(value & 0xFF) or _printed(value & 0xFF)
    return _printed(value & 0xFF if 0xF000 <= value <= 0xF0FF else value)


def _printed(value: int) -> str:
    known = 0x20 <= value < 0xD800 or 0xF900 <= value < 0x110000
    return chr(value) if known and not 0x7F <= value < 0xA0 else UNKNOWN
