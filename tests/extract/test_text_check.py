"""What is read and what is refused, with the sentence that says why."""

import json
from pathlib import Path

import pytest

from corpus.errors import KeiretsuError
from extract.text import check

CORPUS = Path(__file__).parents[2] / "corpus"

# Written for these tests: each language with a paragraph.
FOREIGN = {
    "German": "Der Chiphersteller Nvidia will bis zu 100 Milliarden Dollar in OpenAI stecken. Das teilten die beiden Firmen am Montag mit. Die ersten Rechenzentren sollen im nächsten Jahr ans Netz gehen, hieß es aus Unternehmenskreisen.",
    "French": "Le fabricant de puces Nvidia va investir jusqu'à 100 milliards de dollars dans OpenAI. Les deux entreprises l'ont annoncé lundi, et les premiers centres de données doivent ouvrir l'année prochaine, selon une source proche du dossier.",
    "Spanish": "El fabricante de chips Nvidia invertirá hasta 100.000 millones de dólares en OpenAI. Las dos empresas lo anunciaron el lunes y los primeros centros de datos deben abrir el próximo año, según una persona que conoce el acuerdo.",
    "Portuguese": "A fabricante de chips Nvidia vai investir até 100 bilhões de dólares na OpenAI. As duas empresas anunciaram o acordo na segunda-feira, e os primeiros centros de dados não devem abrir antes do próximo ano, segundo uma fonte.",
    "Italian": "Il produttore di chip Nvidia investirà fino a 100 miliardi di dollari in OpenAI. Le due aziende lo hanno annunciato lunedì e i primi centri dati dovrebbero aprire nel corso del prossimo anno, secondo una fonte vicina alla società.",
    "Catalan": "El fabricant de xips Nvidia vol invertir fins a 100.000 milions de dòlars en OpenAI. Les dues empreses ho han anunciat aquest dilluns, i els primers centres de dades han d'obrir l'any que ve, segons una persona amb coneixement del tracte.",
    "Romanian": "Producătorul de cipuri Nvidia va investi până la 100 de miliarde de dolari în OpenAI. Cele două companii au anunțat acordul luni, iar primele centre de date nu vor fi deschise înainte de anul viitor, potrivit unei surse din companie.",
    "Dutch": "Chipmaker Nvidia steekt tot 100 miljard dollar in OpenAI. Dat hebben de twee bedrijven maandag bekendgemaakt. De eerste datacentra moeten volgend jaar open, zegt een bron die van de plannen op de hoogte is en niet met naam in de krant wil.",
    "Swedish": "Chiptillverkaren Nvidia ska investera upp till 100 miljarder dollar i OpenAI. Det meddelade de båda bolagen på måndagen. De första datahallarna ska vara klara nästa år, säger en person som känner till avtalet men inte vill framträda med namn.",
    "Danish or Norwegian": "Chipproducenten Nvidia vil investere op til 100 milliarder dollar i OpenAI. Det oplyste de to selskaber mandag. De første datacentre skal efter planen åbne næste år, siger en kilde, som ikke ønsker at blive nævnt ved navn i avisen.",
    "Icelandic": "Örgjörvaframleiðandinn Nvidia ætlar að fjárfesta fyrir allt að 100 milljarða dala í OpenAI. Fyrirtækin greindu frá þessu á mánudag og fyrstu gagnaverin eiga að opna á næsta ári, að sögn heimildarmanns sem þekkir til samningsins.",
    "Finnish": "Siruvalmistaja Nvidia sijoittaa OpenAI:hin jopa 100 miljardia dollaria. Yhtiöt kertoivat asiasta maanantaina. Ensimmäiset konesalit on tarkoitus avata ensi vuonna, mutta lopullista sopimusta ei ole vielä tehty, sanoo lähde, joka tuntee hankkeen.",
    "Estonian": "Kiibitootja Nvidia kavatseb investeerida OpenAI-sse kuni 100 miljardit dollarit. Ettevõtted teatasid sellest esmaspäeval ja esimesed andmekeskused avatakse järgmisel aastal, kuid lõplikku lepingut ei ole veel sõlmitud, ütles allikas.",
    "Hungarian": "Az Nvidia akár 100 milliárd dollárt is befektethet az OpenAI cégbe. A két vállalat hétfőn jelentette be a megállapodást, és az első adatközpontok jövőre nyílnak meg, de a végleges szerződést még nem írták alá, mondta egy forrás.",
    "Polish": "Producent układów Nvidia zainwestuje do 100 miliardów dolarów w OpenAI. Obie firmy poinformowały o tym w poniedziałek, a pierwsze centra danych mają zostać otwarte w przyszłym roku, ale umowa nie została jeszcze podpisana przez zarząd.",
    "Czech or Slovak": "Výrobce čipů Nvidia chce investovat až 100 miliard dolarů do OpenAI. Obě firmy to oznámily v pondělí a první datová centra by se měla otevřít v příštím roce, ale konečná smlouva podle zdroje ještě není podepsána.",
    "Croatian or Serbian": "Proizvođač čipova Nvidia uložit će do 100 milijardi dolara u OpenAI. Obje su tvrtke to objavile u ponedjeljak, a prvi podatkovni centri trebali bi se otvoriti iduće godine, ali ugovor još nije potpisan, kaže izvor koji je to vidio.",
    "Lithuanian or Latvian": "Lustų gamintoja „Nvidia“ ketina investuoti iki 100 milijardų dolerių į „OpenAI“. Bendrovės apie tai pranešė pirmadienį, o pirmieji duomenų centrai bus atidaryti kitais metais, bet sutartis dar nėra pasirašyta, kaip sakė šaltinis iš bendrovės.",
    "Turkish": "Çip üreticisi Nvidia, OpenAI için 100 milyar dolara kadar yatırım yapacak. İki şirket bu anlaşmayı pazartesi günü duyurdu. İlk veri merkezleri gelecek yıl açılacak, ancak kesin sözleşme daha imzalanmadı ve bir kaynağa göre bu kolay değil.",
    "Indonesian or Malay": "Pembuat cip Nvidia akan menanamkan hingga 100 miliar dolar di OpenAI. Kedua perusahaan itu mengumumkannya pada hari Senin, dan pusat data pertama akan dibuka tahun depan, tetapi perjanjian akhir belum ditandatangani oleh kedua pihak.",
    "Vietnamese": "Hãng sản xuất chip Nvidia sẽ đầu tư tới 100 tỷ đô la vào OpenAI. Hai công ty đã công bố thỏa thuận này vào thứ Hai và các trung tâm dữ liệu đầu tiên sẽ được mở trong năm tới, theo một nguồn tin.",
    "Swahili": "Kampuni ya Nvidia itawekeza hadi dola bilioni 100 katika OpenAI. Kampuni hizo mbili zilitangaza mpango huo siku ya Jumatatu, na vituo vya kwanza vya data vitafunguliwa mwaka ujao, lakini mkataba wa mwisho bado haujasainiwa na pande zote.",
    "Tagalog": "Maglalagak ang Nvidia ng hanggang 100 bilyong dolyar sa OpenAI. Inihayag ito ng dalawang kompanya noong Lunes at bubuksan ang mga unang data center sa susunod na taon, ngunit hindi pa nalalagdaan ang huling kasunduan, ayon sa isang opisyal.",
    "Russian or another Slavic language": "Производитель чипов Nvidia вложит до 100 миллиардов долларов в OpenAI. Об этом компании сообщили в понедельник. Первые центры обработки данных должны открыться в следующем году, но договор ещё не подписан.",
    "Greek": "Η εταιρεία Nvidia θα επενδύσει έως και 100 δισεκατομμύρια δολάρια στην OpenAI. Οι δύο εταιρείες το ανακοίνωσαν τη Δευτέρα και τα πρώτα κέντρα δεδομένων θα ανοίξουν το επόμενο έτος.",
    "Arabic or Persian": "ستستثمر شركة إنفيديا ما يصل إلى 100 مليار دولار في شركة أوبن إيه آي. وأعلنت الشركتان ذلك يوم الاثنين، ومن المقرر أن تفتح مراكز البيانات الأولى في العام المقبل، لكن العقد لم يوقع بعد.",
    "Hebrew": "יצרנית השבבים אנבידיה תשקיע עד מאה מיליארד דולר בחברת OpenAI. שתי החברות הודיעו על כך ביום שני, ומרכזי הנתונים הראשונים ייפתחו בשנה הבאה, אך ההסכם הסופי עדיין לא נחתם.",
    "Hindi or another language in its letters": "चिप बनाने वाली कंपनी एनवीडिया ओपनएआई में सौ अरब डॉलर तक का निवेश करेगी। दोनों कंपनियों ने सोमवार को यह घोषणा की और पहले डेटा केंद्र अगले साल खुलेंगे।",
    "an Indian language": "சிப் தயாரிப்பாளர் என்விடியா ஓபன்ஏஐ நிறுவனத்தில் நூறு பில்லியன் டாலர் வரை முதலீடு செய்யும். இரு நிறுவனங்களும் திங்களன்று இதை அறிவித்தன. முதல் தரவு மையங்கள் அடுத்த ஆண்டு திறக்கப்படும். ஒப்பந்தம் இன்னும் கையெழுத்தாகவில்லை என்று ஒருவர் கூறினார்.",
    "Korean": "칩 제조업체 엔비디아는 오픈AI에 최대 1천억 달러를 투자할 계획이다. 두 회사는 월요일에 이 사실을 발표했으며 첫 번째 데이터 센터는 내년에 문을 열 예정이지만 최종 계약은 아직 체결되지 않았다고 관계자가 말했다.",
    "Japanese": "半導体メーカーのエヌビディアはOpenAIに最大1000億ドルを投資する。両社が月曜日に発表した。最初のデータセンターは来年に開設される予定だが、最終的な契約はまだ結ばれていないという。",
    "Chinese": "芯片制造商英伟达将向OpenAI投资最多1000亿美元。两家公司于周一宣布了这项协议，首批数据中心计划于明年投入使用，但最终合同尚未签署，一位知情人士表示。",
    "Thai": "บริษัทผลิตชิปอินวิเดียจะลงทุนสูงสุดหนึ่งแสนล้านดอลลาร์ในโอเพนเอไอ ทั้งสองบริษัทประกาศเมื่อวันจันทร์ และศูนย์ข้อมูลแห่งแรกจะเปิดในปีหน้า",
    "Georgian": "ჩიპების მწარმოებელი ენვიდია ოუფენეიაიში ას მილიარდ დოლარამდე ინვესტიციას განახორციელებს. ორმა კომპანიამ ამის შესახებ ორშაბათს განაცხადა, ხოლო პირველი მონაცემთა ცენტრები მომავალ წელს გაიხსნება, თუმცა ხელშეკრულება ჯერ არ არის ხელმოწერილი.",
    "another language": "Gwneuthurwr sglodion Nvidia fydd yn buddsoddi hyd at gan biliwn o ddoleri yng nghwmni OpenAI. Cyhoeddodd y ddau gwmni hyn ddydd Llun, ond nid yw'r cytundeb terfynol wedi ei lofnodi eto, meddai ffynhonnell sydd yn gyfarwydd gyda'r trafodaethau.",
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), FOREIGN.items(), ids=FOREIGN)
def test_other_languages_are_refused_by_name(language, text):
    with pytest.raises(KeiretsuError) as refusal:
        check(text)
    assert str(refusal.value) == f"The text seems to be in {language}; only English is read: translate it first."


