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
        for opening in [" id=\"", "href=\"#", "url(#"] {
            out = out.replace(opening, &format!("{opening}{name}-"));
        }
        Svg(out)
    }
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
        let svg = "<?xml version=\"1.0\"?>\n<svg><clipPath id=\"a\"/><g clip-path=\"url(#a)\"/><use href=\"#a\"/></svg>\n";
        assert_eq!(Svg::new(svg, "grid").0, "<svg><clipPath id=\"grid-a\"/><g clip-path=\"url(#grid-a)\"/><use href=\"#grid-a\"/></svg>");
    }
}
