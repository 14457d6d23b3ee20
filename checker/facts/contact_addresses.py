"""A line of a contact block → whether it is a part of a postal address."""

from __future__ import annotations

from checker.patterns import pattern

_DIGIT = pattern(r"\d")
_NUMBERED_ADDRESS = pattern(
    r"(?=[A-Z\d#])(?:"
    r"\b\d{1,6}(?:-\d+)? (?:[NSEW]\.? )?[\p{L}\d.' -]{2,40}\b(?:Street|St|Avenue|Ave|Road|Rd|"
    r"Boulevard|Blvd|Drive|Dr|Lane|Ln|Way|Parkway|Pkwy|Place|Plaza|"
    r"Square|Court|Circle|Highway|Hwy|Floor|Terrace|Quay|Row|Broadway|Center|Centre)\b|\b(?:Suite|Ste|"
    r"Unit|Floor|P\.? ?O\.? Box|Level|Building)\.? ?#?\d"
    r"|\b[A-Z]{2},? \d{5}(?:-\d{4})?\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|"
    r"\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b|#\d\d-\d\d)"
)
"""Parts of an address that have a number."""
_REGIONS = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|"
    "Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|"
    "Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|"
    "North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|"
    "Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming|Ontario|Quebec|British Columbia|"
    "Alberta|Manitoba|Nova Scotia|Canada|Israel|Singapore|Ireland|Germany|Sweden|Switzerland|England|"
    "United Kingdom|the Netherlands|Australia|Japan|China"
)
_SITES = (
    "Square|Center|Centre|Tower|Towers|Beach|Plaza|House|Building|Park|Street|Avenue|Road|Boulevard|Drive|"
    "Island"
)
_LAST = frozenset(name.rpartition(" ")[2] for name in f"{_REGIONS}|{_SITES}".split("|"))
"""The last words of the names that a place ends with."""
_PLACE = pattern(
    rf"\p{{Lu}}[\p{{L}}.' -]{{1,30}}(?:,? (?:{_REGIONS})(?: \d{{4,6}})?|, [A-Z]{{2}})$"
    rf"|(?:\p{{Lu}}[\w.]*|\d+)(?: \p{{Lu}}?[\w.]*){{0,4}} (?:{_SITES})$"
)
_CITY = pattern(
    r"(?:Los Angeles|New York|San Francisco|San Diego|Las Vegas|Hong Kong|Tel Aviv|Salt Lake City|"
    r"Washington,? D\.?C\.?)\b"
)
"""What a line of an address may begin with."""


def is_address(bare: str) -> bool:
    """Whether the words are, or hold, a part of a postal address."""
    if _DIGIT.search(bare) and _NUMBERED_ADDRESS.search(bare):
        return True
    if bare.endswith("United States") or _CITY.match(bare):
        return True
    last = bare.rpartition(" ")[2]
    return (last in _LAST or len(last) == 2 or last.isdecimal()) and _PLACE.match(bare) is not None
