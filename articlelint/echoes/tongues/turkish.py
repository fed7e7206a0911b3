"""What models say in Turkish."""

from articlelint.echoes.tongue import Tongue

TURKISH = Tongue(
    sure="elbette|tabii|tabi|peki",
    here="""
        işte
        aşağıda
    """,
    rework="yazılmış yazılan düzenlenmiş",
    render="çeviri çevirisi çevrilmiş çevrilen tercümesi",
    articles="makale makalenin",
    texts="metin",
    own="benim bizim",
    rest="""
        yeniden makale makalenin makaleniz metin metnin haber haberin türkçe türkçeye ingilizce markdown formatında
        ve hali hâli versiyonu
    """,
    selves="""
        bir yapay zeka|zekâ dil modeli olarak ben|benim|bana
        bir yapay zeka|zekâ dil modeli olarak … değilim|edem*|verem*|yapam*|sağlayam*|ürete*
        yapay zeka|zekâ dil modeli olarak ben|benim|bana
        yapay zeka|zekâ dil modeli olarak … değilim|edem*|verem*|yapam*|sağlayam*|ürete*
        bir dil modeli olarak ben|benim|bana
        bir dil modeli olarak … değilim|edem*|verem*|yapam*|sağlayam*|ürete*
    """,
    outputs="""
        yeniden yazılmış makale
        çevrilmiş metin
    """,
)
