"""The table of kinds of fact: for each, the module that finds it, and what a release that holds one has.

Of a hundred kinds a release holds twenty. So a kind says what its facts cannot be without, and for a release
that lacks it the module isn't even imported. What is said must hold of every release under every law: words
stand here only where they are the extractor's own; lists, to which a house pack may add, by their names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from checker.document import Span
from checker.facts.event_signs import fronts
from checker.facts.gated import GatedList, gated
from checker.law import Law
from checker.lexicon import Entry, Lexicon
from checker.plugins import Extensible
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts


class Fact(Protocol):
    """Something the release states."""

    @property
    def span(self) -> Span:
        """The words that state it."""
        ...


Extractor = Callable[["Facts"], Iterable[Fact]]


class FactKind(Record):
    """One kind of fact: the module that holds its dataclass and its extractor, and what its facts need.

    Of each tuple that isn't empty a release must have one: one of the words, an entry of one of the lists, a
    fact of one of the kinds.
    """

    module: str
    type_name: str
    extractor: str
    most: int = 5_000
    """How many a release may hold; a release of a hundred pages has hundreds."""
    needs: tuple[str, ...] = ()
    """Words and parts of words, in lower case, without which the extractor's expressions match nothing."""
    lists: tuple[str, ...] = ()
    """Word lists of the law without which it finds nothing, and columns of tables that hold expressions
    (``designations.pattern``)."""
    in_front: bool = False
    """Whether the lists are asked of the headline, the subheads and the lead only."""
    follows: tuple[str, ...] = ()
    """Other kinds: where there are none of these, such facts are not looked for."""
    setting: tuple[str, ...] = ()
    """Words of a trade, as ``needs``: in releases of others such facts are not looked for."""

    def may_be_in(self, facts: Facts) -> bool:
        """Whether a release may hold facts of the kind."""
        return (
            (not self.needs or any(map(facts.document.lower.__contains__, self.needs)))
            and (not self.setting or _is_set_in(facts, self.setting))
            and (not self.lists or any(_may_stand(facts, name, self.in_front) for name in self.lists))
            and (not self.follows or any(map(facts.of, self.follows)))
        )

    def load(self) -> tuple[type[Any], Extractor]:
        """The dataclass and the extractor; imports the module."""
        return _loaded(self.module, self.type_name, self.extractor)


def _is_set_in(facts: Facts, words: tuple[str, ...]) -> bool:
    """Whether a release has a word of a trade; looked for once, as several kinds ask."""
    if words not in facts.memo:
        facts.memo[words] = any(map(facts.document.lower.__contains__, words))
    found: bool = facts.memo[words]
    return found


def _may_stand(facts: Facts, name: str, in_front: bool) -> bool:
    """Whether an entry of a list may stand in the release, as far as the index of its text tells."""
    document = facts.document
    spans = [place.span for place in fronts(facts)] if in_front else [Span(0, len(document.text))]
    return any(True for _ in _list(facts.law, name).candidates(document, spans))


def _list(law: Law, name: str) -> GatedList:
    table, _, column = name.partition(".")
    if not column:
        return gated(law, name)

    def make() -> GatedList:
        rows = law.table(table).rows
        return GatedList(Lexicon(name, ()), [Entry(row[column], is_pattern=True) for row in rows])

    return law.once(f"gated:{name}", make)


def _kind(module: str, type_name: str, extractor: str, most: int = 5_000, **needed: Any) -> FactKind:
    return FactKind(f"checker.facts.{module}", type_name, extractor, most, **needed)


@cache
def _loaded(module: str, type_name: str, extractor: str) -> tuple[type[Any], Extractor]:
    found = import_module(module)
    return getattr(found, type_name), getattr(found, extractor)


MEDICINE = (
    " fda", "(fda", "clinical", "therapeutic", "phase 1", "phase 2", "phase 3", "phase i", "patients",
    "medical device", "510(k)", "biologic", "investigational", "drug",
)  # fmt: skip
"""Common words of releases that speak of drugs, devices and diagnostics; few others have one."""

