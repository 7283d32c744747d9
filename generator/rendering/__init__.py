"""From a localized ad to bytes: the view (ready values), the templates, the writers."""
