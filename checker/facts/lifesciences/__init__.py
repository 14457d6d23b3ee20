"""What releases of drug, device and diagnostics companies state: products, trials, regulators' acts."""
