"""First words of what language models say, by where they say it: cheap to ask for before phrases are loaded.

Where a phrase goes on with a certain word it is asked for as well, as in `as_an`: one alone is too common. A test holds
all this to the phrases in `articlelint.echoes.tongues`.
"""

_FIRST = """
    a_continuación a_seguir abaixo_está abaixo_segue aber_gerne aber_natürlich absolument absolutely
    alright aqui_está aqui_tem aqui_vai aquí_está aquí_presento aquí_te aquí_tiene aquí_tienes
    aquí_va avec_plaisir aşağıda below_is below_you below_you'll bien_entendu bien_sûr capito
    certainement certainly certamente certo certo_che ci-dessous claro claro_que com_certeza
    com_prazer compris con_gusto con_mucho con_piacere d'accord desde_luego di_seguito ecco elbette
    entendido gern gerne glad_to good_question got_it graag_gedaan great_question happy_to here's
    here_are here_is here_you hier_folgt hier_is hier_ist hier_kommt hier_sind hier_volgt
    hieronder_staat hieronder_vindt i'd_be i'll_be i've_paraphrased i've_rephrased i've_reworded
    i've_rewritten i_have i_will im_folgenden işte jasne jasně jistě kein_problem klar
    nachfolgend_finden nachstehend_finden natuurlijk natürlich nie_ma no_problem níže_je
    níže_najdete oczywiście of_course ok okay oto peki perfecto pewnie please_find
    poniżej_przedstawiam poniżej_zamieszczam poniżej_znajduje por_supuesto prima qui_di rozumiem
    rád_pomohu samozřejmě segue segue_abaixo selbstverständlich sicher sure sure_thing tabi tabii
    tady_je the_following uiteraard understood unten_finden va_bene verstanden voici volentieri
    volontiers vous_trouverez z_przyjemnością zde_je zeker авжеж без_проблем безусловно вот гаразд
    да_конечно добре з_задоволенням з_радістю звичайно звісно зрозуміло конечно наводжу надаю
    ниже_представлен ниже_представлена ниже_приведен ниже_приведена ниже_приведён нижче_наведена
    нижче_наведений нижче_наведено нижче_наводжу нижче_подано нижче_подаю ось понял понятно
    предлагаю привожу пропоную рад_помочь рада_допомогти рада_помочь радий_допомогти разумеется
    с_радостью с_удовольствием так_звичайно так_звісно хорошо я_переписав я_переписала
    я_перефразував я_перефразувала かし こち はい もち 下面 以下 好的 当然 承知 没问 这是 다음
"""

_SELVES = """
    ai als_ai als_ai-taalmodel als_groot als_großes als_ki als_ki-assistent als_ki-modell
    als_ki-sprachmodell als_sprachmodell als_taalmodel as_ai as_an as_language as_large as_of
    as_text bir_dil bir_yapay come_grande come_modello como_asistente como_gran como_grande como_ia
    como_inteligencia como_modelo como_um como_uma como_un como_una desculpe_eu desculpe_mas
    desculpe_não désolé_je désolé_mais en_tant es_tut eu_sou i'm_am i'm_apologize i'm_sorry i_am
    i_apologize i_can't i_cannot i_do i_don't i_i'm i_sorry ich_bin ich_kann in_quanto it_looks
    it_seems jako_ai jako_duży jako_jazykový jako_model jako_sztuczna jako_umělá jako_velký je_ne
    je_suis jestem_dużym jestem_modelem jestem_tylko lo_siento ma_date mein_wissensstichtag
    mi_dispiace mi_fecha my_knowledge nie_mogę no_puedo non_posso não_posso please_paste
    please_provide please_share przepraszam_ale przepraszam_nie sono_un sorry_but sorry_i sou_um
    soy_un tut_mir we_am we_apologize we_sorry yapay_zeka yapay_zekâ будь_ласка вибачте_але
    вибачте_не вибачте_я за_даними извините_не извините_но извините_я к_сожалению как_большая как_ии
    как_искусственный как_языковая мои_знания моя_база мої_знання на_жаль перепрошую_але
    перепрошую_не перепрошую_я по_состоянию простите_не простите_но простите_я станом_на я_большая
    я_велика я_всего я_всього я_лише я_мовна я_не я_языковая як_велика як_мовна як_модель як_штучний
    як_ші як_ші-модель 作为 大規 抱歉 申し 私は 인공 저는
"""

