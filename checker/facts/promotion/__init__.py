"""Promotion → facts: where bad news stands in a release, and whether a stated yield is right."""
