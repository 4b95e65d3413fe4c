"""The shipped tables of organisations, products and exchange rates are data that people edit by hand: these tests guard each row."""

import csv
import re
from collections import defaultdict
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

Row = dict[str, str]


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DATA = Path(__file__).parents[2] / "corpus" / "data"
ORGANISATION_COLUMNS = ["id", "name", "kind", "aliases", "former_names", "owner", "wikidata", "country"]
PRODUCT_COLUMNS = ["id", "name", "kind", "owner", "since", "until", "aliases", "wikidata"]
RATE_COLUMNS = ["currency", "year", "usd", "source"]
ORGANISATION_KINDS = words(
    "lab cloud neocloud chip_maker supplier hardware data_centre energy investor lender software customer telecom media "
    "regulator court government nonprofit robotics automotive defence consulting exchange other"
)
PRODUCT_KINDS = words("model assistant cloud chip system service device dataset platform")
CURRENCIES = words("EUR GBP JPY CNY KRW INR CAD AUD CHF SEK NOK DKK PLN SGD HKD TWD AED SAR QAR ILS BRL MXN ZAR TRY THB IDR MYR VND NZD")
LEGAL_WORDS = words("inc corp corporation co company ltd limited llc plc pbc lp nv ag sa se the group holdings")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@cache
def text(name: str) -> str:
    return (DATA / name).read_bytes().decode("utf-8")


@cache
def rows(name: str) -> tuple[Row, ...]:
    return tuple(csv.DictReader(text(name).splitlines(), strict=True))


def cell(value: str) -> list[str]:
    return value.split("|") if value else []


def fold(name: str) -> str:
    """A name without case, punctuation and legal words, as names are compared everywhere."""
    parts = re.sub(r"[^\w\s]", "", name.casefold()).split()
    return " ".join([part for part in parts if part not in LEGAL_WORDS] or parts)


def organisation_names(row: Row) -> list[str]:
    return [row["name"], *cell(row["aliases"]), *cell(row["former_names"])]


def product_names(row: Row) -> list[str]:
    return [row["name"], *cell(row["aliases"])]


@cache
def organisation_of() -> dict[str, str]:
    """Folded name to organisation id, first by the organisations' own names, then by their products'."""
    found = {fold(name): row["id"] for row in rows("organisations.csv") for name in organisation_names(row)}
    for row in rows("products.csv"):
        for name in product_names(row):
            found.setdefault(fold(name), row["owner"])
    return found


@pytest.mark.parametrize(
    ("name", "columns", "least"),
    [("organisations.csv", ORGANISATION_COLUMNS, 700), ("products.csv", PRODUCT_COLUMNS, 500), ("rates.csv", RATE_COLUMNS, 290)],
)
def test_file_has_its_columns_enough_rows_and_plain_line_ends(name: str, columns: list[str], least: int) -> None:
    assert text(name).splitlines()[0] == ",".join(columns)
    assert len(rows(name)) >= least
    assert "\r" not in text(name)
    assert text(name).endswith("\n")
    assert [row for row in rows(name) if None in row or None in row.values()] == []
    assert [row for row in rows(name) if any(value != value.strip() for value in row.values())] == []


@pytest.mark.parametrize("name", ["organisations.csv", "products.csv"])
def test_ids_are_slugs_unique_and_sorted(name: str) -> None:
    ids = [row["id"] for row in rows(name)]
    assert [one for one in ids if not SLUG.fullmatch(one)] == []
    assert ids == sorted(set(ids))


@pytest.mark.parametrize(("name", "kinds"), [("organisations.csv", ORGANISATION_KINDS), ("products.csv", PRODUCT_KINDS)])
def test_kinds_are_the_allowed_ones_and_all_are_used(name: str, kinds: frozenset[str]) -> None:
    assert {row["kind"] for row in rows(name)} == kinds


def test_countries_and_public_ids_are_well_formed() -> None:
    assert [row["id"] for row in rows("organisations.csv") if not re.fullmatch(r"[A-Z]{2}", row["country"])] == []
    public = [row["wikidata"] for name in ("organisations.csv", "products.csv") for row in rows(name) if row["wikidata"]]
    assert [one for one in public if not re.fullmatch(r"Q[1-9]\d*", one)] == []
    assert len(public) == len(set(public))


