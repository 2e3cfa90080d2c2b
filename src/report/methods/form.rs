//! The forms of a methods section: Markdown, LaTeX, plain text. What comes from outside is escaped for each.

use super::Methods;
use super::piece::{Paragraph, Piece, cited};
use super::software;
use super::source::Source;
use crate::page::escaped_markdown;
use crate::report::terminal::clean;

/// A form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Markdown, with a list of references.
    Markdown,
    /// LaTeX, with `\cite`.
    Latex,
    /// Plain text, with a list of references.
    Text,
    /// The entries of BibTeX alone.
    Bibtex,
}

/// The section, ending with a line break.
pub(super) fn render(methods: &Methods, form: Form) -> String {
    let paragraphs: Vec<String> = methods.paragraphs.iter().map(|told| paragraph(told, form)).collect();
    let body = paragraphs.join("\n\n");
    match form {
        Form::Latex => {
            let engine = if body.chars().any(needs_fonts) {
                "% Letters of other scripts than Latin: compile with XeLaTeX or LuaLaTeX.\n"
            } else {
                ""
            };
            format!("% The entries cited here: slantwise report methods REPORT --format bibtex\n{engine}{body}\n")
        }
        Form::Markdown => format!("## Methods\n\n{body}\n\n### References\n\n{}", references(methods, form, "- ")),
        _ => format!("Methods\n\n{body}\n\nReferences\n\n{}", references(methods, form, "")),
    }
}

/// True for what pdfLaTeX has no letter for: all but Latin and the signs of running text.
fn needs_fonts(c: char) -> bool {
    !matches!(c, '\0'..='\u{17f}' | '\u{2010}'..='\u{2026}' | '€')
}

fn references(methods: &Methods, form: Form, before: &str) -> String {
    let long = |key| Source::find(key).map_or_else(|| software::long(&methods.version), Source::long);
    let mut works: Vec<String> = cited(&methods.paragraphs).into_iter().map(long).collect();
    works.sort_by_key(|work| work.to_lowercase());
    works.into_iter().map(|work| format!("{before}{}\n", escaped(&work, form))).collect()
}

fn paragraph(told: &Paragraph, form: Form) -> String {
    let piece = |piece: &Piece| match (piece, form) {
        (Piece::Text(text), _) => escaped(text, form),
        (Piece::Code(code), Form::Latex) => format!("\\texttt{{{}}}", escaped(code, form)),
        (Piece::Code(code), Form::Markdown) => fenced(&clean(code)),
        (Piece::Code(code), _) => escaped(code, form),
        (Piece::Cite(keys), Form::Latex) => format!("~\\cite{{{}}}", keys.join(",")),
        (Piece::Cite(keys), _) => {
            let short = |key: &&str| Source::find(key).map_or_else(software::authors, Source::short);
            let works: Vec<String> = keys.iter().map(short).collect();
            format!(" ({})", escaped(&works.join("; "), form))
        }
    };
    told.pieces.iter().map(piece).collect::<String>().replace("( ", "(")
}

/// Code between more backticks than stand in it.
fn fenced(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let (fence, blank) = ("`".repeat(longest + 1), if longest > 0 { " " } else { "" });
    format!("{fence}{blank}{code}{blank}{fence}")
}

fn escaped(text: &str, form: Form) -> String {
    match form {
        // Before a blank this sign begins nothing, and reads better as it is.
        Form::Markdown => escaped_markdown(text).replace("&amp; ", "& "),
        Form::Latex | Form::Bibtex => latex(&clean(text)),
        Form::Text => clean(text),
    }
}

/// Text in which no sign has a meaning in LaTeX.
fn latex(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '<' => out.push_str("\\textless{}"),
            '>' => out.push_str("\\textgreater{}"),
            '"' => out.push_str("{\\char34}"),
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => out.extend(['\\', c]),
            // Two hyphens would become a dash.
            '-' if out.ends_with('-') => out.push_str("{}-"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_of_a_name_has_a_meaning_in_latex() {
        assert_eq!(latex("A&B_50%"), "A\\&B\\_50\\%");
        assert_eq!(latex("\\x{y}#~^$"), "\\textbackslash{}x\\{y\\}\\#\\textasciitilde{}\\textasciicircum{}\\$");
        assert_eq!(latex("--all"), "-{}-all");
    }

    #[test]
    fn code_with_backticks_stays_code() {
        assert_eq!(fenced("a b"), "`a b`");
        assert_eq!(fenced("a``b"), "``` a``b ```");
    }
}
