"""What models say in Dutch."""

from articlelint.echoes.tongue import Tongue

DUTCH = Tongue(
    sure="""
        natuurlijk|zeker|uiteraard|prima
        graag gedaan
    """,
    here="""
        hier is|volgt
        hieronder vindt|staat u?
    """,
    rework="herschreven geherformuleerde geparafraseerde",
    render="vertaling vertaalde bewerkte herziene uitgebreide bijgewerkte",
    articles="artikel",
    texts="tekst versie",
    own="ik wij mijn ons onze",
    rest="""
        het de een uw je artikel tekst versie volledige nieuwe van in naar het nederlands engels markdown markdown-
        formaat originele
    """,
    selves="""
        als ai-taalmodel|taalmodel|ai kan|heb|ben ik … niet|geen|helaas
        als groot taalmodel kan|heb|ben ik … niet|geen|helaas
    """,
    byes="laat me|het? weten? als|of … wijzigingen|aanpassingen",
    outputs="""
        herschreven artikel
        herschreven tekst
        vertaald artikel
    """,
    titles="titel",
)
