"""The pictures: for each its marks, its words, its chart and its app. The only importer of matplotlib."""
