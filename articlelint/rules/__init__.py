"""The shipped rules: one folder a family, one file a rule, and no list of them anywhere."""
