"""Hosts of web and e-mail addresses: top-level domains, and the kinds that the table ``web-hosts`` knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.law import Law

Hosts = Mapping[str, frozenset[str]]
"""Known hosts by their kind: ``placeholder``, ``free-mail``, ``shortener``, …"""

TOP = (
    r"(?:com|net|org|info|biz|edu|gov|int|pro|inc|tech|app|dev|global|health|bio|energy|capital|"
    r"finance|group|cloud|life|"
    r"io|ai|co|us|ca|uk|au|nz|de|fr|nl|be|ch|at|se|no|dk|fi|is|ie|it|es|pt|gr|il|jp|cn|hk|tw|sg|my|in|"
    r"za|br|mx|ar|cl|"
    r"eu|me|tv|gg|xyz|id|th|kr|ph|pl|cz|lu|ae|sa|tr|vc|ly|fm|gl|to|ws|cc|ag|im|je|ky|bm|vg|mt|li|ee|"
    r"lv|lt|ro|hu)"
)
"""A top-level domain that addresses without a scheme may end with, as a pattern."""


def known_hosts(law: Law) -> Hosts:
    """The hosts that the law knows; read once."""
    rows = law.table("web-hosts").rows
    return law.once("web-hosts", lambda: {row["kind"]: frozenset(row["hosts"]) for row in rows})


def is_host(host: str, kind: str, hosts: Hosts) -> bool:
    """Whether a host, in lower case, is of a kind, or lies below one that is."""
    known = hosts.get(kind, ())
    while host and host not in known:
        host = host.partition(".")[2]
    return bool(host)
