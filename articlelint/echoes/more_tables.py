"""What language models say to whoever asks them, in further languages; see `articlelint.echoes.tables`."""

from articlelint.echoes.tables import Tongue

GERMAN = Tongue(
    sure=("natürlich|selbstverständlich|gerne|gern|sicher|klar|verstanden", "aber gerne|natürlich", "kein problem"),
    here=("hier ist|sind", "hier kommt|folgt", "nachfolgend|nachstehend finden sie?", "unten finden sie", "im folgenden finden sie"),
    rework="umgeschrieben* umformuliert* neuformuliert*",
    render="überarbeitet* übersetzt* übersetzung übertragung erweitert* aktualisiert* verbessert* korrigiert*",
    rest="der die das den dem des ihr ihre ihren eine ein vollständig* fertig* neu* artikel* text* fassung version beitrag* von in ins auf "
    "aus zu und mit im markdown markdown-format format deutsch* englisch* ukrainisch* russisch* französisch* original* sprache",
    selves=(
        "als großes? ki-sprachmodell|sprachmodell|ki-modell|ki-assistent|ki habe|kann|bin|besitze|verfüge ich",
        "als großes? ki sprachmodell|modell habe|kann|bin ich", "ich bin nur? ein großes? ki-sprachmodell|sprachmodell|ki-modell",
        "es tut mir leid aber? ich kann ihnen? bei? diese|dieser|ihre|ihrer anfrage|bitte", "mein wissensstichtag",
        "tut mir leid aber? ich kann ihnen? bei? diese|dieser|ihre|ihrer anfrage|bitte",
        "ich kann diese|dieser|ihre|ihrer anfrage|aufforderung|bitte nicht",
    ),
    byes=(
        "lassen sie|lass mich|uns wissen wenn|falls|ob … änderungen|anpassungen|korrekturen",
        "sagen sie|sag mir bescheid|gerne? wenn|falls … änderungen|anpassungen|korrekturen",
        "wenn|falls sie|du … änderungen|anpassungen|korrekturen wünschen|wünschst|benötigen|möchten|brauchen … lassen|lass|sagen|sag",
    ),
    faint=("ich hoffe das|dies hilft", "lassen sie mich wissen", "wörter|wortanzahl"),
    inputs=("quelltext", "ausgangstext"),
    outputs=("umgeschriebener artikel", "überarbeiteter artikel", "übersetzter artikel", "übersetzter text"),
    titles=("titel", "überschrift"),
)  # fmt: skip

FRENCH = Tongue(
    sure=("bien sûr|entendu", "certainement|volontiers|absolument|d'accord|compris", "avec plaisir"),
    here=("voici", "ci-dessous", "vous trouverez ci-dessous"),
    rework="réécrit réécrite réécriture reformulé reformulée reformulation",
    render="traduit traduite traduction révisé révisée remanié corrigé corrigée développé améliorée",
    rest="le la l'article l'article votre vos une un article texte version contenu complète complet finale du de des en au à "
    "d'origine original originale dans format markdown français anglais ukrainien russe allemand espagnol et demandé demandée",
    selves=(
        "en tant que grand? modèle de langage je|j'ai", "en tant que modèle|assistant d'ia|ia je", "en tant qu'ia je",
        "en tant qu'intelligence artificielle je", "en tant que modèle de langage d'ia je",
        "je suis un grand? modèle de langage", "je suis désolé mais? je ne peux pas répondre|traiter|satisfaire|accéder à? cette|votre",
        "désolé mais? je ne peux pas répondre|traiter|satisfaire|accéder à? cette|votre demande",
        "je ne peux pas répondre|accéder|donner à|suite cette|votre|à cette|votre? demande", "ma date limite de connaissances",
    ),
    byes=(
        "n'hésitez pas à me? … modifications|ajustements|changements|corrections",
        "faites-moi savoir si … modifications|ajustements|changements|corrections", "dites-moi si … modifications|ajustements|changements|corrections",
        "si vous souhaitez|avez|voulez|désirez besoin? … modifications|ajustements|changements … n'hésitez|faites|dites|faites-moi|dites-moi",
    ),
    faint=("j'espère que cela", "n'hésitez pas à me", "faites-moi savoir"),
    inputs=("texte source", "texte d'origine"),
    outputs=("article réécrit", "texte réécrit", "article traduit", "texte traduit"),
    titles=("titre",),
)  # fmt: skip

