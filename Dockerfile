# A small image that checks drafts: no network, no root, nothing written but the reports that are asked for.
#   docker build --tag prewire .
#   docker run --rm --network none --user "$(id -u):$(id -g)" --volume "$PWD:/work" prewire check draft.docx
# For a gate, pin the base by its digest: --build-arg BASE=python:3.13-slim@sha256:…
ARG BASE=python:3.13-slim

FROM ${BASE} AS build
WORKDIR /source
COPY pyproject.toml hatch_build.py README.md LICENSE ./
COPY checker checker
COPY rules rules
COPY reports reports
COPY examples examples
RUN python -m venv /opt/prewire \
 && /opt/prewire/bin/python -m pip install --no-cache-dir --disable-pip-version-check . \
 && /opt/prewire/bin/python -m pip uninstall --yes --quiet pip

FROM ${BASE}
COPY --from=build /opt/prewire /opt/prewire
RUN useradd --uid 10001 --create-home --shell /usr/sbin/nologin prewire \
 && mkdir /work && chown prewire:prewire /work
ENV PATH="/opt/prewire/bin:$PATH" PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE=1 PREWIRE_CACHE=/tmp/prewire
USER 10001
WORKDIR /work
ENTRYPOINT ["prewire"]
CMD ["--help"]
