//! A corpus, a word list and corrections in which everything that can be written tries to be more than text.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::run::home;

/// Markup, templates, links, formulas, signs that steer a terminal or turn the direction, and what XML cannot hold.
pub const SIGNS: [&str; 16] = [
    "<script>window.hostile=1;alert(1)</script>",
    "</style></script><img src=x onerror=\"window.hostile=1\">",
    "</title></textarea></template><svg onload=window.hostile=1>",
    "<!-- ]]> <![CDATA[ <?xml ?>",
    "\"' onmouseover=window.hostile=1 x=\"'",
    "&lt;b&gt; &amp;amp; &#60;i&#62;",
    "{{ 7*7 }} {% raw %} {# no #} {v} ${7*7} {outlet}",
    "**b** [link](javascript:window.hostile=1) `code` <javascript:window.hostile=1>",
    "\u{202e}desrever\u{202c} \u{2066}left\u{200f}\u{61c}",
    "zero\u{200b}width\u{feff}\u{ad}\u{200d}",
    "\u{1b}[31mred\u{1b}[0m\u{1b}]0;named\u{7}\u{9b}2J\u{8}\u{7f}\u{85}\u{2028}",
    "=1+1 =cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "url(#clip) id=\"mark\" href=\"#top\" \u{fffe}\u{ffff}",
];

/// Addresses that are no links, and one that is.
const ADDRESSES: [&str; 6] = [
    "javascript:window.hostile=1",
    " JaVaScRiPt:window.hostile=1",
    "java\tscript:window.hostile=1",
    "data:text/html,<script>window.hostile=1</script>",
    "https://example.org/\"><script>window.hostile=1</script>",
    "//example.org/a",
];

/// A folder `<i>news…` with a table of articles and files whose names are hostile, and `list.toml`.
pub struct Corpus {
    home: tempfile::TempDir,
}

impl Corpus {
    /// The folder's name: the title where none is given.
    pub const FOLDER: &str = "<i>news {{ 7*7 }} <!-- <script>window.hostile=1\u{1b}[31m\u{202e}";

    /// Writes it.
    pub fn new() -> Corpus {
        let home = home();
        let news = home.path().join(Corpus::FOLDER);
        fs::create_dir_all(&news).expect("a folder can be made");
        let write = |file: &str, text: &str| fs::write(news.join(file), text).expect("a file can be written");
        write("a.jsonl", &articles());
        for name in ["\"><img src=x onerror=window.hostile=1>.txt", "=1+1\u{1b}[31m.txt", "\u{202e}txt.{{ 7*7 }}.txt"] {
            write(name, FILE);
        }
        write("unread\u{1b}[2J<b>.rtf", "{\\rtf1}");
        write("corrections.csv", &corrections());
        fs::write(home.path().join("list.toml"), list()).expect("a file can be written");
        Corpus { home }
    }

    /// Where the folder and the list lie.
    pub fn place(&self) -> &Path {
        self.home.path()
    }
}

/// A word that no line can hold.
pub fn long_word() -> String {
    "rebelrebel".repeat(1000)
}

const FILE: &str =
    "The rebels <b onclick=window.hostile=1>of</b> the hills\n\nThe rebels came down. <script>window.hostile=1</script> Gunmen stayed.\n";

/// Four outlets with twelve articles each; every sign stands in a name, a headline, a date, an address, a story and a sentence.
fn articles() -> String {
    let outlets = [
        format!("{} {}", SIGNS[0], SIGNS[3]),
        format!("{} {}", SIGNS[11], SIGNS[6]),
        format!("{} {} {}", SIGNS[4], SIGNS[8], SIGNS[10]),
        format!("Daily {}", long_word()),
    ];
    // A NUL in an article leaves it out; elsewhere it is a sign like others.
    let unread = json!({"id": "nul", "outlet": "Daily\u{0}", "title": "\u{0}<b>", "text": "The rebels \u{0} came."});
    let mut lines = format!("{unread}\n");
    for n in 0..48 {
        let sign = |more: usize| SIGNS[(n + more) % SIGNS.len()];
        // Each outlet uses the words oftener than the one before it; no two articles are alike.
        let uses = "The rebels held the bridge and the gunmen the gate. ".repeat(1 + 2 * (n % 4));
        let own: String = (0..60).map(|word| format!("w{}x{} ", n, word)).collect();
        let last = if n == 3 { long_word() } else { sign(6).to_owned() };
        let text = format!(
            "The rebels {} took the town. “Gunmen {} came,” said {} Smith. {uses}{own}.\n\n{} rebels wait: {} and {}.\n\n{last} was there.",
            sign(0),
            sign(1),
            sign(2),
            sign(3),
            sign(4),
            sign(5),
        );
        // Three months and a few days apart, so that there are periods.
        let (month, day) = (1 + n / 16, 1 + n % 16);
        let article = json!({
            "id": format!("{n} {}", sign(7)),
            "outlet": outlets[n % 4],
            "title": format!("{} rebels {}", sign(8), if n == 5 { "\u{0}" } else { sign(9) }),
            "date": if n % 16 == 15 { sign(0).to_owned() } else { format!("2024-{month:02}-{day:02}") },
            "url": ADDRESSES[n % ADDRESSES.len()],
            "story": format!("{} {}", n / 4, SIGNS[n / 4]),
            "text": text,
        });
        lines.push_str(&format!("{article}\n"));
    }
    lines
}

/// Two corrections that fit and one that fits nothing.
fn corrections() -> String {
    let file = "\"\"\"><img src=x onerror=window.hostile=1>.txt\"";
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\"").replace('\0', ""));
    let at = FILE.find("rebels came").expect("it is there");
    let mut table = "article,start,end,words,verdict,reason,who\n".to_owned();
    table += &format!("{file},{at},{},rebels,wrong,{},{}\n", at + 6, quoted(SIGNS[0]), quoted(SIGNS[10]));
    table += &format!("{file},4,10,rebels,attributed,{},{}\n", quoted(SIGNS[11]), quoted(SIGNS[4]));
    table + &format!("{},1,2,x,wrong,{},{}\n", quoted(SIGNS[1]), quoted(SIGNS[8]), quoted(SIGNS[2]))
}

