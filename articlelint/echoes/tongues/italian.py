"""What models say in Italian."""

from articlelint.echoes.tongue import Tongue

ITALIAN = Tongue(
    sure="""
        certo|certamente|capito|volentieri
        va bene
        certo che sì
        con piacere
    """,
    here="""
        ecco
        di seguito trovi|trova|è? riportato|riportata|il?
        qui di seguito
    """,
    rework="riscritto riscritta riscrittura riformulato riformulata parafrasato",
    render="tradotto tradotta traduzione rivisto rivista ampliato ampliata aggiornato migliorato corretto",
    articles="articolo l'articolo",
    texts="testo versione",
    own="io mio mia nostro nostra",
    rest="""
        il la lo l'articolo dell'articolo il tuo suo testo articolo versione contenuto completo completa finale
        nuova nuovo del della in nel di da e originale formato markdown italiano inglese ucraino russo richiesto
        richiesta
    """,
    selves="""
        come grande? modello linguistico|di di? ia|ai|linguaggio? io? non? posso|ho|sono
        in quanto modello linguistico|di di? ia|ai|linguaggio? io? non? posso|ho|sono
        in quanto ia|ai|intelligenza artificiale? io? non? posso|ho|sono
        sono un grande? modello linguistico
        sono un modello di linguaggio
        mi dispiace ma? non posso soddisfare|aiutarti|aiutarla|completare|elaborare con? questa|la tua|richiesta
        non posso soddisfare questa|la tua? richiesta
    """,
    changes="modifiche cambiamenti correzioni modifica aggiustamenti",
    byes="""
        fammi|mi faccia? sapere se … {changes}
        se desideri|vuoi|hai|desidera|servono bisogno? … {changes} … fammi|dimmi
    """,
    faint="""
        spero che questo
        spero sia utile
        fammi sapere se
    """,
    inputs="""
        testo sorgente
        testo di partenza
    """,
    outputs="""
        articolo riscritto
        testo riscritto
        articolo tradotto
        testo tradotto
    """,
    titles="titolo",
    readers="commento commenti documentazione pagina",
)
