"""Errors that a person caused and can mend; each says what, where and what to do."""

from __future__ import annotations


class UserError(Exception):
    """Bad input. Its text is one line, fit to print; the program ends with exit code 2."""


class DraftError(UserError):
    """A draft that cannot be read: missing, empty, binary, too large, of an unknown kind."""


class RuleError(UserError):
    """A rule, lexicon, table or pack that is wrong. The text starts with ``file:line:``."""


class ConfigError(UserError):
    """A wrong option or configuration file."""


class PatternTimeout(UserError):
    """A pattern that ran out of its time on this text; the rule's outcome becomes ``broken``."""
