"""What the world tells about an article: the core looks at nothing else."""

from datetime import datetime
from typing import NamedTuple

from articlelint.collection import Collection
from articlelint.contract import Contract
from articlelint.front.reading import BOUNDS, Bounds


class Facts(NamedTuple):
    """The instant that counts as now (with an offset), the contract, and the settings of the article's collection.

    A front matter that passes the `bounds` is not read.
    """

    today: datetime
    contract: Contract
    collection: Collection
    bounds: Bounds = BOUNDS