NOTHING = "There is nothing to read: the text is empty; give the article's words."
NO_WORD = "There is nothing to read: the text holds no word; give the article's words."
BINARY = "The text is binary content, not words; give plain text, Markdown or JSON."


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", NOTHING),
        (" \t\r\n\u00a0\u200b\ufeff\u202e", NOTHING),
        ("\x07", BINARY),
        ("12.5 % – 2025 …", NO_WORD),
        ("|---|---|\n" * 50_000, NO_WORD),
        ("Nvidia pays OpenAI.\0", BINARY),
        ("%PDF-1.7 \x01\x02 obj \ufffd\ufffd\x03 stream \x04\x05\x06\x0e\x0f", BINARY),
        ("\ud83d\ude00\ud83d text", BINARY),
    ],
)
def test_what_is_no_text_is_refused(text, reason):
    with pytest.raises(KeiretsuError) as refusal:
        check(text)
    assert str(refusal.value) == reason


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia pays OpenAI.",
        "Nvidia zahlt an OpenAI und wird es nicht sagen.",  # too short to tell
        "Nvidia 与 OpenAI 合作",
        "The page broke off here \x0c\x1b[0m and the firm said that it will pay for the chips of the other.",
        # a table and a list of names, with hardly a word between
        "Holder | Company | Stake | Since\n" + "Crédit Agricole | Société Générale de Surveillance | 14% | 2023\n" * 20,
        "The seed round of Banco do Brasil, Caixa Geral de Depósitos, La Banque Postale, El Corte Inglés, Deutsche Bank, Crédit Mutuel de "
        "Bretagne, Rio de la Plata and Casa de las Américas was led by Compagnie de Saint-Gobain.",
        # a quotation in another language inside an English report
        'The minister wrote to OpenAI: "Wir werden das nicht dulden, und wir haben es dem Unternehmen auch gesagt." The company said that it '
        "had received the letter and that its lawyers were reading it.",
        "深度求索 (DeepSeek) and 阿里巴巴 (Alibaba) said that the two will share the chips which they have bought from 华为 (Huawei).",
    ],
)
def test_english_and_short_texts_pass(text):
    check(text)


@pytest.mark.parametrize(
    "path", sorted((CORPUS / "gold").glob("*/*.jsonl")) + sorted((CORPUS / "demo").glob("*.jsonl")), ids=lambda path: path.stem
)
def test_every_article_of_ours_passes(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        check(json.loads(line)["text"])


@pytest.mark.parametrize("language", ["German", "Chinese"])
def test_a_long_text_is_judged_by_samples(language):
    with pytest.raises(KeiretsuError, match=language):
        check(f"{FOREIGN[language]}\n" * 5000)
