"""What models say in French."""

from articlelint.echoes.tongue import Tongue

FRENCH = Tongue(
    sure="""
        bien sûr|entendu
        certainement|volontiers|absolument|d'accord|compris
        avec plaisir
    """,
    here="""
        voici
        ci-dessous
        vous trouverez ci-dessous
    """,
    rework="réécrit réécrite réécriture reformulé reformulée reformulation",
    render="traduit traduite traduction révisé révisée remanié corrigé corrigée développé améliorée",
    articles="article l'article",
    texts="texte version",
    own="je j'ai nous mon ma mes notre",
    rest="""
        le la l'article l'article votre vos une un article texte version contenu complète complet finale du de des
        en au à d'origine original originale dans format markdown français anglais ukrainien russe allemand espagnol
        et demandé demandée
    """,
    selves="""
        en tant que grand? modèle de langage je|j'ai
        en tant que modèle|assistant d'ia|ia je
        en tant qu'ia je
        en tant qu'intelligence artificielle je
        en tant que modèle de langage d'ia je
        je suis un grand? modèle de langage
        je suis désolé mais? je ne peux pas répondre|traiter|satisfaire|accéder à? cette|votre
        désolé mais? je ne peux pas répondre|traiter|satisfaire|accéder à? cette|votre demande
        je ne peux pas répondre|accéder|donner à|suite cette|votre|à cette|votre? demande
        ma date limite de connaissances
    """,
    byes="""
        n'hésitez pas à me dire|demander|indiquer … modifications|ajustements|changements|corrections
        faites-moi savoir si … modifications|ajustements|changements|corrections
        dites-moi si … modifications|ajustements|changements|corrections
        si vous souhaitez|avez|voulez|désirez besoin? … modifications|ajustements|changements … n'hésitez|faites
        si vous souhaitez|avez|voulez|désirez besoin? … modifications … dites|faites-moi|dites-moi
        si vous souhaitez|avez|voulez|désirez besoin? … ajustements|changements … dites|faites-moi|dites-moi
    """,
    faint="""
        j'espère que cela
        n'hésitez pas à me
        faites-moi savoir
    """,
    inputs="""
        texte source
        texte d'origine
    """,
    outputs="""
        article réécrit
        texte réécrit
        article traduit
        texte traduit
    """,
    titles="titre",
    readers="commentaire commentaires documentation",
)
