"""One reading of a sentence → the comparisons that it states, judged and put into words."""

from __future__ import annotations

from collections.abc import Iterator

from checker.document import Span
from checker.facts.amounts import Amount
from checker.facts.figures import judging
from checker.facts.figures.arithmetic import Reading, difference, explained, shown
from checker.facts.figures.change_grammar import Stated
from checker.facts.figures.changes_apart import FiguresApart
from checker.facts.figures.comparisons import Comparison, Kind
from checker.facts.figures.judging import Direction, Judgement, decimals_of
from checker.facts.figures.periods import PeriodPhrase, base_of, differ
from checker.facts.figures.signs import signs_of
from checker.facts.figures.skeleton import AMOUNT, PERCENT, PERIOD, PLAIN, POINTS, SIGNED, UNREAD, Skeleton
from checker.law import Law
from checker.patterns import pattern

_ANY_FIGURE = f"[{AMOUNT}{PERCENT}{POINTS}{SIGNED}{PLAIN}{UNREAD}]"


class Statement:
    """One reading of one sentence; ``apart`` gives the two figures where they stand in another."""

    def __init__(
        self, law: Law, skeleton: Skeleton, stated: Stated, apart: FiguresApart | None = None
    ) -> None:
        self.skeleton, self.stated, self.apart = skeleton, stated, apart
        self.new = apart.new if apart else self._amount(stated.new)
        self.old = apart.old if apart else self._amount(stated.old)
        self.percent, self.points = self._amount(stated.percent), self._amount(stated.points)
        self.delta = None if apart else self._amount(stated.delta)
        self.direction = stated.direction or self._by_sign()
        self.signs = signs_of(skeleton.text, stated, self.new, self.old)
        self.doubt = self._doubt(law)

    def _by_sign(self) -> Direction | None:
        """The direction that a percentage's own sign tells."""
        if self.percent is None or self.skeleton.text[self.stated.percent or 0] != SIGNED:
            return None
        return "down" if self.percent.negative else "up"

    def _amount(self, at: int | None) -> Amount | None:
        return None if at is None else self.skeleton.amount(at)

    def comparisons(self) -> Iterator[Comparison]:
        """What the reading states: a percentage, a difference, points, a factor, or only a direction."""
        if self.new is None or self.old is None:
            yield from self._by_one_figure()
            return
        operands = judging.operands_of(self.new, self.old)
        if operands is None:
            yield from self._in_two_currencies(self.new, self.old)
            return
        for kind, stated, found in self._judged(*self._signed(*operands)):
            yield self._made(kind, stated, found)

    def _in_two_currencies(self, new: Amount, old: Amount) -> Iterator[Comparison]:
        """Money compared with money of another currency."""
        money = new.unit == old.unit and new.unit in ("currency", "per-share")
        if money and new.currency != old.currency and self.percent and not self.doubt:
            yield self._made("percent", self.percent, Judgement("currencies", None))

    def _judged(self, new: Reading, old: Reading) -> Iterator[tuple[Kind, Amount | None, Judgement]]:
        """Each thing that is stated of the two figures, with the judgement."""
        percentages = self.new is not None and self.new.unit == "percent"
        if self.percent:
            found = judging.judge_percent(self.percent, new, old, percentages=percentages)
            yield "percent", self.percent, self._settled(found, new, old)
        if self.delta and self.old and judging.operands_of(self.delta, self.old):
            step = judging.operands_of(self.delta, self.old)
            if step:
                found = judging.judge_amount(step[0], self.delta, new, old)
                yield "amount", self.delta, self._settled(found, new, old)
        if self.points and percentages:
            yield "points", self.points, self._settled(judging.judge_points(self.points, new, old), new, old)
        if self.stated.factor:
            yield "factor", None, self._settled(self._by_factor(new, old), new, old)
        elif not self.stated.change and self.new and self.old and self.new.unit == self.old.unit:
            found = Judgement("agrees", difference(new, old))
            yield "direction", None, self._settled(found, new, old)

    def _signed(self, new: Reading, old: Reading) -> tuple[Reading, Reading]:
        """Two losses are compared by their size; a loss and a profit as signed figures."""
        if self.signs.new_is_loss and self.signs.old_is_loss:
            return abs(new), abs(old)
        if self.signs.mixed:
            new, old = abs(new), abs(old)
            return (-new if self.signs.new_is_loss else new), (-old if self.signs.old_is_loss else old)
        return new, old

    def _settled(self, found: Judgement, new: Reading, old: Reading) -> Judgement:
        """The judgement, unless the words leave doubt; and whether the direction word fits."""
        if self.doubt and found.verdict != "agrees":
            return Judgement("unsure", found.computed, self.doubt)
        if self.signs.mixed:
            sure = found.verdict == "agrees"
            return found if sure else Judgement("unsure", found.computed, "a change between loss and profit")
        wrong_way = self.signs.directed and judging.wrong_way(self.direction, new, old)
        if found.verdict == "agrees" and wrong_way and not self.doubt:
            return Judgement("direction", found.computed)
        return found

    def _by_factor(self, new: Reading, old: Reading) -> Judgement:
        at = self.stated.direction_at
        before = self.skeleton.text[max(at - 16, 0) : at]
        over = pattern(r"(?i)(?:more than|over|at least) ?$").search(before)
        nearly = pattern(r"(?i)(?:nearly|almost|close to|approximately|about|virtually) ?$").search(before)
        return judging.judge_factor(self.stated.factor, over is not None, nearly is not None, new, old)

    def _by_one_figure(self) -> Iterator[Comparison]:
        """As in "increased $2.0 million, or 20%, to $12.0 million": two figures give the third."""
        known = self.new or self.old
        if not (known and self.percent and self.delta) or self.direction not in ("up", "down"):
            return
        step = judging.operands_of(self.delta, known)
        if step is None or known.unit == "percent" or self.signs.new_is_loss or self.signs.old_is_loss:
            return
        down = self.direction == "down"
        found = judging.judge_share(self.percent, *step, known_is_new=known is self.new, down=down)
        if self.doubt and found.verdict != "agrees":
            found = Judgement("unsure", found.computed, self.doubt)
        yield self._made("percent", self.percent, found)

    def _doubt(self, law: Law) -> str:
        """Why a disagreement would prove nothing; empty where it would."""
        text = pattern(r"\([^()]*\)").sub(lambda m: " " * len(m.group()), self.skeleton.text)
        if self.stated.form != "new-and-old" and pattern(r"(?i)\brespectively\b").search(text):
            return 'a list with "respectively"'
        clause = pattern(rf"[,;.]|{_ANY_FIGURE}|$").search(text, self.stated.end)
        for m in law.lexicon("comparison-qualifiers").find_in(text, Span(0, clause.start())):
            return f'"{text[m.span.start : m.span.end]}" may put the change on another basis'
        if (self.new and judging.is_qualified(self.new)) or self._old_is_qualified():
            return "a figure is given only as more or less than a number"
        if self.stated.form == "new-and-old" and not self._newest_first():
            return "the order of the periods is not clear"
        return "the change and the earlier figure are of different periods" if self._bases_differ() else ""

    def _old_is_qualified(self) -> bool:
        """Whether the old figure is only "over" or "nearly" so much; in "20% over $10.0 million" it isn't."""
        if self.old is None or not judging.is_qualified(self.old):
            return False
        before = self.skeleton.text[: self.stated.old or 0][-30:]
        own = pattern(r"(?i)\b(?:from|to|with|versus|vs\.?|of)(?: \w+)? over $").search(before)
        return self.old.closeness != "over" or not before.endswith("over ") or own is not None

    def _newest_first(self) -> bool:
        """Whether the two periods before two figures name the later year first."""
        before = [p for at, p in self.skeleton.items.items() if at < (self.stated.new or 0)]
        years = [p.years[-1] for p in before if isinstance(p, PeriodPhrase) and p.years]
        return len(years) > 1 and years[-2] > years[-1]

    def _bases_differ(self) -> bool:
        """Whether the change is said to be from another period than the old figure's."""
        at = self.stated.percent if self.stated.percent is not None else self.stated.points
        change, old, new = self._period_after(at), self._old_period(), self._period_after(self.stated.new)
        if at is None or change is None or old is None or change is old:
            return False
        own = pattern(rf"[^{PERIOD}]*?\b(?:from|over|versus|vs|than|compared)\b[^{PERIOD}]*{PERIOD}")
        if own.match(self.skeleton.text, at) and differ(change, old):
            return True
        return {"year", "quarter"} <= {change.base, base_of(old, new)}

    def _period_after(self, at: int | None) -> PeriodPhrase | None:
        if at is None or self.apart:
            return None
        found = pattern(rf"(?:(?!{_ANY_FIGURE})[^;,]){{0,30}}?{PERIOD}").match(self.skeleton.text, at + 1)
        return self.skeleton.period_in(found.end() - 1, found.end()) if found else None

    def _old_period(self) -> PeriodPhrase | None:
        if self.stated.old is None:
            return None
        after = self._period_after(self.stated.old)
        before = self.skeleton.text.rfind(PERIOD, max(self.stated.old - 60, 0), self.stated.old)
        return after or (self.skeleton.period_in(before, before + 1) if before >= 0 else None)

    def _made(self, kind: Kind, stated: Amount | None, found: Judgement) -> Comparison:
        span = self.skeleton.source(self.stated.start, self.stated.end)
        words = stated.text if stated else self._word()
        computed, period, base = found.computed, self._period_after(self.stated.new), self._old_period()
        return Comparison(
            span=span,
            kind=kind,
            form=self.stated.form,
            measure=self._measure(),
            new=_text(self.new),
            old=_text(self.old),
            stated=words,
            direction=self.direction,
            word=self._word(),
            verdict=found.verdict,
            computed=computed.value if computed else None,
            low=computed.low if computed else None,
            high=computed.high if computed else None,
            explanation=self._explained(kind, words, found, stated),
            new_span=self.new.span if self.new else None,
            old_span=self.old.span if self.old else None,
            stated_span=stated.span if stated else span,
            period=period.text if period else "",
            base_period=base.text if base else "",
            certain=not self.doubt and not self.signs.mixed,
        )

    def _word(self) -> str:
        """The word that says the direction or the factor; without one, the percentage with its sign."""
        word: str = pattern(r"\w*").match(self.skeleton.text, self.stated.direction_at).group()
        return word or _text(self.percent)

    def _measure(self) -> str:
        head = self.skeleton.text[: self.stated.start]
        start = max(head.rfind(mark) for mark in ";:.•")
        words = pattern(f"{_ANY_FIGURE}|{PERIOD}").split(head[start + 1 :])[-1].strip(" ,*-–•")
        return words if len(words) <= 90 else ""

    def _explained(self, kind: Kind, words: str, found: Judgement, stated: Amount | None) -> str:
        new, old = _text(self.new), _text(self.old)
        if found.verdict == "unsure":
            return found.reason
        if found.computed is None or stated is None:
            return f"{new} after {old}; the text says {words}"
        decimals = decimals_of(stated)
        if kind == "percent" and new and old:
            return explained(new, old, words, found.computed, decimals=max(1, decimals))
        if kind == "percent":
            value = shown(abs(found.computed.value), max(1, decimals))
            side = "to" if new else "from"
            return f"{_text(self.delta)} {side} {new or old} is {value}%; the text says {words}"
        if kind == "points":
            unit = "basis points" if stated.unit == "basis-points" else "points"
            value = shown(abs(found.computed.value), decimals)
            return f"the difference between {new} and {old} is {value} {unit}; the text says {words}"
        value = shown(abs(found.computed.value) / stated.scale, decimals)
        return f"the difference between {new} and {old} is {value}{_scale(stated)}; the text says {words}"


_SCALES = {1_000: " thousand", 1_000_000: " million", 1_000_000_000: " billion"}


def _scale(stated: Amount) -> str:
    return _SCALES.get(stated.scale, "")


def _text(amount: Amount | None) -> str:
    return amount.text if amount else ""
