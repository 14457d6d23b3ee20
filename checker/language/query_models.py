"""What may stand in a query: strict models, used only when packs are compiled.

They turn YAML values into *normalised plain data*: defaults left out, one spelling for each thing
(a list wherever a list may stand, ``where: {form: 10-K}`` as ``{form: {is: 10-K}}``). The run-time
classes are built from that data and never see these. They also make ``rules/rule.schema.json``.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    model_validator,
)
from pydantic_core import PydanticCustomError

from checker.language.comparisons import duration_of
from checker.language.places import distance_of

QUERY_TAG = "query:"
"""Begins the names that the union of queries gives its members; they are no part of a path."""

Value = str | bool | int | float | date


class Model(BaseModel):
    """Strict, closed, with kebab-case keys."""

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        frozen=True,
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
    )


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, (str, bool, int, float, date)) else value


def _spoken(value: Any) -> Any:
    """A phrase as the reading text has it: straight quotes, plain hyphens, single spaces."""
    return " ".join(value.translate(_TYPOGRAPHY).split()) if isinstance(value, str) else value


_TYPOGRAPHY = str.maketrans("‘’“”‐‑\u00a0", "''\"\"-- ", "\u00ad\u200b\u200c\u200d\ufeff")


def _valid(check: Any) -> BeforeValidator:
    def validate(value: Any) -> Any:
        try:
            check(str(value))
        except ValueError as e:
            raise PydanticCustomError("no_quantity", str(e).replace("{", "(").replace("}", ")")) from None
        return value

    return BeforeValidator(validate)


Words = Annotated[str, BeforeValidator(_spoken), Field(pattern=r"[^*\s]")]
Names = Annotated[
    list[str], BeforeValidator(_listed, json_schema_input_type=str | list[str]), Field(min_length=1)
]
Phrases = Annotated[
    list[Words], BeforeValidator(_listed, json_schema_input_type=str | list[str]), Field(min_length=1)
]
Values = Annotated[
    list[Value], BeforeValidator(_listed, json_schema_input_type=Value | list[Value]), Field(min_length=1)
]
Duration = Annotated[str, _valid(duration_of)]
Distance = Annotated[str, _valid(distance_of)]


class Count(Model):
    """How many matches must be left: at least one; for none there are ``forbid`` and ``none``."""

    at_least: int = Field(1, ge=1)
    at_most: int | None = Field(None, ge=1)

    @model_validator(mode="before")
    @classmethod
    def _number(cls, value: Any) -> Any:
        exact = isinstance(value, int) and not isinstance(value, bool)
        return {"at-least": value, "at-most": value} if exact else value

    @model_validator(mode="after")
    def _some(self) -> Count:
        if self.at_most is not None and self.at_most < self.at_least:
            raise PydanticCustomError("no_count", "no number is at least and at most that")
        return self


class Comparison(Model):
    """How a field of a match must compare: all tests hold. A missing value meets only ``present: false``."""

    is_: Value | None = None
    in_: list[Value] | None = Field(None, min_length=1)
    has: Values | None = None
    matches: str | None = None
    present: bool | None = None
    at_least: int | float | str | None = None
    at_most: int | float | str | None = None
    before: date | str | None = None
    after: date | str | None = None
    older_than: Duration | None = None
    newer_than: Duration | None = None

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        if isinstance(value, dict):
            return value
        return {"in": value} if isinstance(value, list) else {"is": value}

    @model_validator(mode="after")
    def _some(self) -> Comparison:
        if all(value is None for value in dict(self).values()):
            raise PydanticCustomError(
                "no_test", "a comparison needs a test; for a missing value write present: false"
            )
        return self


class Query(Model):
    """What narrows a query, in this order."""

    in_: Names | None = Field(
        None, description="lies in one of these parts, in `it`, or in the `same sentence`"
    )
    outside: Names | None = Field(None, description="lies in none of these")
    where: dict[str, Comparison] | None = Field(None, min_length=1, description="has fields that compare so")
    before: AnyQuery | None = Field(None, description="ends before the first match of this")
    after: AnyQuery | None = Field(None, description="starts after the first match of this")
    near: AnyQuery | None = Field(None, description="is near a match of this")
    within: Distance | None = Field(
        None, description="how near: 10 words, 2 sentences, 1 paragraph (default)"
    )
    containing: AnyQuery | None = Field(None, description="has this hold inside it")
    except_: AnyQuery | None = Field(None, description="overlaps no match of this")
    count: Count | None = Field(None, description="how many are left then: 2, or {at-least, at-most}")
    pick: Literal["first", "last"] | None = Field(None, description="of which only this one counts")

    @model_validator(mode="after")
    def _within_near(self) -> Query:
        if self.within is not None and self.near is None:
            raise PydanticCustomError("no_near", "`within` says how near: it needs `near`")
        return self


class Phrase(Query):
    """The words themselves: any case, whole words; a word's final * matches its endings."""

    phrase: Phrases


