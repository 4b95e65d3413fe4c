"""Which parties an article names: rows of text, with what a model tagged in braces, and all parties with all their mentions."""

import re
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.dates import PartialDate
from corpus.tables import load_tables
from extract.names import Party, Tagged, parties

Label = Literal["organisation", "product", "person", "place"]
LABELS: dict[str, Label] = {"p": "product", "n": "person", "l": "place"}


def read(marked: str) -> tuple[str, list[Tagged]]:
    """{Vireo} is tagged as an organisation with 0.9, {? Vireo} with 0.3, {p Falcon} as a product, {n …} as a person, {l …} as a place."""
    text, tagged = "", []
    for part in re.split(r"(\{[^{}]*\})", marked):
        match = re.fullmatch(r"\{(?:([pnl?]) )?(.*)\}", part, re.DOTALL)
        words = match[2] if match else part
        if match:
            label = LABELS.get(match[1] or "", "organisation")
            tagged.append(Tagged(len(text), len(text) + len(words), label, 0.3 if match[1] == "?" else 0.9))
        text += words
    return text, tagged


def found(marked: str, published: str | None = None) -> list[Party]:
    text, tagged = read(marked)
    return parties(text, tagged, tables=load_tables(), published=PartialDate(published) if published else None)


def shown(marked: str, published: str | None = None) -> list[str]:
    """One line a party: its name, #id where the tables list it, and its mentions with how they name it where not by the name itself."""
    text, _ = read(marked)
    lines = []
    for one in found(marked, published):
        mentions = [text[m.start : m.end] + ("" if m.how == "name" else f" ({m.how})") for m in one.mentions]
        lines.append(f"{one.name}{f' #{one.id}' if one.id else ''} = {'; '.join(mentions)}")
    return lines


