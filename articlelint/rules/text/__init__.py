"""Rules about the text itself: its letters, its marks, and whether all of it is there."""
