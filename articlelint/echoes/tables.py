"""What language models say to whoever asks them, by language; the notation is that of `articlelint.echoes.words`.

Collected from models' public answers and from articles in which such words were left. Only what no writer says to
readers of an article stands here: "Here is the article I mentioned" has a word that no list knows.
"""

from typing import NamedTuple


class Tongue(NamedTuple):
    """What models say in one language.

    `sure` are consenting words that come first, `here` how an answer is handed over. `rework` are words for what a
    model did to an article that nobody else says of his own text, `render` those that also a writer may say; `rest` is
    what else may stand in such a sentence. `done` are whole sentences of that kind. `selves` begin a paragraph in which
    a model speaks of itself or refuses, `byes` the last one; `faint` ones do in a writer's articles too. `inputs`,
    `outputs` and `titles` are names of the lines of a prompt.
    """

    sure: tuple[str, ...]
    here: tuple[str, ...]
    rework: str
    render: str
    rest: str
    done: tuple[str, ...] = ()
    selves: tuple[str, ...] = ()
    byes: tuple[str, ...] = ()
    faint: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


ENGLISH = Tongue(
    sure=(
        "sure|certainly|absolutely|understood", "sure thing", "of course", "okay|ok|alright", "got it", "no problem",
        "i'd|i'll be happy|glad to help|assist", "i'd|i'll be happy|glad to help|assist you? with that|this",
        "happy|glad to help", "great|good question",
    ),
    here=(
        "here is|are", "here's", "here you go", "below is", "below you'll|you will find", "the following is",
        "please find below",
    ),
    rework="rewritten rewrite rephrased reworded paraphrased",
    render="revised translated translation edited expanded polished improved proofread updated reformatted restructured "
    "cleaned-up corrected simplified",
    rest="the your a an fully complete full final new article text version post blog news story content draft body piece "
    "of for from in into to with as and using original source provided given requested markdown format form formatted "
    "english ukrainian russian german french spanish polish portuguese italian chinese japanese turkish dutch czech "
    "based on per following below above request instructions guidelines style neutral journalistic professional tone",
    done=(
        "i have rewritten|rephrased|reworded|paraphrased the|your article|text|post|content",
        "i've rewritten|rephrased|reworded|paraphrased the|your article|text|post|content",
        "i have|will now? translate|translated|rewrite the|your provided|given|source? article|text as? requested",
    ),
    selves=(
        "as an? large? ai? language|text model trained|developed|created|built by openai|anthropic|google|meta i|my",
        "as an? large? ai? language|text model i|my|i'm|i've|i'd", "as an ai i|my|i'm|i've|i'd",
        "as an ai assistant|chatbot|model i|my|i'm|i've|i'd",
        "i'm|i|we sorry|apologize|am but? as an? large? ai? language? model|assistant|ai i",
        "i'm sorry but? i can't|cannot assist|help|comply with that|this|your",
        "i am sorry but? i can't|cannot assist|help|comply with that|this|your",
        "sorry but? i can't|cannot assist|help|comply with that|this|your request",
        "i'm sorry but? i can't|cannot fulfill|fulfil|complete|continue|process this|that|your request|task",
        "i am sorry but? i can't|cannot fulfill|fulfil|complete|continue|process this|that|your request|task",
        "i apologize but? i can't|cannot fulfill|fulfil|assist|help|complete|provide|rewrite|translate|generate",
        "i can't|cannot assist|help with that|this|your request", "i can't|cannot fulfil|fulfill this|that|your request",
        "i am|i'm unable to fulfil|fulfill|complete|assist|help|comply with? this|that|your request",
        "i am|i'm just? an ai language model", "i am|i'm just an ai assistant|model", "i am|i'm a large? language model",
        "as of my last|latest knowledge|training update|cutoff|cut-off|data", "as of my knowledge|training cutoff|cut-off",
        "as of my last|latest update in … 202*", "my knowledge cutoff|cut-off",
        "i don't|cannot have|access access? to? real-time", "i do not have access to real-time",
        "it seems|looks like the|your article|text|content you provided|shared|pasted|sent",
        "please provide|share|paste the|your full|complete|source? article|text you'd|you want|would like? me",
    ),
    byes=(
        "let me know if you'd|you need|want|like|would like? to? make? any|further|more|additional|other … "
        "changes|adjustments|modifications|revisions|edits|tweaks|alterations",
        "please let me know if you'd|you need|want|like|would like? to? make? any|further|more|additional|other … "
        "changes|adjustments|modifications|revisions|edits|tweaks|alterations",
        "feel free to ask|request|tell|let … changes|adjustments|modifications|revisions|edits|tweaks",
        "if you'd|you need|want|like|would like|have? any|further|more|additional … "
        "changes|adjustments|modifications|revisions|edits|tweaks … let|feel|just",
        "i hope this|the rewritten|revised|reworded article|version meets|helps|works|suits|fits",
        "this rewritten|reworded article|version", "would you like me to rewrite|rephrase|translate|shorten|adjust|revise",
    ),
    faint=(
        "i hope this|that|it helps", "hope this|that|it helps", "let me know if|how", "please let me know if",
        "feel free to ask|reach|let", "would you like me to", "if you need|have|want|would|like|prefer … let|feel",
        "if you'd like|prefer … i|let|feel", "word count",
    ),
    inputs=("source text", "source article", "input text", "input article", "text to rewrite", "text to translate",
            "article to rewrite", "article to translate"),
    outputs=("rewritten article", "rewritten text", "rewritten version", "rewritten body", "translated article",
             "translated text", "translated body", "revised article", "rephrased article"),
    titles=("title", "headline"),
)  # fmt: skip

