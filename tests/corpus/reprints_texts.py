"""Invented texts for the table of pairs: one wire story with what becomes of it elsewhere, and texts that only look alike."""

WIRE = [
    "Tarnfjell Compute will rent 40,000 processors to the language laboratory Orrery for five years, in a contract worth $3.2 billion, the two said on Monday.",
    "The machines are to stand in a former paper mill at Skarvik, where the power company Nordlys has promised 180 megawatts by the end of 2027.",
    "Orrery, which was founded in 2021 by three physicists, has so far trained its models in a cloud that belongs to the retailer Gantry.",
    '"We looked for a partner who builds as fast as we grow," said Mira Osterholt, who leads Orrery. Tarnfjell\'s chairman Pal Ekeberg said that the first hall would open next spring.',
    "Shares of Tarnfjell rose 11% in Oslo after the announcement, their largest gain since the company was listed in 2024.",
    "Analysts at the bank Hollis & Wray asked where the money is to come from. Orrery had revenue of $410 million last year and lost more than that, a filing shows.",
    "Tarnfjell said that half of the price is due before the processors are switched on, and that a fund run by Meridian Trust stands surety for the rest.",
    "Gantry said that Orrery remains a customer and that it holds 9% of the laboratory. It declined to comment on whether it had been asked to make an offer of its own.",
]

# The same event, told by somebody else who was there.
RIVAL = [
    "A paper mill that fell silent nine years ago is about to hum again: Orrery, the maker of language models, is moving its training to Skarvik.",
    "Over five years it pays Tarnfjell Compute some $3.2 billion for the use of 40,000 processors. Ekeberg, Tarnfjell's chairman, called it the contract that his company was founded for.",
    "Whether Orrery can afford that is another question. It took $410 million last year and spent nearly twice as much. Half of the sum has to be on the table before a single processor runs.",
    "Osterholt, at the head of Orrery, sees no danger. A surety by Meridian Trust covers the second half, and Gantry, the owner of 9% of Orrery, is not walking away.",
    "In Oslo the shares of Tarnfjell shot up by 11%. Nordlys is to lay lines for 180 megawatts until 2027.",
]

# As a machine might bring it back from another language.
TRANSLATED = [
    "The computing provider Tarnfjell Compute leases 40,000 chips to the AI lab Orrery over a period of five years. The agreement has a volume of 3.2 billion dollars, as both firms made known at the start of the week.",
    "As the location serves an old paper factory in Skarvik. The energy supplier Nordlys wants to deliver there up to 180 megawatts until the end of 2027.",
    "Orrery was called into life in 2021 by three physicists and used until now the cloud of the trading house Gantry for the training of its models.",
    "The Tarnfjell paper climbed in Oslo by 11 percent. That is the strongest plus since the stock market launch in 2024.",
]

RELEASE = [
    "SKARVIK — Orrery and Tarnfjell Compute today announced a five-year agreement under which Tarnfjell will provide Orrery with 40,000 processors. The agreement has a total value of $3.2 billion.",
    "The processors will be installed in a new campus at Skarvik, which draws on 180 megawatts of hydropower supplied by Nordlys and is designed to run without a drop of fresh water.",
    '"Orrery was looking for a partner who builds as fast as we grow, and at Skarvik we have found the place, the power and the people," said Mira Osterholt, chief executive of Orrery.',
    '"This is the contract that Tarnfjell was founded for," said Pal Ekeberg, chairman of Tarnfjell. "We are proud to take the first hall into service in the spring."',
]
STANDARD_END = [
    "About Tarnfjell",
    "Tarnfjell Compute builds and runs halls for accelerated computing in the north of Europe. Founded in 2019, it serves laboratories, universities and authorities in eleven countries.",
    "Forward-looking statements",
    "This release contains statements about the future that are subject to risks. Actual results may differ from them in every respect, and the company undertakes no duty to correct them.",
    "Media contact",
    "Press office, Harbour Street 4, Skarvik",
]
REWRITE = [
    "Orrery has found a new home for its models. The laboratory signed a five-year agreement with Tarnfjell Compute about 40,000 processors, the companies announced, and puts its total value at $3.2 billion.",
    "They will be installed at Skarvik on 180 megawatts of hydropower from Nordlys. The first hall goes into service in the spring.",
    '"At Skarvik we have found the place, the power and the people," Mira Osterholt of Orrery said in a statement. Her laboratory had until now relied on Gantry, a shareholder, and on whatever processors the market left over.',
    "Tarnfjell has won four such contracts this year, more than any rival in the north, and will have to borrow for all of them.",
]


