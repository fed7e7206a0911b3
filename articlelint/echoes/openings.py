"""First words of what language models say, by where they say it: cheap to ask for before phrases are loaded.

A test holds them to the phrases in `articlelint.echoes.tongues`.
"""

_FIRST = """
    a abaixo aber absolument absolutely alright aqui aquí avec aşağıda below bien capito certainement certainly
    certamente certo ci-dessous claro com compris con d'accord desde di ecco elbette entendido gern gerne glad good
    got graag great happy here here's hier hieronder i i'd i'll i've im işte jasne jasně jistě kein klar nachfolgend
    nachstehend natuurlijk natürlich nie no níže oczywiście of ok okay oto peki perfecto pewnie please poniżej por
    prima qui rozumiem rád samozřejmě segue selbstverständlich sicher sure tabi tabii tady the uiteraard understood
    unten va verstanden voici volentieri volontiers vous z zde zeker авжеж без безусловно вот гаразд да добре з
    звичайно звісно зрозуміло конечно наводжу надаю ниже нижче ось понял понятно предлагаю привожу пропоную рад рада
    радий разумеется с так хорошо я かし こち はい もち 下面 以下 好的 当然 承知 没问 这是 다음
"""

_SELVES = """
    ai als as bir come como desculpe désolé en es eu i i'm ich in it jako je jestem lo ma mein mi my nie no non não
    please przepraszam sono sorry sou soy tut we yapay будь вибачте за извините к как мои моя мої на перепрошую по
    простите станом я як 作为 大規 抱歉 申し 私は 인공 저는
"""

_LAST = """
    avise avise-me avísame avíseme daj dajcie diga-me dime dites-moi déjame espero faites-moi falls fammi feel hope
    i ich if informe-me j'espère jeśli jeżeli laat lassen let mam mi n'hésitez please proszę sagen se si spero this
    wenn word wortanzahl would wörter дай дайте если звертайтеся количество кількість надеюсь обращайтесь повідомте
    скажите скажіть сообщите сподіваюсь сподіваюся якщо
"""

FIRST = frozenset(_FIRST.split())
SELVES = frozenset(_SELVES.split())
LAST = frozenset(_LAST.split())
