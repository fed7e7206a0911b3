"""An article's path says what its front matter says."""

from pathlib import Path
from subprocess import run

import pytest

from articlelint.path_patterns import path_pattern
from articlelint.slugs import may_be_slug
from tests.conftest import Checker  # type: ignore[import-not-found]
