"""What is written as reports come is what is written of all at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from checker.config import Settings
from checker.formats import FORMATS
from checker.language.pack import load_packs
from checker.pipeline import check
from checker.reading import read_text
from checker.render import RenderOptions, render, render_files
from checker.render.kept import FRAMED, IN_A_ROW, PIECED, Shared, lightened, told
from checker.render.streams import Collected, Framed, InARow, JsonList, Pages, Stream
from checker.report import Report
from tests.cli.conftest import CLEAN, FAULTY

AT_THE_END = [name for name in FORMATS if name not in (*PIECED, "ics", "pdf", "xlsx", "folder")]


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    packs = load_packs(("us-core",))
    texts = (FAULTY, CLEAN, FAULTY.replace("\n\nContact", "\n\nMade of [TBD].\n\nContact"))
    drafts = [read_text(text, f"d{n}.txt") for n, text in enumerate(texts)]
    return [check(draft, packs, Settings(), date(2026, 11, 23)) for draft in drafts]


def streamed(
    stream: Stream, reports: Sequence[Report], formats: tuple[str, ...], options: RenderOptions
) -> None:
    shared = Shared()
    for report in reports:
        each = told(report, formats, options)
        light = shared.of(each.light) if each.light else None
        stream.add(type(each)(each.pieces, light))
    stream.end()


@pytest.mark.parametrize("redact", [False, True])
@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("format", [*IN_A_ROW, *FRAMED, "json", *AT_THE_END])
def test_the_same_text(format: str, number: int, redact: bool, reports: list[Report]) -> None:
    options = RenderOptions(redact=redact)
    written: list[str] = []
    stream: Stream
    if format in FRAMED:
        stream = Framed(format, options, written.append)
    elif format in IN_A_ROW:
        stream = InARow(format, written.append)
    elif format == "json":
        stream = JsonList(written.append)
    else:
        stream = Collected(format, options, written.append)
    streamed(stream, reports[:number], (format,), options)
    assert "".join(written) == render(reports[:number], format, options)


@pytest.mark.parametrize("redact", [False, True])
@pytest.mark.parametrize("number", [1, 3])
def test_the_same_pages(number: int, redact: bool, reports: list[Report]) -> None:
    options = RenderOptions(redact=redact)
    files: dict[str, str] = {}
    streamed(Pages("all.html", options, files.__setitem__), reports[:number], ("html",), options)
    assert files == dict(render_files(reports[:number], "html", "all.html", options))


def test_nothing_is_written_of_no_report() -> None:
    written: list[str] = []
    for stream in (JsonList(written.append), InARow("text", written.append)):
        stream.end()
    assert written == []


def test_what_reports_share_is_kept_once(reports: list[Report]) -> None:
    shared = Shared()
    light = [lightened(report) for report in reports[:2]]
    one, other = (shared.of(report) for report in light)
    same = sum(a is b for a, b in zip(one.outcomes, other.outcomes, strict=True))
    assert same > len(one.outcomes) - 5
    assert one.outcomes == light[0].outcomes
