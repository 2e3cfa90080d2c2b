//! Finds what a web page says of itself: headline, outlet, day, address, language.
//!
//! Pages say it in several places, for search engines (JSON-LD), for social networks (`og:`), for archives (`dc.`). The places are asked in
//! the order of how seldom they are wrong, and the first one that gives a value counts. A date that is none, or could be two days, is noted
//! and the next place is asked; nothing is guessed from the text.

use dom_query::{Document, NodeRef};

use super::linked_data::LinkedData;
use super::{DateFrom, Metadata, parse_date};

/// Names of `<meta>` tags that tell the day of publication. Those of changes and of events are not among them.
const DATES: [&str; 21] = [
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "publication_date",
    "publish_date",
    "publish-date",
    "publishdate",
    "published",
    "pubdate",
    "sailthru.date",
    "parsely-pub-date",
    "article.published",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "citation_date",
    "date",
];

/// What `document` says of itself, and what of it was not understood.
pub(super) fn page_metadata(document: &Document) -> (Metadata, Vec<String>) {
    let linked = LinkedData::of(document);
    let metas = Metas::of(document);
    let mut notes = Vec::new();
    let outlet = linked.publisher.clone().or_else(|| metas.first(&["og:site_name", "dc.publisher", "application-name"]));
    let url = address(document, &metas).or_else(|| linked.url.clone().filter(|url| is_address(url)));
    let title = linked.headline.clone().or_else(|| metas.first(&["og:title", "twitter:title", "dc.title"]));
    let title = title.map(|title| without_outlet(&title, outlet.as_deref()));
    let mut metadata = Metadata {
        outlet: outlet.or_else(|| url.as_deref().and_then(host)),
        title: title.or_else(|| last_resort(document)),
        url,
        language: document.select_single("html").attr("lang").and_then(|lang| language(&lang)),
        ..Metadata::default()
    };
    let dates = linked.published.iter().cloned().chain(metas.all(&DATES)).chain(times(document));
    for date in dates {
        match parse_date(&date) {
            Ok(day) => {
                (metadata.published, metadata.date_from) = (Some(day), Some(DateFrom::Page));
                notes.clear();
                break;
            }
            Err(error) => notes.extend(notes.is_empty().then(|| format!("the page's {error}"))),
        }
    }
    (metadata, notes)
}

/// The `<meta>` tags of a page, by name in lower case.
struct Metas(Vec<(String, String)>);

impl Metas {
    fn of(document: &Document) -> Metas {
        let mut metas = Vec::new();
        for node in document.select("meta[content]").nodes() {
            let value = tidy(&node.attr_or("content", ""));
            let names = ["property", "name", "itemprop"].into_iter().filter_map(|attribute| node.attr(attribute));
            metas.extend(names.filter(|_| !value.is_empty()).map(|name| (name.trim().to_lowercase(), value.clone())));
        }
        Metas(metas)
    }

    /// The values under these names, in the order of the names.
    fn all<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = String> + 'a {
        names.iter().flat_map(|name| self.0.iter().filter(move |(other, _)| other == name).map(|(_, value)| value.clone()))
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        self.all(names).next()
    }
}

/// The days of `<time>` elements: one that is marked as the day of publication, else the only day that is named at all.
fn times(document: &Document) -> Vec<String> {
    let of = |selector: &str| -> Vec<String> {
        document.select(selector).nodes().iter().filter_map(|node| node.attr("datetime")).map(|day| day.trim().to_owned()).collect()
    };
    let marked = of("time[itemprop=datePublished][datetime], time[pubdate][datetime]");
    if let Some(day) = marked.into_iter().next() {
        return vec![day];
    }
    let all: Vec<_> = of("time[datetime]").into_iter().filter_map(|day| Some((parse_date(&day).ok()?, day))).collect();
    let first = all.first().filter(|(first, _)| all.iter().all(|(day, _)| day == first));
    first.map(|(_, day)| day.clone()).into_iter().collect()
}

/// Where the page says it stands.
fn address(document: &Document, metas: &Metas) -> Option<String> {
    let canonical = document.select_single("link[rel=canonical][href]").attr("href").map(|href| href.trim().to_owned());
    canonical.filter(|url| is_address(url)).or_else(|| metas.all(&["og:url"]).find(|url| is_address(url))).or_else(|| saved_from(document))
}

/// What browsers write into the pages they save: `<!-- saved from url=(0027)https://example.org/ -->`.
fn saved_from(document: &Document) -> Option<String> {
    // It stands before or at the beginning of the page.
    document.root().descendants_it().take(64).filter(NodeRef::is_comment).find_map(|node| {
        let comment = node.html();
        let (_, url) = comment.split_once("saved from url=(")?.1.split_once(')')?;
        url.split_whitespace().next().filter(|url| is_address(url)).map(str::to_owned)
    })
}

