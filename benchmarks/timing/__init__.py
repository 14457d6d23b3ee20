"""Whole-process and in-process timings, as ratios within one run."""