_LAST = """
    avise-me_se avise_se avísame_saber avísame_si avíseme_saber avíseme_si daj_mi daj_znać dajcie_mi
    dajcie_znać diga-me_se dime_saber dime_si dites-moi_si déjame_saber déjame_si espero_que
    faites-moi_savoir falls_du falls_sie fammi_faccia fammi_sapere feel_free hope_it hope_that
    hope_this i_hope ich_hoffe if_you if_you'd informe-me_se j'espère_que jeśli_chcesz
    jeśli_potrzebne jeśli_potrzebujesz jeżeli_chcesz jeżeli_potrzebne jeżeli_potrzebujesz laat_als
    laat_het laat_me laat_of laat_weten lassen_lass lassen_sie let_me mam_nadzieję mi_faccia
    mi_sapere n'hésitez_pas please_let proszę_mi proszę_znać sagen_sag sagen_sie se_desejar
    se_desidera se_desideri se_hai se_precisar se_quiser se_servono se_vuoi si_desea si_deseas
    si_necesita si_necesitas si_quieres si_vous spero_che spero_sia this_reworded this_rewritten
    wenn_du wenn_sie word_count wortanzahl would_you wörter дай_знати дай_мені дайте_знати
    дайте_знать дайте_мені дайте_мне если если_у звертайтеся_якщо количество_слов кількість_слів
    надеюсь_что надеюсь_это обращайтесь_если повідомте_мені повідомте_якщо скажите_если скажите_мне
    скажіть_мені скажіть_якщо сообщите_если сообщите_мне сподіваюсь_це сподіваюсь_цей сподіваюсь_ця
    сподіваюсь_що сподіваюся_це сподіваюся_цей сподіваюся_ця сподіваюся_що якщо якщо_вам якщо_ви
    якщо_у
"""

_LABELS = """
    article_réécrit article_to_rewrite article_to_translate article_traduit articolo_riscritto
    articolo_tradotto artigo_reescrito artigo_traduzido artículo_reescrito artículo_traducido
    assistant ausgangstext headline herschreven_artikel herschreven_tekst human input_article
    input_text název przepisany_artykuł przepisany_tekst przetłumaczony_artykuł przetłumaczony_tekst
    přeložený_článek přepsaný_text přepsaný_článek quelltext rephrased_article revised_article
    rewritten_article rewritten_body rewritten_text rewritten_version source_article source_text
    system tekst_źródłowy testo_di_partenza testo_riscritto testo_sorgente testo_tradotto
    text_to_rewrite text_to_translate texte_d'origine texte_réécrit texte_source texte_traduit
    texto_de_origem texto_de_origen texto_fonte texto_fuente texto_reescrito texto_traducido
    texto_traduzido titel title titolo titre titulek translated_article translated_body
    translated_text tytuł título umgeschriebener_artikel user vertaald_artikel
    yeniden_yazılmış_makale çevrilmiş_metin überarbeiteter_artikel überschrift übersetzter_artikel
    übersetzter_text вихідний_текст заголовок исходный_текст назва название переведенный_текст
    переведённый_текст перевод_статьи переклад_статті переклад_тексту перекладена_стаття
    перекладений_текст переписана_стаття переписаний_текст переписанная_статья переписанный_текст
    початковий_текст текст_джерела текст_для_перевода текст_для_перекладу текст_для_переписування
    текст_источника 改写后的文章 書き直した記事 重写后的文章
"""


def _with_starts(openings: str) -> frozenset[str]:
    """The openings, and `as_` for each of two words: a first word that is none of these needs no second one."""
    words = openings.split()
    return frozenset(words) | {f"{word.partition('_')[0]}_" for word in words if "_" in word}


FIRST = _with_starts(_FIRST)
SELVES = _with_starts(_SELVES)
LAST = _with_starts(_LAST)
LABELS = frozenset(_LABELS.split())
