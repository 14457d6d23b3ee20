"""What a company announces of itself (officers, auditors, listings, dividends, meetings), and when it is due.

:mod:`~checker.facts.corporate.news` cuts a release into the sentences that carry its news,
:mod:`~checker.facts.corporate.occurrences` finds what they announce; the other modules give each kind of
event its particulars. :mod:`~checker.facts.corporate.triggers` and
:mod:`~checker.facts.corporate.deadlines` apply the tables of the law to them.
"""
