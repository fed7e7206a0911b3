"""What models say in Czech."""

from articlelint.echoes.tongue import Tongue

CZECH = Tongue(
    sure="""
        samozřejmě|jistě|jasně
        rád pomohu
    """,
    here="""
        zde je
        níže je|najdete
        tady je
    """,
    rework="přepsan* přeformulovan*",
    render="překlad přeložen* upraven* rozšířen*",
    articles="článek",
    texts="text verze",
    own="já můj moje náš naše",
    rest="""
        váš vaš* článek článku text textu verze do v ve na češtin* angličtin* ukrajinštin* markdown formátu
        původního originálního
    """,
    selves="""
        jako velký? jazykový model nemohu|nemám|nejsem|já
        jako umělá inteligence nemohu|nemám|nejsem
    """,
    outputs="""
        přepsaný článek
        přepsaný text
        přeložený článek
    """,
    titles="""
        titulek
        název
    """,
)
