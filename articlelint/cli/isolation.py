"""What `--isolated` keeps a run from: paths that lead out of the checkout."""

from collections.abc import Sequence

from articlelint.checkout import Checkout
from articlelint.cli.misuse import misused
from articlelint.cli.request import Request
from articlelint.files import Refusal
from articlelint.output.cells import legible
from articlelint.settings_files import BEYOND
from articlelint.walking import Discovery

# Why an article is not read, as the end of a sentence.
STRAY = "a link on its path leads out of the checkout, and with --isolated nobody follows it"


def checkout_of(request: Request, paths: Sequence[str]) -> Checkout:
    """The checkout that some paths are in; raises `UsageError` where a file that an option names leads out of it."""
    checkout = Checkout.around(paths)
    for option, file in (("--baseline", request.baseline), ("--write-baseline", request.write_baseline)):
        if file and checkout.leads_out(file):
            raise misused(f"{option} `{legible(file)}` {BEYOND}")
    return checkout


def within(discovery: Discovery, checkout: Checkout) -> Discovery:
    """What was discovered, with a refusal for each article that lies elsewhere."""
    strays = {path for path in discovery.articles if checkout.leads_out(path)}
    return discovery._replace(
        articles=tuple(path for path in discovery.articles if path not in strays),
        refusals=(*discovery.refusals, *(Refusal(path, STRAY) for path in sorted(strays))),
    )
