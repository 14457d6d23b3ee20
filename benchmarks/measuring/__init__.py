"""The instruments behind ``make accuracy``: labelled data in, counts of hits, misses and false hits out."""