UKRAINIAN = Tongue(
    sure=(
        "звісно|звичайно|авжеж|гаразд|добре|зрозуміло", "так звісно|звичайно", "з радістю|задоволенням допоможу?",
        "без проблем", "радий|рада допомогти",
    ),
    here=("ось", "нижче наведено|подано|наведений|наведена|подаю|наводжу", "наводжу|надаю|пропоную"),
    rework="переписан* переписав переписала перефразован* рерайт*",
    render="переклад* перекладен* відредагован* розширен* оновлен* доопрацьован* адаптован* виправлен*",
    rest="ваш* вашо* повн* остаточн* нов* готов* статт* текст* верси* версі* стаття матеріал* новин* варіант* допис* "
    "українськ* англійськ* російськ* мов* у в на з за із до для формат* markdown наданого наданий "
    "вихідн* оригінал* нижче та і й відповідно запит* вимог*",
    done=("я переписав|переписала|перефразував|перефразувала вашу|цю|ваш|цей? статтю|текст",),
    selves=(
        "як велика? мовна|ші модель я|мені|мої", "як велика? мовна модель не можу|маю", "як штучний інтелект я|мені", "як ші я|мені", "як ші-модель|модель я|мені",
        "як мовна модель штучного інтелекту|openai|google я|мені", "я мовна модель", "я велика мовна модель",
        "я лише|всього? мовна модель|ші", "на жаль я не можу|маю виконати|допомогти|доступу",
        "вибачте|перепрошую але? я? не можу виконати|допомогти|продовжити|перекласти|переписати",
        "мої знання обмежені|обмежуються", "станом на моє останнє оновлення", "за даними мого останнього оновлення",
        "моя база знань", "я не можу виконати цей|ваш|це запит|завдання|прохання",
        "будь ласка надайте повний? текст|статтю",
    ),
    byes=(
        "дайте|дай мені? знати якщо … зміни|правки|корективи|змінити|виправити|уточнення|доопрацювання",
        "повідомте|скажіть мені? якщо … зміни|правки|корективи|змінити|виправити|уточнення|доопрацювання",
        "якщо … потрібні|потрібно|хочете|бажаєте … зміни|правки|корективи|змінити|виправити … дайте|повідомте|скажіть|напишіть|звертайтеся",
        "сподіваюся|сподіваюсь цей переклад|текст|варіант", "сподіваюся|сподіваюсь ця версія|стаття",
    ),
    faint=(
        "сподіваюся|сподіваюсь це|що допоможе|допомогло|це", "дайте|дай мені? знати якщо", "якщо у|вам|ви … запитання|питання|потрібно|потрібна",
        "звертайтеся якщо", "кількість слів",
    ),
    inputs=("вихідний текст", "текст джерела", "початковий текст", "текст для перекладу", "текст для переписування"),
    outputs=("переписана стаття", "переписаний текст", "перекладений текст", "перекладена стаття", "переклад статті",
             "переклад тексту"),
    titles=("заголовок", "назва"),
)  # fmt: skip

RUSSIAN = Tongue(
    sure=("конечно|разумеется|хорошо|безусловно|понял|понятно", "да конечно", "с удовольствием|радостью помогу?", "рад|рада помочь"),
    here=("вот", "ниже приведен|приведён|приведена|представлен|представлена", "предлагаю|привожу"),
    rework="переписанн* переписал переписала перефразирован* рерайт*",
    render="перевод* переведен* переведён* отредактирован* расширенн* обновлен* обновлён* исправленн* доработанн*",
    rest="ваш* вашег* полн* окончательн* нов* готов* стать* текст* верси* материал* новост* вариант* "
    "русск* английск* украинск* язык* на в с из до для по формат* markdown предоставленн* исходн* оригинал* и ниже",
    selves=(
        "как большая? языковая|ии модель я|мне|у", "как искусственный интеллект я|мне|у", "как ии я|мне|у",
        "как языковая модель искусственного интеллекта я|мне|у", "я большая? языковая модель", "я всего лишь языковая модель",
        "к сожалению я не могу выполнить|помочь", "извините|простите но? я? не могу выполнить|помочь|продолжить|перевести",
        "мои знания ограничены|ограничиваются", "по состоянию на моё|мое последнее обновление",
        "я не могу выполнить этот|ваш|эту|данный запрос|просьбу",
    ),
    byes=(
        "дайте мне? знать если … изменения|правки|изменить|исправить|корректировки|доработки",
        "сообщите|скажите мне? если … изменения|правки|изменить|исправить|корректировки|доработки",
        "если … нужны|нужно|хотите|требуются … изменения|правки|изменить|исправить … дайте|сообщите|скажите|напишите",
    ),
    faint=("надеюсь это|что", "дайте мне? знать если", "если у вас", "обращайтесь если", "количество слов"),
    inputs=("исходный текст", "текст источника", "текст для перевода"),
    outputs=("переписанная статья", "переписанный текст", "переведенный текст", "переведённый текст", "перевод статьи"),
    titles=("заголовок", "название"),
)  # fmt: skip