ROWS: list[tuple[str, list[str]]] = [
    ("{AI startup Vireo} raised money. Investors like Vireo.", ["Vireo = Vireo; Vireo"]),
    ("{The Halden Group} owns {Halden Photonics}.", ["Halden Group = Halden Group", "Halden Photonics = Halden Photonics"]),
    ("{Tarnfjell AS} signed. Tarnfjell rents servers.", ["Tarnfjell = Tarnfjell AS; Tarnfjell"]),
    ("{Kavro Labs s.r.o.} signed. {Kavro Labs} pays {Alza a.s.} rent.", ["Kavro Labs = Kavro Labs s.r.o.; Kavro Labs", "Alza = Alza a.s."]),
    (
        "It bought {Prompt Safety of Tel Aviv} and {Bank of Utrecht}.",
        ["Prompt Safety = Prompt Safety", "Bank of Utrecht = Bank of Utrecht"],
    ),
    (
        "{Tarnfjell Compute} signed. {Tarnfjell} pays. {Tarnfjell Industrier}, its owner, lends.",
        [
            "Tarnfjell Compute = Tarnfjell Compute; Tarnfjell (short)",
            "Tarnfjell Industrier = Tarnfjell Industrier",
        ],
    ),
    ("{Vantreight, Inc.} said {Vantreight} would pay.", ["Vantreight = Vantreight, Inc; Vantreight"]),
    ("{OpenAI's} chips and {Vireo's} models.", ["OpenAI #openai = OpenAI", "Vireo = Vireo"]),
    ("{Nvidia CEO} Jensen Huang met {Vireo CEO} Lena Voss.", ["Nvidia #nvidia = Nvidia", "Vireo = Vireo"]),
    ("{Google and Microsoft} compete.", ["Google #google = Google", "Microsoft #microsoft = Microsoft"]),
    (
        "The {Ministry of Trade and Ports} met {Simon and Schuster}.",
        ["Ministry of Trade and Ports = Ministry of Trade and Ports", "Simon & Schuster #simon-and-schuster = Simon and Schuster"],
    ),
    (
        "{Competition and Markets Authority (CMA} looked; the CMA closed it.",
        ["CMA #cma = Competition and Markets Authority (alias); CMA; CMA"],
    ),
    ("{Cendre will} buy {Orrin from}.", ["Cendre = Cendre", "Orrin = Orrin"]),
    (
        "Halden Semiconductor grew. {Halden Semiconductor} hired, and Halden sold chips to Vireo.",
        ["Halden Semiconductor = Halden Semiconductor; Halden Semiconductor; Halden (short)"],
    ),
    ("{Halden Semiconductor} grew. {Halden} sold chips.", ["Halden Semiconductor = Halden Semiconductor; Halden (short)"]),
    ("{Vireo} makes chips. {Vireo Ventures} invests in {Orrin}.", ["Vireo = Vireo", "Vireo Ventures = Vireo Ventures", "Orrin = Orrin"]),
    ("{Menlo Equities} bought land. In May Menlo sold it.", ["Menlo Equities = Menlo Equities; Menlo (short)"]),
    ("Shares of {Orrin} rose. {Orrin Robotics}, a unit of {Orrin}, fell.", ["Orrin = Orrin; Orrin", "Orrin Robotics = Orrin Robotics"]),
    ("{Nebula Norway} belongs to {Nebula}.", ["Nebula Norway = Nebula Norway", "Nebula = Nebula"]),
    ("{Tokyo Kasei} opened in Tokyo.", ["Tokyo Kasei = Tokyo Kasei"]),
    ("The {Leeds County Court} sat in Leeds.", ["Leeds County Court = Leeds County Court"]),
    (
        "{Aldine Cloud} sued {Aldine Energy}. Aldine Cloud won.",
        ["Aldine Cloud = Aldine Cloud; Aldine Cloud", "Aldine Energy = Aldine Energy"],
    ),
    (
        "{Halden Capital} backs {Halden Chips}. Halden was early.",
        ["Halden Capital = Halden Capital", "Halden Chips = Halden Chips; Halden (short)"],
    ),
    ("The {Texas Data Authority} (TDA) met. TDA said no.", ["Texas Data Authority = Texas Data Authority; TDA (acronym); TDA (acronym)"]),
    ("{Copse Harbour Partners} lent. {CHP} declined.", ["Copse Harbour Partners = Copse Harbour Partners; CHP (acronym)"]),
    ("Michael Dell spoke. Dell sells servers.", ["Dell #dell = Dell"]),
    ("Mr. Ford and Ms Bell agreed with Ford Motor Company.", ["Ford #ford = Ford Motor Company (alias)"]),
    ("{Monday} and {CEO} and {The} and {AI}.", []),
    (
        "We use {mu7} and {tessel} and {wren&lark} and {nilo.ai}.",
        ["mu7 = mu7", "tessel = tessel", "wren&lark = wren&lark", "nilo.ai = nilo.ai"],
    ),
    ("{E.SUN} and {Tomorrow.io} lent to {H2O.ai}.", ["E.SUN = E.SUN", "Tomorrow.io = Tomorrow.io", "H2O.ai #h2o-ai = H2O.ai"]),
    ("NVIDIA BACKS {VIREO}\n\nNvidia backs {Vireo}.", ["Nvidia #nvidia = NVIDIA; Nvidia", "Vireo = VIREO; Vireo"]),
    ("openai beats deepseek, says x.", ["OpenAI #openai = openai", "DeepSeek #deepseek = deepseek"]),
    (
        "Softbank and HuggingFace and Open AI signed.",
        ["SoftBank #softbank = Softbank", "Hugging Face #hugging-face = HuggingFace", "OpenAI #openai = Open AI"],
    ),
    ("SK hynix and SK on Tuesday.", ["SK Hynix #sk-hynix = SK hynix"]),
    (
        "The Guardian licensed to OpenAI. The deal with the Guardian is new. A guardian angel.",
        ["The Guardian #the-guardian = The Guardian; the Guardian", "OpenAI #openai = OpenAI"],
    ),
    ("Facebook paid. Meta paid.", ["Meta #meta = Facebook (former); Meta"]),
    (
        "ChatGPT beats Gemini and Claude.",
        ["OpenAI #openai = ChatGPT (product)", "Google #google = Gemini (product)", "Anthropic #anthropic = Claude (product)"],
    ),
    (
        "Amazon Bedrock and Azure OpenAI Service host Claude Opus 4.",
        [
            "Amazon #amazon = Amazon Bedrock (product)",
            "Microsoft #microsoft = Azure OpenAI Service (product)",
            "Anthropic #anthropic = Claude Opus 4 (product)",
        ],
    ),
    ("Cohere Health raised money. Cohere sells to insurers.", ["Cohere Health #cohere-health = Cohere Health; Cohere (short)"]),
    ("Cohere sells Command models to Oracle.", ["Cohere #cohere = Cohere", "Oracle #oracle = Oracle"]),
    ("Apple Bank lends. Shares of Apple rose.", ["Apple Bank = Apple Bank", "Apple #apple = Apple"]),
    ("A Meta-analysis. Meta-backed Scale AI. Meta sued.", ["Meta #meta = Meta; Meta", "Scale AI #scale-ai = Scale AI"]),
    ("Figure 3 shows it. Figure out more. The robots of Figure work.", ["Figure AI #figure = Figure (alias)"]),
    ("Figure raised $1bn. Together they walk.", ["Figure AI #figure = Figure (alias)"]),
    (
        "Scale matters. At scale. Meta hired the head of Scale, and Scale AI lost Google.",
        ["Meta #meta = Meta", "Scale AI #scale-ai = Scale (alias); Scale AI", "Google #google = Google"],
    ),
    ("{Scale Computing} sells servers. Scale grew.", ["Scale Computing = Scale Computing; Scale (short)"]),
    ("The new runway opened. Runway of the airport. Video startup Runway raised money.", ["Runway #runway = Runway"]),
    ("Block the road. They own the Block. Jack Dorsey runs Block.", ["Block #block = Block"]),
    ("Box 2 is empty. Cloud firm Box uses GPT-4o.", ["Box #box = Box", "OpenAI #openai = GPT-4o (product)"]),
    ("Shell company. The shell. Shell and BP buy power.", ["Shell #shell = Shell", "BP #bp = BP"]),
    ("Gemini, the crypto exchange, listed its shares. The Winklevoss twins own it.", []),
    ("The Gemini telescope saw stars. Project Gemini flew.", []),
    ("Google sells Gemini.", ["Google #google = Google; Gemini (product)"]),
    ("Claude Monet painted. Anthropic sells Claude.", ["Anthropic #anthropic = Anthropic; Claude (product)"]),
    ("Claude Shannon worked at Bell Labs.", ["Bell Labs = Bell Labs"]),
    ("Harvey Weinstein is no lawyer. Legal startup Harvey is.", ["Harvey #harvey = Harvey"]),
    ("Hurricane Harvey hit Texas.", []),
    ("The Amazon rainforest burns. Amazon pays.", ["Amazon #amazon = Amazon"]),
    ("British Intel officials met. Intel sells chips.", ["Intel #intel = Intel"]),
    ("The Oracle of Omaha bought shares of Oracle.", ["Oracle #oracle = Oracle"]),
    ("Alphabet soup for lunch. Alphabet owns Google.", ["Alphabet #alphabet = Alphabet", "Google #google = Google"]),
    ("The Mistral wind blew. Mistral AI and Mistral sell models.", ["Mistral AI #mistral-ai = Mistral AI; Mistral (alias)"]),
    ("The model has a Perplexity score of 3. Perplexity raised money.", ["Perplexity #perplexity = Perplexity"]),
    ("Its perplexity fell.", []),
    ("An X-ray of the X axis. Elon Musk's X sued.", ["X #x = X"]),
    (
        "A US firm. US regulators met Nvidia. The US sued Google. Sales in the US rose.",
        ["US government #us-government = US (alias); US (alias)", "Nvidia #nvidia = Nvidia", "Google #google = Google"],
    ),
    (
        "France fined Google. In France it rained. French firms. France's government pays.",
        ["France #france = France; France", "Google #google = Google"],
    ),
    ("Singapore Airlines buys.", []),
    (
        "Orange County sued. Orange Polska grew. Orange signed with Mistral AI.",
        ["Orange #orange = Orange", "Mistral AI #mistral-ai = Mistral AI"],
    ),
    ("Sierra Nevada beer. Bret Taylor's Sierra sells agents.", ["Sierra #sierra = Sierra"]),
    (
        "Visa applications rose. A Visa spokesman and Mastercard signed with OpenAI.",
        ["Visa #visa = Visa", "Mastercard #mastercard = Mastercard", "OpenAI #openai = OpenAI"],
    ),
    ("Unity of purpose. Unity Government. ", []),
    ("Fidelity to the text. T. Rowe and Fidelity invested in OpenAI.", ["Fidelity #fidelity = Fidelity", "OpenAI #openai = OpenAI"]),
    ("Dominion Energy sells power. Dominion said so.", ["Dominion Energy #dominion = Dominion Energy; Dominion (alias)"]),
    (
        "The European Commission fined Meta. The Commission said no. ",
        ["European Commission #european-commission = European Commission; Commission (short)", "Meta #meta = Meta"],
    ),
    (
        "The Federal Trade Commission sued Meta. The Commission in Washington won.",
        ["FTC #ftc = Federal Trade Commission (alias)", "Meta #meta = Meta"],
    ),
    (
        "The {Maltese Data Authority} met. Its rules bind. The Authority fined {Vireo}.",
        ["Maltese Data Authority = Maltese Data Authority; Authority (short)", "Vireo = Vireo"],
    ),
    (
        "DOJ and the Justice Department sued Google.",
        ["Department of Justice #department-of-justice = DOJ (alias); Justice Department (alias)", "Google #google = Google"],
    ),
    ("Mobileye chips. Altera's Agilex chips.", ["Mobileye #mobileye = Mobileye", "Altera #altera = Altera; Agilex (product)"]),
    ("{Vireo}'s Falcon chip won. {Orrin} bought Falcon.", ["Vireo = Vireo; Falcon (product); Falcon (product)", "Orrin = Orrin"]),
    (
        "Le Chat Enterprise, the assistant made by Mistral AI, is out. Le Chat Enterprise costs money.",
        ["Mistral AI #mistral-ai = Le Chat Enterprise (product); Mistral AI; Le Chat Enterprise (product)"],
    ),
    ("Falcon, the chip made by {Vireo}, won. Falcon is fast.", ["Vireo = Falcon (product); Vireo; Falcon (product)"]),
    ("Falcon, {Vireo}'s new chip, won. Falcon is fast.", ["Vireo = Falcon (product); Vireo; Falcon (product)"]),
    ("{Vireo} sells its Orbit platform. Orbit is new.", ["Vireo = Vireo"]),
    ("{Vireo} {p Falcon} runs. Falcon is fast.", ["Vireo = Vireo; Falcon (product); Falcon (product)"]),
    ("Google Ventures and GV invested. Google did not.", ["GV #google-ventures = Google Ventures (alias); GV", "Google #google = Google"]),
    (
        "{Google Cloud unit} and {Amazon Robotics Academy}.",
        ["Google #google = Google Cloud (product)", "Amazon Robotics Academy = Amazon Robotics Academy"],
    ),
    (
        "Nvidia-backed Vireo and {OpenAI-rival Vireo}. Microsoft-OpenAI ties.",
        ["Nvidia #nvidia = Nvidia", "Vireo = Vireo; Vireo", "OpenAI #openai = OpenAI; OpenAI", "Microsoft #microsoft = Microsoft"],
    ),
    ("Latam-GPT is Chilean. GPT-4o is not.", ["OpenAI #openai = GPT-4o (product)"]),
    ("Write to press@nvidia.com or see www.nvidia.com/openai. Nvidia pays.", ["Nvidia #nvidia = Nvidia"]),
    (
        "He runs Larkspur Robotics and Gulfgate Bank of Oman.",
        ["Larkspur Robotics = Larkspur Robotics", "Gulfgate Bank of Oman = Gulfgate Bank of Oman"],
    ),
    ("The site belongs to Tern Hollow LLC.", ["Tern Hollow = Tern Hollow LLC"]),
    ("Take Larkspur Capital. We take it.", ["Larkspur Capital = Larkspur Capital"]),
    (
        "Amazon\nBox\nBlock\nNvidia\nTarget",
        ["Amazon #amazon = Amazon", "Box #box = Box", "Block #block = Block", "Nvidia #nvidia = Nvidia"],
    ),
    ("Thrive led the round in OpenAI. Plants thrive.", ["Thrive Capital #thrive-capital = Thrive (short)", "OpenAI #openai = OpenAI"]),
    ("Together, the firms grew. Together AI rents GPUs.", ["Together AI #together-ai = Together AI"]),
    (
        "JPMorgan Chase & Co. and Goldman Sachs lent. Goldman lent more.",
        ["JPMorgan Chase #jpmorgan = JPMorgan Chase", "Goldman Sachs #goldman-sachs = Goldman Sachs; Goldman (alias)"],
    ),
    (
        "{Marks & Spencer} and {Dorsey & Achebe}.",
        ["Marks & Spencer #marks-and-spencer = Marks & Spencer", "Dorsey & Achebe = Dorsey & Achebe"],
    ),
    ("{Vireo\nOrrin} signed.", ["Vireo = Vireo", "Orrin = Orrin"]),
    ('"Figure is great," he said. "Block it."', ["Figure AI #figure = Figure (alias)"]),
    ("{Gemini Rail Services} bought trains.", ["Gemini Rail Services = Gemini Rail Services"]),
    ("Leonardo.ai is owned by Canva. Leonardo makes radars.", ["Canva #canva = Canva", "Leonardo #leonardo = Leonardo"]),
    ("Meta AI answers. Meta Platforms, Inc. pays.", ["Meta #meta = Meta AI (alias); Meta Platforms, Inc (alias)"]),
    (
        "Amazon (AWS) and Alphabet (Google) grew.",
        ["Amazon #amazon = Amazon; AWS (product)", "Alphabet #alphabet = Alphabet", "Google #google = Google"],
    ),
    ("Nvidia's H100s and the Nvidias of this world.", ["Nvidia #nvidia = Nvidia; H100s (product)"]),
    (
        "Telefonica and Télécom. Telefónica signed. Societe Generale lent.",
        ["Telefónica #telefonica = Telefonica; Telefónica", "Société Générale #societe-generale = Societe Generale"],
    ),
    (
        "OpenAI’s models and McDonald’s menus and Moody’s.",
        ["OpenAI #openai = OpenAI", "McDonald's #mcdonalds = McDonald’s", "Moody's #moodys = Moody’s"],
    ),
    ("{? Larch} grew. {? Larch} paid.", ["Larch = Larch; Larch"]),
    ("7. {7. Vireo} grew.", ["Vireo = Vireo"]),
    ("{VIREO} grew.\n\nLater {Vireo} shrank.", ["Vireo = VIREO; Vireo"]),
    ("{Azrieli Group} owns {Green Mountain}.", ["Azrieli Group = Azrieli Group", "Green Mountain #green-mountain = Green Mountain"]),
    ("{Banca dei Laghi} and {Corriere della Sera}.", ["Banca dei Laghi = Banca dei Laghi", "Corriere della Sera = Corriere della Sera"]),
    ("The {Latvian competition council} fined {Vireo}.", ["Latvian competition council = Latvian competition council", "Vireo = Vireo"]),
    ("Windsurf sold Codeium.", ["Windsurf #windsurf = Windsurf; Codeium (former)"]),
    ("Trainium and Graviton run SageMaker.", ["Amazon #amazon = Trainium (product); Graviton (product); SageMaker (product)"]),
    ("X and xAI merged. SpaceX did not.", ["X #x = X", "xAI #xai = xAI", "SpaceX #spacex = SpaceX"]),
    ("Jensen Huang said that Larry Ellison was late.", []),
    ("{Vireo} hired {n Ada Orrin}. {Orrin} left.", ["Vireo = Vireo", "Orrin = Orrin"]),
    (
        "Kleiner Perkins and Kleiner. Andreessen joined.",
        [
            "Kleiner Perkins #kleiner-perkins = Kleiner Perkins; Kleiner (short)",
            "Andreessen Horowitz #andreessen-horowitz = Andreessen (short)",
        ],
    ),
    (
        "The {Fens Growers' Cooperative} and {Ontario Teachers' Pension Plan}.",
        [
            "Fens Growers' Cooperative = Fens Growers' Cooperative",
            "Ontario Teachers' Pension Plan #ontario-teachers-pension-plan = Ontario Teachers' Pension Plan",
        ],
    ),
    ("{Berlin's Talonspire} grew.", ["Talonspire = Talonspire"]),
    (
        "The {Ministry of Ports} met. The Ministry of Fish did not. The Ministry said no.",
        ["Ministry of Ports = Ministry of Ports", "Ministry of Fish = Ministry of Fish"],
    ),
    ("- Figure: robots\n- Nvidia: chips", ["Figure AI #figure = Figure (alias)", "Nvidia #nvidia = Nvidia"]),
    ("Hugging\xa0Face and Scale\xa0AI.", ["Hugging Face #hugging-face = Hugging\xa0Face", "Scale AI #scale-ai = Scale\xa0AI"]),
    (
        "U.S. officials met J.P. Morgan and the U.S. Department of Justice.",
        [
            "US government #us-government = U.S. (alias)",
            "JPMorgan Chase #jpmorgan = J.P. Morgan (alias)",
            "Department of Justice #department-of-justice = U.S. Department of Justice (alias)",
        ],
    ),
    ("Intel reports earnings. Intel community.", ["Intel #intel = Intel"]),
    ("He told us that Apple pays.", ["Apple #apple = Apple"]),
    (
        "Figure Raises Money as Scale Loses Google\n\nThe robot maker Figure raised money. Scale fell.",
        ["Figure AI #figure = Figure (alias); Figure (alias)", "Scale AI #scale-ai = Scale (alias)", "Google #google = Google"],
    ),
    ("Target Misses as Block Slides and Box Gains\n\nShares fell.", ["Block #block = Block", "Box #box = Box"]),
    (
        "Switch to OpenAI. The Nevada firm Switch builds halls for Nvidia.",
        ["OpenAI #openai = OpenAI", "Switch #switch = Switch", "Nvidia #nvidia = Nvidia"],
    ),
    ("The Square and the Circle.", []),
    ("{p Falcon} from {Vireo} is fast.", ["Vireo = Vireo"]),
    ("{Bangladesh} buys power from {Yeti Compute}.", ["Bangladesh #bangladesh = Bangladesh", "Yeti Compute = Yeti Compute"]),
    ("{OpenAI's Orion} and {Nvidia (Vireo)}.", ["OpenAI #openai = OpenAI", "Nvidia #nvidia = Nvidia", "Vireo = Vireo"]),
]


