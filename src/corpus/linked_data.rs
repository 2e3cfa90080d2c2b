//! Reads the JSON-LD of a web page, the description of the article that pages carry for search engines.

use dom_query::Document;
use serde_json::{Map, Value};

/// What the JSON-LD of a page says of its article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct LinkedData {
    pub headline: Option<String>,
    pub publisher: Option<String>,
    pub published: Option<String>,
    pub url: Option<String>,
}

impl LinkedData {
    /// What stands in the scripts of a page; nothing where no script describes an article.
    pub(super) fn of(document: &Document) -> LinkedData {
        let scripts = document.select("script[type='application/ld+json']");
        let values: Vec<Value> = scripts.nodes().iter().filter_map(|node| parsed(&node.text())).collect();
        LinkedData::in_values(&values)
    }

    fn in_values(values: &[Value]) -> LinkedData {
        let mut objects = Vec::new();
        values.iter().for_each(|value| flatten(value, &mut objects));
        let Some(article) = objects.iter().find(|object| is_article(object)) else { return LinkedData::default() };
        let publisher = article.get("publisher").map(|publisher| match publisher {
            Value::Array(several) => several.first().unwrap_or(publisher),
            one => one,
        });
        // A publisher is often only named here and described elsewhere.
        let elsewhere = |id: &Value| objects.iter().find(|object| object.get("@id") == Some(id) && object.contains_key("name"));
        let name = publisher.and_then(|publisher| match publisher {
            Value::String(name) => Some(name.clone()),
            other => text(other.get("name")).or_else(|| text(elsewhere(other.get("@id")?)?.get("name"))),
        });
        let page = article.get("mainEntityOfPage").and_then(|page| text(Some(page)).or_else(|| text(page.get("@id"))));
        LinkedData {
            headline: text(article.get("headline")).or_else(|| text(article.get("name"))),
            publisher: name,
            published: text(article.get("datePublished")),
            url: text(article.get("url")).or(page),
        }
    }
}

/// The value in a script. Line ends within strings are no JSON, and pages have them all the same.
fn parsed(script: &str) -> Option<Value> {
    let script: String = script.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let script = script.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let script = script.trim_end_matches("-->").trim_end_matches("//]]>").trim_end_matches("]]>").trim().trim_end_matches(';');
    serde_json::from_str(script).ok()
}

/// All objects of lists and graphs, in order.
fn flatten<'a>(value: &'a Value, objects: &mut Vec<&'a Map<String, Value>>) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| flatten(value, objects)),
        Value::Object(object) => {
            objects.push(object);
            ["@graph", "mainEntity"].iter().filter_map(|key| object.get(*key)).for_each(|value| flatten(value, objects));
        }
        _ => {}
    }
}

fn is_article(object: &Map<String, Value>) -> bool {
    let is = |kind: &Value| kind.as_str().is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report");
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}

/// A text on one line, with `&amp;` and the like resolved.
fn text(value: Option<&Value>) -> Option<String> {
    let text = value?.as_str()?;
    let resolved = if text.contains('&') { Document::fragment(text.replace('<', "&lt;")).text().to_string() } else { text.to_owned() };
    let text = resolved.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(script: &str) -> LinkedData {
        LinkedData::in_values(&parsed(script).into_iter().collect::<Vec<_>>())
    }

    #[test]
    fn an_article_in_a_graph_has_its_publisher_beside_it() {
        let script = r##"{"@graph": [{"@type": "WebPage", "name": "x"}, {"@type": ["ReportageNewsArticle"], "headline": "Q&amp;A: a\ncoup",
            "publisher": {"@id": "#org"}, "mainEntityOfPage": {"@id": "https://a.example/1"}}, {"@id": "#org", "name": "BBC"}]};"##;
        let read = read(&script.replace("\\n", "\n"));
        assert_eq!((read.headline.as_deref(), read.publisher.as_deref()), (Some("Q&A: a coup"), Some("BBC")));
        assert_eq!(read.url.as_deref(), Some("https://a.example/1"));
    }

    #[test]
    fn what_describes_no_article_is_passed_over() {
        for script in ["", "{", "[1]", r#"{"@type": "Organization", "name": "BBC"}"#] {
            assert_eq!(read(script), LinkedData::default());
        }
    }
}
