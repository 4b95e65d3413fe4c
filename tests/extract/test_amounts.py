"""Money as articles write it: sentences with all that must be found in them, and properties over any text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.domain import Amount
from extract.amounts import FoundAmount, amounts

# Each sum as "text as written = currency value[-high] [bound] [/per] [years] [role, where it is not a deal's]".
ROWS = [
    ("SoftBank completed its $40 billion investment in OpenAI.", ["$40 billion = USD 40000000000"]),
    ("The startup raised $1.5bn from Kestrel.", ["$1.5bn = USD 1500000000"]),
    ("It borrowed US$300m from two banks.", ["US$300m = USD 300000000"]),
    ("The deal is worth €1.3 billion.", ["€1.3 billion = EUR 1300000000"]),
    ("The deal is worth 1.3 billion euros.", ["1.3 billion euros = EUR 1300000000"]),
    ("Nscale drew £500m from the facility.", ["£500m = GBP 500000000"]),
    ("Firmus raised A$250 million.", ["A$250 million = AUD 250000000"]),
    ("Cohere won C$240 million from Ottawa.", ["C$240 million = CAD 240000000"]),
    ("The loan of HK$4.2bn is secured.", ["HK$4.2bn = HKD 4200000000"]),
    ("Foxconn will spend NT$42 billion there.", ["NT$42 billion = TWD 42000000000"]),
    ("Its lenders put up S$180 million.", ["S$180 million = SGD 180000000"]),
    ("It won an order of Rs 1,200 crore.", ["Rs 1,200 crore = INR 12000000000"]),
    ("The state paid ₹800 crore.", ["₹800 crore = INR 8000000000"]),
    ("India's programme will cost 5 lakh crore rupees.", ["5 lakh crore rupees = INR 5e+12"]),
    ("Samsung will spend 10 trillion won.", ["10 trillion won = KRW 1e+13"]),
    ("SoftBank sold shares for ¥500 billion.", ["¥500 billion = JPY 500000000000"]),
    (
        "Zhipu took ¥500 million from Chengdu; a second 300 million yuan follows.",
        ["¥500 million = CNY 500000000", "300 million yuan = CNY 300000000"],
    ),
    ("The fund put RMB 2bn into Moonshot.", ["RMB 2bn = CNY 2000000000"]),
    ("Hangzhou gave 20 billion yuan.", ["20 billion yuan = CNY 20000000000"]),
    ("Northvolt got SEK 300m.", ["SEK 300m = SEK 300000000"]),
    ("Khazna borrowed AED 5 billion.", ["AED 5 billion = AED 5000000000"]),
    ("Core42 pays 30 billion dirhams.", ["30 billion dirhams = AED 30000000000"]),
    ("It lost half a billion dollars.", ["half a billion dollars = USD 500000000 revenue"]),
    ("They agreed on a billion dollars.", ["a billion dollars = USD 1000000000"]),
    ("The contract runs to two and a half billion dollars.", ["two and a half billion dollars = USD 2500000000"]),
    ("It is a $13-billion bet.", ["$13-billion = USD 13000000000"]),
    ("The round could reach $1-1.5 billion.", ["$1-1.5 billion = USD 1000000000-1500000000 range"]),
    ("It seeks $1 billion to $2 billion from banks.", ["$1 billion to $2 billion = USD 1000000000-2000000000 range"]),
    ("The price lies between $5 billion and $7 billion.", ["between $5 billion and $7 billion = USD 5000000000-7000000000 range"]),
    ("Oracle signed for $38bn (£29bn) with the lab.", ["$38bn = USD 38000000000"]),
    ("It was a $0.5-million grant.", ["$0.5-million = USD 500000"]),
    ("They paid 13bn dollars for it.", ["13bn dollars = USD 13000000000"]),
    ("Seats went for $200K apiece.", ["$200K = USD 200000"]),
    ("He offered $5 per share for all of it.", ["$5 per share = USD 5 /share price"]),
    ("Users pay $20 a month.", ["$20 a month = USD 20 /month"]),
    ("The lab pays $3 billion annually.", ["$3 billion annually = USD 3000000000 /year"]),
    ("Meta will pay $1.5bn a year for five years.", ["$1.5bn a year for five years = USD 1500000000 /year 5y"]),
    ("OpenAI committed $300 billion over five years.", ["$300 billion over five years = USD 300000000000 5y"]),
    ("They signed a seven-year, $38 billion agreement.", ["$38 billion = USD 38000000000 7y"]),
    ("It is worth low tens of billions.", []),
    ("It is worth tens of billions of dollars.", []),
    ("Anthropic closed a round at a $61.5 billion valuation.", ["$61.5 billion = USD 61500000000 valuation"]),
    ("Anthropic is valued at $183 billion after the round.", ["$183 billion = USD 183000000000 valuation"]),
    ("Investors valued the startup at $5bn.", ["$5bn = USD 5000000000 valuation"]),
    ("It raised $500 million at a valuation of $6.2 billion.", ["$500 million = USD 500000000", "$6.2 billion = USD 6200000000 valuation"]),
    ("Its market cap reached $4 trillion this week.", ["$4 trillion = USD 4e+12 valuation"]),
    ("Revenue of $12.5 billion beat forecasts.", ["$12.5 billion = USD 12500000000 revenue"]),
    ("The firm made $3bn in revenue last year.", ["$3bn = USD 3000000000 revenue"]),
    ("It runs at annual recurring revenue of $500 million.", ["$500 million = USD 500000000 /year revenue"]),
    ("Amazon will invest up to $25 billion in it.", ["up to $25 billion = USD 25000000000 up_to"]),
    ("He pledged as much as $100 billion.", ["as much as $100 billion = USD 100000000000 up_to"]),
    ("The fund will provide at least $30 million.", ["at least $30 million = USD 30000000 at_least"]),
    ("It spent more than $13bn on the lab.", ["more than $13bn = USD 13000000000 at_least"]),
    ("They bought chips for over $5 billion.", ["over $5 billion = USD 5000000000 at_least"]),
    ("The bill came to about $900,000.", ["about $900,000 = USD 900000 about"]),
    ("It got roughly $20bn of compute.", ["roughly $20bn = USD 20000000000 about"]),
    ("That is nearly $7 billion.", ["nearly $7 billion = USD 7000000000 about"]),
    ("It is worth $1 billion or more.", ["$1 billion or more = USD 1000000000 at_least"]),
    ("The $10bn-plus order went to Dell.", ["$10bn-plus = USD 10000000000 at_least"]),
    ("It pays €210,000 a year for weather data.", ["€210,000 a year = EUR 210000 /year"]),
    ("The price was $650 million in cash.", ["$650 million = USD 650000000"]),
    ("A loan of 200 million shekels was repaid.", ["200 million shekels = ILS 200000000"]),
    ("It got 61 million kroner from Oslo, the Norwegian capital.", ["61 million kroner = NOK 61000000"]),
    ("Novo Nordisk of Denmark paid 9.4 billion kroner.", ["9.4 billion kroner = DKK 9400000000"]),
    ("Banorte of Mexico lent 410 million pesos.", ["410 million pesos = MXN 410000000"]),
    ("The Colombian bank lent 310,000 million pesos.", ["310,000 million pesos = COP 310000000000"]),
    ("Ayala of Manila put in 300 million pesos.", ["300 million pesos = PHP 300000000"]),
    ("The Casablanca firm pays 46 million dirhams.", ["46 million dirhams = MAD 46000000"]),
    ("The Swiss lab raised 85 million francs.", ["85 million francs = CHF 85000000"]),
    ("The Dakar lab raised 4 billion CFA francs.", ["4 billion CFA francs = XOF 4000000000"]),
    ("A fee of 90 million Danish crowns is due.", ["90 million Danish crowns = DKK 90000000"]),
    ("The court fined it 2.6 billion lira.", ["2.6 billion lira = TRY 2600000000"]),
    ("South Africa's fund lent R900-million.", ["R900-million = ZAR 900000000"]),
    ("The platform owes R300m to R500m a year.", ["R300m to R500m a year = ZAR 300000000-500000000 range /year"]),
    ("R1 and R2 were released in January.", []),
    ("The model DeepSeek R1 cost little.", []),
    ("Kenya's ministry pays KSh 480m a year.", ["KSh 480m a year = KES 480000000 /year"]),
    ("It received XOF 4 billion.", ["XOF 4 billion = XOF 4000000000"]),
    ("Maybank lent RM2.2bil for the hall.", ["RM2.2bil = MYR 2200000000"]),
    ("The group raised more than US$4bil.", ["more than US$4bil = USD 4000000000 at_least"]),
    ("Telkom put in 800 billion rupiah.", ["800 billion rupiah = IDR 800000000000"]),
    ("Brazil's bank lent R$ 120 million.", ["R$ 120 million = BRL 120000000"]),
    ("Its fee is 45 million reais a year.", ["45 million reais a year = BRL 45000000 /year"]),
    ("It paid 387 million złotys.", ["387 million złotys = PLN 387000000"]),
    ("He offered PLN 64 million.", ["PLN 64 million = PLN 64000000"]),
    ("The loan is TL 2.2bn.", ["TL 2.2bn = TRY 2200000000"]),
    ("It raised GH¢ 14 million per annum.", ["GH¢ 14 million per annum = GHS 14000000 /year"]),
    ("It issued 1.8 billion baht of bonds.", ["1.8 billion baht = THB 1800000000"]),
    ("The company paid 41 billion VND per year.", ["41 billion VND per year = VND 41000000000 /year"]),
    ("A 200 million USD line was opened.", ["200 million USD = USD 200000000"]),
    ("It signed for US$5bn dollars.", ["US$5bn dollars = USD 5000000000"]),
    ("It cost $5 million Canadian.", ["$5 million Canadian = CAD 5000000"]),
    ("The fund has $300m AUD.", ["$300m AUD = AUD 300000000"]),
    ("Two euros a day is the price.", ["Two euros a day = EUR 2 /day"]),
    ("It pays forty million kroner.", ["forty million kroner = NOK 40000000"]),
    ("Sixty-two million euros over five years went to Mistral.", ["Sixty-two million euros over five years = EUR 62000000 5y"]),
    ("One point three billion euros were lent.", ["One point three billion euros = EUR 1300000000"]),
    ("A hundred million dollars was pledged.", ["A hundred million dollars = USD 100000000"]),
    ("Three quarters of a billion dollars is left.", ["Three quarters of a billion dollars = USD 750000000"]),
    ("A quarter of a million pounds was paid.", ["A quarter of a million pounds = GBP 250000"]),
    ("One hundred and fifty million dollars was the price.", ["One hundred and fifty million dollars = USD 150000000"]),
    ("They paid one dollar for it.", ["one dollar = USD 1"]),
    ("It was bought for a pound.", []),
    ("The royalty is 47 cents each.", ["47 cents = USD 0.47"]),
    ("An image costs two to four cents.", ["two to four cents = USD 0.02-0.04 range"]),
    ("Each token costs $0.002.", ["$0.002 = USD 0.002"]),
    ("It charges $15 per million tokens.", ["$15 per million tokens = USD 15 /million tokens price"]),
    ("The rent is $2.50 per GPU hour.", ["$2.50 per GPU hour = USD 2.5 /gpu hour price"]),
    ("It rents chips at $3/hour.", ["$3/hour = USD 3 /hour price"]),
    ("A licence costs $30 per user per month.", ["$30 per user per month = USD 30 /user per month price"]),
    ("It is a $9.7bn, five-year contract.", ["$9.7bn = USD 9700000000 5y"]),
    ("The lease is $1.5B / 4 yrs.", ["$1.5B / 4 yrs = USD 1500000000 4y"]),
    ("The price is $1.9 billion over the next decade.", ["$1.9 billion over the next decade = USD 1900000000 10y"]),
    ("It pays EUR 6,200,000 for 36 months.", ["EUR 6,200,000 for 36 months = EUR 6200000 3y"]),
    ("It will spend $16.9m over eighteen months.", ["$16.9m over eighteen months = USD 16900000 1.5y"]),
    ("A 15-year agreement worth £330 million was signed.", ["£330 million = GBP 330000000 15y"]),
    ("The three-year deal valued at $665 mln was renewed.", ["$665 mln = USD 665000000 3y"]),
    ("The 10-year bonds raised $5bn.", ["$5bn = USD 5000000000"]),
    ("They sold the company for 1,250 million pounds sterling.", ["1,250 million pounds sterling = GBP 1250000000"]),
    ("A 300-million-euro bond followed.", ["300-million-euro = EUR 300000000"]),
    ("The 75-million-rand loan was called in.", ["75-million-rand = ZAR 75000000"]),
    ("The billion-dollar company was sold.", []),
    ("It was a billion-euro affair.", ["a billion-euro = EUR 1000000000"]),
    ("A multi-billion-dollar deal is near.", []),
    ("Millions of dollars were lost.", []),
    ("It cost several million dollars.", []),
    ("A few hundred thousand euros were paid.", []),
    ("It is the $3 trillion company's bet.", ["$3 trillion = USD 3e+12 valuation"]),
    ("Nothing here costs 4 won or lost.", []),
    ("Team 3 won the prize.", []),
    ("He lost 20 pounds in a month.", []),
    ("It won 1.2 trillion won from the state.", ["1.2 trillion won = KRW 1.2e+12"]),
    ("Sales rose from $5bn to $7bn.", ["$5bn = USD 5000000000 revenue", "$7bn = USD 7000000000 revenue"]),
    ("Spending grew from 5 to 7 billion yuan.", ["7 billion yuan = CNY 7000000000"]),
    ("It cut the price from $20 million to $12 million.", ["$20 million = USD 20000000", "$12 million = USD 12000000"]),
    ("The company raised €1,3 billion.", ["€1,3 billion = EUR 1300000000"]),
    ("The price is €1.200.000,50 in all.", ["€1.200.000,50 = EUR 1200000.5"]),
    ("The price is €1.200 in the shop.", []),
    ("It paid $1,250,000.50 exactly.", ["$1,250,000.50 = USD 1250000.5"]),
    ("It cost CHF 1'200'000 in all.", ["CHF 1'200'000 = CHF 1200000"]),
    ("Revenue was ₹1,20,000 in all.", ["₹1,20,000 = INR 120000 revenue"]),
    ("It cost 500 € to enter.", ["500 € = EUR 500"]),
    ("In 2025 €5m was paid.", ["€5m = EUR 5000000"]),
    ("In 2025 SEK 300m was paid.", ["SEK 300m = SEK 300000000"]),
    ("GPT-4 and H100 were released in 2024.", []),
    ("Call 555-0199 or +1 415 555 2671.", []),
    ("They rent 100,000 GPUs and 1.2 GW.", []),
    ("ChatGPT has 800 million users.", []),
    ("The price of $1 (6.9 yuan) is low.", ["$1 = USD 1"]),
    ("The rate is $1 = 7.12 yuan.", []),
    ("It raised €500m, or $540m, from banks.", ["€500m = EUR 500000000"]),
    ("It raised €500m / $540m from banks.", ["€500m = EUR 500000000"]),
    ("SoftBank ($30 billion) and Oracle ($7 billion) pay.", ["$30 billion = USD 30000000000", "$7 billion = USD 7000000000"]),
    ("It raised $10bn ($3bn from Microsoft).", ["$10bn = USD 10000000000", "$3bn = USD 3000000000"]),
    ("BYD put in 300 million yuan and Geely 500 million.", ["300 million yuan = CNY 300000000", "500 million = CNY 500000000"]),
    ("The bank lent 40 billion yen, of which our share is 5 billion.", ["40 billion yen = JPY 40000000000", "5 billion = JPY 5000000000"]),
    ("It has 5 million users and a fund of $3m, up from 2 million.", ["$3m = USD 3000000"]),
    ("The $90 TRILLION market is not a thing.", ["$90 TRILLION = USD 9e+13 other"]),
    ("It paid $4.9bn. Then it sold.", ["$4.9bn = USD 4900000000"]),
    ("Half the $500 million was paid.", ["$500 million = USD 500000000"]),
    ("An annual $3 billion is due.", ["$3 billion = USD 3000000000 /year"]),
    ("An annual royalty of 900,000 dirhams is due.", ["900,000 dirhams = AED 900000 /year"]),
    ("Fees were $61.3m in the year.", ["$61.3m = USD 61300000"]),
    ("A $5 billion US market awaits.", ["$5 billion = USD 5000000000 other"]),
    ("The company, worth $5bn, was sold.", ["$5bn = USD 5000000000 valuation"]),
    ("Shares worth $900 million were placed.", ["$900 million = USD 900000000"]),
    ("A stake valued at $135bn was kept.", ["$135bn = USD 135000000000"]),
    ("Capital expenditures of $80 billion are planned.", ["$80 billion = USD 80000000000 other"]),
    ("A net loss of $5bn was reported.", ["$5bn = USD 5000000000 revenue"]),
    ("It has something like C$60m left.", ["something like C$60m = CAD 60000000 about"]),
    ("The total shall not exceed PLN 64 million.", ["not exceed PLN 64 million = PLN 64000000 up_to"]),
    ("The contract has a ceiling of $200 million.", ["a ceiling of $200 million = USD 200000000 up_to"]),
    ("It pays not less than $45 million per year.", ["not less than $45 million per year = USD 45000000 at_least /year"]),
    ("It owes no more than $3bn.", ["no more than $3bn = USD 3000000000 up_to"]),
    ("It is just under $2 billion.", ["just under $2 billion = USD 2000000000 about"]),
    ("The bid was in excess of $34.5 billion.", ["in excess of $34.5 billion = USD 34500000000 at_least"]),
    ("They invested a further €110 million.", ["€110 million = EUR 110000000"]),
    ("They invested up to another $250 billion.", ["up to another $250 billion = USD 250000000000 up_to"]),
    ("It cost $100bn and counting.", ["$100bn and counting = USD 100000000000 at_least"]),
    ("It owes $3bn or so.", ["$3bn or so = USD 3000000000 about"]),
    ("$NVDA fell 3% and A$AP Rocky sang.", []),
    ('The "$500 billion Stargate plan" moves on.', ["$500 billion = USD 500000000000"]),
    ("The price ($3.7bn) was paid.", ["$3.7bn = USD 3700000000"]),
    ("| Nubank | Alchip | $41m |", ["$41m = USD 41000000"]),
    ("It took $5 M in seed money.", ["$5 M = USD 5000000"]),
    ("It raised $2t from nobody.", ["$2t = USD 2e+12"]),
    ("The founders own 49% and got $12 a share.", ["$12 a share = USD 12 /share price"]),
    (
        "It pays $14 million a year, and at least $3 million of that in credits.",
        ["$14 million a year = USD 14000000 /year", "at least $3 million = USD 3000000 at_least"],
    ),
    ("The bank holds $1.2 billion of loans over seven years.", ["$1.2 billion of loans over seven years = USD 1200000000 7y"]),
    ("Chips worth $9 million a year are bought there.", ["$9 million a year = USD 9000000 /year"]),
    ("It is a five-year contract with OpenAI worth more than $250 million.", ["more than $250 million = USD 250000000 at_least 5y"]),
    ("The five-year-old startup raised $30 million.", ["$30 million = USD 30000000"]),
    ("Under a ten-year power agreement it pays $1.1 billion.", ["$1.1 billion = USD 1100000000 10y"]),
    ("It will invest $30 billion over the next few years.", ["$30 billion = USD 30000000000"]),
    ("It took a £210k a yr licence.", ["£210k a yr = GBP 210000 /year"]),
    ("The lab spends 3.1 billion tenge annually.", ["3.1 billion tenge annually = KZT 3100000000 /year"]),
    ("The Kuwaiti fund put in 300 million dinars.", ["300 million dinars = KWD 300000000"]),
    ("Sand Hill wrote checks of $10 million to $40 million.", ["$10 million to $40 million = USD 10000000-40000000 range"]),
    ("It pays $0.40 by the hour.", ["$0.40 = USD 0.4"]),
    ('The order is put at "some $400m".', ["some $400m = USD 400000000 about"]),
    ("The price was ¥2.2 billion; Tokyo's exchange was told.", ["¥2.2 billion = JPY 2200000000"]),
    ("The market of $90 billion is growing.", ["$90 billion = USD 90000000000 other"]),
    ("He has a net worth of $140bn.", ["$140bn = USD 140000000000 other"]),
    ("It sold bonds worth 2,500 crore rupees.", ["2,500 crore rupees = INR 25000000000"]),
    ("It paid US $300 million.", ["$300 million = USD 300000000"]),
    ("It got U.S.$300 million.", ["U.S.$300 million = USD 300000000"]),
    ("It got USD 45 million and EUR500m.", ["USD 45 million = USD 45000000", "EUR500m = EUR 500000000"]),
    ("It sells power under a $6 billion scheme.", ["$6 billion = USD 6000000000"]),
    ("They quarrel over a $5bn bill.", ["$5bn = USD 5000000000"]),
    ("It offered about a billion dollars.", ["about a billion dollars = USD 1000000000 about"]),
    ("Revenue in the first half of this year came to 1.02 billion yuan.", ["1.02 billion yuan = CNY 1020000000 revenue"]),
    ("The maker of phone agents is worth $3 billion.", ["$3 billion = USD 3000000000 valuation"]),
]


def shown(found):
    amount = found.amount
    high = "" if amount.high is None else f"-{amount.high:.12g}"
    bound = "" if amount.bound == "exact" else f" {amount.bound}"
    per = f" /{amount.per}" if amount.per else ""
    years = f" {amount.years:g}y" if amount.years else ""
    role = "" if found.role == "deal" else f" {found.role}"
    return f"{amount.text} = {amount.currency} {amount.value:.12g}{high}{bound}{per}{years}{role}"


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_sums(text, expected):
    found = amounts(text)
    assert [shown(one) for one in found] == expected
    assert [text[one.start : one.end] for one in found] == [one.amount.text for one in found]


def test_a_whole_value():
    text = "Meta will pay up to $1.5bn a year for five years."
    amount = Amount(value=1.5e9, currency="USD", bound="up_to", per="year", years=5, text="up to $1.5bn a year for five years")
    assert amounts(text) == [FoundAmount(14, 48, amount, "deal")]


def test_a_valuation_says_so():
    assert [found.valuation for found in amounts("It raised $500 million at a $6.2 billion valuation.")] == [False, True]


@pytest.mark.parametrize(
    ("text", "currencies"),
    [
        ("Oslo: 5 million kroner.", ["NOK"]),
        ("Copenhagen: 5 million kroner.", ["DKK"]),
        ("Oslo and Copenhagen, Denmark: 5 million kroner.", ["DKK"]),
        ("5 million kroner.", ["NOK"]),
        ("Prague: 5 million crowns.", ["CZK"]),
        ("Stockholm: kr 5 million.", ["SEK"]),
        ("Reykjavik: kr 5 million.", ["ISK"]),
        ("Tokyo: ¥5 million; the yuan fell.", ["JPY"]),
        ("¥5 million", ["JPY"]),
        ("¥5 million in renminbi", ["CNY"]),
        ("Lahore: 5 million rupees.", ["PKR"]),
        ("Doha: 5 million riyals.", ["QAR"]),
        ("Kampala: 5 million shillings.", ["UGX"]),
        ("Buenos Aires: 5 million pesos.", ["ARS"]),
    ],
)
def test_shared_names_go_by_the_countries_that_the_text_names(text, currencies):
    assert [found.amount.currency for found in amounts(text)] == currencies


FIGURES = st.one_of(st.integers(1, 9999).map(str), st.decimals(0, 999, places=1).map(str), st.integers(1000, 999_999).map("{:,}".format))
SIGNS = st.sampled_from(
    [("$", "USD"), ("US$", "USD"), ("€", "EUR"), ("£", "GBP"), ("A$", "AUD"), ("₹", "INR"), ("SEK ", "SEK"), ("₩", "KRW")]
)
SCALES = st.sampled_from(
    [(" billion", 1e9), ("bn", 1e9), ("B", 1e9), (" million", 1e6), ("m", 1e6), ("-million", 1e6), (" trillion", 1e12)]
)


@given(sign=SIGNS, figure=FIGURES, scale=SCALES)
def test_what_is_written_is_read(sign, figure, scale):
    text = f"It pays {sign[0]}{figure}{scale[0]}, said the firm."
    [found] = amounts(text)
    assert found.amount.value == pytest.approx(float(figure.replace(",", "")) * scale[1])
    assert (found.amount.currency, found.amount.bound, found.amount.per) == (sign[1], "exact", None)
    assert text[found.start : found.end] == f"{sign[0]}{figure}{scale[0]}"


@given(low=st.integers(1, 500), more=st.integers(1, 400), joint=st.sampled_from(["-", "–", " to ", " - "]))
def test_ranges_are_read(low, more, joint):
    [found] = amounts(f"It seeks ${low}{joint}{low + more} billion now.")
    assert (found.amount.value, found.amount.high, found.amount.bound) == (low * 1e9, (low + more) * 1e9, "range")


PIECES = st.lists(
    st.sampled_from(
        ["$", "€", "1", "5", "2025", ",", ".", " ", "-", "–", "bn", "million", " to ", "up to ", " a year", "half a ", "(", ")", "R", "¥", "won ",
         " over five years", "\n", "kroner", "%", "per ", "two ", "US$", "crore", " or more", "/", "and ", "between "]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@settings(max_examples=300)
@given(st.one_of(PIECES, st.text(max_size=200)))
def test_any_text_is_read_without_harm_and_each_find_stands_by_itself(text):
    end = 0
    for found in amounts(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.amount.text
        again = amounts(found.amount.text)
        own_currency = [one.amount.value for one in again if one.amount.currency == found.amount.currency]
        assert not again or found.amount.value in own_currency or found.amount.currency in {"CNY", "NOK", "DKK"}
        end = found.end


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["1", "$", "1,", "1,111", "1.", "a ", "half a ", "R$", "up to $", "9 ", "twenty-one ", "2025-", "annual a b of "]
)
def test_a_long_line_takes_time_in_proportion(unit):
    def seconds(size):
        text = unit * (size // len(unit))
        begun = time.process_time()
        amounts(text)
        return time.process_time() - begun

    assert min(seconds(400_000) for _ in range(3)) < 20 * max(seconds(100_000), 0.05)
