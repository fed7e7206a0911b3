"""Scripts: which one a language is written in, and which one a text is written in.

Languages are those of ISO 639-1, and those with three letters for which Unicode CLDR 49 knows how many people speak
them, or that it names as one of a group, as `cmn` of `zh`. Their scripts are all that CLDR's likely subtags name, and
those that are in use besides; letters are those of the Unicode Character Database's `Scripts.txt`. Both stand here as
compact tables, and are held to their sources by the tests: the libraries that carry them cost more time to load than an
article to check.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

# Letters and marks of a script (ISO 15924) in the notation of regular expressions, and what readers call it. Blocks are
# given whole, with what is not assigned in them: that can't stand in a text.
_LETTERS = {
    "Latn": (
        "Latin",
        (
            "A-Za-z\xaa\xba\xc0-\xd6\xd8-\xf6\xf8-\u02b8\u02e0-\u02e4\u1d00-\u1d25\u1d2c-\u1d5c\u1d62-\u1d65"
            "\u1d6b-\u1d77\u1d79-\u1dbe\u1e00-\u1eff\u2071\u207f\u2090-\u209c\u212a\u212b\u2132\u214e"
            "\u2160-\u2188\u2c60-\u2c7f\ua722-\ua787\ua78b-\ua7ff\uab30-\uab5a\uab5c-\uab64\uab66-\uab69"
            "\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a"
        ),
    ),
    "Cyrl": ("Cyrillic", "\u0400-\u0484\u0487-\u052f\u1c80-\u1c8f\u1d2b\u1d78\u2de0-\u2dff\ua640-\ua69f"),
    "Grek": (
        "Greek",
        (
            "\u0370-\u0373\u0375-\u037d\u037f\u0384\u0386\u0388-\u03e1\u03f0-\u03ff\u1f00-\u1fff\u2126"
            "\u1d26-\u1d2a\u1d5d-\u1d61\u1d66-\u1d6a\u1dbf"
        ),
    ),
    "Armn": ("Armenian", "\u0531-\u058f\ufb13-\ufb17"),
    "Hebr": ("Hebrew", "\u0591-\u05f4\ufb1d-\ufb4f"),
    "Arab": (
        "Arabic",
        (
            "\u0610-\u061a\u0620-\u063f\u0641-\u064a\u0656-\u066f\u0671-\u06dc\u06de-\u06ff\u0750-\u077f"
            "\u0870-\u08e1\u08e3-\u08ff\ufb50-\ufd3d\ufd50-\ufdff\ufe70-\ufefc"
        ),
    ),
    "Thaa": ("Thaana", "\u0780-\u07bf"),
    "Deva": ("Devanagari", "\u0900-\u0950\u0955-\u0963\u0966-\u097f\ua8e0-\ua8ff"),
    "Beng": ("Bengali", "\u0980-\u09ff"),
    "Guru": ("Gurmukhi", "\u0a00-\u0a7f"),
    "Gujr": ("Gujarati", "\u0a80-\u0aff"),
    "Orya": ("Odia", "\u0b00-\u0b7f"),
    "Taml": ("Tamil", "\u0b80-\u0bff"),
    "Telu": ("Telugu", "\u0c00-\u0c7f"),
    "Knda": ("Kannada", "\u0c80-\u0cff"),
    "Mlym": ("Malayalam", "\u0d00-\u0d7f"),
    "Sinh": ("Sinhala", "\u0d80-\u0dff"),
    "Thai": ("Thai", "\u0e01-\u0e3a\u0e40-\u0e5b"),
    "Laoo": ("Lao", "\u0e80-\u0eff"),
    "Tibt": ("Tibetan", "\u0f00-\u0fd4\u0fd9-\u0fff"),
    "Mymr": ("Burmese", "\u1000-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f"),
    "Geor": ("Georgian", "\u10a0-\u10fa\u10fc-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f"),
    "Hang": ("Korean", "\u1100-\u11ff\u302e\u302f\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc"),
    "Ethi": ("Ethiopic", "\u1200-\u139f\u2d80-\u2ddf\uab01-\uab2f"),
    "Cans": ("Aboriginal syllabic", "\u1400-\u167f\u18b0-\u18ff"),
    "Khmr": ("Khmer", "\u1780-\u17ff\u19e0-\u19ff"),
    "Mong": ("Mongolian", "\u1800\u1801\u1804\u1806-\u18af"),
    "Kana": ("Japanese", "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff6f\uff71-\uff9d"),
    "Hani": (
        "Chinese",
        (
            "\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufad9"
            "\U00020000-\U000323af"
        ),
    ),
    "Bopo": ("Chinese", "\u3105-\u312f\u31a0-\u31bf"),
    "Yiii": ("Yi", "\ua000-\ua4cf"),
}

# The scripts of a writing system that has more than one.
_SYSTEMS = {"Jpan": ("Kana", "Hani"), "Kore": ("Hang", "Hani"), "Hans": ("Hani", "Bopo"), "Hant": ("Hani", "Bopo")}
# Scripts whose signs say as much as two letters or three of an alphabet.
DENSE = frozenset({"Kana", "Hani", "Bopo", "Hang", "Yiii"})
_DENSITY = 2.5
# How much Kana or Hangul stands beside Han signs: in Japanese at least as much as there are of them, or nearly; in a
# Chinese text about Japan with names as they are spelt there, half as much.
_LEAST_COMPANY, _MOST_COMPANY = 0.05, 0.8

# Languages by the scripts that they are written in today. A script too many costs a finding, and one too few makes a
# false one: so Min Nan may be in Latin letters, and Sanskrit in those of the reader's own language. Languages whose
# likely script is none of the above, as Cherokee, are not known.
_LANGUAGES = {
    "Latn": (
        "aa af ak an ay bi bm br ca ch co cs cy da de ee en eo es et eu fi fj fo fr fy ga gd gl gn gv ho hr "
        "ht hu hz ia id ie ig ik in io is it kg ki kj kl kr kw la lb lg li ln lt lu lv mg mh mi mt na nb nd "
        "ng nl nn no nr nv ny oc om pl pt qu rm rn ro rw sc se sg sk sl sm sn so sq ss st sv sw tl tn to tr "
        "ts tw ty ve vi vo wa wo xh yo za zu abr ach acr ada agq agu aln als amo ang ann aoz aqt arn aro asa "
        "ast atj ayo ayr ban bar bas bbc bbj bci bem bew bez bfd bik bin bjt bkm bku bla blo bmq bsc bsq bss "
        "bto buc bug bum bvb byv bza bze bzj caa cab cac cad cag cak cbk cch ccr ceb ceg cgg chk cho cic ckz "
        "clc cps crg crs csb dak dav den dgr dje dnj dsb dtm dtp dua dyo dyu ebu efi egl ekk enl enx esu ewo "
        "ext fan fbl fil fit fon frc frp frr frs fud fur fvr gaa gay gaz gcr gil gor gos grb gsw gub guc gug "
        "gun guq gur guz gva gwi haw hil hnn hrx hsb hur iba ibb ife ilo itz ixl izh jac jam jbo jgo jmc jut "
        "kac kaj kam kao kcg kck kde kea kek ken kfo kge kgp khq kiu kjb kkj kln kmb knc knf knj kos kpe kqn "
        "kri krj krl kro ksb ksf ksh kss kvr kwk lag laj lbw leb len lfn lij lil lir ljp lkt lld lmo lol loz "
        "ltg lua lue lun luo luy lvs mad maf mak mam mas maz mca mdh mdr men mer mev mfe mfv mgh mgo mgy mhn "
        "mic mls moe moh mop mos mrh mua mus mwk mwv mxc myx nap naq nch ndc nds ngl nhd nhe nhw nij niu njo "
        "nmg nnh nov nse nso nus nxq nym nyn nzi ojw oka olo pag pam pap pau pcd pcm pdc pdt pfl pis pko plt "
        "pms poc poh pon ppl pqm prg pta puu quc qug qum quv quz rcf rej rgn ria rmf rmo rmu rng rob rof rtm "
        "rug rwk saf saq sas sav sbp scn sco sdc sef seh sei ses sgs sid sli sly sma smj smn sms snf snk spn "
        "srn srr ssy stq suk swg swh sxn szl tbw tem teo tet tiv tkl tkr tmf tnr tog toi tok tpi tru trv tsg "
        "ttc ttj ttt tum tvl twq tzj tzm uli umb usp vec vep vic vls vmf vmw vot vro vun wae war wbp wls xav "
        "xin xog yao yap yav ybb yrl yua zag zea zmi"
    ),
    "Latn Arab": "ff ha jv jw ms su ace bjn ffm fuc fuq fuv kab man min rif sus tmh zsm zza",
    "Latn Cyrl": "bs mo sh gag isv",
    "Latn Cyrl Arab": "az kk ku ky tk tt ug uz azj kmr uzn",
    "Cyrl Arab": "tg",
    "Latn Cans": "cr iu oj chp",
    "Cyrl": (
        "ab av ba be bg ce cu cv kv mk os ru uk alt chm dar inh kjh koi krc kum lbe lez mdf mrj myv sah tyv "
        "udm xdq"
    ),
    "Cyrl Latn": "sr abq ady cnr crh kaa kbd rue",
    "Cyrl Mong": "mn bua khk xal",
    "Arab": (
        "ar fa ps ur aeb apc apd arb arq ars ary arz azb bgn bqi cja ckb dcc fia gbz gjk gju glk grr haz hnd "
        "hno khw kvx kxp lki lrc luz mvy mzn pbu pes prd prs rmt sdh skr trw"
    ),
    "Arab Deva": "ks sd",
    "Guru Arab": "pa",
    "Hebr": "he iw ji yi ydd",
    "Grek": "el bgx grc tsd",
    "Armn": "hy hyw",
    "Geor": "ka xmf",
    "Ethi": "am ti byn gez tig",
    "Thaa": "dv",
    "Deva": (
        "hi mr ne awa bap bfy bgc bhi bho bjj bra brx btv dty gbm gvr hne hoc hoj jml kfy khn knn kru lif mag "
        "mai mgp mtr mwr new noe npi rjs sck srx suz swv taj tdg tdh thl thq thr tkt wbr wtm xnr xsr"
    ),
    "Beng": "as bn bpy rkt syl unx",
    "Gujr": "gu",
    "Orya": "or ory",
    "Taml": "ta",
    "Telu": "te lmn wbq wsg",
    "Knda": "kn tcy",
    "Mlym": "ml",
    "Sinh": "si",
    "Thai": "th kdt lcp lwl sou tts",
    "Laoo": "lo",
    "Tibt": "bo dz tsj",
    "Mymr": "my kht",
    "Khmr": "km",
    "Yiii": "ii",
    "Hani Bopo": "zh cmn cpx gan hsn lzh mnp wuu yue",
    "Kana Hani": "ja ryu",
    "Hang Hani": "ko",
    "Latn Deva Sinh Mymr Thai Khmr": "pi",
    "Deva Beng Gujr Knda Mlym Orya Sinh Taml Telu": "sa",
    "Arab Latn": "bal bej brh mey mzb swb wni zdj",
    "Taml Knda": "bfq",
    "Arab Tibt": "bft",
    "Deva Gujr": "bhb kfr",
    "Hani Bopo Latn": "cdo hak nan",
    "Cans Latn": "crk crl csw nsk ojs",
    "Deva Arab": "doi raj",
    "Deva Telu": "gon",
    "Beng Latn": "grt mni",
    "Deva Latn": "hif",
    "Latn Beng": "kha",
    "Laoo Latn": "kjg",
    "Deva Latn Knda Mlym Arab": "kok",
    "Thai Khmr": "kxm",
    "Latn Deva Orya Telu": "kxv",
    "Hebr Latn": "lad",
    "Arab Guru": "lah",
    "Latn Geor": "lzz",
    "Arab Latn Thai": "mfa",
    "Mymr Thai": "mnw shn",
    "Grek Cyrl Latn": "pnt",
    "Latn Arab Cyrl": "tly",
    "Beng Deva": "unr",
    "Ethi Latn": "wal",
}  # fmt: skip

# BCP 47 (RFC 5646 §2.1) with its parts joined as in `uk-UA`, `uk_UA` or `uk_UA.UTF-8`: a language, perhaps extended,
# and a script.
_TAG = r"(?i)(?P<language>[a-z]{2,3})(?:[-_][a-z]{3})*(?:[-_](?P<script>[a-z]{4}))?(?:[-_.@].*)?"


class Letters(NamedTuple):
    """How much of a text is written in each script: letters, those of dense scripts counted as more than one."""

    weights: dict[str, float]

    @property
    def total(self) -> float:
        """The weight of all letters."""
        return sum(self.weights.values())

    def share(self, scripts: tuple[str, ...]) -> float:
        """How much of the text is written in the scripts of one language, from 0 to 1."""
        own = sum(
            self.weights.get(script, 0) for script in scripts if script != "Hani" or self._han_belongs_to(scripts)
        )
        return own / (self.total or 1)

    def _han_belongs_to(self, scripts: tuple[str, ...]) -> bool:
        """Whether Han signs are those of a language: no Japanese is without Kana, and no Chinese has much of it."""
        kana, hangul, han = (self.weights.get(script, 0) for script in ("Kana", "Hang", "Hani"))
        if "Kana" in scripts:
            return kana >= han * _LEAST_COMPANY
        if "Hang" in scripts:
            return hangul >= han * _LEAST_COMPANY
        return max(kana, hangul) <= han * _MOST_COMPANY

    def foremost(self, other_than: tuple[str, ...] = ()) -> str:
        """What the script is called that most of the text is written in, or most of what is not in some others."""
        own = {script for script in other_than if script != "Hani" or self._han_belongs_to(other_than)}
        weights = {one: weight for one, weight in self.weights.items() if one not in own} or self.weights
        # Between Kana and Hangul there are Han signs as well, but those two tell the language.
        telling = {one: weight * (4 if one in {"Kana", "Hang"} else 1) for one, weight in weights.items()}
        return _LETTERS[max(telling, key=lambda one: telling[one])][0]


def scripts_of(tag: str) -> tuple[str, ...]:
    """The scripts that text in a language may be written in (ISO 15924), by its BCP 47 tag; empty where unknown."""
    languages = _by_language()
    # Most tags are a language alone, and need no pattern, which would have to be compiled.
    if tag in languages:
        return languages[tag]
    found = re.compile(_TAG).fullmatch(tag.strip())
    if found is None:
        return ()
    if found["script"]:
        script = found["script"].title()
        return _SYSTEMS.get(script, (script,) if script in _LETTERS else ())
    return languages.get(found["language"].lower(), ())


def pattern_of(scripts: tuple[str, ...]) -> re.Pattern[str]:
    """A regular expression for a run of letters of some scripts."""
    return _pattern("".join(_LETTERS[script][1] for script in scripts))


def letters_in(text: str, among: Iterable[str] = _LETTERS) -> Letters:
    """How much of a text is written in each script, or in each of some."""
    counts = Counter(text)
    different = "".join(counts)
    weights = {}
    for script in among:
        number = sum(counts[letter] for run in pattern_of((script,)).findall(different) for letter in run)
        if number:
            weights[script] = number * (_DENSITY if script in DENSE else 1)
    return Letters(weights)


@cache
def _pattern(letters: str) -> re.Pattern[str]:
    return re.compile(f"[{letters}]+")


@cache
def _by_language() -> dict[str, tuple[str, ...]]:
    return {
        language: tuple(scripts.split()) for scripts, languages in _LANGUAGES.items() for language in languages.split()
    }
