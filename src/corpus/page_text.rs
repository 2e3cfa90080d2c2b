//! Turns the elements of an article on a web page into text, paragraph by paragraph.

use dom_query::NodeRef;

use super::flow::Flow;

/// What a reader of the article does not read as part of it.
const DROPPED: [&str; 22] = [
    "script",
    "style",
    "noscript",
    "template",
    "figure",
    "figcaption",
    "aside",
    "nav",
    "footer",
    "form",
    "button",
    "select",
    "input",
    "textarea",
    "svg",
    "math",
    "iframe",
    "object",
    "video",
    "audio",
    "canvas",
    "head",
];
/// What stands apart from what comes before and after it.
const BLOCKS: [&str; 27] = [
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "section", "article", "header", "main", "hr", "address",
    "pre", "details", "summary", "fieldset", "center", "body", "html", "caption", "hgroup",
];
/// What stands on a line of its own.
const LINES: [&str; 7] = ["li", "dt", "dd", "tr", "thead", "tbody", "tfoot"];

/// Adds what `node` and all in it say. Pictures and their captions are left out.
pub(super) fn add(node: &NodeRef<'_>, flow: &mut Flow) {
    if node.is_text() {
        flow.words(&node.text());
        return;
    }
    let name = node.node_name().unwrap_or_default();
    let is = |names: &[&str]| names.contains(&&*name);
    if is(&DROPPED) || node.is_comment() {
        return;
    }
    match &*name {
        "br" => flow.line(),
        "blockquote" => {
            flow.open_quotation();
            children(node, flow);
            flow.close_quotation();
        }
        "pre" => {
            flow.paragraph();
            flow.lines(&node.text());
            flow.paragraph();
        }
        // Browsers show the marks of this element; they stand nowhere in the page.
        "q" => {
            flow.words("“");
            children(node, flow);
            flow.words("”");
        }
        _ if is(&BLOCKS) => {
            flow.paragraph();
            children(node, flow);
            flow.paragraph();
        }
        _ if is(&LINES) => {
            flow.line();
            children(node, flow);
            flow.line();
        }
        "td" | "th" => {
            flow.words(" ");
            children(node, flow);
            flow.words(" ");
        }
        _ => children(node, flow),
    }
}

fn children(node: &NodeRef<'_>, flow: &mut Flow) {
    for child in node.children_it(false) {
        add(&child, flow);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    #[test]
    fn the_breaks_of_a_page_are_the_breaks_of_the_text() {
        let page = "<h1>A  coup</h1><div><p>Troops <b>moved</b>.<br>Fast.</p>\n<figure><img><figcaption>Tanks</figcaption></figure><ul><li>One\
                    <li>Two</ul><blockquote><p>We won.</p></blockquote>He <q>left</q>.<script>x()</script></div>";
        let document = Document::from(page);
        let mut flow = Flow::new();
        add(&document.root(), &mut flow);
        assert_eq!(flow.finish(), "A coup\n\nTroops moved.\nFast.\n\nOne\nTwo\n\n“We won.”\n\nHe “left”.");
    }
}
