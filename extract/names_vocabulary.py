"""Words by what they do in and beside the names of organisations. Folded as `names_words.key` folds."""
# ruff: noqa: SIM905 - groups of words are easier to read as lines than as lists of quoted words

LEGAL = frozenset(
    """inc incorporated corp corporation co company ltd limited llc llp lp plc pbc nv bv ag gmbh sa sas sarl se spa srl ab as asa oy oyj kk
    pte pty bhd sdn jsc pjsc pvt pt tbk aps kg sl sro doo dd kft zrt ood ead""".split()
)
# With one capital alone these are words or names.
LEGAL_CAPITALS = frozenset("nv bv ag sa sas se spa ab as pt kk lp sl kg asa".split())
# A fund or foundation that bears a firm's name is another party than the firm.
FUNDS = frozenset(
    """ventures venture capital partners fund funds foundation growth investments investment bank equity trust endowment pension
    securities investors holdings advisors insurance""".split()
)
# What organisations are called by: such a word ends a longer name.
HEADS = FUNDS | frozenset(
    """pharmaceuticals pharma therapeutics biotech biosciences biologics energy systems technologies technology labs laboratories
    laboratory robotics semiconductor semiconductors microelectronics computing compute networks communications university institute
    college school hospital hospitals clinic council authority commission agency ministry department association federation union
    bureau court committee office board society group holding motors airlines airways railways railway media news records studios
    studio pictures entertainment logistics foods brewery hotels asset assets management associates industries international
    electronics software solutions analytics dynamics power utilities electric gas oil petroleum mining minerals steel chemical
    chemicals materials properties realty estates developments construction engineering aerospace defense defence shipping telecom
    telecommunications mobile wireless health healthcare medical diagnostics financial finance credit consulting services sciences
    photonics optics instruments devices manufacturing datacenters hydropower infrastructure data cloud ai intelligence digital
    interactive games learning security cyber quantum space mobility automotive publishing press times journal tribune gazette
    exchange initiative alliance collective cooperative consortium network platforms machines works foundry forge""".split()
)
# These also end what is no name at all: "Munich AI", "Artificial Intelligence".
VAGUE_HEADS = frozenset("ai cloud data intelligence learning digital security power growth credit office quantum research machines".split())
AUTHORITIES = frozenset("commission authority ministry agency department court council bureau board office regulator tribunal bank".split())
# Small words inside names.
SMALL = frozenset(
    """of the & for de du des d di da do dos das dei del della delle dello degli la le les l lo el los y e i et a à au aux en pour van von
    der den het ter ten und für fur zu bin ibn al na og och i on in""".split()
)
# What ends the name of an authority also in small letters: "Latvian competition council".
BODIES = frozenset(
    """government ministry authority council police office court hospital agency commission regulator navy army parliament union
    administration prosecutor state university municipality""".split()
)
# What a place's name is borrowed for: "Tokyo" is not short for "Tokyo District Court".
LOCAL_BODIES = frozenset("court council university college school institute hospital exchange ministry department government".split())
# "of" and a place belong to the name of these: "Bank of Utrecht", but not of "Montage Technology of Shanghai".
NAMED_BY_PLACE = LOCAL_BODIES | frozenset(
    """bank office board bureau commission committee authority agency society academy museum library union association federation
    laboratory fund institute city town county state republic kingdom port province emirate commonwealth""".split()
)
PLACES = frozenset(
    """alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas
    kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon
    pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming ontario quebec alberta manitoba bavaria saxony hesse
    amsterdam athens austin bangkok barcelona beijing bengaluru berlin bogota boston brussels budapest cairo chicago copenhagen dallas
    delhi denver detroit doha dubai dublin edinburgh frankfurt geneva glasgow guangzhou hamburg hangzhou hanoi helsinki houston istanbul
    jakarta johannesburg karachi kyoto lagos lahore lima lisbon london lyon madrid manchester manila melbourne memphis miami milan
    montreal moscow mumbai munich nagoya nairobi oslo osaka paris phoenix prague riyadh rome rotterdam santiago seattle seoul shanghai
    shenzhen singapore stockholm stuttgart sydney taipei tallinn tokyo toronto turin utrecht vancouver vienna vilnius warsaw wuhan
    zurich argentina australia austria belgium brazil britain canada chile china denmark egypt england estonia finland france germany
    greece hungary iceland india indonesia ireland israel italy japan kazakhstan kenya korea latvia lithuania luxembourg malaysia mexico
    morocco nepal netherlands nigeria norway pakistan peru philippines poland portugal qatar romania russia scotland serbia slovakia
    slovenia spain sweden switzerland taiwan thailand turkey ukraine uruguay vietnam wales europe asia africa""".split()
)
PLACE_PAIRS = frozenset(
    {
        "tel aviv",
        "hong kong",
        "new york",
        "los angeles",
        "san francisco",
        "palo alto",
        "abu dhabi",
        "south korea",
        "south africa",
        "saudi arabia",
        "new zealand",
        "new jersey",
        "new mexico",
        "north carolina",
        "south carolina",
        "north dakota",
        "south dakota",
        "west virginia",
        "rhode island",
        "new hampshire",
        "sao paulo",
        "buenos aires",
        "santa clara",
        "san jose",
        "las vegas",
        "salt lake",
        "kuala lumpur",
        "cape town",
        "united states",
        "united kingdom",
        "united arab",
    }
)
# Parts of a firm that are the firm in everyday speech.
DIVISIONS = frozenset("research cloud services devices foundry semiconductor ai electronics corporation".split())
# Where a subsidiary is: it is another party than its parent, and its parent's short name is not its own.
REGIONS = frozenset(
    """arabia africa america americas asia australia brazil britain canada china deutschland emea europe france germany india indonesia
    international ireland israel italia italy japan korea malaysia mexico nordic norway pacific poland singapore spain sweden
    switzerland taiwan thailand turkey uae uk us usa vietnam brasil espana mexicana polska osterreich schweiz suisse sverige norge danmark
    suomi nederland magyar romania hungary austria belgium denmark finland netherlands portugal qatar iberia latam benelux hellas
    argentina colombia chile egypt kenya nigeria europa asiatique gulf levant""".split()
)
# Before a name and no part of it, though a capital may open the sentence with it.
DESCRIPTIONS = frozenset(
    """startup startups start-up chipmaker chipmakers automaker carmaker lender lenders investor investors developer supplier suppliers
    customer customers competitor competitors maker giant giants unicorn company companies firm firms subsidiary parent owner operator
    publisher publishers utility insurer retailer broadcaster newspaper regulator fund backer backers partner partners newcomer neocloud
    hyperscaler hyperscalers group unit rival rivals former veteran fellow new""".split()
)
LEADS = frozenset(
    """the a an & this that these those its his her their our your my both neither either another any each every some many several all
    most other unlike like when while where why how what who as if but and
    or nor so yet for from in into of on at to with within without by about against after before between during over under via per
    is was are were has have had will would can could may might should must says said today yesterday now then also even only just
    not no yes here there meanwhile however still later earlier since until because although though despite among according based
    ex privately publicly separately sources exclusive breaking update analysis opinion photo image
    source editor note q why""".split()
)
# After a name and no part of it, also with a capital.
OFFICES = frozenset(
    """ceo cfo cto coo cio cmo cpo ciso chief president chairman chairwoman chairperson chair founder cofounder founders spokesman
    spokeswoman spokesperson executive executives director vp vice analyst analysts economist ciso evp svp shares stock""".split()
)
# The same in small letters alone: "Karya Chips" may be a name.
TAILS = OFFICES | frozenset(
    """ceo cfo cto coo cio cmo cpo ciso chief president chairman chairwoman chairperson chair founder cofounder founders spokesman
    spokeswoman spokesperson executive executives director vp vice manager analyst analysts economist engineer engineers researcher
    researchers scientist scientists boss head partner-in shares stock bonds bond unit division subsidiary parent chip chips gpu gpus
    cpu cpus model models deal deals said says says will would has had is was are were and or of for in on at to with from by as that
    which who whose""".split()
)
DAYS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct
    nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun today yesterday tomorrow""".split()
)
# What a firm makes, has or does: behind its name, the two together stand for the firm.
THINGS = frozenset(
    """gpu gpus cpu cpus tpu tpus npu npus chip chips accelerator accelerators processor processors silicon server servers rack racks card
    cards instance instances ip ipo stock shares bonds notes api apis model models app apps software hardware platform platforms
    architecture cores tensor processing unit units graphics superchip superchips system family series generation pro max ultra mini
    nano lite plus flash agent agents assistant gallery marketplace store studio suite enterprise edition preview beta console workspace
    subscription licence license licences licenses credits tokens sdk toolkit framework runtime""".split()
)
# Never by themselves a name of an organisation.
NOT_NAMES = DAYS | frozenset(
    """spring summer autumn winter q1 q2 q3 q4 h1 h2 fy ai ml llm llms agi gpu gpus cpu cpus tpu api apis ipo spac ceo cfo cto coo vp
    hr pr it mw gw kw mwh gwh
    usd eur gbp nok sek dkk chf cny jpy inr aed sar krw american americans british chinese french german italian spanish dutch swiss
    swedish norwegian danish finnish japanese korean indian european europeans russian israeli saudi emirati canadian australian african
    asian arab english irish scottish polish czech turkish taiwanese nordic western eastern northern southern i we you he she they it
    me us him them my our your mr mrs ms dr prof sir big tech wall street silicon valley internet web cloud series round seed pre a b c d e
    gen genai ip x86 risc vfx nvme ssd ssds spv spvs nox tpus asic asics fpga fpgas dram hbm nand usb vr ar xr pc pcs
    os ios saas paas iaas iot
    kpi roi esg pdf rag mcp sdk b2b vc vcs lps ngo ngos slm slms
    gan nlp ocr tts crm erp arr gaap ebitda capex opex rfp mou
    artificial machine generative large language
    north south east west gulf world earth christmas easter ramadan covid act bill law treaty section article chapter exhibit table
    figure update news section note yes no ok okay god""".split()
) - {"figure"}  # fmt: skip
# So common as a name's first word that alone it names nobody.
WEAK_FIRST = frozenset(
    """the a an first second third new old north south east west northern southern eastern western central great greater upper lower
    royal national international global general united federal state public private american british chinese french german italian
    spanish dutch swiss swedish norwegian danish finnish japanese korean indian european russian israeli saudi canadian australian
    african asian arab english irish scottish polish czech turkish taiwanese nordic latin bank university institute ministry department
    college school court city county state republic kingdom king queen saint st san santa los las el la le les de du van von der den
    al bin abu banco banca banque deutsche société societe compagnie groupe gruppo grupo group press radio tv air blue black white red
    green grey gray golden silver big little good best next open free smart digital data cloud ai cyber quantum tech energy power
    electric solar nuclear water gas oil capital credit trust insurance health medical financial industrial advanced applied modern
    future world earth home house street park hill lake river bay sea ocean mount mountain valley forest sun star moon sky""".split()
)
