"""A query → plain words, for reports and traces: what a rule looked for, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from checker.document import STRUCTURAL_PARTS
from checker.language.message import shown
from checker.language.subjects import SUBJECTS

Named = Mapping[str, Any]
"""The queries of a rule's ``find``, as data."""


def in_words(query: Any, named: Named) -> str:
    """Put a query in words: ``the word list "forward-looking", outside the cautionary part``."""
    if isinstance(query, str):
        return "the match itself" if query == "it" else in_words(named[query], named)
    for group, joint in (("any", " or "), ("all", " and "), ("none", ", no ")):
        if group in query:
            inner = joint.join(in_words(each, named) for each in query[group])
            return f"no {inner}" if group == "none" else inner
    return ", ".join([_subject(query), *_narrowing(query, named)])


def absence(query: Any, named: Named) -> str:
    """That a query doesn't hold, as a clause: ``the release has no …``."""
    if isinstance(query, str) and query != "it":
        return absence(named[query], named)
    if isinstance(query, Mapping) and "none" in query:
        return "the release has " + " or ".join(in_words(each, named) for each in query["none"])
    return f"the release does not have {in_words(query, named)}"


def looked_for(query: Any, named: Named) -> tuple[str, ...]:
    """What a demand searches for: one phrase for each alternative, or for each thing that must be there."""
    if isinstance(query, str) and query != "it":
        return looked_for(named[query], named)
    group = next((g for g in ("any", "all") if g in query), None) if isinstance(query, Mapping) else None
    return tuple(in_words(each, named) for each in query[group]) if group else (in_words(query, named),)


def _subject(query: Mapping[str, Any]) -> str:
    kind = next(key for key in SUBJECTS if key in query)
    value = query[kind]
    if kind == "phrase":
        return _either([f'"{words}"' for words in value], "the words ")
    if kind == "pattern":
        return f"the pattern {value}"
    if kind == "lexicon":
        return _either([f'"{name}"' for name in _listed(value)], "the word list ")
    if kind == "text":
        return _either([f'"{name}"' for name in value], "the approved text ")
    if kind == "part":
        return _either([_part(name) for name in value], "")
    return _FACTS.get(value) or with_article(value.replace("-", " "))


_FACTS = {
    "event": "an event",
    "email": "an e-mail address",
    "phone": "a telephone number",
    "url": "a web address",
    "amount": "an amount",
    "forward-looking": "a forward-looking statement",
    "cautionary": "a cautionary statement",
    "logistics": "a statement of logistics",
    "ticker": "a ticker symbol",
    "call": "a conference call",
}


def _part(name: str) -> str:
    return f"a {name}" if name in STRUCTURAL_PARTS else with_article(f"{name.replace('-', ' ')} part")


def _narrowing(query: Mapping[str, Any], named: Named) -> Iterator[str]:
    for key in ("in", "outside"):
        if key in query:
            yield f"{key} " + _either([_place(name) for name in query[key]], "")
    for name, tests in query.get("where", {}).items():
        yield " and ".join(_test(name, test, want) for test, want in tests.items())
    for key, words in _RELATIONS.items():
        if key in query:
            near = f"within {query.get('within', '1 paragraph')} of" if key == "near" else words
            yield f"{near} {in_words(query[key], named)}"
    yield from _count(query.get("count", {}))
    if "pick" in query:
        yield f"the {query['pick']} one only"


_RELATIONS = {
    "before": "before",
    "after": "after",
    "near": "",
    "containing": "containing",
    "except": "other than",
}


def _count(count: Mapping[str, Any]) -> Iterator[str]:
    if count.get("at-least", 1) == count.get("at-most"):
        yield f"exactly {count['at-most']} times"
    elif "at-most" in count:
        yield f"{count.get('at-least', 1)} to {count['at-most']} times"
    elif count.get("at-least", 1) > 1:
        yield f"at least {count['at-least']} times"


_TESTS = {
    "is": "{field} is {want}",
    "in": "{field} is {want}",
    "has": "{field} has {want}",
    "matches": "{field} reads like {want}",
    "at-least": "{field} is at least {want}",
    "at-most": "{field} is at most {want}",
    "before": "{field} is before {want}",
    "after": "{field} is after {want}",
    "older-than": "{field} is older than {want}",
    "newer-than": "{field} is newer than {want}",
}


def _test(name: str, test: str, want: Any) -> str:
    field = name.replace("-", " ")
    if isinstance(want, bool):
        known = "stated" if test == "present" else "so"
        return f"{field} is {known}" if want else f"{field} is not {known}"
    wanted = _either([_value(w) for w in _listed(want)], "")
    return _TESTS[test].format(field=field, want=wanted)


def _value(want: Any) -> str:
    if isinstance(want, str) and want.startswith("release."):
        return "the release's " + want.removeprefix("release.").replace("-", " ")
    if isinstance(want, str) and want.startswith("it."):
        return "its own " + want.removeprefix("it.").replace("-", " ")
    return shown(want) if isinstance(want, date) else str(want)


def _place(name: str) -> str:
    if name == "it":
        return "it"
    return (
        f"the {name.replace('-', ' ')}" if name.startswith("same ") else f"the {name.replace('-', ' ')} part"
    )


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, (list, tuple)) else [value]


def _either(words: Sequence[str], before: str) -> str:
    if len(words) > 6:
        words = [*words[:5], f"{len(words) - 5} more"]
    return before + (words[0] if len(words) == 1 else ", ".join(words[:-1]) + " or " + words[-1])


def with_article(words: str) -> str:
    """``an about part``, ``a quote part``: the first letter decides, which suits names of parts and facts."""
    return f"{'an' if words[:1] in 'aeiou' else 'a'} {words}"
