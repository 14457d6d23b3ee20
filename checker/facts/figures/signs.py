"""The words around two figures → whether each is a loss: "net loss fell to $8 million" is no fall."""

from __future__ import annotations

from checker.facts.amounts import Amount
from checker.facts.figures.change_grammar import Stated
from checker.patterns import pattern
from checker.record import Record

_LOSS = pattern(
    r"(?i)\b(?:loss(?:es)?(?! ratio| adjust)|deficits?|outflows?|cash used|used in|used by|negative|"
    r"shortfall)\b"
)
_PROFIT = pattern(
    r"(?i)\b(?:income|profits?|earnings|gains?|EBITDA\w*|inflows?|provided by|surplus|positive|cash flow)\b"
)
_FIGURE = "[\ue000-\ue002\ue004\ue005;]"
_MAGNITUDE = pattern(r"(?i)(?:increas|decreas|declin|reduc|narrow|widen|fell|rose|higher|lower|down|drop)")


class Signs(Record):
    """What the words say of the two figures' signs."""

    new_is_loss: bool
    old_is_loss: bool
    directed: bool
    """Whether a word like "increased" says which way the figures go."""

    @property
    def mixed(self) -> bool:
        """Whether one is a loss and the other isn't."""
        return self.new_is_loss != self.old_is_loss


def signs_of(text: str, stated: Stated, new: Amount | None, old: Amount | None) -> Signs:
    """What the words before each figure say; a figure without words of its own takes those of the subject."""
    places = sorted(at for at in (stated.new, stated.old) if at is not None)
    first = places[0] if places else stated.end
    subject = _sign(text[:first], default=False, last=True)
    second = _sign(text[places[0] : places[1]], default=subject, last=True) if len(places) > 1 else subject
    new_first = stated.old is None or (stated.new is not None and stated.new < stated.old)
    new_loss, old_loss = (subject, second) if new_first else (second, subject)
    new_loss, old_loss = new_loss or _printed(new), old_loss or _printed(old)
    both = new_loss and old_loss
    word = text[stated.direction_at : stated.direction_at + 12]
    directed = not (new_loss or old_loss) or (both and _MAGNITUDE.match(word) is not None and subject)
    return Signs(new_loss, old_loss, directed)


def _printed(amount: Amount | None) -> bool:
    return amount is not None and amount.negative and amount.unit != "number"


def _sign(words: str, *, default: bool, last: bool) -> bool:
    """Whether the last word of loss or profit is one of loss."""
    losses = [m.start() for m in _LOSS.finditer(words)]
    profits = [m.start() for m in _PROFIT.finditer(words)]
    if not losses and not profits:
        return default
    return bool(losses) and max(losses) >= max(profits, default=-1) - 12
