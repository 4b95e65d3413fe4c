"""By what a language is told: its commonest little words, or its letters."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENGLISH = _words(
    """the of and to in a is that for on it with as was by at from has be are its said have will an not this which or but their who
    he she they we you i his her would been were had more than after about also new all one up out into over when if no can what there
    so do does did our your my them him us could should may other some only two first last year billion million company says how why"""
)
_LATIN = {
    "German": _words(
        """der das und den von zu mit dem des auf für ist im eine nicht ein sich als auch es werden aus bei nach wird einer um einen dass
        über sie haben hat sind oder wie zum zur vom durch noch mehr"""
    ),
    "French": _words(
        """le la les de des du et un une en est que qui dans pour par sur avec pas au aux ce cette il elle ont sont été plus ses son sa
        leur mais nous vous selon depuis entre"""
    ),
    "Spanish": _words(
        """el la los las de del y que en un una por con para se su al como más es lo ha sus pero son este esta entre fue también según
        desde sobre han ya"""
    ),
    "Portuguese": _words(
        """o os de da do das dos e que em um uma para com não por na nas nos ao foi mais como se ser sua seu são pela pelo também segundo
        até entre já está"""
    ),
    "Italian": _words(
        """il lo la gli le di del della dei delle e che un una in per con non è da dal dalla nel nella si sono ha anche più ai al alla
        questo questa stato tra secondo dello"""
    ),
    "Catalan": _words("el la els les de del i que en un una amb per no es al als més és ha seva seu aquest aquesta dels també són segons"),
    "Romanian": _words("și în de la cu pe din nu este că un o ale al prin pentru mai fost sunt să au sau după între această acest lui"),
    "Dutch": _words(
        """de het een van en dat te met op voor zijn niet aan er ook als bij naar uit maar om dan nog worden wordt heeft hebben deze dit
        zich werd meer tot tegen volgens"""
    ),
    "Swedish": _words("och att det som en på är av med den till inte ett om har de för från vid kan sig men ska efter eller än också mot"),
    "Danish or Norwegian": _words(
        "og det som en på er av af med den til ikke et om har de fra ved kan seg sig men skal etter efter eller enn end også mot mod"
    ),
    "Icelandic": _words("og að er í á sem til um við með það ekki af en fyrir var hann hún eru úr frá hefur þess þar eða"),
    "Finnish": _words("ja on ei että se oli joka myös ovat mutta kun kuin hän sen mukaan tai jos vuonna sekä ole tämä noin yli jotka"),
    "Estonian": _words(
        "ja on ei et see kui mis ning ka oli oma aga selle või ta mille juba aasta kes mida pole üle järgi kuni kuid veel sellest aastal"
    ),
    "Hungarian": _words("a az és hogy nem is egy ez meg volt már csak azt el mint szerint még vagy ami de kell lesz után között"),
    "Polish": _words("w i na z się nie że jest o jak od za po przez ale oraz dla są który która które tym tego przy może został roku"),
    "Czech or Slovak": _words(
        """a v na se že je s z o ve do pro si jako by byl sa aj je na v sú nie od po při také které který
        podle bude by chce až obě první není ještě jsou už k sa"""
    ),
    "Croatian or Serbian": _words("i u je na da se za su od s koji koja što nije kao ali iz će o po do bi već koje godine prema"),
    "Lithuanian or Latvian": _words("ir kad su iš yra į bet kaip tai nuo už dėl apie buvo un ar no uz par kas tas pēc gada arī bija lai"),
    "Turkish": _words("ve bir bu da de için ile olarak daha çok olan gibi ise en kadar sonra göre ne değil yeni yapay var milyar ancak"),
    "Indonesian or Malay": _words(
        "yang dan di dengan untuk pada dari ini itu dalam akan tidak oleh ke adalah juga telah karena lebih sebagai"
    ),
    "Vietnamese": _words("và của là có cho các không được với một trong những này đã đến người về từ khi năm sẽ để theo vào tại"),
    "Swahili": _words("ya na wa kwa ni katika la za kuwa hii cha yake hiyo pia huo ambayo kama wake mwaka baada"),
    "Tagalog": _words("ang ng sa na mga ay at ito ni kay para hindi siya niya may ayon kanilang noong isang nito"),
}
# What English writes too ("in", "is") speaks for English alone; a plain letter ("it's", "U.S.") for nothing.
LATIN = {name: frozenset(word for word in words - ENGLISH if not (len(word) == 1 and word.isascii())) for name, words in _LATIN.items()}

# Letters of scripts that part words by blanks: a match is a word.
_SPACED = {
    "Russian or another Slavic language": "\u0400-\u052f",
    "Greek": "\u0370-\u03ff\u1f00-\u1fff",
    "Arabic or Persian": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Hebrew": "\u0590-\u05ff",
    "Hindi or another language in its letters": "\u0900-\u097f",
    "an Indian language": "\u0980-\u0dff",
    "Korean": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "Georgian": "\u10a0-\u10ff",
    "Armenian": "\u0530-\u058f",
    "Amharic": "\u1200-\u137f",
}
SCRIPTS = {name: re.compile(f"[{letters}]+") for name, letters in _SPACED.items()}

# Letters of scripts that write words without blanks: a match is a letter.
UNSPACED = {
    "Japanese": re.compile("[\u3040-\u30ff\uff66-\uff9d]"),
    "Chinese": re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"),
    "Thai": re.compile("[\u0e00-\u0e7f]"),
    "another language": re.compile("[\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff]"),
}