fn is_address(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// `www.bbc.co.uk` of an address, without the `www.`.
fn host(url: &str) -> Option<String> {
    let host = url.split_once("://")?.1.split(['/', '?', '#', ':']).next()?.trim_start_matches("www.");
    host.contains('.').then(|| host.to_lowercase())
}

/// `en` of `en-GB`.
fn language(lang: &str) -> Option<String> {
    let code = lang.trim().split(['-', '_']).next()?.to_lowercase();
    ((2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase())).then_some(code)
}

/// The title of the window, without the outlet's name behind it.
fn last_resort(document: &Document) -> Option<String> {
    let headings: Vec<String> = document.select("h1").nodes().iter().map(|node| tidy(&node.text())).filter(|h| !h.is_empty()).collect();
    let title = tidy(&document.select_single("head title").text());
    match &headings[..] {
        // The heading that readers see, where the window's title says the same and more.
        [heading] if title.is_empty() || title.starts_with(heading.as_str()) => Some(heading.clone()),
        _ if title.is_empty() => None,
        _ => {
            let head = [" | ", " — ", " – ", " - "].iter().find_map(|mark| title.rsplit_once(mark));
            // A short rest would be the outlet and not the headline.
            Some(head.filter(|(head, _)| head.split_whitespace().count() > 3).map_or(title.as_str(), |(head, _)| head).to_owned())
        }
    }
}

/// The title without ` | Outlet` behind it.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let cut = outlet.and_then(|outlet| title.strip_suffix(outlet)).map(str::trim_end);
    let cut = cut.and_then(|title| title.strip_suffix(['|', '-', '–', '—', '·', ':'])).map(str::trim_end);
    cut.filter(|title| !title.is_empty()).unwrap_or(title).to_owned()
}

/// The value on one line.
fn tidy(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn read(head: &str) -> (Metadata, Vec<String>) {
        page_metadata(&Document::from(format!("<html lang=en-GB><head>{head}</head><body></body></html>")))
    }

    #[test]
    fn what_is_written_for_search_engines_goes_before_what_is_written_for_others() {
        let head = r#"<title>Coup - BBC</title><meta property="og:title" content="A coup?"><meta property=og:site_name content="BBC Online">
            <meta name=date content=2024-12-09><link rel=canonical href="https://www.bbc.co.uk/1">
            <script type="application/ld+json">{"@type": "NewsArticle", "headline": "A coup", "datePublished": "2024-12-08T23:30:00Z",
            "publisher": {"name": "BBC"}}</script>"#;
        let (metadata, notes) = read(head);
        assert_eq!((metadata.outlet.as_deref(), metadata.title.as_deref()), (Some("BBC"), Some("A coup")));
        assert_eq!((metadata.published, metadata.date_from), (Some(date(2024, 12, 8)), Some(DateFrom::Page)));
        assert_eq!((metadata.url.as_deref(), metadata.language.as_deref()), (Some("https://www.bbc.co.uk/1"), Some("en")));
        assert!(notes.is_empty());
    }

    #[test]
    fn a_page_that_says_little_is_called_by_its_title_and_its_address() {
        let (metadata, _) =
            read("<title>Troops move into the capital | The Daily</title><meta property=og:url content=http://www.daily.example/x>");
        assert_eq!(metadata.title.as_deref(), Some("Troops move into the capital"));
        assert_eq!(metadata.outlet.as_deref(), Some("daily.example"));
        assert_eq!(
            read("<meta property=og:title content='A coup – BBC'><meta property=og:site_name content=BBC>").0.title.unwrap(),
            "A coup"
        );
    }

    #[test]
    fn a_date_that_could_be_two_days_is_noted_and_the_next_place_is_asked() {
        let ambiguous = "<meta name=pubdate content=03/04/2021>";
        let (metadata, notes) = read(ambiguous);
        assert_eq!(metadata.published, None);
        assert_eq!(notes, ["the page's date \"03/04/2021\" could be 2021-04-03 or 2021-03-04; write it as one of these two"]);
        let (metadata, notes) = read(&format!("{ambiguous}<meta name=date content=2021-04-03>"));
        assert_eq!((metadata.published, notes.len()), (Some(date(2021, 4, 3)), 0));
    }

    #[test]
    fn one_of_several_days_on_a_page_is_not_taken_for_its_own() {
        let page = |times: &str| page_metadata(&Document::from(format!("<body>{times}"))).0.published;
        assert_eq!(page("<time datetime=2024-12-08T10:00Z>Today</time>"), Some(date(2024, 12, 8)));
        assert_eq!(page("<time datetime=2024-12-08>a</time><time datetime=2024-12-07>b</time>"), None);
        assert_eq!(
            page("<time datetime=2024-12-07>b</time><time itemprop=datePublished datetime=2024-12-08>a</time>"),
            Some(date(2024, 12, 8))
        );
    }

    #[test]
    fn a_saved_page_remembers_where_it_stood() {
        let page = "<!DOCTYPE html>\n<!-- saved from url=(0023)https://example.org/1 -->\n<html><body>a</body></html>";
        assert_eq!(page_metadata(&Document::from(page)).0.url.as_deref(), Some("https://example.org/1"));
    }
}
