"""Words of news: what stays whole, what comes apart."""

import pytest

from extract.text import Word, sentences
from extract.text_words import words

# The words are shown with blanks between them.
WORDS = [
    # possessives and contractions
    ("OpenAI's xAI’s GPT-4o's U.S.'s", "OpenAI 's xAI ’s GPT - 4o 's U.S. 's"),
    ("firms' plans, James’ share", "firms ' plans , James ’ share"),
    ("S&P's, AT&T’s and NVIDIA'S", "S&P 's , AT&T ’s and NVIDIA 'S"),
    ("don't, it's, O'Reilly and L'Oréal's", "don't , it 's , O'Reilly and L'Oréal 's"),
    ("the 'small' firm", "the ' small ' firm"),
    # compounds
    ("Nvidia-backed, Microsoft-owned, a16z-led, AI-powered", "Nvidia - backed , Microsoft - owned , a16z - led , AI - powered"),
    ("OpenAI–Microsoft deal—worth much -- or not", "OpenAI – Microsoft deal — worth much -- or not"),
    ("U.S.-based and non-Nvidia", "U.S. - based and non - Nvidia"),
    ("Google/Meta, AI/ML and/or 24/7", "Google / Meta , AI / ML and/or 24/7"),
    # money and figures
    ("$1.5bn, €4.5m, £2.4m and ₩38bn", "$ 1.5bn , € 4.5m , £ 2.4m and ₩ 38bn"),
    ("US$10bn, A$2bn, NT$1.1 billion, R$20bn", "US$ 10bn , A$ 2bn , NT$ 1.1 billion , R$ 20bn"),
    ("$5–10bn and $6.5-$7bn", "$ 5 – 10bn and $ 6.5 - $ 7bn"),
    ("7.5%, 10-15%, 4.5GW, 3x, 1,300-strong", "7.5 % , 10 - 15 % , 4.5GW , 3x , 1,300 - strong"),
    ("3,000-GPU at 4:02pm on 2025-11-20 (Q3'25)", "3,000 - GPU at 4:02pm on 2025-11-20 ( Q3'25 )"),
    ("1,2 and 2025:The", "1,2 and 2025 : The"),
    # names with dots and signs
    ("C3.ai, Character.AI's, E.ON, Amazon.com, nilo.ai, ASP.NET", "C3.ai , Character.AI 's , E.ON , Amazon.com , nilo.ai , ASP.NET"),
    ("Yahoo! buys W&B and Disney+", "Yahoo ! buys W&B and Disney +"),
    ("Apple Inc., Foxconn Co. Ltd. (NASDAQ:NVDA)", "Apple Inc. , Foxconn Co. Ltd. ( NASDAQ : NVDA )"),
    ("J. P. Morgan of the U.S. met No. 10 at 9 a.m.", "J. P. Morgan of the U.S. met No. 10 at 9 a.m."),
    ("No. It ended in series C.", "No . It ended in series C ."),
    ("the end.The next,Nvidia;OpenAI", "the end . The next , Nvidia ; OpenAI"),
    # quotes, notes, markup
    ("“Stargate”.[1] ‘It’", "“ Stargate ” . [ 1 ] ‘ It ’"),
    ("**Odd** #### of _the_ [day](https://a.example/b?c=1).", "** Odd ** #### of _ the _ [ day ] ( https://a.example/b?c=1 ) ."),
    ("AT&amp;T&rsquo;s foo_bar@b.example #1", "AT &amp; T &rsquo;s foo_bar@b.example # 1"),
    ("well... so… what?!", "well ... so … what ? !"),
    ("Micro\u00adsoft, e\u0301tat,\u200b\ufeff x\x07y\ud800", "Micro\u00adsoft , e\u0301tat , x y"),
    ("深度求索 and شركة", "深度求索 and شركة"),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words(text, expected):
    assert [text[word.start : word.end] for word in words(text)] == expected.split()


def test_words_of_a_stretch():
    assert words("Nvidia pays OpenAI.", 7, 12) == (Word(7, 11),)


def test_words_are_those_of_their_sentence():
    text = "Meta pays. It lends."
    assert [found.words for found in sentences(text)] == [(Word(0, 4), Word(5, 9), Word(9, 10)), (Word(11, 13), Word(14, 19), Word(19, 20))]