def earnings(name: str, revenue: str, up: str, profit: str, share: str, boss: str, outlook: str, unit: str = "cloud") -> list[str]:
    return [
        f"{name} reported quarterly revenue of ${revenue} million, up {up}% from a year earlier, on strong demand for its {unit} services.",
        f"Net income for the quarter was ${profit} million, or {share} cents per share. Analysts polled by the market data house Pollard had on average expected less.",
        f'"We are pleased with the results and see continued momentum across all of our segments," chief executive {boss} said in a statement.',
        f"For the current quarter {name} expects revenue of about ${outlook} million. The board declared its regular dividend, payable to shareholders of record.",
    ]


def weather(town: str, high: str, low: str, wind: str, rain: str, coast: str) -> list[str]:
    return [
        f"{town} wakes to a cloudy sky today, with temperatures that reach {high} degrees in the afternoon and fall to {low} degrees in the night.",
        f"The wind blows with up to {wind} kilometres an hour from the {coast}, and the chance of rain is {rain} percent. In {town} the pollen count is low.",
        "Drivers should expect wet roads in the morning. The weather service advises walkers to keep away from trees and from the shore until the evening.",
    ]


def market(rose: str, close: str, volume: str, index: str, high: str, low: str) -> list[str]:
    return [
        f"Shares of Tarnfjell Compute {rose}% to close at {close} crowns in Oslo, in a session that saw {volume} million shares change hands.",
        f"The exchange's main index ended the day {index}% away from where it began. Over the past year Tarnfjell has traded between {low} and {high} crowns.",
        "Tarnfjell Compute rents processors to laboratories. The company is followed by fourteen analysts, most of whom recommend holding the shares.",
    ]


def appointment(person: str, firm: str, role: str, before: str, after: str, city: str) -> list[str]:
    return [
        f"{firm} has appointed {person} as its {role}, the company said in a statement. {person} joins from {before}.",
        f"In the new role {person} will be responsible for the company's growth in Europe and will report to the chief executive. {person} will be based in {city}.",
        f'"{person} brings a wealth of experience and shares our values," {firm} said. "We look forward to the next chapter." {firm} thanked {after}, who leaves at the end of the year.',
    ]


OTHER_ITEMS = [
    "The chip designer Quillon dismissed 300 people in its graphics division. Those who stay will work on processors for cars, which bring in a fifth of its sales and grow faster than anything else there.",
    "Parliament in Lisbon adopted a levy on the water that data halls draw. Operators threatened to build in Spain, and the minister answered that Spain has less water still.",
    "Halden University withdrew a study of tutoring programs after readers found that a third of the pupils in it did not exist. Its authors blame a spreadsheet that was sorted twice.",
    "Bakers in Lyon sued the maker of an ordering assistant that sold the same baguette to two customers at once. The hearing is set for the autumn; the bread is no longer available.",
    "The satellite firm Peregrine Orbit sold its ground stations to a pension fund and leases them back for twenty years, a way to pay for the launch that failed in March.",
]
MORE_WIRE = [
    "Orrery's models write contracts and timetables for railways and shipping lines. Its customers pay by the document, and the number of documents has doubled every eight months since Orrery opened its service.",
    "Tarnfjell started with two halls on an island and 60 employees. Ekeberg sold his fish farms to pay for them, and Tarnfjell has since borrowed $900 million from nine banks.",
    "People in Skarvik have mixed feelings. The town lost 700 jobs with the mill, and Tarnfjell offers 45. But the municipality, which owns a tenth of Nordlys, would earn on every hour for which Orrery trains.",
    "The contract frees Orrery from a clause by which Gantry could raise the price of processors every quarter, two people who have read it said. Gantry calls that a matter between Orrery and itself.",
]
