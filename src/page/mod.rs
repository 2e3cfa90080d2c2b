//! Fills a template with a view and escapes it.
