"""An article's path says what its front matter says."""
