"""What models say in Portuguese."""

from articlelint.echoes.tongue import Tongue

PORTUGUESE = Tongue(
    sure="""
        claro|certo|entendido
        com certeza|prazer
        claro que sim
    """,
    here="""
        aqui está|vai|tem
        segue abaixo?
        abaixo está|segue
        a seguir está
    """,
    rework="reescrito reescrita reescritura reformulado reformulada parafraseado",
    render="traduzido traduzida tradução revisado revisada ampliado ampliada atualizado melhorado corrigido",
    articles="artigo",
    texts="texto versão",
    own="eu meu minha nosso nossa",
    rest="""
        o a os um uma seu sua artigo texto versão conteúdo notícia completo completa final novo nova do da de em no
        na para e original formato markdown português inglês ucraniano russo solicitado solicitada
    """,
    selves="""
        como um? grande? modelo de linguagem de? ia? eu? não? posso|tenho|sou|meu|minha
        como uma? ia eu? não? posso|tenho|sou
        como uma inteligência artificial eu? não? posso|tenho|sou
        sou um grande? modelo de linguagem
        eu sou um grande? modelo de linguagem
        desculpe mas? eu? não posso atender|cumprir|ajudar a|com? essa|esse|este|esta|sua|seu solicitação|pedido
        não posso atender|cumprir a? essa|esse|este|esta|sua|seu solicitação|pedido
    """,
    byes="""
        avise-me|diga-me|informe-me se … alterações|mudanças|ajustes|modificações|alteração|ajuste
        se precisar|quiser|desejar … alterações|mudanças|ajustes … avise|me|diga|avise-me
        se precisar|quiser|desejar … modificações|alteração|ajuste … avise|me|diga|avise-me
    """,
    faint="""
        espero que isso|isto
        avise-me|avise se
    """,
    inputs="""
        texto fonte
        texto de origem
    """,
    outputs="""
        artigo reescrito
        texto reescrito
        artigo traduzido
        texto traduzido
    """,
    titles="título",
    readers="comentário comentários documentação página",
)