@pytest.mark.parametrize("name", ["organisations.csv", "products.csv"])
def test_lists_in_a_cell_have_no_empty_or_repeated_member(name: str) -> None:
    names = organisation_names if name == "organisations.csv" else product_names
    assert [row["id"] for row in rows(name) if not all(names(row))] == []
    assert [row["id"] for row in rows(name) if len(names(row)) != len({fold(one) for one in names(row)})] == []


def test_owners_exist() -> None:
    known = {row["id"] for row in rows("organisations.csv")}
    assert [row["id"] for row in rows("organisations.csv") if row["owner"] and row["owner"] not in known] == []
    assert [row["id"] for row in rows("products.csv") if row["owner"] not in known] == []


def test_no_organisation_owns_itself_through_others() -> None:
    owner = {row["id"]: row["owner"] for row in rows("organisations.csv")}
    for start in owner:
        chain = [start]
        while above := owner[chain[-1]]:
            assert above not in chain, f"{start} is owned in a circle: {chain}"
            chain.append(above)


def test_no_name_belongs_to_two_organisations() -> None:
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows("organisations.csv"):
        for name in organisation_names(row):
            holders[fold(name)].add(row["id"])
    assert {name: ids for name, ids in holders.items() if len(ids) > 1} == {}


def test_no_product_is_named_like_an_organisation() -> None:
    taken = {fold(name): row["id"] for row in rows("organisations.csv") for name in organisation_names(row)}
    clashes = [(row["id"], name) for row in rows("products.csv") for name in product_names(row) if fold(name) in taken]
    assert clashes == []


def test_no_name_belongs_to_two_products() -> None:
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows("products.csv"):
        for name in product_names(row):
            holders[fold(name)].add(row["name"])
    assert {name: products for name, products in holders.items() if len(products) > 1} == {}


def test_product_dates_are_dates_in_order() -> None:
    dated = [(row["id"], row[field]) for row in rows("products.csv") for field in ("since", "until") if row[field]]
    assert [one for one in dated if not DATE.fullmatch(one[1])] == []
    assert [row["id"] for row in rows("products.csv") if row["since"] and row["until"] and row["since"] >= row["until"]] == []


def test_a_product_that_changed_hands_has_one_owner_at_a_time() -> None:
    same: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows("products.csv"):
        same[row["name"]].append(row)
    for name, several in same.items():
        several.sort(key=lambda row: row["since"])
        for earlier, later in pairwise(several):
            assert "" < earlier["until"] < later["since"], f"two owners of {name} overlap"
            assert later["id"].rsplit("-", 1)[0] == earlier["id"].rsplit("-2", 1)[0], f"the ids of {name} do not belong together"


@pytest.mark.parametrize(
    "names",
    [
        ("Amazon", "Amazon.com, Inc.", "AWS", "Amazon Web Services"),
        ("Google", "Google Cloud", "Google DeepMind", "Google LLC"),
        ("Meta", "Facebook", "Meta Platforms"),
        ("X", "Twitter", "X Corp."),
        ("FTC", "Federal Trade Commission", "US Federal Trade Commission"),
        ("CMA", "Competition and Markets Authority"),
        ("US government", "US", "U.S.", "United States"),
        ("Microsoft", "Azure", "Microsoft Azure"),
        ("IBM", "International Business Machines"),
        ("AMD", "Advanced Micro Devices"),
        ("Perplexity", "Perplexity AI"),
        ("D1", "D1 Capital", "D1 Capital Partners"),
        ("Lightspeed", "Lightspeed Venture Partners"),
        ("Goldman Sachs", "Goldman Sachs Alternatives"),
        ("a16z", "Andreessen Horowitz"),
        ("France", "Paris prosecutor's office"),
        ("Scale", "Scale AI"),
        ("Mistral", "Mistral AI"),
        ("Cerebras", "Cerebras Systems"),
        ("TSMC", "Taiwan Semiconductor Manufacturing Company"),
        ("Lambda", "Lambda Labs"),
        ("Windsurf", "Codeium"),
        ("Core42", "Inception", "G42 Cloud"),
    ],
    ids=lambda names: names[0],
)
def test_names_of_one_organisation_resolve_together(names: tuple[str, ...]) -> None:
    assert len({organisation_of()[fold(name)] for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Google", "Alphabet"),
        ("Google", "Google Ventures"),
        ("Google", "CapitalG"),
        ("Google", "DeepMind"),
        ("Nvidia", "NVentures"),
        ("Intel", "Intel Capital"),
        ("Microsoft", "M12"),
        ("Amazon", "Alexa Fund"),
        ("SoftBank", "SoftBank Vision Fund"),
        ("Salesforce", "Salesforce Ventures"),
        ("OpenAI", "OpenAI Startup Fund"),
        ("OpenAI", "OpenAI Foundation"),
        ("Cohere", "Cohere Health"),
        ("LG", "Legal & General"),
        ("Figure", "Figure Technology Solutions"),
        ("Yandex", "Nebius"),
    ],
)
def test_names_that_look_alike_stay_apart(one: str, other: str) -> None:
    assert organisation_of()[fold(one)] != organisation_of()[fold(other)]


