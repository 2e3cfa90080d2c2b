//! A picture that may stand in a page as it is.

use minijinja::Value;
use serde::{Serialize, Serializer};

/// SVG made by our own drawing room. It is the only text that a page does not escape, so never make one from what an article or a
/// lexicon says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Svg(String);

impl Svg {
    /// The picture without what only a separate file needs, and with `name-` before each of its ids, so that the ids of two pictures on a
    /// page do not collide.
    pub fn new(svg: &str, name: &str) -> Self {
        let inner = svg.find("<svg").map_or("", |start| &svg[start..]);
        let mut out = inner.trim_end().to_owned();
        // Each begins or ends at a bare `"`, which no text has: what an article says stays as it is.
        for opening in [" id=\"", "href=\"#", "=\"url(#"] {
            out = out.replace(opening, &format!("{opening}{name}-"));
        }
        Svg(with_names(&out, name))
    }
}

/// The ids by which the picture is named and described, changed like the ids themselves.
fn with_names(svg: &str, name: &str) -> String {
    const LABELLED: &str = " aria-labelledby=\"";
    let Some((before, (ids, after))) = svg.split_once(LABELLED).and_then(|(before, rest)| Some((before, rest.split_once('"')?))) else {
        return svg.to_owned();
    };
    let ids: Vec<String> = ids.split_whitespace().map(|id| format!("{name}-{id}")).collect();
    format!("{before}{LABELLED}{}\"{after}", ids.join(" "))
}

impl Serialize for Svg {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::from_safe_string(self.0.clone()).serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_pictures_on_one_page_keep_their_ids_apart() {
        let svg = "<?xml version=\"1.0\"?>\n<svg aria-labelledby=\"t d\"><title id=\"t\"/><clipPath id=\"a\"/><g clip-path=\"url(#a)\"/><use href=\"#a\"/></svg>\n";
        let named = "<svg aria-labelledby=\"grid-t grid-d\"><title id=\"grid-t\"/><clipPath id=\"grid-a\"/><g clip-path=\"url(#grid-a)\"/><use \
                     href=\"#grid-a\"/></svg>";
        assert_eq!(Svg::new(svg, "grid").0, named);
    }

    #[test]
    fn what_only_looks_like_a_reference_stays_as_it_was_written() {
        let svg = "<svg><text>url(#a) id=&quot;a&quot; href=&quot;#a&quot;</text></svg>";
        assert_eq!(Svg::new(svg, "grid").0, svg);
    }
}
