"""What a check must not import: start-up is most of a short run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import FAULTY

HEAVY = (
    "typer", "rich", "pydantic", "yaml", "jinja2", "jsonschema", "holidays", "markdown_it", "rapidfuzz",
    "regex", "importlib.metadata", "concurrent.futures", "asyncio", "email_validator", "logging",
)  # fmt: skip

CODE = """
import sys
from checker.cli.dispatch import run
code = run(sys.argv[1:])
print("LOADED", *[name for name in {heavy!r} if name in sys.modules])
"""


def loaded(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", CODE.format(heavy=HEAVY), *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.rpartition("LOADED")[2].split())


def test_a_check_loads_nothing_heavy(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(FAULTY, encoding="utf-8")
    loaded("check", str(draft))  # the first run compiles the pack, and needs YAML and pydantic for it
    assert loaded("check", str(draft)) == set()


def test_the_version_loads_nothing_heavy() -> None:
    assert loaded("--version") == set()


NOTHING_BUILT = """
import sys
from pathlib import Path
from checker import cachefolder
cachefolder.built_folder = lambda: Path("nowhere")
from checker.cli.dispatch import run
run(sys.argv[1:])
"""


def test_a_later_run_compiles_no_pattern(tmp_path: Path) -> None:
    """A pattern whose text differs from run to run would be compiled in each, and swell the cache."""
    draft = tmp_path / "draft.txt"
    draft.write_text(FAULTY, encoding="utf-8")
    environment = {**os.environ, "PREWIRE_CACHE": str(tmp_path / "cache")}
    kept = []
    for seed in "123":  # the order of sets differs from seed to seed
        command = [sys.executable, "-c", NOTHING_BUILT, "check", str(draft)]
        subprocess.run(command, env={**environment, "PYTHONHASHSEED": seed}, capture_output=True, check=False)
        (file,) = (tmp_path / "cache").glob("patterns-*")
        kept.append(file.read_bytes())
    assert kept[0] == kept[1] == kept[2]
