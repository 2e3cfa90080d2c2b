//! What a reader of the page would notice.

use std::collections::BTreeSet;

use regex::Regex;

use super::*;
use crate::report::fixture;

fn figure() -> Figure {
    Figure {
        id: "naming-grid",
        title: "Words for one thing, by outlet".to_owned(),
        caption: "One mark is one use. 2 articles, 2 outlets.".to_owned(),
        alt: "Caliber.Az uses “rebel” once; Defence Talks uses “jihadist” twice.".to_owned(),
        svg: include_str!("sample.svg").to_owned(),
        size: (960.0, 400.0),
    }
}

fn pages() -> Vec<(&'static str, Findings, String)> {
    let findings = [("two", fixture::two_articles()), ("fifteen", fixture::fifteen_outlets()), ("hostile", fixture::hostile())];
    findings.into_iter().map(|(name, f)| (name, f.clone(), render(&f, &[figure()]).unwrap())).collect()
}

fn all(pattern: &str, text: &str) -> Vec<String> {
    Regex::new(pattern).unwrap().captures_iter(text).map(|c| c[1].to_owned()).collect()
}

/// The page without its style, its script and its pictures: what an article could have reached.
fn body(html: &str) -> String {
    Regex::new(r"(?s)<style>.*?</style>|<script>.*?</script>").unwrap().replace_all(html, "").into_owned()
}

