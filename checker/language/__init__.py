"""The rule language: what a rule may say, and packs of rules.

Authoring (``models``, ``compile``, ``names``, ``lint``, ``schema``) imports pydantic and YAML and is
strict; judging (``rule``, ``queries``, ``comparisons``, ``message``) is built from the plain data that
authoring leaves behind, and imports neither.
"""
