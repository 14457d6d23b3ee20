"""Figures and how they are told: one line a figure, with the bar where there is one."""

from __future__ import annotations

import math
import platform
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from statistics import median


@dataclass(frozen=True)
class Figure:
    """One measured figure; ``bar`` is what it should be, in words."""

    name: str
    value: str
    bar: str = ""
    met: bool | None = None


@dataclass
class Curve:
    """A measured curve, for the plot."""

    name: str
    x_label: str
    y_label: str
    points: list[tuple[float, float]] = field(default_factory=list)

    @property
    def exponent(self) -> float:
        """The slope of the curve between its ends, both axes taken as logarithms."""
        (x0, y0), (x1, y1) = self.points[0], self.points[-1]
        return math.log(y1 / y0) / math.log(x1 / x0)


def at_most(name: str, value: float, bar: float, unit: str = "") -> Figure:
    """A figure that should be small."""
    return Figure(name, f"{value:.3g} {unit}".strip(), f"≤ {bar:g} {unit}".strip(), value <= bar)


def at_least(name: str, value: float, bar: float, unit: str = "") -> Figure:
    """A figure that should be large."""
    return Figure(name, f"{value:.3g} {unit}".strip(), f"≥ {bar:g} {unit}".strip(), value >= bar)


def paired(runs: int, commands: dict[str, Callable[[], float]]) -> dict[str, list[float]]:
    """Each command timed in turn, round after round, so that a busy spell falls on all of them."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, run in commands.items():
            times[name].append(run())
    return times


def ratio(times: dict[str, list[float]], above: str, below: str) -> float:
    """The median of the ratios within each round."""
    return median(a / b for a, b in zip(times[above], times[below], strict=True))


_HEAD = """\
# Speed

{machine}

Made by `make bench`. A ratio is the median of the ratios within the rounds of one run; a time alone says
little beyond this machine.

| what | measured | bar | |
| --- | --- | --- | --- |"""


def page(figures: Iterable[Figure], curves: Sequence[Curve], picture: str) -> str:
    """The page for the documentation."""
    lines = [_HEAD.format(machine=_machine())]
    for figure in figures:
        sign = {True: "met", False: "**missed**", None: ""}[figure.met]
        lines.append(f"| {figure.name} | {figure.value} | {figure.bar} | {sign} |")
    lines += ["", f"![Growth curves]({picture})", ""]
    for curve in curves:
        told = ", ".join(f"{x:g}: {y:.3g}" for x, y in curve.points)
        lines.append(f"- {curve.name} ({curve.x_label}: {curve.y_label}): {told}")
    return "\n".join(lines) + "\n"


def _machine() -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in ("prewire", "regex", "typer"))
    return f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}; {libraries}."


def plot(curves: Sequence[Curve], path: str) -> None:
    """Draw the curves, each in its own frame, with logarithmic axes."""
    import matplotlib  # noqa: PLC0415  (only where a plot is wanted)
    from matplotlib import pyplot  # noqa: PLC0415

    matplotlib.rcParams["svg.hashsalt"] = "prewire"
    pyplot.switch_backend("svg")

    picture, frames = pyplot.subplots(1, len(curves), figsize=(4.2 * len(curves), 3.4), layout="constrained")
    for frame, curve in zip(frames, curves, strict=True):
        frame.loglog(*zip(*curve.points, strict=True), marker="o")
        frame.set(
            title=f"{curve.name} (exponent {curve.exponent:.2f})", xlabel=curve.x_label, ylabel=curve.y_label
        )
        frame.grid(alpha=0.3, which="both")
    picture.savefig(path, metadata={"Date": None})