class Pattern(Query):
    """A regular expression for the reading text; named groups become fields. (?i) for any case."""

    pattern: str


class Lexicon(Query):
    """Any entry of a shared word list."""

    lexicon: Names


class Part(Query):
    """Parts of the document: headline, cautionary, contact … also sentence and paragraph."""

    part: Names


class Fact(Query):
    """Extracted facts of one kind: filing, date, ticker and so on."""

    fact: str


class Text(Query):
    """The passage of the draft that is meant to be an approved text, as the fact approved-passage."""

    text: Names


class AnyOf(Model):
    """Holds if at least one holds; finds what they find."""

    any: list[AnyQuery] = Field(min_length=1)


class AllOf(Model):
    """Holds if every one holds; finds what they find."""

    all: list[AnyQuery] = Field(min_length=1)


class NoneOf(Model):
    """Holds if not one holds; finds nothing."""

    none: Annotated[list[AnyQuery], Field(min_length=1)]

    @model_validator(mode="before")
    @classmethod
    def _one(cls, value: Any) -> Any:
        given = value.get("none") if isinstance(value, dict) else None
        return value if given is None or isinstance(given, list) else {**value, "none": [given]}


QUERIES: dict[str, type[Model]] = {
    "phrase": Phrase,
    "pattern": Pattern,
    "lexicon": Lexicon,
    "part": Part,
    "fact": Fact,
    "text": Text,
    "any": AnyOf,
    "all": AllOf,
    "none": NoneOf,
}
NO_SUBJECT = "a query needs exactly one of: " + ", ".join(QUERIES)


def _subject(value: Any) -> str | None:
    if isinstance(value, str):
        return f"{QUERY_TAG}name"
    if isinstance(value, Model):
        return QUERY_TAG + next(key for key, kind in QUERIES.items() if isinstance(value, kind))
    given = [key for key in QUERIES if key in value] if isinstance(value, dict) else []
    return QUERY_TAG + given[0] if len(given) == 1 else None


AnyQuery = Annotated[
    Annotated[str, Tag(f"{QUERY_TAG}name")]
    | Annotated[Phrase, Tag(f"{QUERY_TAG}phrase")]
    | Annotated[Pattern, Tag(f"{QUERY_TAG}pattern")]
    | Annotated[Lexicon, Tag(f"{QUERY_TAG}lexicon")]
    | Annotated[Part, Tag(f"{QUERY_TAG}part")]
    | Annotated[Fact, Tag(f"{QUERY_TAG}fact")]
    | Annotated[Text, Tag(f"{QUERY_TAG}text")]
    | Annotated[AnyOf, Tag(f"{QUERY_TAG}any")]
    | Annotated[AllOf, Tag(f"{QUERY_TAG}all")]
    | Annotated[NoneOf, Tag(f"{QUERY_TAG}none")],
    Discriminator(_subject, custom_error_type="no_subject", custom_error_message=NO_SUBJECT),
]
"""A query, or a bare word: a name from ``find``, or ``it``."""

Query.model_rebuild()
for _model in QUERIES.values():
    _model.model_rebuild()
