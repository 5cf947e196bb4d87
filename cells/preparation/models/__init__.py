"""Duties, materials, conditions, talks and papers of a cell's round."""
