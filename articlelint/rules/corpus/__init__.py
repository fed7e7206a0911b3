"""What articles say of each other, and of the files around them.

All of these ask for settings of the collection. They know every article of it, also when only some are checked, and
report what they find in those.
"""
