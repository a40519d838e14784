"""Fat by region: where it is, what a working muscle takes from beside it, what an instrument sees of it."""
