"""Compute, power and shares as articles write them: sentences with all that must be found in them, and properties over any text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.domain import Capacity, Percent
from extract.capacities import FoundCapacity, capacities
from extract.percents import FoundPercent, percents

# Each find is shown with its words, its value and its unit.
CAPACITIES = [
    ("Oracle will build 1.2 GW of capacity.", ["1.2 GW = 1.2 GW"]),
    ("It leases 4.5 gigawatts from Oracle.", ["4.5 gigawatts = 4.5 GW"]),
    ("The 300-megawatt campus opens soon.", ["300-megawatt = 300 MW"]),
    ("Oracle buys 400,000 GB200 chips.", ["400,000 GB200 chips = 400000 chips"]),
    ("xAI runs 100,000 GPUs in Memphis.", ["100,000 GPUs = 100000 GPUs"]),
    ("Anthropic will use up to one million TPUs.", ["up to one million TPUs = 1000000 chips"]),
    ("Character.AI rented 32,000 H100s.", ["32,000 H100s = 32000 GPUs"]),
    ("It hosts 18,000 of Nvidia's GB300 chips.", ["18,000 of Nvidia's GB300 chips = 18000 chips"]),
    ("The venture runs 15,000 of Nvidia's newest processors.", ["15,000 of Nvidia's newest processors = 15000 chips"]),
    ("It has 1,800 H100 processors.", ["1,800 H100 processors = 1800 GPUs"]),
    ("The cluster holds 12,000 B200 GPUs.", ["12,000 B200 GPUs = 12000 GPUs"]),
    ("A 16,384-GPU cluster went live.", ["16,384-GPU = 16384 GPUs"]),
    ("It ordered 50,000 of its MI450 chips.", ["50,000 of its MI450 chips = 50000 chips"]),
    ("He sold 10,000 graphics processors.", ["10,000 graphics processors = 10000 GPUs"]),
    ("They took eight Nvidia H200 chips.", ["eight Nvidia H200 chips = 8 chips"]),
    ("It develops two AI chips with Broadcom.", []),
    ("It needs a gigawatt of power.", ["a gigawatt = 1 GW"]),
    ("It asked for at least one gigawatt.", ["at least one gigawatt = 1 GW"]),
    ("It signed for six gigawatts of AMD chips.", ["six gigawatts = 6 GW"]),
    ("Half a gigawatt is enough.", ["Half a gigawatt = 0.5 GW"]),
    ("It needs between 200 and 300 megawatts.", ["between 200 and 300 megawatts = 200 MW"]),
    ("It needs 1-2 GW by then.", ["1-2 GW = 1 GW"]),
    ("The site has 240MW and 100kW racks.", ["240MW = 240 MW", "100kW = 100 kW"]),
    ("Vattenfall delivers 0.7 TWh a year.", ["0.7 TWh = 0.7 TWh"]),
    ("The farm makes 500 gigawatt-hours a year.", ["500 gigawatt-hours = 500 GWh"]),
    ("It costs $50 per MWh and 300 megawatt-hours are stored.", []),
    ("More than 2.1 gigawatts are let.", ["More than 2.1 gigawatts = 2.1 GW"]),
    ("It runs roughly 5,000 servers.", ["roughly 5,000 servers = 5000 servers"]),
    ("About 590 megawatts went to Meta.", ["About 590 megawatts = 590 MW"]),
    ("In 2025 Nvidia chips were scarce.", []),
    ("It bought 2025 Nvidia chips.", []),
    ("The H100 and the MI300X are chips.", []),
    ("Tens of thousands of GPUs are idle.", []),
    ("It has 5 million users and chips.", []),
    ("It pays $500 million for chips.", []),
    ("A 50% stake buys no GPUs.", []),
    ("The 2 GW are worth $10 billion.", ["2 GW = 2 GW"]),
    ("It has 1.5 million accelerators.", ["1.5 million accelerators = 1500000 chips"]),
    ("It bought 23,000 Nvidia GPUs and 1,100 B300 chips.", ["23,000 Nvidia GPUs = 23000 GPUs", "1,100 B300 chips = 1100 chips"]),
]

# Each share is shown with its words, its value and what it is a share of.
PERCENTS = [
    ("A 50% stake buys no GPUs.", ["50% = 50 stake"]),
    ("It holds 49% of the firm.", ["49% = 49 stake"]),
    ("Meta paid for 49 per cent of Scale.", ["49 per cent = 49 stake"]),
    ("It sold a 27.5% stake to Temasek.", ["27.5% = 27.5 stake"]),
    ("It takes 20% of revenue.", ["20% = 20 revenue"]),
    ("Google sends half of its traffic there.", ["half = 50 traffic"]),
    ("The 49-percent holding is worth little.", ["49-percent = 49 stake"]),
    ("It owns a third of the company.", ["a third = 33 stake"]),
    ("Two-thirds of the shares belong to PIF.", ["Two-thirds = 67 stake"]),
    ("It holds nine-tenths of Arm.", ["nine-tenths = 90 stake"]),
    ("It keeps a quarter, and sold the rest.", ["a quarter = 25 stake"]),
    ("The funds hold a tenth each.", ["a tenth = 10 stake"]),
    ("It is wholly owned by Alphabet.", ["wholly owned = 100 stake"]),
    ("Al Noor is 60% owned by QIA.", ["60% = 60 stake"]),
    ("It is two-thirds owned by Hikari.", ["two-thirds = 67 stake"]),
    ("The startup gave it warrants for 10-15% of its shares.", []),
    ("It seeks between 5% and 10% of the firm.", []),
    ("It wants 5 to 10 percent of the firm.", []),
    ("The stake rose from 5.0% to 12.3%.", ["5.0% = 5 stake", "12.3% = 12.3 stake"]),
    ("Shares of Nvidia were up 2.9%.", ["2.9% = 2.9 other"]),
    ("Revenue grew 20 percent in March.", ["20 percent = 20 other"]),
    ("In the second half of 2026 it opens.", []),
    ("In the first quarter it sold little.", []),
    ("A third party and a quarter of an hour are none.", []),
    ("Half of 2025 was quiet.", []),
    ("Prices rose 3 percentage points.", []),
    ("The loan bears interest at 9.125%.", ["9.125% = 9.125 None"]),
    ("It makes 22% of revenue with Ikea.", ["22% = 22 revenue"]),
    ("Microsoft gets 20 per cent of OpenAI's sales.", ["20 per cent = 20 revenue"]),
    ("Forty-nine percent of Altera went to Silver Lake.", ["Forty-nine percent = 49 stake"]),
    ("The agent handles 60% of all calls.", ["60% = 60 traffic"]),
    ("It owns 0.4 percent and 100% of two firms.", ["0.4 percent = 0.4 stake", "100% = 100 stake"]),
]


@pytest.mark.parametrize(("text", "expected"), CAPACITIES)
def test_capacities(text, expected):
    found = capacities(text)
    assert [f"{one.capacity.text} = {one.capacity.value:.12g} {one.capacity.unit}" for one in found] == expected
    assert [text[one.start : one.end] for one in found] == [one.capacity.text for one in found]


@pytest.mark.parametrize(("text", "expected"), PERCENTS)
def test_percents(text, expected):
    assert [f"{text[one.start : one.end]} = {one.percent.value:g} {one.percent.of}" for one in percents(text)] == expected


def test_whole_values():
    text = "For 49% of Scale it gives up to 1.2 GW."
    assert percents(text) == [FoundPercent(4, 7, Percent(value=49, of="stake"))]
    assert capacities(text) == [FoundCapacity(26, 38, Capacity(value=1.2, unit="GW", text="up to 1.2 GW"))]


@given(value=st.integers(2, 999), unit=st.sampled_from([(" GW", "GW"), ("MW", "MW"), ("-megawatt", "MW"), (" gigawatts", "GW")]))
def test_power_as_written_is_read(value, unit):
    assert capacities(f"It takes {value}{unit[0]} there.")[0].capacity == Capacity(value=value, unit=unit[1], text=f"{value}{unit[0]}")


@given(value=st.decimals(0, 100, places=1), sign=st.sampled_from(["%", " per cent", " percent", "-percent", " %"]))
def test_shares_as_written_are_read(value, sign):
    [found] = percents(f"It holds {value}{sign} there.")
    assert found.percent.value == float(value)


PIECES = st.lists(
    st.sampled_from(
        [
            "1",
            "50",
            "%",
            " per cent",
            " GW",
            "MW",
            " to ",
            "-",
            "half ",
            "of ",
            "a third ",
            " GPUs",
            "H100s",
            ",",
            ".",
            " ",
            "Nvidia ",
            "two ",
        ]
    ),
    max_size=25,
).map("".join)


@given(st.one_of(PIECES, st.text(max_size=200)))
def test_any_text_is_read_without_harm(text):
    for find in (capacities, percents):
        end = 0
        for found in find(text):
            assert 0 <= found.start < found.end <= len(text)
            assert end <= found.end
            end = found.end
    assert all(one.capacity.text == text[one.start : one.end] for one in capacities(text))


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["1", "1%", "1,111", "9 ", "12 Nvidia ", "a ", "1% to ", "half of ", "H100 "])
@pytest.mark.parametrize("find", [capacities, percents])
def test_a_long_line_takes_time_in_proportion(find, unit):
    def seconds(size):
        text = unit * (size // len(unit))
        begun = time.process_time()
        find(text)
        return time.process_time() - begun

    assert min(seconds(400_000) for _ in range(3)) < 20 * max(seconds(100_000), 0.05)
