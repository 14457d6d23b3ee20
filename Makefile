# Two commands matter: `make demo` and `make test`. Each is enough on a fresh machine with Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help demo test lint types accuracy bench docs clean

help:  ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

$(BIN)/prewire: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	$(BIN)/python -m compileall -q checker
	$(BIN)/prewire rules build examples/*.md examples/*.txt >/dev/null
	@touch $@

$(VENV)/.dev: $(BIN)/prewire
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

demo: $(BIN)/prewire  ## check the sample releases and write report.html
	$(BIN)/prewire check examples/*.md examples/*.txt --output report.html --fail-on never
	@echo "The report is at $(CURDIR)/report.html"

test: $(VENV)/.dev  ## run the whole test suite
	$(BIN)/python -m pytest -n auto -q

lint: $(VENV)/.dev types  ## ruff, mypy and the rules about rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/prewire rules lint

types: $(VENV)/.dev  ## mypy --strict
	$(BIN)/mypy

accuracy: $(VENV)/.dev  ## precision and recall on the labelled releases beside the project
	$(BIN)/python benchmarks/accuracy.py

bench: $(VENV)/.dev  ## timings as ratios, into docs/benchmarks.md
	$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python benchmarks/speed.py --write

docs: $(VENV)/.dev  ## the documentation as a site, with a page for every rule, in build/site
	$(BIN)/python -m pip install --quiet --group docs
	$(BIN)/prewire rules pages docs/rules --pack us --judged benchmarks/judgements.csv
	$(BIN)/sphinx-build -q -W --keep-going -b html -c docs/site docs build/site

clean:  ## remove what the other commands made
	rm -rf $(VENV) report*.html
