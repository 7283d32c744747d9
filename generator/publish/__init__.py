"""Publishing: from what passed the check to a site, files for channels, and a record of who approved what."""
