"""What models say in German."""

from articlelint.echoes.tongue import Tongue

GERMAN = Tongue(
    sure="""
        natürlich|selbstverständlich|gerne|gern|sicher|klar|verstanden
        aber gerne|natürlich
        kein problem
    """,
    here="""
        hier ist|sind
        hier kommt|folgt
        nachfolgend|nachstehend finden sie?
        unten finden sie
        im folgenden finden sie
    """,
    rework="umgeschrieben* umformuliert* neuformuliert*",
    render="überarbeitet* übersetzt* übersetzung übertragung erweitert* aktualisiert* verbessert* korrigiert*",
    articles="artikel artikels",
    texts="text version fassung",
    own="ich wir mein meine meinen unser unsere",
    rest="""
        der die das den dem des ihr ihre ihren eine ein vollständig* fertig* neu* artikel* text* fassung version
        beitrag* von in ins auf aus zu und mit im markdown markdown-format format deutsch* englisch* ukrainisch*
        russisch* französisch* original* sprache
    """,
    selves="""
        als großes? ki-sprachmodell|sprachmodell|ki-modell|ki-assistent|ki habe|kann|bin ich … nicht|kein*|leider
        als großes? ki-sprachmodell|sprachmodell|ki-modell|ki-assistent|ki besitze|verfüge ich … nicht|kein*
        als großes? ki sprachmodell|modell habe|kann|bin ich … nicht|kein*|leider
        ich bin nur? ein großes? ki-sprachmodell|sprachmodell|ki-modell
        es tut mir leid aber? ich kann ihnen? bei? diese|dieser|ihre|ihrer anfrage|bitte
        mein wissensstichtag
        tut mir leid aber? ich kann ihnen? bei? diese|dieser|ihre|ihrer anfrage|bitte
        ich kann diese|dieser|ihre|ihrer anfrage|aufforderung|bitte nicht
    """,
    byes="""
        lassen sie|lass mich|uns wissen wenn|falls|ob … änderungen|anpassungen|korrekturen
        sagen sie|sag mir bescheid|gerne? wenn|falls … änderungen|anpassungen|korrekturen
        wenn|falls sie|du … änderungen|anpassungen|korrekturen wünschen|wünschst … lassen|lass|sagen|sag
        wenn|falls sie|du … änderungen|anpassungen|korrekturen benötigen|möchten|brauchen … lassen|lass|sagen|sag
    """,
    faint="""
        ich hoffe das|dies hilft
        lassen sie mich wissen
    """,
    inputs="""
        quelltext
        ausgangstext
    """,
    outputs="""
        umgeschriebener artikel
        überarbeiteter artikel
        übersetzter artikel
        übersetzter text
    """,
    titles="""
        titel
        überschrift
    """,
    readers="kommentar kommentare kommentaren seite dokumentation",
)
