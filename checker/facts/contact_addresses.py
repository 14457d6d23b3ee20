"""A line of a contact block → whether it is a part of a postal address."""

from __future__ import annotations

from checker.patterns import pattern

_DIGIT = pattern(r"\d")
_NUMBERED_ADDRESS = pattern(
    r"\b\d{1,6}(?:-\d+)? (?:[NSEW]\.? )?[\p{L}\d.' -]{2,40}\b(?:Street|St|Avenue|Ave|Road|Rd|"
    r"Boulevard|Blvd|Drive|Dr|Lane|Ln|Way|Parkway|Pkwy|Place|Plaza|"
    r"Square|Court|Circle|Highway|Hwy|Floor|Terrace|Quay|Row|Broadway|Center|Centre)\b|\b(?:Suite|Ste|"
    r"Unit|Floor|P\.? ?O\.? Box|Level|Building)\.? ?#?\d"
    r"|\b[A-Z]{2},? \d{5}(?:-\d{4})?\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|"
    r"\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b|#\d\d-\d\d"
)
"""Parts of an address that have a number."""
_PLACE = pattern(
    r"(?:\p{Lu}[\p{L}.' -]{1,30}),? (?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|"
    r"Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|"
    r"Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|"
    r"Mississippi|Missouri|Montana|Nebraska|Nevada|"
    r"New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|"
    r"Pennsylvania|Rhode Island|South Carolina|"
    r"Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming|Ontario|Quebec|"
    r"British Columbia|Alberta|Manitoba|Nova Scotia|Canada|Israel|"
    r"Singapore|Ireland|Germany|Sweden|Switzerland|England|United Kingdom|the Netherlands|Australia|"
    r"Japan|China)(?: \d{4,6})?$"
    r"|\p{Lu}[\p{L}.' -]{1,30}, [A-Z]{2}$"
    r"|(?:\p{Lu}[\w.]*|\d+)(?: \p{Lu}?[\w.]*){0,4} (?:Square|Center|Centre|Tower|Towers|Beach|Plaza|"
    r"House|Building|Park|Street|Avenue|Road|Boulevard|Drive|Island)$"
    r"|(?:Los Angeles|New York|San Francisco|San Diego|Las Vegas|Hong Kong|Tel Aviv|Salt Lake City|"
    r"Washington,? D\.?C\.?)\b"
)
"""Places that an address names, from its first word on."""


def is_address(bare: str) -> bool:
    """Whether the words are, or hold, a part of a postal address."""
    if _DIGIT.search(bare) and _NUMBERED_ADDRESS.search(bare):
        return True
    return bare.endswith("United States") or _PLACE.match(bare) is not None
