"""First words of what language models say, by where they say it: cheap to ask for before phrases are loaded.

One word alone is too common: so it is up to three, as in `as_a_large`. A test holds all this to the phrases in
`articlelint.echoes.tongues`.
"""

_FIRST = """
    a_continuación_encontrarás a_continuación_presenta a_continuación_presento a_continuación_se
    a_continuación_tienes a_seguir_está abaixo_está abaixo_segue aber_gerne aber_natürlich
    absolument absolutely alright aqui_está aqui_tem aqui_vai aquí_está aquí_presento aquí_te
    aquí_tiene aquí_tienes aquí_va avec_plaisir aşağıda below_is below_you'll_will below_you_will
    bien_entendu bien_sûr capito certainement certainly certamente certo certo_che_sì ci-dessous
    claro claro_que_sim claro_que_sí com_certeza com_prazer compris con_gusto con_mucho_gusto
    con_piacere d'accord desde_luego di_seguito di_seguito_il di_seguito_riportata
    di_seguito_riportato di_seguito_trova di_seguito_trovi di_seguito_è ecco elbette entendido gern
    gerne glad_to_help good_question got_it graag_gedaan great_question happy_to_help here's
    here_are here_is here_you_go hier_folgt hier_is hier_ist hier_kommt hier_sind hier_volgt
    hieronder_staat hieronder_staat_u hieronder_vindt hieronder_vindt_u i'd_be_glad i'd_be_happy
    i'll_be_glad i'll_be_happy i've_paraphrased_the i've_paraphrased_your i've_rephrased_the
    i've_rephrased_your i've_reworded_the i've_reworded_your i've_rewritten_the i've_rewritten_your
    i_can_assist i_can_help i_have_now i_have_paraphrased i_have_rephrased i_have_reworded
    i_have_rewrite i_have_rewritten i_have_translate i_have_translated i_will_now i_will_rewrite
    i_will_translate i_will_translated im_folgenden_finden işte jasne jasně jistě kein_problem klar
    nachfolgend_finden nachfolgend_finden_sie nachstehend_finden nachstehend_finden_sie natuurlijk
    natürlich nie_ma_sprawy no_problem níže_je níže_najdete oczywiście of_course ok okay oto peki
    perfecto pewnie please_find_below poniżej_przedstawiam poniżej_przedstawiam_się
    poniżej_zamieszczam poniżej_zamieszczam_się poniżej_znajduje poniżej_znajduje_się por_supuesto
    prima qui_di_seguito rozumiem rád_pomohu samozřejmě segue segue_abaixo selbstverständlich sicher
    sure sure_thing tabi tabii tady_je the_following_is uiteraard understood unten_finden_sie
    va_bene verstanden voici volentieri volontiers vous_trouverez_ci-dessous z_przyjemnością zde_je
    zeker авжеж без_проблем безусловно вот гаразд да_конечно добре з_задоволенням
    з_задоволенням_допоможу з_радістю з_радістю_допоможу звичайно звісно зрозуміло конечно наводжу
    надаю ниже_представлен ниже_представлена ниже_приведен ниже_приведена ниже_приведён
    нижче_наведена нижче_наведений нижче_наведено нижче_наводжу нижче_подано нижче_подаю ось понял
    понятно предлагаю привожу пропоную рад_помочь рада_допомогти рада_помочь радий_допомогти
    разумеется с_радостью с_радостью_помогу с_удовольствием с_удовольствием_помогу так_звичайно
    так_звісно хорошо я_переписав_ваш я_переписав_вашу я_переписав_статтю я_переписав_текст
    я_переписав_цей я_переписав_цю я_переписала_ваш я_переписала_вашу я_переписала_статтю
    я_переписала_текст я_переписала_цей я_переписала_цю я_перефразував_ваш я_перефразував_вашу
    я_перефразував_статтю я_перефразував_текст я_перефразував_цей я_перефразував_цю
    я_перефразувала_ваш я_перефразувала_вашу я_перефразувала_статтю я_перефразувала_текст
    я_перефразувала_цей я_перефразувала_цю かし こち はい もち 下面 以下 好的 当然 承知 没问 这是 다음
"""

