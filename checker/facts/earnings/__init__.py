"""Facts about earnings releases: measures that are not GAAP, key metrics, guidance, results."""
