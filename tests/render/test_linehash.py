"""GitHub's hash of a line, against an implementation by its definition, one unit and one line at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.reading import read_bytes, read_text
from checker.render.linehash import file_text, line_hashes


def units_of(text: str) -> list[int]:
    """The units that count: no blank, no tab, no line feed straight after a carriage return, which is one."""
    out: list[int] = []
    data = text.encode("utf-16-be", "surrogatepass")
    after_return = False
    for i in range(0, len(data), 2):
        unit = data[i] << 8 | data[i + 1]
        skipped = unit in (32, 9) or (after_return and unit == 10)
        after_return = unit == 13
        if not skipped:
            out.append(10 if unit == 13 else unit)
    return [*out, 0xFFFF]


def by_definition(text: str) -> list[str]:
    units = units_of(text)
    hashes: list[str] = []
    for start in [i for i in range(len(units)) if i == 0 or units[i - 1] == 10]:
        block = (units[start : start + 100] + [0] * 100)[:100]
        value = sum(unit * 37 ** (99 - i) for i, unit in enumerate(block)) % 2**64
        bare = format(value, "x")
        nth = 1 + sum(known.partition(":")[0] == bare for known in hashes)
        hashes.append(f"{bare}:{nth}")
    return hashes


@pytest.mark.shared
def test_the_two_values_of_microsofts_implementation(shared: Path) -> None:
    seed = (shared / "seeds" / "neotherapeutics-2002-11-18.txt").read_bytes().decode()
    hashes = line_hashes(seed)
    assert hashes[15 - 1] == "b5a882380cbac135:1"
    assert hashes[18 - 1] == "f6c60bfa937e54f1:1"
    assert hashes == by_definition(seed)


PIECES = st.lists(
    st.sampled_from(["\n", "\r\n", "\r", "\r \n", "\t", " ", "a", "Acme", "é", "“", "\U0001f3ed", "x" * 99, "y" * 130, "\ufeff"]),
    max_size=60,
).map("".join)  # fmt: skip


@given(PIECES)
@settings(max_examples=300, deadline=None)
def test_every_line_hashes_as_defined(text: str) -> None:
    assert line_hashes(text) == by_definition(text)


def test_fifty_lines_of_a_release_and_their_twins() -> None:
    line = "Revenue of ${n} million rose {n} percent, and  the\tboard met {n} times.\r\n"
    text = "".join(line.replace("{n}", str(n % 25)) for n in range(60))
    hashes = line_hashes(text)
    assert hashes == by_definition(text)
    assert len(hashes) == 61 == len(set(hashes))
    assert sum(value.endswith(":2") for value in hashes) > 20, "equal lines are numbered"


@pytest.mark.parametrize(
    "data",
    [
        "Acme “opens” a plant\r\n\r\nIt is new.\r\n".encode(),
        b"\xef\xbb\xbf" + "Acme “opens” a plant\n".encode(),
        "Acme “opens” a plant\n\nIt’s new.\n".encode("cp1252"),
        "Acme opens a plant\n\nIt is new.\n".encode("utf-16"),
    ],
)
def test_the_file_is_hashed_as_github_reads_it(data: bytes) -> None:
    assert file_text(read_bytes(data, "a.txt")) == data.decode("utf-8", "replace")


def test_a_text_that_is_not_the_file_is_not_hashed() -> None:
    from dataclasses import replace

    document = read_text("Acme opens a plant.\n", "a.txt")
    other = replace(document, source=replace(document.source, sha256="0" * 64))
    assert file_text(document) == document.raw
    assert file_text(other) is None
