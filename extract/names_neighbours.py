"""Words beside a name that tell whether it is an organisation's there. Folded as `names_words.key` folds."""
# ruff: noqa: SIM905 - groups of words are easier to read as lines than as lists of quoted words

DETERMINERS = frozenset("the a an this that these those each every any no our my your his her its their".split())
NOT_NOUNS = frozenset(  # after "the Block", such a word shows that "Block" itself is the noun
    "of & in is was are were that which who to for on with at as or by from but when where has had will would".split()
)
NOT_VERBS = DETERMINERS | frozenset("they we it i you he she of out up down with".split())  # "Block the road", "Together they"
SPEAKS = frozenset(  # what an organisation does, and a word that opens a sentence seldom
    """said says announced plans declined signed agreed raised launched acquired bought sued told expects wants paid filed confirmed
    denied hired sells offers leases rents owns invested reported unveiled disclosed valued led leads backs joined bets backed founded
    based makes built uses""".split()
)
COMPOUND = frozenset(  # what may follow a hyphen after a name: "Meta-backed", against "Meta-analysis"
    """backed owned led based funded made built run designed style like powered trained branded affiliated controlled operated linked
    hosted developed supplied rival only compatible related specific anchored sponsored financed friendly centric approved issued""".split()
)
TITLES = frozenset("mr mrs ms dr prof professor sir lord dame senator sen rep judge justice governor mayor sheriff".split())
FIRST_NAMES = frozenset(
    """adam alan albert alex alexander alexandra alice alison amanda amy andrea andrew angela anna anne anthony antonio ashley barbara ben
    benjamin bill bob brad brandon brian bruce carl carlos carol caroline catherine charles charlie chris christian christina christine
    christopher craig dan daniel dave david dean deborah dennis diana diane donald donna doug douglas ed edward elaine elena elizabeth
    ellen emily emma eric erik eva evan frank fred gary geoffrey george gerald gordon graham greg gregory hannah harold harry heather
    helen henry howard ian jack jacob james jamie jan jane janet jason jean jeff jeffrey jennifer jeremy jessica jim jimmy joan joe joel
    john jonathan jose joseph josh joshua juan julia julie justin karen kate katherine kathleen keith kelly ken kenneth kevin kim kyle
    larry laura lauren lee leon leonard lewis linda lisa louis louise lucas lucy luis luke marc marcus margaret maria marie mark martha
    martin mary matt matthew megan melissa michael michelle miguel mike mohammed nancy natalie nathan neil nicholas nick nicole nina noah
    oliver olivia omar oscar pamela patricia patrick paul paula pedro peter phil philip rachel ralph raymond rebecca richard rick robert
    roger ron ronald rose ross roy russell ruth ryan sally sam samantha samuel sandra sara sarah scott sean sharon simon sophie stephanie
    stephen steve steven stuart sue susan ted teresa terry theresa thomas tim timothy todd tom tony tracy victor victoria vincent walter
    wendy will william""".split()
)
GOVERNS = frozenset(
    """said says announced plans signed agreed sued fined ordered banned approved blocked bought invested invests wants told expects
    imposed opened launched accused cleared rejected warned pledged will has government ministry regulators authorities officials""".split()
)
WITHIN = frozenset("in from of across at near to around outside inside throughout & for between into by on over".split())
PRODUCT_WORDS = frozenset(  # capitalised words that follow a product's name and are no surname
    """opus sonnet haiku code pro max plus ultra mini nano enterprise team teams desktop api instant flash advanced studio cloud ai
    chat live deep research health for mythos cowork voice labs inc ventures capital systems robotics""".split()
)
