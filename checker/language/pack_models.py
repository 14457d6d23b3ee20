"""What may stand in a pack's other files: word lists, tables, parts, the title page."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from checker.language.models import Authority, Slug, as_authorities
from checker.language.query_models import Model, Names, Words

Sources = Annotated[list[Authority], BeforeValidator(as_authorities)]


class LexiconEntry(BaseModel):
    """A phrase or a pattern, fields of its own, and the release dates on which it counts (until is out)."""

    model_config = ConfigDict(
        strict=True, extra="allow", alias_generator=Model.model_config["alias_generator"]
    )

    phrase: Words | None = None
    pattern: str | None = None
    from_: date | None = None
    until: date | None = None

    @model_validator(mode="after")
    def _one(self) -> LexiconEntry:
        if (self.phrase is None) == (self.pattern is None):
            raise PydanticCustomError("no_entry", "an entry needs exactly one of: phrase, pattern")
        return self


class LexiconFile(Model):
    """A shared word list."""

    lexicon: Slug
    about: str | None = None
    authority: Sources | None = None
    fields: list[str] | None = None
    """The fields that its entries have besides; with a ``?`` behind it, one that an entry may lack."""
    folded: bool | None = None
    """Whether its entries are sought in the lower-case text, where a capital is never found."""
    phrases: list[Words | LexiconEntry] | None = None
    patterns: list[str | LexiconEntry] | None = None
    except_: list[Words | LexiconEntry] | None = None


class TableFile(BaseModel):
    """A table of the law: rows, and settings that hold for all of them."""

    model_config = ConfigDict(strict=True, extra="allow")

    table: Slug
    about: str | None = None
    authority: Sources | None = None
    columns: list[str] | None = None
    """The columns of its rows; with a ``?`` behind it, one that a row may lack."""
    rows: list[dict[str, Any]] | None = None


class PartsFile(Model):
    """How the parts of a release are recognised; :mod:`checker.parts` says what a declaration may hold."""

    about: str | None = None
    parts: dict[Slug, dict[str, Any]]


class TextHead(Model):
    """The head of a wording that somebody approved: who, and on which days it counts (both included)."""

    text: Slug | None = None
    approved_by: str = Field(min_length=1)
    from_: date | None = None
    until: date | None = None
    required: bool | None = None

    @model_validator(mode="after")
    def _real(self) -> TextHead:
        if self.from_ and self.until and self.until < self.from_:
            raise PydanticCustomError("no_period", "the period ends before it begins")
        return self


class LexiconChange(Model):
    """What a house pack adds to a word list, and what it takes out."""

    add: list[Words | LexiconEntry] | None = None
    remove: list[Words] | None = None


class PackFile(Model):
    """A pack's title page. ``overrides`` are checked rule by rule, against the rule they change."""

    pack: Slug
    version: str | int
    summary: str = ""
    extends: Names | None = None
    lexicons: dict[Slug, LexiconChange] | None = None
    overrides: dict[str, dict[str, Any]] | None = None
