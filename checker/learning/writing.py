"""A proposed profile and recurring texts → TOML and Markdown, with what was taken from where as comments."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from checker.learning.profile import Proposed
from checker.learning.texts import Recurring

LEARNED = "Proposed from past releases. Read every line, and correct what is out of date."


def profile_toml(proposed: Iterable[Proposed], texts: str = "", about: str = LEARNED) -> str:
    """The table ``[issuer]``; every line says where it was seen. ``texts`` is the folder of its texts."""
    lines = [f"# {about}", "[issuer]"]
    contacts = []
    for each in proposed:
        if each.key == "contacts" and isinstance(each.value, Mapping):
            contacts.append((each.value, each.told))
        else:
            lines += [f"# {_line(each.told)}", f"{each.key} = {_toml(each.value)}"]
    lines += [
        "# code-names = []      # names that must never appear in a release",
        "# former-names = []    # names and brands that were given up",
    ]
    lines += ["# wordings to hold drafts against", f"texts = {_toml(texts)}"] if texts else []
    for contact, told in contacts:
        lines += ["", f"# {_line(told)}", "[[issuer.contacts]]"]
        lines += [f"{key} = {_toml(value)}" for key, value in contact.items()]
    return "\n".join(lines) + "\n"


def text_markdown(text: Recurring) -> str:
    """An approved text's file, with nobody's approval yet, and its other wordings named."""
    return "\n".join(_text_lines(text)) + "\n"


def _text_lines(text: Recurring) -> Iterator[str]:
    yield "---"
    yield f"text: {text.name}"
    yield 'approved-by: ""      # who approved this wording'
    yield f"# from {_line(text.releases[0].name)} and {len(text.releases) - 1} more releases"
    for group in text.others:
        yield f"# another wording in {len(group)}: {_line(', '.join(past.name for past in group[:3]))}"
    yield "---"
    yield text.words


def _toml(value: object) -> str:
    """A value as TOML writes it; a JSON text is a TOML text."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    return key if key.isascii() and key.replace("-", "").isalnum() else json.dumps(key)


def _line(words: str) -> str:
    """Words that cannot end a comment."""
    return "".join(c if c.isprintable() else " " for c in words)
