"""The command ``annons``: with the studio, the only place that prints and exits."""
