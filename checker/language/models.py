"""What may stand in a rule: strict models, used only when packs are compiled. See :mod:`query_models`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from checker.language.query_models import AnyQuery, Model, Names
from checker.origins import MarkingKind

Day = date
"""A date, under a name that no key hides."""

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
RuleId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*\.[a-z0-9]+(-[a-z0-9]+)*$")]


class Scope(Model):
    """Which releases a rule is for. A list means any of these."""

    event: Names | None = None
    jurisdiction: Names | None = None
    exchange: Names | None = None
    filer: Names | None = None
    listed: bool | None = None


class Period(Model):
    """The days on which a rule is in force, both included."""

    from_: date | None = None
    until: date | None = None

    @model_validator(mode="after")
    def _real(self) -> Period:
        if self.from_ and self.until and self.until < self.from_:
            raise PydanticCustomError("no_period", "the period ends before it begins")
        return self


class Fix(Model):
    """What to do: advice, a model text to insert, or words to put in place of those found; and where."""

    advise: str | None = None
    insert: str | None = Field(None, description="the name of a model text under texts/")
    replace_with: str | None = None
    before: AnyQuery | None = None
    after: AnyQuery | None = None

    @model_validator(mode="after")
    def _some(self) -> Fix:
        if self.advise is None and self.insert is None and self.replace_with is None:
            raise PydanticCustomError("no_fix", "a fix needs one of: advise, insert, replace-with")
        if self.before is not None and self.after is not None:
            raise PydanticCustomError("two_places", "a fix is before something or after it, not both")
        if self.replace_with is not None and self.insert is not None:
            raise PydanticCustomError("two_fixes", "a fix inserts or replaces, not both")
        return self


class Authority(Model):
    """What a rule rests on. ``status``: V (read in a source), M+ (black letter), M, M- (in doubt), house."""

    cite: str = Field(min_length=1)
    status: Literal["V", "M+", "M", "M-", "house"] = "M"
    says: str | None = None
    url: Annotated[str, Field(pattern=r"^https?://")] | None = None


def as_authorities(value: Any) -> Any:
    """One authority or several, each in words or as a mapping → mappings."""
    entries = value if isinstance(value, list) else [value]
    house = {"cite": "house", "status": "house"}
    return [house if e == "house" else {"cite": e} if isinstance(e, str) else e for e in entries]


class Expect(Model):
    """What must be true of the findings of a failing example."""

    count: int | None = Field(None, ge=1)
    message: str | None = Field(None, description="words that the first message contains")
    words: Names | None = Field(None, description="the words pointed at, in order")
    severity: Literal["error", "warning", "advice"] | None = None


class ExampleMarking(Model):
    """What the file of an example carries beside its words; ``on`` names the words it lies on."""

    kind: MarkingKind
    words: str = ""
    on: str | None = Field(None, description="words of the text on which it lies; without, it lies on none")
    author: str | None = None
    date: str | None = None
    name: str | None = None
    where: str | None = None


class Example(Model):
    """A release, what is stated about it, and what to expect of it."""

    text: str
    markings: list[ExampleMarking] | None = Field(None, description="what its file carries beside the words")
    issuer: dict[str, Any] | None = Field(None, description="the house's profile, as in prewire.toml")
    date: Day | None = None
    as_of: Day | None = None
    event: str | None = None
    exchange: str | None = None
    jurisdiction: str | None = None
    filer: str | None = None
    listed: bool | None = None
    expect: Expect | None = None

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


class Examples(Model):
    """Releases that the rule must fail, pass, and find itself not applicable to."""

    fail: list[Example] = Field(default_factory=list)
    pass_: list[Example] = Field(default_factory=list)
    skip: list[Example] = Field(default_factory=list)


class Rule(Model):
    """For releases it *applies to*, *when* …, *each* … *requires* or *forbids* …."""

    id: RuleId = Field(description="topic.slug; the file is topic/slug.yaml; names the problem")
    title: str = Field(min_length=1, max_length=120, description="the demand, in one line")
    severity: Literal["error", "warning", "advice"]
    status: Literal["stable", "preview", "retired"] | None = None
    since: str | None = None
    formerly: Names | None = None
    rulebook: str | None = Field(None, description="the entry of the rulebook that the rule carries out")
    why: str = Field(min_length=1, description="a paragraph for a person who asks")
    cause: str | None = Field(
        None, max_length=120, description="rules that share these words are shown as one point, of this title"
    )
    applies_to: Scope | None = None
    in_force: Period | None = None
    needs: Names | None = Field(None, description="what must be known, e.g. release.date")
    find: dict[Slug, AnyQuery] | None = None
    when: AnyQuery | None = None
    each: AnyQuery | None = None
    require: AnyQuery | None = None
    forbid: AnyQuery | None = None
    message: str = Field(min_length=1)
    fix: Fix | None = None
    authority: Annotated[
        list[Authority],
        BeforeValidator(as_authorities, json_schema_input_type=str | list[str | Authority]),
        Field(min_length=1),
    ]
    see_also: Names | None = None
    examples: Examples | None = None

    @model_validator(mode="after")
    def _one_demand(self) -> Rule:
        if (self.require is None) == (self.forbid is None):
            raise PydanticCustomError("no_demand", "a rule needs exactly one of: require, forbid")
        return self
