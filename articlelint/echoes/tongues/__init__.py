"""What language models say to whoever asks them, a language a file."""

from articlelint.echoes.tongues.czech import CZECH
from articlelint.echoes.tongues.dutch import DUTCH
from articlelint.echoes.tongues.east_asian import EAST_ASIAN
from articlelint.echoes.tongues.english import ENGLISH
from articlelint.echoes.tongues.french import FRENCH
from articlelint.echoes.tongues.german import GERMAN
from articlelint.echoes.tongues.italian import ITALIAN
from articlelint.echoes.tongues.polish import POLISH
from articlelint.echoes.tongues.portuguese import PORTUGUESE
from articlelint.echoes.tongues.russian import RUSSIAN
from articlelint.echoes.tongues.spanish import SPANISH
from articlelint.echoes.tongues.turkish import TURKISH
from articlelint.echoes.tongues.ukrainian import UKRAINIAN

__all__ = ["TONGUES"]

TONGUES = (
    ENGLISH,
    UKRAINIAN,
    RUSSIAN,
    GERMAN,
    FRENCH,
    SPANISH,
    PORTUGUESE,
    ITALIAN,
    POLISH,
    DUTCH,
    CZECH,
    TURKISH,
    EAST_ASIAN,
)
