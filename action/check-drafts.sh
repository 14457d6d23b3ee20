#!/usr/bin/env bash
# What the GitHub action runs: checks the drafts, writes the reports, tells GitHub the verdict.
# Everything comes through the environment (INPUT_*); the exit code is prewire's own.
set -euo pipefail

mkdir -p "$INPUT_FOLDER"
counts="$RUNNER_TEMP/prewire-counts.json"
rm -f "$counts"

options=(
  --format github
  --output "html=$INPUT_FOLDER/report.html"
  --output "sarif=$INPUT_FOLDER/prewire.sarif"
  --output "junit=$INPUT_FOLDER/junit.xml"
  --output "json=$counts"
)
if [ -n "$INPUT_CONFIG" ]; then options+=(--config "$INPUT_CONFIG"); fi
if [ -n "$INPUT_FAIL_ON" ]; then options+=(--fail-on "$INPUT_FAIL_ON"); fi
if [ -n "$INPUT_CHANGED_SINCE" ]; then options+=(--changed-since "$INPUT_CHANGED_SINCE"); fi
if [ "$INPUT_REDACT" = true ]; then options+=(--redact); fi

drafts=()
while IFS= read -r line; do
  line="${line#"${line%%[![:space:]]*}"}"
  line="${line%"${line##*[![:space:]]}"}"
  if [ -n "$line" ]; then drafts+=("$line"); fi
done <<< "$INPUT_FILES"

code=0
"$PREWIRE_BIN/prewire" check "${options[@]}" -- "${drafts[@]}" || code=$?

case "$code" in
  0) verdict=ready ;;
  1) verdict=not-ready ;;
  *) verdict=could-not-check ;;
esac

must_fix="$("$PREWIRE_BIN/python" - "$counts" <<'PYTHON'
import json, pathlib, sys

path = pathlib.Path(sys.argv[1])
data = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {"reports": []}
print(sum(report["summary"]["errors"] for report in data.get("reports", [data])))
PYTHON
)"

{
  echo "verdict=$verdict"
  echo "must-fix=$must_fix"
  echo "report-path=$INPUT_FOLDER/report.html"
} >> "$GITHUB_OUTPUT"
exit "$code"
