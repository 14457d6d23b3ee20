"""Figures that tie out: what a release's numbers are, and whether they agree with each other."""