SPANISH = Tongue(
    sure=("claro|entendido|perfecto", "claro que sí", "por supuesto", "con gusto", "desde luego", "con mucho gusto"),
    here=("aquí tienes|está|tiene|te|va|presento", "a continuación se? presento|presenta|encontrarás|tienes"),
    rework="reescrito reescrita reescritura reformulado reformulada parafraseado",
    render="traducido traducida traducción revisado revisada ampliado ampliada actualizado mejorado mejorada corregido",
    rest="el la los un una tu su artículo texto versión contenido noticia completo completa final nuevo nueva del de al en a y "
    "original formato markdown español inglés ucraniano ruso francés alemán solicitado solicitada dejo",
    selves=(
        "como un? gran? modelo de lenguaje de? ia? no? puedo|tengo|soy|yo|mi|mis|carezco",
        "como un? modelo|asistente de ia no? puedo|tengo|soy|yo|mi", "como una? inteligencia artificial no? puedo|tengo|soy|yo|mi",
        "como ia no? puedo|tengo|soy|yo", "soy un gran? modelo de lenguaje",
        "lo siento pero? no puedo cumplir|ayudar|ayudarte|completar|atender con? esa|esta|tu|su solicitud|petición",
        "no puedo cumplir con? esa|esta|tu|su solicitud|petición", "mi fecha de corte de conocimiento",
    ),
    byes=(
        "avísame|avíseme|dime|déjame si|saber … cambios|cambio|ajustes|ajuste|modificaciones|modificación|correcciones|modifique|cambie",
        "si necesitas|deseas|quieres|necesita|desea … cambios|cambio|ajustes|ajuste|modificaciones|modificación|modifique … avísame|dime|házmelo|hágamelo|no",
    ),
    faint=("espero que esto", "avísame|dime|avíseme si"),
    inputs=("texto fuente", "texto de origen"),
    outputs=("artículo reescrito", "texto reescrito", "artículo traducido", "texto traducido"),
    titles=("título",),
)  # fmt: skip

PORTUGUESE = Tongue(
    sure=("claro|certo|entendido", "com certeza|prazer", "claro que sim"),
    here=("aqui está|vai|tem", "segue abaixo?", "abaixo está|segue", "a seguir está"),
    rework="reescrito reescrita reescritura reformulado reformulada parafraseado",
    render="traduzido traduzida tradução revisado revisada ampliado ampliada atualizado melhorado corrigido",
    rest="o a os um uma seu sua artigo texto versão conteúdo notícia completo completa final novo nova do da de em no na para e "
    "original formato markdown português inglês ucraniano russo solicitado solicitada",
    selves=(
        "como um? grande? modelo de linguagem de? ia? eu? não? posso|tenho|sou|meu|minha", "como uma? ia eu? não? posso|tenho|sou",
        "como uma inteligência artificial eu? não? posso|tenho|sou",
        "sou um grande? modelo de linguagem", "eu sou um grande? modelo de linguagem",
        "desculpe mas? eu? não posso atender|cumprir|ajudar a|com? essa|esse|este|esta|sua|seu solicitação|pedido",
        "não posso atender|cumprir a? essa|esse|este|esta|sua|seu solicitação|pedido",
    ),
    byes=(
        "avise-me|diga-me|informe-me se … alterações|mudanças|ajustes|modificações|alteração|ajuste",
        "se precisar|quiser|desejar … alterações|mudanças|ajustes|modificações|alteração|ajuste … avise|me|é|diga|avise-me",
    ),
    faint=("espero que isso|isto", "avise-me|avise se"),
    inputs=("texto fonte", "texto de origem"),
    outputs=("artigo reescrito", "texto reescrito", "artigo traduzido", "texto traduzido"),
    titles=("título",),
)  # fmt: skip

