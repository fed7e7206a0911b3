"""What models say in Spanish."""

from articlelint.echoes.tongue import Tongue

SPANISH = Tongue(
    sure="""
        claro|entendido|perfecto
        claro que sí
        por supuesto
        con gusto
        desde luego
        con mucho gusto
    """,
    here="""
        aquí tienes|está|tiene|te|va|presento
        a continuación se? presento|presenta|encontrarás|tienes
    """,
    rework="reescrito reescrita reescritura reformulado reformulada parafraseado",
    render="traducido traducida traducción revisado revisada ampliado ampliada actualizado mejorado mejorada corregido",
    articles="artículo",
    texts="texto versión",
    own="yo mi mis nuestro nuestra",
    rest="""
        el la los un una tu su artículo texto versión contenido noticia completo completa final nuevo nueva del de
        al en a y original formato markdown español inglés ucraniano ruso francés alemán solicitado solicitada dejo
    """,
    selves="""
        como un? gran? modelo de lenguaje de? ia? no? puedo|tengo|soy|yo|mi|mis|carezco
        como un? modelo|asistente de ia no? puedo|tengo|soy|yo|mi
        como una? inteligencia artificial no? puedo|tengo|soy|yo|mi
        como ia no? puedo|tengo|soy|yo
        soy un gran? modelo de lenguaje
        lo siento pero? no puedo cumplir|ayudar|ayudarte|completar|atender con? esa|esta|tu|su solicitud|petición
        no puedo cumplir con? esa|esta|tu|su solicitud|petición
        mi fecha de corte de conocimiento
    """,
    byes="""
        avísame|avíseme|dime|déjame si|saber … cambios|cambio|ajustes|ajuste
        avísame|avíseme|dime|déjame si|saber … modificaciones|modificación|correcciones|modifique|cambie
        si necesitas|deseas|quieres|necesita|desea … cambios|cambio|ajustes … avísame|dime|házmelo|hágamelo
        si necesitas|deseas|quieres|necesita|desea … ajuste|modificaciones … avísame|dime|házmelo|hágamelo
        si necesitas|deseas|quieres|necesita|desea … modificación|modifique … avísame|dime|házmelo|hágamelo
    """,
    faint="""
        espero que esto
        avísame|dime|avíseme si
    """,
    inputs="""
        texto fuente
        texto de origen
    """,
    outputs="""
        artículo reescrito
        texto reescrito
        artículo traducido
        texto traducido
    """,
    titles="título",
    readers="comentario comentarios documentación página",
)
