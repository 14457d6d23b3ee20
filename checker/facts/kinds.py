"""The table of kinds of fact: for each, the module that finds it, and what a text that holds one has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from checker.document import Span
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
    """One kind of fact: the module that holds its dataclass and its extractor."""

    module: str
    type_name: str
    extractor: str
    most: int = 5_000
    """How many a release may hold; a release of a hundred pages has hundreds."""
    needs: tuple[str, ...] = ()
    """Strings in lower case of which every text that holds one has one: without them the module isn't even
    imported. For kinds whose expressions are the program's own, as a pack may add to a list."""

    def may_be_in(self, lower: str) -> bool:
        """Whether a text, in lower case, may hold facts of the kind."""
        return not self.needs or any(word in lower for word in self.needs)

    def load(self) -> tuple[type[Any], Extractor]:
        """The dataclass and the extractor; imports the module."""
        return _loaded(self.module, self.type_name, self.extractor)


@cache
def _loaded(module: str, type_name: str, extractor: str) -> tuple[type[Any], Extractor]:
    found = import_module(module)
    return getattr(found, type_name), getattr(found, extractor)


_OWN: dict[str, FactKind] = {
    "date": FactKind("checker.facts.dates", "DateMention", "find_dates"),
    "time": FactKind("checker.facts.times", "TimeMention", "find_times", 2_000),
    "dateline": FactKind("checker.facts.dateline", "Dateline", "find_datelines"),
    "ticker": FactKind("checker.facts.tickers", "Ticker", "find_tickers"),
    "filing": FactKind("checker.facts.filings", "Filing", "find_filings", 1_000),
    "statute": FactKind("checker.facts.statutes", "Statute", "find_statutes"),
    "contact": FactKind("checker.facts.contacts", "Contact", "find_contacts"),
    "phone": FactKind("checker.facts.phones", "Phone", "find_phones"),
    "email": FactKind("checker.facts.emails", "Email", "find_emails"),
    "url": FactKind("checker.facts.web", "Url", "find_urls"),
    "amount": FactKind("checker.facts.amounts", "Amount", "find_amounts", 20_000),
    "table-figure": FactKind(
        "checker.facts.figures.table_figures", "TableFigure", "find_table_figures", 20_000
    ),
    "table-check": FactKind("checker.facts.figures.table_checks", "TableCheck", "find_table_checks"),
    "comparison": FactKind("checker.facts.figures.comparisons", "Comparison", "find_comparisons", 1_000),
    "headline-figure": FactKind(
        "checker.facts.figures.headline_figures", "HeadlineFigure", "find_headline_figures"
    ),
    "share-of-whole": FactKind(
        "checker.facts.figures.shares_of_whole", "ShareOfWhole", "find_shares_of_whole"
    ),
    "period-label": FactKind("checker.facts.figures.period_labels", "PeriodLabel", "find_period_labels"),
    "age-claim": FactKind("checker.facts.figures.ages", "AgeClaim", "find_age_claims", needs=("year",)),
    "stated-amount": FactKind("checker.facts.figures.stated_amounts", "StatedAmount", "find_stated_amounts"),
    "growth-rate": FactKind(
        "checker.facts.figures.growth_rates", "GrowthRate", "find_growth_rates", needs=("cagr", "annual")
    ),
    "event": FactKind("checker.facts.events", "Event", "find_events"),
    "forward-looking": FactKind("checker.facts.forward_looking", "ForwardLooking", "find_forward_looking"),
    "logistics": FactKind("checker.facts.forward_looking", "Logistics", "find_logistics"),
    "cautionary": FactKind("checker.facts.cautionary", "Cautionary", "find_cautionary"),
    "measure": FactKind("checker.facts.measures", "Measure", "find_measures", 2_000),
    "legend": FactKind("checker.facts.legends", "Legend", "find_legends"),
    "call": FactKind("checker.facts.calls", "ConferenceCall", "find_calls"),
    "remnant": FactKind("checker.facts.remnants", "Remnant", "find_remnants"),
    "run-together": FactKind("checker.facts.run_together", "RunTogether", "find_run_together"),
    "repetition": FactKind("checker.facts.repetitions", "Repetition", "find_repetitions"),
    "misprint": FactKind("checker.facts.misprints", "Misprint", "find_misprints"),
    "quotation-fault": FactKind("checker.facts.quotation_faults", "QuotationFault", "find_quotation_faults"),
    "odd-character": FactKind("checker.facts.odd_characters", "OddCharacter", "find_odd_characters"),
    "misspelling": FactKind("checker.facts.spelling", "Misspelling", "find_misspellings"),
    "superscript": FactKind("checker.facts.superscripts", "LostSuperscript", "find_lost_superscripts"),
    "respelling": FactKind("checker.facts.respellings", "Respelling", "find_respellings"),
    "borrowed-caution": FactKind(
        "checker.facts.borrowed_cautions", "BorrowedCaution", "find_borrowed_cautions"
    ),
    "dangling-reference": FactKind(
        "checker.facts.dangling_references", "DanglingReference", "find_dangling_references"
    ),
    "materialised-risk": FactKind(
        "checker.facts.materialised_risks", "MaterialisedRisk", "find_materialised_risks"
    ),
    "marking": FactKind("checker.facts.markings", "DraftMarking", "find_markings"),
    "claim": FactKind("checker.facts.promotion.claims", "Claim", "find_claims"),
    "setback": FactKind("checker.facts.promotion.setbacks", "Setback", "find_setbacks"),
    "dividend-yield": FactKind(
        "checker.facts.promotion.yields", "DividendYield", "find_dividend_yields", needs=("yield",)
    ),
    "legend-clause": FactKind("checker.facts.deals.legend_clauses", "LegendClause", "find_legend_clauses"),
    "offering": FactKind("checker.facts.deals.offerings", "Offering", "find_offerings"),
    "buyback": FactKind("checker.facts.deals.buybacks", "Buyback", "find_buybacks"),
    "tender-offer": FactKind("checker.facts.deals.tender_offers", "TenderOffer", "find_tender_offers"),
    "transaction": FactKind("checker.facts.deals.transactions", "Transaction", "find_transactions"),
    "offering-sum": FactKind(
        "checker.facts.deals.offering_sums", "OfferingSum", "find_offering_sums", needs=("proceeds", "option")
    ),
    "intermediary": FactKind("checker.facts.deals.intermediaries", "Intermediary", "find_intermediaries"),
    "registration": FactKind(
        "checker.facts.deals.registrations",
        "Registration",
        "find_registrations",
        needs=("registration statement",),
    ),
    "occurrence": FactKind("checker.facts.corporate.occurrences", "Occurrence", "find_occurrences"),
    "management-change": FactKind(
        "checker.facts.corporate.management", "ManagementChange", "find_management_changes"
    ),
    "auditor-change": FactKind(
        "checker.facts.corporate.accounts",
        "AuditorChange",
        "find_auditor_changes",
        needs=("auditor", "accounting firm", "accountant"),
    ),
    "restatement": FactKind(
        "checker.facts.corporate.accounts",
        "Restatement",
        "find_restatements",
        needs=("restat", "relied", "reliance"),
    ),
    "cyber-incident": FactKind(
        "checker.facts.corporate.incidents",
        "CyberIncident",
        "find_cyber_incidents",
        needs=("cyber", "ransomware", "breach", "unauthori", "incident"),
    ),
    "listing-notice": FactKind("checker.facts.corporate.listing", "ListingNotice", "find_listing_notices"),
    "listing-transfer": FactKind(
        "checker.facts.corporate.listing",
        "ListingTransfer",
        "find_listing_transfers",
        needs=("listing", "delist"),
    ),
    "item-reference": FactKind(
        "checker.facts.corporate.items", "ItemReference", "find_item_references", needs=("item",)
    ),
    "trigger": FactKind("checker.facts.corporate.triggers", "Trigger", "find_triggers"),
    "dividend": FactKind(
        "checker.facts.corporate.dividends", "Dividend", "find_dividends", needs=("dividend", "distribution")
    ),
    "split": FactKind(
        "checker.facts.corporate.splits", "Split", "find_splits", needs=("split", "consolidat")
    ),
    "inducement-grant": FactKind(
        "checker.facts.corporate.grants",
        "InducementGrant",
        "find_inducement_grants",
        needs=("inducement", "5635(c)(4)", "303a.08"),
    ),
    "holder-meeting": FactKind(
        "checker.facts.corporate.meetings", "HolderMeeting", "find_holder_meetings", needs=("meeting",)
    ),
    "renaming": FactKind("checker.facts.corporate.identity", "Renaming", "find_renamings"),
    "going-concern": FactKind(
        "checker.facts.corporate.identity",
        "GoingConcern",
        "find_going_concerns",
        needs=("going concern", "going-concern"),
    ),
    "credit-trouble": FactKind(
        "checker.facts.corporate.identity",
        "CreditTrouble",
        "find_credit_troubles",
        needs=("covenant", "default"),
    ),
    "deadline": FactKind("checker.facts.corporate.deadlines", "Deadline", "find_deadlines"),
    "identifier": FactKind(
        "checker.facts.identity.identifiers",
        "Identifier",
        "find_identifiers",
        needs=("isin", "cusip", "sedol", "lei", "figi"),
    ),
    "name-variant": FactKind("checker.facts.identity.name_variants", "NameVariant", "find_name_variants"),
    "caution-owner": FactKind("checker.facts.identity.caution_owners", "CautionOwner", "find_caution_owners"),
    "defined-term": FactKind("checker.facts.identity.defined_terms", "DefinedTerm", "find_defined_terms"),
    "headquarters": FactKind("checker.facts.identity.headquarters", "Headquarters", "find_headquarters"),
    "person": FactKind("checker.facts.identity.persons", "Person", "find_persons"),
    "abbreviation": FactKind("checker.facts.identity.abbreviations", "Abbreviation", "find_abbreviations"),
    "period-ahead": FactKind("checker.facts.periods_ahead", "PeriodAhead", "find_periods_ahead"),
    "exchange-notice": FactKind("checker.facts.exchange_notices", "ExchangeNotice", "find_exchange_notices"),
    "product": FactKind("checker.facts.lifesciences.products", "Product", "find_products"),
    "statistic": FactKind("checker.facts.lifesciences.statistics", "Statistic", "find_statistics"),
    "proportion": FactKind("checker.facts.lifesciences.proportions", "Proportion", "find_proportions"),
    "agency-action": FactKind(
        "checker.facts.lifesciences.agency_actions", "AgencyAction", "find_agency_actions"
    ),
    "designation": FactKind("checker.facts.lifesciences.designations", "Designation", "find_designations"),
    "benefit-claim": FactKind(
        "checker.facts.lifesciences.benefit_claims", "BenefitClaim", "find_benefit_claims"
    ),
    "readout": FactKind("checker.facts.lifesciences.readouts", "Readout", "find_readouts"),
    "goal-date": FactKind("checker.facts.lifesciences.goal_dates", "GoalDate", "find_goal_dates"),
    "registry-number": FactKind(
        "checker.facts.lifesciences.trials", "RegistryNumber", "find_registry_numbers", needs=("nct",)
    ),
    "trial": FactKind("checker.facts.lifesciences.trials", "Trial", "find_trials", needs=("phase",)),
    "trademark": FactKind("checker.facts.lifesciences.trademarks", "Trademark", "find_trademarks"),
    "non-gaap": FactKind("checker.facts.earnings.non_gaap", "NonGaap", "find_non_gaap", 2_000),
    "reconciliation": FactKind(
        "checker.facts.earnings.reconciliations", "Reconciliation", "find_reconciliations"
    ),
    "adjustment": FactKind("checker.facts.earnings.reconciliations", "Adjustment", "find_adjustments"),
    "financial-statement": FactKind(
        "checker.facts.earnings.statements", "FinancialStatement", "find_statements"
    ),
    "prominence": FactKind("checker.facts.earnings.prominence", "Prominence", "find_prominence"),
    "guidance": FactKind("checker.facts.earnings.guidance", "Guidance", "find_guidance"),
    "guidance-action": FactKind(
        "checker.facts.earnings.guidance_actions", "GuidanceAction", "find_guidance_actions"
    ),
    "key-metric": FactKind("checker.facts.earnings.key_metrics", "KeyMetric", "find_key_metrics"),
    "approved-passage": FactKind("checker.facts.house.wording", "ApprovedPassage", "find_approved_passages"),
    "text-change": FactKind("checker.facts.house.wording", "TextChange", "find_text_changes"),
    "house-profile": FactKind("checker.facts.house.statements", "HouseProfile", "find_house_profile"),
    "house-statement": FactKind("checker.facts.house.statements", "HouseStatement", "find_house_statements"),
    "results": FactKind("checker.facts.earnings.results", "Results", "find_results"),
    "preliminary": FactKind("checker.facts.earnings.results", "Preliminary", "find_preliminary"),
}


KINDS = Extensible("checker.facts", _OWN)
"""Every kind of fact by its name in rules; those of installed plugins are found when asked for."""