@pytest.mark.parametrize(("marked", "expected"), ROWS)
def test_parties_and_their_mentions(marked: str, expected: list[str]) -> None:
    assert shown(marked) == expected


def test_there_are_many_rows() -> None:
    assert len(ROWS) >= 100


@pytest.mark.parametrize(
    ("published", "owner"), [("2025-01-10", "Intel #intel = Agilex (product)"), ("2026-03-01", "Altera #altera = Agilex (product)")]
)
def test_a_product_speaks_of_its_owner_at_that_date(published: str, owner: str) -> None:
    assert shown("Agilex grew.", published) == [owner]


def scores(marked: str) -> dict[str, float]:
    return {one.name: one.score for one in found(marked)}


@pytest.mark.parametrize(
    ("surer", "less_sure", "name"),
    [
        ("{Vireo} grew.", "{? Vireo} grew.", "Vireo"),
        ("{? Vireo} grew. {? Vireo} fell.", "{? Vireo} grew.", "Vireo"),
        ("{? Vireo Robotics} grew.", "{? Vireo Marsh} grew.", "Vireo Robotics|Vireo Marsh"),
        ("{Nvidia} met {Vireo}.", "Nvidia met {Vireo}.", "Nvidia"),
        ("Meta met {Larch} and Figure.", "Meta met {Larch}. Figure this.", "Figure AI"),
        ("Nvidia grew.", "The UAE grew.", "Nvidia|United Arab Emirates"),
        ("Claude Opus grew.", "{n Claude} Figure AI.", "Anthropic"),
        ("Larkspur Robotics grew.", "Larkspur Robotics met {Vireo}.", "Larkspur Robotics"),
        ("{Orrin} left.", "{n Ada Orrin} left. {Orrin} left.", "Orrin"),
    ],
)
def test_scores_order(surer: str, less_sure: str, name: str) -> None:
    first, second = name.split("|") if "|" in name else (name, name)
    assert scores(surer)[first] > scores(less_sure).get(second, 0.0)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Moonshot grew.", ("Moonshot AI", "Moonshot AI")),
        ("Altimeter led the round.", ("Altimeter Capital", "Altimeter")),  # a fund is called by its short name
        ("Tiger Global Management led the round.", ("Tiger Global", "Tiger Global")),
        ("Facebook grew.", ("Meta", "Facebook")),
        ("Moonshot AI grew, says Moonshot.", ("Moonshot AI", "Moonshot AI")),
        ("Azure grew.", ("Microsoft", "Microsoft")),
        ("{Tarnfjell AS} grew.", ("Tarnfjell", "Tarnfjell")),
        ("JPMorgan lent.", ("JPMorgan Chase", "JPMorgan Chase")),
        ("Open AI grew.", ("OpenAI", "OpenAI")),  # a spelling that the ledger would not know
        ("Thrive led the round.", ("Thrive Capital", "Thrive Capital")),
        ("The Justice Department won.", ("Department of Justice", "Department of Justice")),
    ],
)
def test_the_name_that_claims_carry(marked: str, expected: tuple[str, str]) -> None:
    [one] = found(marked)
    assert (one.name, one.written) == expected