_SELVES = """
    ai als_ai-taalmodel_ben als_ai-taalmodel_heb als_ai-taalmodel_kan als_ai_ben als_ai_heb
    als_ai_kan als_groot_taalmodel als_großes_ki als_großes_ki-assistent als_großes_ki-modell
    als_großes_ki-sprachmodell als_großes_sprachmodell als_ki-assistent_besitze als_ki-assistent_bin
    als_ki-assistent_habe als_ki-assistent_kann als_ki-assistent_verfüge als_ki-modell_besitze
    als_ki-modell_bin als_ki-modell_habe als_ki-modell_kann als_ki-modell_verfüge
    als_ki-sprachmodell_besitze als_ki-sprachmodell_bin als_ki-sprachmodell_habe
    als_ki-sprachmodell_kann als_ki-sprachmodell_verfüge als_ki_besitze als_ki_bin als_ki_habe
    als_ki_kann als_ki_modell als_ki_sprachmodell als_ki_verfüge als_sprachmodell_besitze
    als_sprachmodell_bin als_sprachmodell_habe als_sprachmodell_kann als_sprachmodell_verfüge
    als_taalmodel_ben als_taalmodel_heb als_taalmodel_kan as_a_ai as_a_language as_a_large as_a_text
    as_ai_language as_ai_text as_an_ai as_an_language as_an_large as_an_text as_language_model
    as_large_ai as_large_language as_large_text as_of_my as_text_model bir_dil_modeli bir_yapay_zeka
    bir_yapay_zekâ come_grande_modello come_modello_di come_modello_linguistico como_asistente_de
    como_gran_modelo como_grande_modelo como_ia_eu como_ia_no como_ia_não como_ia_posso
    como_ia_puedo como_ia_sou como_ia_soy como_ia_tengo como_ia_tenho como_ia_yo
    como_inteligencia_artificial como_modelo_de como_um_grande como_um_modelo como_uma_ia
    como_uma_inteligência como_un_asistente como_un_gran como_un_modelo como_una_inteligencia
    desculpe_eu_não desculpe_mas_eu desculpe_mas_não desculpe_não_posso désolé_je_ne désolé_mais_je
    en_tant_qu'ia en_tant_qu'intelligence en_tant_que es_tut_mir eu_sou_um i'm_a_language
    i'm_a_large i'm_am_as i'm_am_but i'm_an_ai i'm_apologize_as i'm_apologize_but i'm_just_an
    i'm_sorry_as i'm_sorry_but i'm_sorry_i i'm_unable_to i_am_a i_am_an i_am_as i_am_but i_am_just
    i_am_sorry i_am_unable i_apologize_as i_apologize_but i_apologize_i i_can't_assist
    i_can't_fulfil i_can't_fulfill i_can't_help i_cannot_access i_cannot_assist i_cannot_fulfil
    i_cannot_fulfill i_cannot_have i_cannot_help i_do_not i_don't_access i_don't_have i_sorry_as
    i_sorry_but ich_bin_ein ich_bin_nur ich_kann_diese ich_kann_dieser ich_kann_ihre ich_kann_ihrer
    in_quanto_ai in_quanto_ia in_quanto_intelligenza in_quanto_modello it_looks_like it_seems_like
    jako_ai_jestem jako_ai_mam jako_ai_mogę jako_ai_nie jako_ai_posiadam jako_ai_potrafię
    jako_duży_model jako_jazykový_model jako_model_językowy jako_sztuczna_inteligencja
    jako_umělá_inteligence jako_velký_jazykový je_ne_peux je_suis_désolé je_suis_un
    jestem_dużym_modelem jestem_modelem_językowym jestem_tylko_modelem lo_siento_no lo_siento_pero
    ma_date_limite mein_wissensstichtag mi_dispiace_ma mi_dispiace_non mi_fecha_de
    my_knowledge_cut-off my_knowledge_cutoff nie_mogę_spełnić nie_mogę_zrealizować no_puedo_cumplir
    non_posso_soddisfare não_posso_atender não_posso_cumprir please_paste_the please_paste_your
    please_provide_the please_provide_your please_share_the please_share_your przepraszam_ale_nie
    przepraszam_nie_mogę sono_un_grande sono_un_modello sorry_but_i sorry_i_can't sorry_i_cannot
    sou_um_grande sou_um_modelo soy_un_gran soy_un_modelo tut_mir_leid unfortunately_as_a
    unfortunately_as_ai unfortunately_as_an unfortunately_as_language unfortunately_as_large
    unfortunately_as_text we_am_as we_am_but we_apologize_as we_apologize_but we_sorry_as
    we_sorry_but yapay_zeka_dil yapay_zekâ_dil будь_ласка_надайте вибачте_але_не вибачте_але_я
    вибачте_не_можу вибачте_я_не за_даними_мого извините_не_могу извините_но_не извините_но_я
    извините_я_не к_сожалению_я как_большая_ии как_большая_языковая как_ии_мне как_ии_модель
    как_ии_у как_ии_я как_искусственный_интеллект как_языковая_модель мои_знания_ограничены
    мои_знания_ограничиваются моя_база_знань мої_знання_обмежені мої_знання_обмежуються на_жаль_я
    перепрошую_але_не перепрошую_але_я перепрошую_не_можу перепрошую_я_не по_состоянию_на
    простите_не_могу простите_но_не простите_но_я простите_я_не станом_на_моє я_большая_языковая
    я_велика_мовна я_всего_лишь я_всього_мовна я_лише_мовна я_мовна_модель я_мовна_ші я_не_могу
    я_не_можу я_языковая_модель як_велика_мовна як_велика_ші як_мовна_модель як_модель_мені
    як_модель_я як_штучний_інтелект як_ші-модель_мені як_ші-модель_я як_ші_мені як_ші_модель як_ші_я
    作为 大規 抱歉 申し 私は 인공 저는
"""