#[test]
fn every_link_inside_the_page_leads_to_something() {
    for (name, _, html) in pages() {
        let html = body(&html);
        let ids: BTreeSet<String> = all(r#" id="([^"]+)""#, &html).into_iter().collect();
        for target in all(r##"href="#([^"]+)""##, &html) {
            assert!(ids.contains(&target), "{name}: nothing is called {target}");
        }
    }
}

#[test]
fn every_mark_is_a_link_to_its_sentence() {
    let findings = fixture::two_articles();
    let html = render(&findings, &[]).unwrap();
    let marks = all(r##"<a class="mark" href="#(e\d+)""##, html.split("id=\"look\"").next().unwrap());
    assert_eq!(marks.len(), findings.exhibits.len());
    for (i, exhibit) in findings.exhibits.iter().enumerate() {
        let start = html.find(&format!("<article class=\"exhibit\" id=\"e{i}\" ")).unwrap();
        assert!(html[start..].contains(&exhibit.span_in_sentence.of(&exhibit.sentence).replace('…', "")), "{}", exhibit.shown);
    }
}

#[test]
fn a_mark_tells_a_screen_reader_word_place_outlet_and_speaker() {
    let html = render(&fixture::two_articles(), &[]).unwrap();
    for name in [
        "coup, headline of Defence Talks",
        "insurgent, reported by Defence Talks, from Moscow",
        "rulers, quoted by Caliber.Az, from Baghaei",
        "jihadist, own words of Defence Talks, 2 of 2",
    ] {
        assert!(html.contains(&format!("aria-label=\"{name}\"")), "{name}");
    }
}

#[test]
fn no_id_stands_twice() {
    for (name, _, html) in pages() {
        let ids = all(r#" id="([^"]+)""#, &body(&html));
        let once: BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), once.len(), "{name}");
    }
}

#[test]
fn what_an_article_says_is_shown_and_never_obeyed() {
    let html = render(&fixture::hostile(), &[figure()]).unwrap();
    assert_eq!(html.matches("<script").count(), 1);
    assert_eq!(html.matches("<style").count(), 1);
    assert!(html.contains("&lt;script&gt;alert(1)&lt;&#x2f;script&gt;"));
    let tags = all(r"<([a-zA-Z][^<>]*)>", &body(&html)).join("\n");
    for attack in ["<img", "javascript:"] {
        assert!(!tags.contains(attack), "{attack}");
    }
    assert!(!html.contains("<img"));
    assert!(!Regex::new(r#"<[a-z][^>]*\son[a-z]+=""#).unwrap().is_match(&body(&html)), "an attribute from outside");
}

#[test]
fn only_an_address_of_the_web_is_a_link() {
    let html = body(&render(&fixture::hostile(), &[]).unwrap());
    let outside: Vec<_> = all(r#"<a href="([^#"][^"]*)""#, &html);
    assert_eq!(outside.len(), 1);
    assert!(outside[0].starts_with("https:&#x2f;&#x2f;example.org"), "{outside:?}");
    assert!(html.contains("<bdi>javascript:alert(1)</bdi>"));
}

#[test]
fn names_from_outside_cannot_turn_the_text_around_them() {
    let html = body(&render(&fixture::hostile(), &[]).unwrap());
    let heads = all(r#"<th scope="col">(<bdi class="outlet">)"#, &html);
    assert_eq!(heads.len(), 2);
}

#[test]
fn the_page_asks_for_nothing_from_anywhere() {
    let values = Regex::new(r#"="[^"]*""#).unwrap();
    let loading = Regex::new(r"<[a-z][^>]*\s(src|srcset|data|poster|action|on[a-z]+)=").unwrap();
    for (name, _, html) in pages() {
        for pattern in [r"<(link|img|iframe|object|embed|base)\b", r"@import", r"url\([^#]", r"fetch\(", r"XMLHttpRequest"] {
            assert!(!Regex::new(pattern).unwrap().is_match(&html), "{name}: {pattern}");
        }
        // Names of attributes only: what stands between quotation marks is text.
        let names = values.replace_all(&html, "=");
        assert!(!loading.is_match(&names), "{name}");
    }
}

#[test]
fn the_policy_names_exactly_the_embedded_style_and_script() {
    use base64::Engine;
    use sha2::Digest;
    let html = render(&fixture::two_articles(), &[]).unwrap();
    let hash = |text: &str| base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(text.as_bytes()));
    let policy = &all(r#"http-equiv="Content-Security-Policy" content="([^"]+)""#, &html)[0];
    let style = &all(r"(?s)<style>(.*?)</style>", &html)[0];
    let script = &all(r"(?s)<script>(.*?)</script>", &html)[0];
    assert!(policy.starts_with("default-src 'none'; "));
    assert!(policy.contains(&format!("style-src 'sha256-{}'", hash(style))));
    assert!(policy.contains(&format!("script-src 'sha256-{}'", hash(script))));
    assert!(!html.contains(" style=\""), "the policy would drop a style attribute");
}

#[test]
fn headings_go_down_one_step_at_a_time_and_there_is_one_title() {
    for (name, _, html) in pages() {
        let levels: Vec<u8> = all(r"<h([1-6])[ >]", &body(&html)).iter().map(|level| level.parse().unwrap()).collect();
        assert_eq!(levels.iter().filter(|&&level| level == 1).count(), 1, "{name}");
        assert_eq!(levels[0], 1, "{name}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: {levels:?}");
    }
}

#[test]
fn a_paragraph_reads_as_it_was_published() {
    let findings = fixture::two_articles();
    let html = render(&findings, &[]).unwrap();
    let plain = Regex::new("<[^>]*>").unwrap().replace_all(&html, "").replace("&#x2f;", "/").replace("&#x27;", "'").replace("&quot;", "\"");
    for paragraph in findings.texts.iter().flat_map(|text| &text.paragraphs) {
        let words: String = paragraph.pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert!(plain.contains(&words), "{words}");
    }
}

#[test]
fn above_the_method_no_test_is_named_and_nobody_is_judged() {
    for (name, _, html) in pages() {
        let html = body(&html);
        let above = html.split("id=\"method\"").next().unwrap();
        for word in ["p-value", "Welch", "Benjamini", "permutation", "log ratio", "bootstrap", "statistical"] {
            assert!(!above.contains(word), "{name}: {word}");
        }
        for word in ["biased", "slanted", "propaganda"] {
            assert!(!html.contains(word), "{name}: {word}");
        }
    }
}

#[test]
fn a_difference_stands_in_both_voices_with_what_must_be_said_of_it_in_words() {
    let html = body(&render(&fixture::fifteen_outlets(), &[]).unwrap());
    let above = html.split("id=\"method\"").next().unwrap();
    let table = &above[above.find("id=\"numbers-contrasts\"").unwrap()..];
    let groups: Vec<&str> = table.split("<tbody class=\"pair\">").skip(1).collect();
    assert_eq!(groups.len(), 15);
    for group in &groups {
        assert!(group.find("<td>Own words</td>").unwrap() < group.find("<td>All</td>").unwrap());
    }
    let limits = groups.iter().map(|group| group.matches("a difference would hardly be seen below ×1.6").count()).collect::<Vec<_>>();
    assert_eq!(limits[..4], [0, 1, 0, 2], "only where nothing is claimed");
    let disagree = "Own words and all voices lead to different conclusions.";
    assert_eq!(groups.iter().map(|group| group.matches(disagree).count()).collect::<Vec<_>>()[..3], [0, 1, 0]);
    assert!(groups[1].contains("One of the two tests is not to be trusted here"));
    assert!(groups[2].contains("It rests on one article: without “a-17” it could not be said."));
    assert!(groups[2].contains("On one side more than half of the uses stand in one article."));
    assert!(!Regex::new(r"\bW\d\d\b").unwrap().is_match(above), "codes are for machines");
}

#[test]
fn how_far_words_lie_apart_is_told_in_plain_words() {
    let html = body(&render(&fixture::fifteen_outlets(), &[]).unwrap());
    let shares = &html[html.find("id=\"numbers-shares\"").unwrap()..html.find("id=\"numbers-contrasts\"").unwrap()];
    let cells = |outlet: &str| {
        let row = &shares[shares.rfind(&format!("<bdi>{outlet}</bdi></th>")).unwrap()..];
        let plain = Regex::new("<[^>]*>").unwrap().replace_all(&row[..row.find("</tr>").unwrap()], " ").into_owned();
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let never = "0.31 (0.22 without chance) as far in fewer than 1 of 1,000 random exchanges";
    assert_eq!(cells("The Northern Courier"), format!("The Northern Courier the rest {never} {never}"));
    assert!(cells("Harbour Post").ends_with("as far in 3 of 100 random exchanges – among so many compared, no more than chance"));
    assert!(cells("Daily Meridian").ends_with("as far in 41 of 100 random exchanges"));
    assert!(cells("Capital Wire").ends_with("not tested: the list was not named for this comparison"));
}

#[test]
fn first_words_and_headlines_are_told_of_outlets_with_ten_articles() {
    let mut findings = fixture::fifteen_outlets();
    let told = |findings: &Findings| body(&render(findings, &[]).unwrap()).matches("<span class=\"fact line\">first in ").count();
    let first: Vec<&str> = findings.shares.iter().filter(|s| s.first_mentions > 0).map(|s| s.outlet.as_str()).collect();
    let (all, of_courier) = (first.len(), first.iter().filter(|outlet| **outlet == "The Northern Courier").count());
    assert!(of_courier > 0 && told(&findings) == all);
    findings.outlets[0].articles = 9;
    assert_eq!(told(&findings), all - of_courier);
}

#[test]
fn the_first_screen_says_how_the_texts_were_chosen() {
    assert!(render(&fixture::two_articles(), &[]).unwrap().contains("How these texts were chosen: not stated."));
    assert!(render(&fixture::fifteen_outlets(), &[]).unwrap().contains("How these texts were chosen: all articles with “Damascus”"));
}

#[test]
fn a_comparison_without_words_still_makes_a_page() {
    let mut findings = fixture::two_articles();
    findings.grid = crate::findings::Grid { sections: Vec::new(), used_by_one: Vec::new(), lists_aside: Vec::new() };
    findings.exhibits.clear();
    findings.remarks.clear();
    findings.texts.clear();
    let html = render(&findings, &[]).unwrap();
    assert!(html.contains("No word of the lists stands in these texts."));
}

#[test]
fn the_same_findings_give_the_same_bytes() {
    let render = || render(&fixture::fifteen_outlets(), &[figure()]).unwrap();
    assert_eq!(render(), render());
    assert!(render().ends_with("</html>\n"));
}

/// For looking at the pages: `cargo test -- --ignored pages_to_look_at`, then open the files in the folder it names.
#[test]
#[ignore = "writes files for a person to look at"]
fn pages_to_look_at() {
    let folder = std::env::temp_dir().join("slantwise-pages");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, _, html) in pages() {
        std::fs::write(folder.join(format!("{name}.html")), html).unwrap();
    }
    println!("{}", folder.display());
}
