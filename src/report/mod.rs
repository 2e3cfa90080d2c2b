//! Writes findings for a reader: terminal, HTML, Markdown, JSON.
