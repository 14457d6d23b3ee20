"""Deals → facts: offerings, mergers, tender offers, buybacks, and the legends that go with them.

Each is told only where the release itself announces it: in its headline, its subheads or its lead, and
not in passing ("following its initial public offering"). The vocabulary is in the lexicons ``offering-…``,
``transaction-…``, ``tender-…``, ``buyback-…`` and ``legend-clauses`` of the pack ``us-deals``.
"""
