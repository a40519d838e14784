"""The teaching: charts, apps, lessons and their exercises, on top of the science."""
