"""A forecast: the band that stated uncertainties give, what widens it, and how often it holds."""
