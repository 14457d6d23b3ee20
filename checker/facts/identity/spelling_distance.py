"""Two words → whether they differ by one slip: a letter lost, added or wrong, or two swapped."""

from __future__ import annotations


def one_slip(one: str, other: str) -> bool:
    """Whether exactly one letter is lost, added or wrong, or two neighbours are swapped."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    a, b = one[start:], other[start:]
    swapped = len(a) == len(b) >= 2 and a[0] == b[1] and a[1] == b[0] and a[2:] == b[2:]
    return swapped or a[1:] == b[1:] or a[1:] == b or a == b[1:]