@pytest.mark.parametrize(
    ("product", "owner"),
    [
        ("ChatGPT", "openai"),
        ("Claude Code", "anthropic"),
        ("Gemini", "google"),
        ("Copilot", "microsoft"),
        ("GitHub Copilot", "github"),
        ("Cursor", "anysphere"),
        ("Amazon Bedrock", "amazon"),
        ("Vertex AI", "google"),
        ("OCI", "oracle"),
        ("GB200 NVL72", "nvidia"),
        ("MI450", "amd"),
        ("Trainium2", "amazon"),
        ("Ascend 910C", "huawei"),
        ("Colossus", "xai"),
        ("Project Rainier", "amazon"),
        ("Snowflake Cortex", "snowflake"),
    ],
)
def test_a_product_stands_for_its_owner(product: str, owner: str) -> None:
    assert organisation_of()[fold(product)] == owner


def test_rates_cover_every_currency_and_year_without_a_gap() -> None:
    years: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows("rates.csv"):
        years[row["currency"]].append(int(row["year"]))
    assert set(years) == CURRENCIES
    assert {currency: found for currency, found in years.items() if found != list(range(2016, found[-1] + 1)) or found[-1] < 2025} == {}


def test_rates_are_sorted_positive_precise_and_sourced() -> None:
    keys = [(row["currency"], int(row["year"])) for row in rows("rates.csv")]
    assert keys == sorted(set(keys))
    assert [row for row in rows("rates.csv") if not re.fullmatch(r"\d+(\.\d+)?", row["usd"]) or float(row["usd"]) <= 0] == []
    assert [row for row in rows("rates.csv") if not row["source"]] == []


def test_rates_do_not_jump_from_year_to_year() -> None:
    rate = {(row["currency"], int(row["year"])): float(row["usd"]) for row in rows("rates.csv")}
    jumps = [
        (currency, year)
        for (currency, year), usd in rate.items()
        if currency != "TRY" and not 0.5 < usd / rate.get((currency, year - 1), usd) < 2
    ]
    assert jumps == []


@pytest.mark.parametrize(
    ("currency", "least", "most"),
    [("EUR", 1.0, 1.25), ("GBP", 1.2, 1.4), ("JPY", 0.006, 0.01), ("AED", 0.272, 0.273), ("INR", 0.01, 0.016), ("VND", 3.5e-5, 5e-5)],
)
def test_rates_lie_where_the_world_knows_them(currency: str, least: float, most: float) -> None:
    assert all(least < float(row["usd"]) < most for row in rows("rates.csv") if row["currency"] == currency)


def test_people_speak_for_listed_organisations() -> None:
    listed = {row["id"] for row in rows("organisations.csv")}
    people = rows("people.csv")
    assert [row["name"] for row in people] == sorted({row["name"] for row in people})
    assert len(people) >= 100
    assert {o for row in people for o in row["organisations"].split("|")} <= listed
