"""The science: person, energy, plan, body, scale, trend; no drawing, no widgets."""
