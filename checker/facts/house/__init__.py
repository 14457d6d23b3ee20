"""What a draft states about its own issuer, held against what the house says of itself."""
