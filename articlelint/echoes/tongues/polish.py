"""What models say in Polish."""

from articlelint.echoes.tongue import Tongue

POLISH = Tongue(
    sure="""
        oczywiście|jasne|pewnie|rozumiem
        z przyjemnością
        nie ma sprawy
    """,
    here="""
        oto
        poniżej znajduje|przedstawiam|zamieszczam się?
    """,
    rework="przepisan* przeredagowan* przeformułowan* sparafrazowan*",
    render="tłumaczenie przekład przetłumaczon* zredagowan* poprawion* rozszerzon* zaktualizowan* rozbudowan*",
    articles="artykuł artykułu",
    texts="tekst wersja",
    own="ja mój moja moje nasz nasza",
    rest="""
        twój twoj* pełn* gotow* now* artykuł* tekst* wersj* treść na w z do i język* polsk* angielsk* ukraińsk*
        rosyjsk* format* markdown oryginaln* źródłow*
    """,
    selves="""
        jako duży? model językowy ai? nie? mogę|mam|jestem|potrafię|posiadam
        jako ai nie? mogę|mam|jestem|potrafię|posiadam
        jako sztuczna inteligencja nie? mogę|mam|jestem|potrafię|posiadam
        jestem dużym? modelem językowym
        jestem tylko modelem językowym
        przepraszam ale? nie mogę spełnić|pomóc|wykonać|zrealizować w? tej|tym|tego|twojej prośby|zadania
        nie mogę spełnić|zrealizować tej|twojej prośby
    """,
    changes="zmiany zmian poprawki poprawek modyfikacje modyfikacji",
    byes="""
        daj|dajcie|proszę mi? znać czy|jeśli|jeżeli … {changes}
        jeśli|jeżeli chcesz|potrzebujesz|potrzebne … {changes} … daj
    """,
    faint="""
        mam nadzieję że to
        daj znać jeśli|czy
    """,
    inputs="tekst źródłowy",
    outputs="""
        przepisany artykuł
        przepisany tekst
        przetłumaczony artykuł
        przetłumaczony tekst
    """,
    titles="tytuł",
    readers="komentarzu komentarzach dokumentacji stronie",
)