/// A list whose every sentence is hostile; its words are plain, so that they are found.
fn list() -> String {
    let text = |text: String| toml::Value::String(text).to_string();
    let sign = |n: usize| text(SIGNS[n].to_owned());
    format!(
        "id = \"hostile\"\ntitle = {}\nlanguage = \"en\"\nversion = {}\nlicence = {}\nsource = {}\nlimits = {}\n\
         [[naming]]\nid = \"fighters\"\nabout = {}\n\
         [[naming.label]]\nid = \"rebel\"\nshow = {}\nkind = \"disputed\"\npatterns = [\"rebel\", \"rebels\", \"rebelrebel*\"]\nnote = {}\nbroad = {}\n\
         others_write = [{{ text = {}, why = {} }}]\n\
         [[naming.label]]\nid = \"gunman\"\nshow = {}\nkind = \"description\"\npatterns = [\"gunmen\"]\nnote = {}\n\
         [[category]]\nid = \"places\"\nabout = {}\n\
         [[term]]\nid = \"bridge\"\nshow = {}\ncategories = [\"places\"]\npatterns = [\"bridge\"]\nnote = {}\n",
        text(format!("{} {}", SIGNS[0], SIGNS[10])),
        sign(1),
        sign(2),
        sign(3),
        sign(4),
        text(format!("{} {}", SIGNS[5], SIGNS[6])),
        sign(11),
        text(format!("{} {}", SIGNS[0], SIGNS[9])),
        sign(7),
        sign(8),
        sign(12),
        sign(13),
        sign(10),
        sign(14),
        sign(15),
        sign(6),
    )
}
