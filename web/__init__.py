"""The lessons as web pages that come alive by themselves: the page's runtime (`page`) and the builder."""