ITALIAN = Tongue(
    sure=("certo|certamente|capito|volentieri", "va bene", "certo che sì", "con piacere"),
    here=("ecco", "di seguito trovi|trova|è? riportato|riportata|il?", "qui di seguito"),
    rework="riscritto riscritta riscrittura riformulato riformulata parafrasato",
    render="tradotto tradotta traduzione rivisto rivista ampliato ampliata aggiornato migliorato corretto",
    rest="il la lo l'articolo dell'articolo il tuo suo testo articolo versione contenuto completo completa finale nuova nuovo del "
    "della in nel di da e originale formato markdown italiano inglese ucraino russo richiesto richiesta",
    selves=(
        "come grande? modello linguistico|di di? ia|ai|linguaggio? io? non? posso|ho|sono",
        "in quanto modello linguistico|di di? ia|ai|linguaggio? io? non? posso|ho|sono",
        "in quanto ia|ai|intelligenza artificiale? io? non? posso|ho|sono", "sono un grande? modello linguistico", "sono un modello di linguaggio",
        "mi dispiace ma? non posso soddisfare|aiutarti|aiutarla|completare|elaborare con? questa|la tua|richiesta",
        "non posso soddisfare questa|la tua? richiesta",
    ),
    byes=(
        "fammi|mi faccia? sapere|sapessi se … modifiche|cambiamenti|correzioni|modifica|aggiustamenti",
        "se desideri|vuoi|hai|desidera|servono bisogno? … modifiche|cambiamenti|correzioni|aggiustamenti … fammi|dimmi|mi",
    ),
    faint=("spero che questo", "spero sia utile", "fammi sapere se"),
    inputs=("testo sorgente", "testo di partenza"),
    outputs=("articolo riscritto", "testo riscritto", "articolo tradotto", "testo tradotto"),
    titles=("titolo",),
)  # fmt: skip

POLISH = Tongue(
    sure=("oczywiście|jasne|pewnie|rozumiem", "z przyjemnością", "nie ma sprawy"),
    here=("oto", "poniżej znajduje|przedstawiam|zamieszczam się?"),
    rework="przepisan* przeredagowan* przeformułowan* sparafrazowan*",
    render="tłumaczenie przekład przetłumaczon* zredagowan* poprawion* rozszerzon* zaktualizowan* rozbudowan*",
    rest="twój twoj* pełn* gotow* now* artykuł* tekst* wersj* treść na w z do i język* polsk* angielsk* ukraińsk* rosyjsk* format* "
    "markdown oryginaln* źródłow*",
    selves=(
        "jako duży? model językowy ai? nie? mogę|mam|jestem|potrafię|posiadam", "jako ai nie? mogę|mam|jestem|potrafię|posiadam",
        "jako sztuczna inteligencja nie? mogę|mam|jestem|potrafię|posiadam",
        "jestem dużym? modelem językowym", "jestem tylko modelem językowym",
        "przepraszam ale? nie mogę spełnić|pomóc|wykonać|zrealizować w? tej|tym|tego|twojej prośby|zadania",
        "nie mogę spełnić|zrealizować tej|twojej prośby",
    ),
    byes=(
        "daj|dajcie|proszę mi? znać czy|jeśli|jeżeli … zmiany|zmian|poprawki|poprawek|modyfikacje|modyfikacji",
        "jeśli|jeżeli chcesz|potrzebujesz|potrzebne … zmiany|zmian|poprawki|poprawek|modyfikacje|modyfikacji … daj|napisz",
    ),
    faint=("mam nadzieję że to", "daj znać jeśli|czy"),
    inputs=("tekst źródłowy",),
    outputs=("przepisany artykuł", "przepisany tekst", "przetłumaczony artykuł", "przetłumaczony tekst"),
    titles=("tytuł",),
)  # fmt: skip

