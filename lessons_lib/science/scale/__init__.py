"""The scale: weigh-ins with their noise, and what can be read from them (trend, weekly rate, hidden intake)."""