def test_kinds_and_ids() -> None:
    assert [(one.name, one.id, one.kind) for one in found("{Vireo} met Nvidia and the FTC.")] == [
        ("Vireo", None, "unlisted"),
        ("Nvidia", "nvidia", "chip_maker"),
        ("FTC", "ftc", "regulator"),
    ]


WORDS = [
    "Nvidia", "OpenAI", "Figure", "Scale", "AI", "Vireo", "Halden", "Capital", "Bank", "of", "the", "The", "and", "&", "AS", "Inc.", "'s", "’s",
    ",", ".", "(", ")", "-", "\n", "\n\n", "said", "made by", "chip", "Claude", "Monet", "US", "in", "CEO", "1", "X", "Cohere", "Health", "“", "é",
]  # fmt: skip
SPANS = st.tuples(st.integers(0, 200), st.integers(0, 60), st.sampled_from(["organisation", "product", "person", "place"]), st.floats(0, 1))


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), st.text(max_size=120)), st.lists(SPANS, max_size=8))
def test_mentions_lie_in_order_within_the_text_and_never_overlap(text: str, spans: list[tuple[int, int, Label, float]]) -> None:
    tagged = [Tagged(min(start, len(text)), min(start + length, len(text)), label, score) for start, length, label, score in spans]
    answer = parties(text, tagged, tables=load_tables())
    mentions = sorted((m.start, m.end) for one in answer for m in one.mentions)
    assert all(0 <= start < end <= len(text) for start, end in mentions)
    assert all(before[1] <= after[0] for before, after in pairwise(mentions))
    assert all(list(one.mentions) == sorted(one.mentions) and one.mentions for one in answer)
    assert all(0.15 <= one.score <= 0.99 and one.name.strip() and one.written.strip() for one in answer)
    assert len({one.name for one in answer}) == len(answer)