DUTCH = Tongue(
    sure=("natuurlijk|zeker|uiteraard|prima", "graag gedaan"),
    here=("hier is|volgt", "hieronder vindt|staat u?"),
    rework="herschreven geherformuleerde geparafraseerde",
    render="vertaling vertaalde bewerkte herziene uitgebreide bijgewerkte",
    rest="het de een uw je artikel tekst versie volledige nieuwe van in naar het nederlands engels markdown markdown-formaat originele",
    selves=("als ai-taalmodel|taalmodel|ai kan|heb|ben ik", "als groot taalmodel kan|heb|ben ik"),
    byes=("laat me|het? weten? als|of … wijzigingen|aanpassingen",),
    outputs=("herschreven artikel", "herschreven tekst", "vertaald artikel"),
    titles=("titel",),
)  # fmt: skip

CZECH = Tongue(
    sure=("samozřejmě|jistě|jasně", "rád pomohu"),
    here=("zde je", "níže je|najdete", "tady je"),
    rework="přepsan* přeformulovan*",
    render="překlad přeložen* upraven* rozšířen*",
    rest="váš vaš* článek článku text textu verze do v ve na češtin* angličtin* ukrajinštin* markdown formátu původního originálního",
    selves=("jako velký? jazykový model nemohu|nemám|nejsem|já", "jako umělá inteligence nemohu|nemám|nejsem"),
    outputs=("přepsaný článek", "přepsaný text", "přeložený článek"),
    titles=("titulek", "název"),
)  # fmt: skip

TURKISH = Tongue(
    sure=("elbette|tabii|tabi|peki",),
    here=("işte", "aşağıda"),
    rework="yazılmış yazılan düzenlenmiş",
    render="çeviri çevirisi çevrilmiş çevrilen tercümesi",
    rest="yeniden makale makalenin makaleniz metin metnin haber haberin türkçe türkçeye ingilizce markdown formatında ve hali hâli versiyonu",
    selves=("bir yapay zeka|zekâ dil modeli olarak", "yapay zeka|zekâ dil modeli olarak", "bir dil modeli olarak"),
    outputs=("yeniden yazılmış makale", "çevrilmiş metin"),
)  # fmt: skip

EAST_ASIAN = Tongue(
    sure=("当然", "好的", "当然可以", "没问题", "もちろんです", "承知しました", "かしこまりました", "はい"),
    here=(),
    rework="",
    render="",
    rest="",
    done=(
        "以下是改写后的", "以下是重写后的", "以下是翻译后的", "以下是您要求的", "这是改写后的", "这是重写后的",
        "以下は書き直した", "以下が書き直した", "以下はリライトした", "以下は翻訳した", "以下が翻訳です", "以下は翻訳です", "こちらが書き直した",
        "下面是改写后的", "下面是翻译后的", "다음은 다시 작성한", "다음은 다시 작성된", "다음은 번역된",
    ),
    selves=("作为一个AI", "作为AI", "作为一个人工智能", "作为人工智能", "作为一个大型语言模型", "作为大型语言模型", "作为一个语言模型", "抱歉，我无法满足", "抱歉，我无法协助", "抱歉，我无法提供",
            "AI言語モデルとして", "大規模言語モデルとして", "私はAI言語モデル", "申し訳ありませんが、そのリクエスト",
            "AI 언어 모델로서", "인공지능 언어 모델로서", "저는 AI 언어 모델"),
    outputs=("改写后的文章", "重写后的文章", "書き直した記事"),
)  # fmt: skip

FURTHER = (GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN, POLISH, DUTCH, CZECH, TURKISH, EAST_ASIAN)
