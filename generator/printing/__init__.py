"""Paper and print: sizes, media and profiles as data, the PDF that a printer takes, and the look at it before it goes out."""
