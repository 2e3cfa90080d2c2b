//! Puts a view into the templates and gives the finished page.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};
use serde::Serialize;

use super::{filter, markdown, policy};

/// The page's templates, by the name under which they include each other.
const TEMPLATES: [(&str, &str); 20] = [
    ("index.html", include_str!("assets/index.html")),
    ("discover.html", include_str!("assets/discover.html")),
    ("macros.html", include_str!("assets/macros.html")),
    ("shapes.html", include_str!("assets/shapes.html")),
    ("top.html", include_str!("assets/top.html")),
    ("grid.html", include_str!("assets/grid.html")),
    ("texts.html", include_str!("assets/texts.html")),
    ("exhibits.html", include_str!("assets/exhibits.html")),
    ("reader.html", include_str!("assets/reader.html")),
    ("charts.html", include_str!("assets/charts.html")),
    ("stories.html", include_str!("assets/stories.html")),
    ("time.html", include_str!("assets/time.html")),
    ("numbers.html", include_str!("assets/numbers.html")),
    ("corrected.html", include_str!("assets/corrected.html")),
    ("method.html", include_str!("assets/method.html")),
    ("sources.html", include_str!("assets/sources.html")),
    ("report.md", include_str!("assets/report.md")),
    ("sheet.html", include_str!("assets/sheet.html")),
    ("lesson.html", include_str!("assets/lesson.html")),
    ("practice.html", include_str!("assets/practice.html")),
];

/// How the page looks, on a screen and on paper.
const STYLE: &str = include_str!("assets/style.css");

/// What the page does beyond showing itself.
const SCRIPT: &str = concat!(
    include_str!("assets/script.js"),
    include_str!("assets/reader.js"),
    include_str!("assets/csv.js"),
    include_str!("assets/doubt.js")
);

/// How a coding sheet looks, beside that, and what it does.
const SHEET_STYLE: &str = concat!(include_str!("assets/style.css"), include_str!("assets/sheet.css"));
const SHEET_SCRIPT: &str = concat!(include_str!("assets/csv.js"), include_str!("assets/sheet.js"));

/// How the sheets of a lesson look; and the page for practice, with what it does.
const LESSON_STYLE: &str = include_str!("assets/lesson.css");
const PRACTICE_STYLE: &str = include_str!("assets/practice.css");
const PRACTICE_SCRIPT: &str = include_str!("assets/practice.js");

/// What the page says.
const WORDS: &str = include_str!("assets/words.toml");

/// Why no page was made. Templates and words are embedded, so each of these is a bug in slantwise.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A template asks for what the view or the words do not hold.
    #[error("the page could not be filled: {0:#}; please report this")]
    Template(#[from] minijinja::Error),
    /// The embedded words cannot be read.
    #[error("the words of the page could not be read: {0}; please report this")]
    Words(#[from] toml::de::Error),
}

/// The page for a view, as HTML text that ends with a line break.
///
/// # Errors
/// When a template asks for a field that the view does not have: nothing is shown as empty by mistake.
pub fn fill<V: Serialize>(view: &V) -> Result<String, Error> {
    filled("index.html", view, STYLE, SCRIPT)
}

/// The Markdown text for a view.
///
/// # Errors
/// As [`fill`].
pub fn fill_markdown<V: Serialize>(view: &V) -> Result<String, Error> {
    let text = filled("report.md", view, "", "")?;
    // Parts that a report lacks leave empty lines behind.
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim_end) {
        if !(line.is_empty() && (out.is_empty() || out.ends_with("\n\n"))) {
            out.push_str(line);
            out.push('\n');
        }
    }
    Ok(out)
}

/// The page of discovered words for a view; it needs no script.
///
/// # Errors
/// As [`fill`].
pub fn fill_discovery<V: Serialize>(view: &V) -> Result<String, Error> {
    filled("discover.html", view, STYLE, "")
}

/// The coding sheet for a view, in the same way.
///
/// # Errors
/// As [`fill`].
pub fn fill_sheet<V: Serialize>(view: &V) -> Result<String, Error> {
    filled("sheet.html", view, SHEET_STYLE, SHEET_SCRIPT)
}

/// A sheet of a lesson for a view; it needs no script.
///
/// # Errors
/// As [`fill`].
pub fn fill_lesson<V: Serialize>(view: &V) -> Result<String, Error> {
    filled("lesson.html", view, LESSON_STYLE, "")
}

/// The page of a lesson on which students mark words, in the same way.
///
/// # Errors
/// As [`fill`].
pub fn fill_practice<V: Serialize>(view: &V) -> Result<String, Error> {
    filled("practice.html", view, PRACTICE_STYLE, PRACTICE_SCRIPT)
}

fn filled<V: Serialize>(template: &str, view: &V, style: &str, script: &str) -> Result<String, Error> {
    let words: toml::Table = toml::from_str(WORDS)?;
    let environment = environment(&words)?;
    let page = environment.get_template(template)?;
    let html = page.render(context! {
        v => Value::from(Serde(view)),
        policy => Value::from_safe_string(policy::content(style, script)),
        style => Value::from_safe_string(style.to_owned()),
        script => Value::from_safe_string(script.to_owned()),
    })?;
    Ok(html)
}

fn environment(words: &toml::Table) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?);
    environment.set_auto_escape_callback(|name| match name.ends_with(".md") {
        true => AutoEscape::Custom(markdown::KIND.into()),
        false => AutoEscape::Html,
    });
    environment.set_formatter(markdown::format);
    environment.add_filter("code", markdown::code);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.add_global("w", Value::from(Serde(words)));
    environment.add_filter("say", filter::say);
    environment.add_filter("count", filter::count);
    environment.add_filter("grouped", filter::grouped);
    environment.add_filter("pick", filter::pick);
    environment.add_filter("day", filter::day);
    for (name, source) in TEMPLATES {
        environment.add_template(name, source)?;
    }
    Ok(environment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_escaped_whatever_the_template_is_called() {
        let words = toml::Table::new();
        let mut environment = environment(&words).unwrap();
        environment.add_template("plain.txt", "<b title=\"{{ v }}\">{{ v }}</b>").unwrap();
        let html = environment.get_template("plain.txt").unwrap().render(context! { v => "\"><script>alert('1')" }).unwrap();
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("&quot;&gt;&lt;script&gt;alert(&#x27;1"), "{html}");
    }

    #[test]
    fn a_field_that_the_view_lacks_is_an_error_and_not_an_empty_place() {
        #[derive(Serialize)]
        struct Nothing {}
        assert!(matches!(fill(&Nothing {}), Err(Error::Template(_))));
        assert!(matches!(fill_sheet(&Nothing {}), Err(Error::Template(_))));
    }
}