def names(count: int) -> list[str]:
    return ["".join(chr(97 + (n * p) % 26) for p in (1, 3, 7, 11)).capitalize() + f"x{n}" for n in range(count)]


def each_tagged(written: list[str]) -> tuple[str, list[Tagged]]:
    return read(" said. ".join(f"{{{one}}}" for one in written))


HOSTILE: dict[str, Callable[[int], tuple[str, list[Tagged]]]] = {
    "different names": lambda n: each_tagged(names(n)),
    "one first word": lambda n: each_tagged([f"Halden {one} Lab" for one in names(n)]),
    "one word again and again": lambda n: ("OpenAI " * n, [Tagged(0, 6, "organisation", 0.9)]),
    "one unlisted word again and again": lambda n: ("Vireo " * n, [Tagged(0, 5, "organisation", 0.9)]),
    "products": lambda n: ("OpenAI's Falcon chip, " * n, []),
    "long tags": lambda n: ("Vireo said " * n, [Tagged(0, 11 * n, "organisation", 0.5)] * n),
    "one word": lambda n: ("A" * (20 * n), [Tagged(0, 20 * n, "organisation", 0.9)]),
    "brackets": lambda n: ("(" * n + "OpenAI" + ")" * n, []),
    "initials": lambda n: ("A." * n, []),
    "addresses": lambda n: ("a.b@" * n, []),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_with_the_length_alone(kind: str) -> None:
    def seconds(count: int) -> float:
        text, tagged = HOSTILE[kind](count)
        start = time.process_time()
        parties(text, tagged, tables=load_tables())
        return time.process_time() - start

    seconds(10)
    small, large = min(seconds(2_000) for _ in range(3)), min(seconds(20_000) for _ in range(3))
    assert large < 30 * max(small, 0.01)