_OWN: dict[str, FactKind] = {
    "date": _kind("dates", "DateMention", "find_dates"),
    "time": _kind("times", "TimeMention", "find_times", 2_000),
    "dateline": _kind("dateline", "Dateline", "find_datelines"),
    "ticker": _kind("tickers", "Ticker", "find_tickers"),
    "filing": _kind("filings", "Filing", "find_filings", 1_000),
    "statute": _kind("statutes", "Statute", "find_statutes"),
    "contact": _kind("contacts", "Contact", "find_contacts"),
    "phone": _kind("phones", "Phone", "find_phones"),
    "email": _kind("emails", "Email", "find_emails"),
    "url": _kind("web", "Url", "find_urls"),
    "amount": _kind("amounts", "Amount", "find_amounts", 20_000),
    "table-figure": _kind("figures.table_figures", "TableFigure", "find_table_figures", 20_000),
    "table-check": _kind("figures.table_checks", "TableCheck", "find_table_checks"),
    "comparison": _kind("figures.comparisons", "Comparison", "find_comparisons", 1_000),
    "headline-figure": _kind("figures.headline_figures", "HeadlineFigure", "find_headline_figures"),
    "share-of-whole": _kind(
        "figures.shares_of_whole", "ShareOfWhole", "find_shares_of_whole", needs=("%", "percent", "per cent")
    ),
    "period-label": _kind(
        "figures.period_labels",
        "PeriodLabel",
        "find_period_labels",
        needs=("quarter", "q1", "q2", "q3", "q4"),
    ),
    "age-claim": _kind("figures.ages", "AgeClaim", "find_age_claims", needs=("year",)),
    "stated-amount": _kind("figures.stated_amounts", "StatedAmount", "find_stated_amounts"),
    "growth-rate": _kind(
        "figures.growth_rates",
        "GrowthRate",
        "find_growth_rates",
        needs=("cagr", "compound", "annual growth rate"),
    ),
    "event": _kind("events", "Event", "find_events"),
    "forward-looking": _kind("forward_looking", "ForwardLooking", "find_forward_looking"),
    "logistics": _kind("forward_looking", "Logistics", "find_logistics"),
    "cautionary": _kind("cautionary", "Cautionary", "find_cautionary"),
    "measure": _kind("measures", "Measure", "find_measures", 2_000, lists=("non-gaap-measures",)),
    "legend": _kind("legends", "Legend", "find_legends", lists=("legend-marks",)),
    "call": _kind(
        "calls",
        "ConferenceCall",
        "find_calls",
        needs=(" call", "webcast", " cast", "-cast", "conference", "earnings presentation", "earnings audio"),
    ),
    "remnant": _kind("remnants", "Remnant", "find_remnants"),
    "run-together": _kind("run_together", "RunTogether", "find_run_together"),
    "repetition": _kind("repetitions", "Repetition", "find_repetitions"),
    "misprint": _kind("misprints", "Misprint", "find_misprints"),
    "quotation-fault": _kind("quotation_faults", "QuotationFault", "find_quotation_faults"),
    "odd-character": _kind("odd_characters", "OddCharacter", "find_odd_characters"),
    "misspelling": _kind("spelling", "Misspelling", "find_misspellings"),
    "superscript": _kind("superscripts", "LostSuperscript", "find_lost_superscripts"),
    "respelling": _kind("respellings", "Respelling", "find_respellings"),
    "borrowed-caution": _kind("borrowed_cautions", "BorrowedCaution", "find_borrowed_cautions"),
    "dangling-reference": _kind(
        "dangling_references", "DanglingReference", "find_dangling_references", lists=("references-ahead",)
    ),
    "materialised-risk": _kind(
        "materialised_risks",
        "MaterialisedRisk",
        "find_materialised_risks",
        lists=("materialised-risks.happened",),
    ),
    "marking": _kind("markings", "DraftMarking", "find_markings"),
    "claim": _kind("promotion.claims", "Claim", "find_claims"),
    "setback": _kind("promotion.setbacks", "Setback", "find_setbacks", lists=("grave-news",)),
    "dividend-yield": _kind("promotion.yields", "DividendYield", "find_dividend_yields", needs=("yield",)),
    "legend-clause": _kind(
        "deals.legend_clauses", "LegendClause", "find_legend_clauses", lists=("legend-clauses",)
    ),
    "offering": _kind(
        "deals.offerings", "Offering", "find_offerings", lists=("offering-kinds",), in_front=True
    ),
    "buyback": _kind("deals.buybacks", "Buyback", "find_buybacks", lists=("buyback-kinds",), in_front=True),
    "tender-offer": _kind(
        "deals.tender_offers", "TenderOffer", "find_tender_offers", lists=("tender-kinds",), in_front=True
    ),
    "transaction": _kind(
        "deals.transactions", "Transaction", "find_transactions", lists=("transaction-kinds",), in_front=True
    ),
    "offering-sum": _kind(
        "deals.offering_sums",
        "OfferingSum",
        "find_offering_sums",
        needs=("proceeds", "option"),
        follows=("offering",),
    ),
    "intermediary": _kind("deals.intermediaries", "Intermediary", "find_intermediaries"),
    "registration": _kind(
        "deals.registrations", "Registration", "find_registrations", needs=("registration statement",)
    ),
    "occurrence": _kind("corporate.occurrences", "Occurrence", "find_occurrences", lists=("occurrences",)),
    "management-change": _kind(
        "corporate.management", "ManagementChange", "find_management_changes", lists=("seat-changes",)
    ),
    "auditor-change": _kind(
        "corporate.accounts",
        "AuditorChange",
        "find_auditor_changes",
        needs=("auditor", "accounting firm", "accountant"),
    ),
    "restatement": _kind(
        "corporate.accounts", "Restatement", "find_restatements", needs=("restat", "relied", "reliance")
    ),
    "cyber-incident": _kind(
        "corporate.incidents",
        "CyberIncident",
        "find_cyber_incidents",
        needs=("cyber", "ransomware", "breach", "unauthori", "incident"),
    ),
    "listing-notice": _kind(
        "corporate.listing",
        "ListingNotice",
        "find_listing_notices",
        needs=("notice", "notif", "letter", "determination", "delist", "compliance"),
    ),
    "listing-transfer": _kind(
        "corporate.listing",
        "ListingTransfer",
        "find_listing_transfers",
        needs=("listing", "delist", "withdraw"),
    ),
    "item-reference": _kind("corporate.items", "ItemReference", "find_item_references", needs=("item",)),
    "trigger": _kind("corporate.triggers", "Trigger", "find_triggers"),
    "dividend": _kind(
        "corporate.dividends", "Dividend", "find_dividends", needs=("dividend", "distribution")
    ),
    "split": _kind("corporate.splits", "Split", "find_splits", needs=("split", "consolidat")),
    "inducement-grant": _kind(
        "corporate.grants",
        "InducementGrant",
        "find_inducement_grants",
        needs=("inducement", "5635(c)(4)", "303a.08"),
    ),
    "holder-meeting": _kind(
        "corporate.meetings", "HolderMeeting", "find_holder_meetings", needs=("meeting",)
    ),
    "renaming": _kind(
        "corporate.identity",
        "Renaming",
        "find_renamings",
        needs=(
            "its name",
            "the name",
            "of name",
            "in name",
            "corporate name",
            "company name",
            "name change",
            "symbol",
            "ticker",
        ),
    ),
    "going-concern": _kind(
        "corporate.identity", "GoingConcern", "find_going_concerns", needs=("going concern", "going-concern")
    ),
    "credit-trouble": _kind(
        "corporate.identity",
        "CreditTrouble",
        "find_credit_troubles",
        needs=("covenant", "default", "waiver", "forbearance"),
    ),
    "deadline": _kind("corporate.deadlines", "Deadline", "find_deadlines"),
    "identifier": _kind(
        "identity.identifiers",
        "Identifier",
        "find_identifiers",
        needs=("isin", "cusip", "sedol", "lei", "figi"),
    ),
    "name-variant": _kind("identity.name_variants", "NameVariant", "find_name_variants"),
    "caution-owner": _kind("identity.caution_owners", "CautionOwner", "find_caution_owners"),
    "defined-term": _kind(
        "identity.defined_terms", "DefinedTerm", "find_defined_terms", needs=('("', 'the "')
    ),
    "headquarters": _kind(
        "identity.headquarters", "Headquarters", "find_headquarters", needs=("headquarter",)
    ),
    "person": _kind("identity.persons", "Person", "find_persons"),
    "abbreviation": _kind("identity.abbreviations", "Abbreviation", "find_abbreviations"),
    "period-ahead": _kind("periods_ahead", "PeriodAhead", "find_periods_ahead"),
    "exchange-notice": _kind("exchange_notices", "ExchangeNotice", "find_exchange_notices"),
    "product": _kind("lifesciences.products", "Product", "find_products", setting=MEDICINE),
    "statistic": _kind(
        "lifesciences.statistics",
        "Statistic",
        "find_statistics",
        needs=("=", "<", "≤", ">", "≥", "p-value", " ci", "confidence interval"),
    ),
    "proportion": _kind(
        "lifesciences.proportions", "Proportion", "find_proportions", needs=("%)", "% (", "%]")
    ),
    "agency-action": _kind(
        "lifesciences.agency_actions",
        "AgencyAction",
        "find_agency_actions",
        needs=("approv", "clear", "authorized", "registered", "registration", "certified"),
        setting=MEDICINE,
    ),
    "designation": _kind(
        "lifesciences.designations",
        "Designation",
        "find_designations",
        setting=MEDICINE,
        lists=("designations.pattern",),
    ),
    "benefit-claim": _kind(
        "lifesciences.benefit_claims", "BenefitClaim", "find_benefit_claims", setting=MEDICINE
    ),
    "readout": _kind("lifesciences.readouts", "Readout", "find_readouts", setting=MEDICINE),
    "goal-date": _kind(
        "lifesciences.goal_dates",
        "GoalDate",
        "find_goal_dates",
        needs=("pdufa", "user fee", "bsufa", "target action date"),
    ),
    "registry-number": _kind(
        "lifesciences.trials", "RegistryNumber", "find_registry_numbers", needs=("nct",)
    ),
    "trial": _kind("lifesciences.trials", "Trial", "find_trials", needs=("phase",), setting=MEDICINE),
    "trademark": _kind("lifesciences.trademarks", "Trademark", "find_trademarks", needs=("®", "™")),
    "non-gaap": _kind("earnings.non_gaap", "NonGaap", "find_non_gaap", 2_000, lists=("non-gaap-measures",)),
    "reconciliation": _kind(
        "earnings.reconciliations", "Reconciliation", "find_reconciliations", needs=("reconcil",)
    ),
    "adjustment": _kind("earnings.reconciliations", "Adjustment", "find_adjustments"),
    "financial-statement": _kind(
        "earnings.statements", "FinancialStatement", "find_statements", lists=("financial-statements",)
    ),
    "prominence": _kind("earnings.prominence", "Prominence", "find_prominence", lists=("non-gaap-measures",)),
    "guidance": _kind("earnings.guidance", "Guidance", "find_guidance"),
    "guidance-action": _kind(
        "earnings.guidance_actions",
        "GuidanceAction",
        "find_guidance_actions",
        needs=("guidance", "outlook", "forecast", "financial targets"),
    ),
    "key-metric": _kind("earnings.key_metrics", "KeyMetric", "find_key_metrics", lists=("key-metrics",)),
    "approved-passage": _kind("house.wording", "ApprovedPassage", "find_approved_passages"),
    "text-change": _kind("house.wording", "TextChange", "find_text_changes"),
    "house-profile": _kind("house.statements", "HouseProfile", "find_house_profile"),
    "house-statement": _kind("house.statements", "HouseStatement", "find_house_statements"),
    "results": _kind("earnings.results", "Results", "find_results"),
    "preliminary": _kind(
        "earnings.preliminary", "Preliminary", "find_preliminary", lists=("preliminary-results",)
    ),
}


KINDS = Extensible("checker.facts", _OWN)
"""Every kind of fact by its name in rules; those of installed plugins are found when asked for."""