_LAST = """
    avise-me_se avise_se avísame_saber avísame_si avíseme_saber avíseme_si daj_mi_znać daj_znać_czy
    daj_znać_jeśli daj_znać_jeżeli dajcie_mi_znać dajcie_znać_czy dajcie_znać_jeśli
    dajcie_znać_jeżeli diga-me_se dime_saber dime_si dites-moi_si déjame_saber déjame_si
    espero_que_esto espero_que_isso espero_que_isto faites-moi_savoir faites-moi_savoir_si falls_du
    falls_sie fammi_faccia_sapere fammi_sapere_se feel_free_to hope_it_helps hope_that_helps
    hope_this_helps i_hope_it i_hope_that i_hope_the i_hope_this ich_hoffe_das ich_hoffe_dies
    if_you'd_have if_you'd_like if_you'd_need if_you'd_prefer if_you'd_want if_you'd_would
    if_you_have if_you_like if_you_need if_you_prefer if_you_want if_you_would informe-me_se
    j'espère_que_cela jeśli_chcesz jeśli_potrzebne jeśli_potrzebujesz jeżeli_chcesz jeżeli_potrzebne
    jeżeli_potrzebujesz laat_als laat_het_als laat_het_of laat_het_weten laat_me_als laat_me_of
    laat_me_weten laat_of laat_weten_als laat_weten_of lassen_lass_mich lassen_lass_uns
    lassen_sie_mich lassen_sie_uns let_me_know mam_nadzieję_że mi_faccia_sapere mi_sapere_se
    n'hésitez_pas_à please_let_me proszę_mi_znać proszę_znać_czy proszę_znać_jeśli
    proszę_znać_jeżeli sagen_sag_mir sagen_sie_mir se_desejar se_desidera se_desidera_bisogno
    se_desideri se_desideri_bisogno se_hai se_hai_bisogno se_precisar se_quiser se_servono
    se_servono_bisogno se_vuoi se_vuoi_bisogno si_desea si_deseas si_necesita si_necesitas
    si_quieres si_vous_avez si_vous_désirez si_vous_souhaitez si_vous_voulez spero_che_questo
    spero_sia_utile this_reworded_article this_reworded_version this_rewritten_article
    this_rewritten_version wenn_du wenn_sie word_count word_count_approximately would_you_like
    дай_знати_якщо дай_мені_знати дайте_знати_якщо дайте_знать_если дайте_мені_знати дайте_мне_знать
    если если_у_вас звертайтеся_якщо количество_слов кількість_слів надеюсь_что надеюсь_это
    обращайтесь_если повідомте_мені_якщо повідомте_якщо скажите_если скажите_мне_если
    скажіть_мені_якщо скажіть_якщо сообщите_если сообщите_мне_если сподіваюсь_це_допомогло
    сподіваюсь_це_допоможе сподіваюсь_це_це сподіваюсь_цей_варіант сподіваюсь_цей_переклад
    сподіваюсь_цей_текст сподіваюсь_ця_версія сподіваюсь_ця_стаття сподіваюсь_що_допомогло
    сподіваюсь_що_допоможе сподіваюсь_що_це сподіваюся_це_допомогло сподіваюся_це_допоможе
    сподіваюся_це_це сподіваюся_цей_варіант сподіваюся_цей_переклад сподіваюся_цей_текст
    сподіваюся_ця_версія сподіваюся_ця_стаття сподіваюся_що_допомогло сподіваюся_що_допоможе
    сподіваюся_що_це якщо якщо_вам якщо_ви якщо_у
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


def _with_beginnings(openings: str) -> frozenset[str]:
    """The openings, and what each of several words begins with: `as_` and `as_a_`."""
    words = openings.split()
    parts = [word.split("_") for word in words if "_" in word]
    firsts, seconds = (f"{first}_" for first, *_ in parts), (f"{one[0]}_{one[1]}_" for one in parts if len(one) > 2)  # noqa: PLR2004 the third word of three
    return frozenset((*words, *firsts, *seconds))


FIRST = _with_beginnings(_FIRST)
SELVES = _with_beginnings(_SELVES)
LAST = _with_beginnings(_LAST)
LABELS = frozenset(_LABELS.split())
