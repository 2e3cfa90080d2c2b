//! Builds findings for tests: the two seed articles, fifteen outlets with shares, names nobody wishes for, and sixty outlets by 200 rows.

use crate::compare::{Interval, Share};
use crate::findings::{
    CellShare, CorpusSummary, Corrected, Findings, Grid, GridCell, GridRow, GridSection, LedgerSummary, Mark, Outlet, Provenance, UsedByOne,
};
use crate::text::{Stance, Voice, VoiceGroup};

/// Findings with outlets and sections and nothing else.
pub(super) fn findings(title: &str, outlets: Vec<Outlet>, sections: Vec<GridSection>) -> Findings {
    Findings {
        title: title.to_owned(),
        corpus: CorpusSummary {
            articles: outlets.iter().map(|o| o.articles).sum(),
            outlets: outlets.len(),
            outlets_only_in_tables: Vec::new(),
            words: outlets.iter().map(|o| o.words).sum(),
            first_date: None,
            last_date: None,
            undated: 0,
            chosen: None,
            told: Vec::new(),
        },
        outlets,
        grid: Grid { sections, used_by_one: Vec::new(), lists_aside: Vec::new() },
        remarks: Vec::new(),
        cautions: Vec::new(),
        rates: Vec::new(),
        shares: Vec::new(),
        distances: Vec::new(),
        contrasts: Vec::new(),
        contrasts_elsewhere: 0,
        about: None,
        stories: None,
        over_time: None,
        corrected: Corrected::default(),
        exhibits: Vec::new(),
        exhibits_rule: String::new(),
        texts: Vec::new(),
        lexicons: Vec::new(),
        ledger: LedgerSummary { inputs: 0, by_status: Vec::new(), set_aside: Vec::new(), not_read: Vec::new() },
        provenance: Provenance { version: "0".to_owned(), words_by: String::new(), rng_seed: 1, rng: String::new(), again: String::new() },
    }
}

/// An outlet; words and hits by voice in the order own, quoted, partial, attributed, unclear.
pub(super) fn outlet(name: &str, articles: usize, date: &str, words: [u64; 5], hits: [u64; 5], headline: u64, tenths: [u64; 10]) -> Outlet {
    let by_voice = |counts: [u64; 5]| VoiceGroup::ALL.into_iter().zip(counts).collect::<Vec<_>>();
    let all: u64 = words.iter().sum();
    Outlet {
        name: name.to_owned(),
        articles,
        words: all,
        words_headline: 10,
        words_body: all - 10,
        words_set_aside: 0,
        words_by_voice: by_voice(words),
        hits_by_voice: by_voice(hits),
        hits_by_tenth: tenths,
        hits_headline: headline,
        first_date: Some(date.to_owned()),
        last_date: Some(date.to_owned()),
    }
}

pub(super) const REPORTED: Voice = Voice::Attributed { stance: Stance::Neutral };

pub(super) fn mark(voice: Voice, headline: bool, speaker: Option<&str>) -> Mark {
    Mark { exhibit: None, voice, headline, speaker: speaker.map(str::to_owned) }
}

pub(super) fn cell(marks: Vec<Mark>) -> GridCell {
    let own = marks.iter().filter(|mark| mark.voice == Voice::Own).count() as u64;
    GridCell { uses: marks.len() as u64, own, marks, share: None }
}

fn own(n: usize) -> GridCell {
    cell(vec![mark(Voice::Own, false, None); n])
}

pub(super) fn row(shown: &str, cells: Vec<GridCell>) -> GridRow {
    GridRow { id: shown.replace(' ', "-"), shown: shown.to_owned(), kind: None, note: String::new(), cells }
}

pub(super) fn section(heading: &str, rows: Vec<GridRow>) -> GridSection {
    GridSection {
        rows_left_out: 0,
        heading: heading.to_owned(),
        lexicon: "conflict".to_owned(),
        id: heading.to_owned(),
        is_naming: true,
        shows_shares: false,
        rows,
    }
}

/// The two seed articles.
pub(super) fn seeds() -> Findings {
    let said = |speaker| cell(vec![mark(REPORTED, false, Some(speaker))]);
    let outlets = vec![
        outlet("Caliber.Az", 1, "6 Oct 2025*", [180, 90, 3, 42, 0], [7, 2, 0, 0, 0], 0, [1, 2, 0, 1, 1, 0, 2, 1, 0, 1]),
        outlet("Defence Talks", 1, "8 Dec 2024*", [201, 0, 0, 102, 8], [9, 0, 0, 4, 0], 1, [3, 2, 2, 0, 1, 0, 1, 2, 0, 1]),
    ];
    let sections = vec![
        section(
            "Words for the armed opposition",
            vec![
                row("jihadist", vec![own(0), own(2)]),
                row("anti-government factions", vec![own(0), own(1)]),
                row("Hayat Tahrir al-Sham", vec![own(0), own(1)]),
                row("insurgent", vec![own(0), said("Moscow")]),
                row("rebel", vec![own(1), own(0)]),
                row("opposition groups", vec![own(1), own(0)]),
            ],
        ),
        section(
            "Words for the change of power",
            vec![
                row("coup", vec![own(0), cell(vec![mark(Voice::Own, true, None)])]),
                row("ousting", vec![own(1), own(0)]),
                row("seized control", vec![own(0), own(1)]),
                row("end of ... rule", vec![own(0), own(1)]),
                row("takeover", vec![own(0), own(1)]),
                row("gained control", vec![own(0), own(1)]),
                row("resigned", vec![own(0), said("Moscow")]),
                row("transfer power", vec![own(0), cell(vec![mark(REPORTED, false, None)])]),
            ],
        ),
        section(
            "Words for those in power",
            vec![
                row("government", vec![own(1), own(0)]),
                row("regime", vec![own(1), own(0)]),
                row("rulers", vec![cell(vec![mark(Voice::Quoted, false, Some("Baghaei"))]), own(0)]),
            ],
        ),
        section(
            "Words for outside involvement",
            vec![
                row(
                    "foreign interference",
                    vec![cell(vec![mark(Voice::Quoted, false, Some("Baghaei")), mark(Voice::Own, false, None)]), own(0)],
                ),
                row("external interference", vec![own(0), said("Moscow")]),
            ],
        ),
    ];
    findings("Iran and Syria", outlets, sections)
}

/// Fifteen outlets over many articles; one section has shares, one only counts.
pub(super) fn fifteen() -> Findings {
    let names = [
        "Daily Courier",
        "Голос Недели",
        "Η Καθημερινή",
        "The Metropolitan Evening Post",
        "صوت العرب",
        "Herald",
        "Tribune",
        "Le Matin",
        "News Wire",
        "Süddeutsche Rundschau",
        "Gazeta Poranna",
        "Reporter",
        "The Standard",
        "Morning Bulletin",
        "Observer",
    ];
    let outlets: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(i, name)| {
            let n = i as u64;
            let words = [41_000 + 900 * n, 9_000 + 300 * n, 700, 6_000 + 200 * n, 400];
            let hits = [210 + 17 * n, 60 + 5 * (n % 4), 7 + n % 3, 80 + 9 * (n % 5), 12 - n % 5];
            let tenths = std::array::from_fn(|t| 44 - 3 * t as u64 + (n * 7 + 5 * t as u64) % 11);
            outlet(name, 40 + i, "1 Jan 2025", words, hits, 20 + n, tenths)
        })
        .collect();
    let share = |i: usize, label: usize| {
        let part = [0.46, 0.31, 0.15, 0.08][label] + 0.02 * ((i * 5 + label * 3) % 7) as f64 - 0.06;
        let part = part.max(0.0);
        let half = 0.04 + 0.006 * i as f64;
        let few = i == 6 || i == 11;
        let share = (!few).then(|| CellShare {
            share: part,
            interval: Interval { lo: (part - half).max(0.0), hi: part + half },
            mentions: (part * (200 - 9 * i) as f64).round() as u64,
            of: 200 - 9 * i as u64,
        });
        GridCell { uses: 30 + i as u64, own: if few { 3 } else { 40 }, marks: Vec::new(), share }
    };
    let words = ["rebel", "opposition fighters", "jihadist", "Hayat Tahrir al-Sham"];
    let mut opposition = section(
        "Words for the armed opposition",
        words.iter().enumerate().map(|(l, w)| row(w, (0..15).map(|i| share(i, l)).collect())).collect(),
    );
    opposition.shows_shares = true;
    let counts = |word: &str, step: usize| {
        let cells = (0..15).map(|i| {
            let n = (i * step) % 15;
            if n > 12 { GridCell { uses: 37 + i as u64, own: 21, marks: Vec::new(), share: None } } else { own(n) }
        });
        row(word, cells.collect())
    };
    let power = section("Words for the change of power", vec![counts("coup", 7), counts("takeover", 4), counts("ousting", 11)]);
    let mut findings = findings("Syria, January to June 2025", outlets, vec![opposition, power]);
    findings.shares.push(Share {
        lexicon: "conflict".to_owned(),
        naming: "Words for the armed opposition".to_owned(),
        label: "rebel".to_owned(),
        shown: "rebel".to_owned(),
        kind: "description".to_owned(),
        outlet: "Tribune".to_owned(),
        voice: VoiceGroup::Own,
        mentions: 3,
        of: 7,
        unresolved: 0,
        first_mentions: 0,
        headline_mentions: 0,
        articles: 4,
        share: Some(3.0 / 7.0),
        interval: None,
        reason: Some(crate::compare::Reason::BelowGate),
    });
    findings.grid.used_by_one.push(UsedByOne { heading: "Words for sanctions".to_owned(), outlet: "Herald".to_owned(), hits: 14 });
    findings
}

/// Names that break pages: markup, quotation marks, right-to-left, very long, without a space, with control characters.
pub(super) fn hostile() -> Findings {
    let names = [
        "<script>alert(\"1\")</script>",
        "A & B \"x\" 'y'",
        "صوت العرب الدولي للأنباء",
        "קול ישראל (רשת ב׳)",
        "The Extraordinarily Long-Named Metropolitan Evening Post, Advertiser and Agricultural Intelligencer of the Northern Counties",
        "news.a-very-long-host-name-without-any-space.example.org/politics/world/europe",
        "bell\u{7}and\u{202e}override",
        "Ω",
    ];
    let voices = [Voice::Own, Voice::Quoted, Voice::Partial, REPORTED, Voice::Unclear];
    let outlets = names
        .iter()
        .enumerate()
        .map(|(i, name)| {
            let n = i as u64;
            outlet(
                name,
                1 + i,
                if i % 2 == 0 { "30 September 2025*" } else { "1 May 2024" },
                [300, 20 * n, n, 30, n],
                [n, 2, n % 2, 8, 1],
                n % 3,
                [n, 0, 1, 0, 2, n, 0, 0, 1, 3],
            )
        })
        .collect();
    let cells = |shift: usize, speaker: &str| {
        (0..names.len())
            .map(|i| {
                let n = (i * 3 + shift) % 13;
                cell((0..n).map(|k| mark(voices[(k + i) % 5], k == 0 && i % 2 == 0, (k % 2 == 1).then_some(speaker))).collect())
            })
            .collect::<Vec<_>>()
    };
    let rows = vec![
        row("</text><rect width=\"9999\"/>", cells(1, "Baghaei")),
        row("جماعات المعارضة المسلحة", cells(4, "الوزير")),
        row(
            "so-called \"moderate\" opposition & its 'friends' in the provinces north and east of the river",
            cells(5, "A spokeswoman for the ministry"),
        ),
        row("Donaudampfschifffahrtsgesellschaftskapitänswitwenversicherung", cells(7, "Moscow")),
        row("end of ... rule", cells(9, "<b>")),
    ];
    let mut shared = section("Wörter für <die> \"Anderen\" & слова", rows.clone());
    shared.shows_shares = true;
    for (r, row) in shared.rows.iter_mut().enumerate() {
        for (i, cell) in row.cells.iter_mut().enumerate().filter(|(i, _)| i % 3 != 2) {
            let part = (r + i) as f64 / 12.0;
            cell.share = Some(CellShare { share: part, interval: Interval { lo: part - 0.2, hi: part + 0.3 }, mentions: 4, of: 12 });
        }
    }
    findings("Tom & <Jerry>: \"a\" story", outlets, vec![section("Words for \u{0}things", rows), shared])
}

/// The first names of the crowd.
const LONG_OR_FOREIGN: [&str; 4] = [
    "The Extraordinarily Long-Named Metropolitan Evening Post, Advertiser and Agricultural Intelligencer of the Northern Counties",
    "صوت العرب الدولي للأنباء",
    "news.a-very-long-host-name-without-any-space.example.org/politics",
    "<b>&",
];

/// Sixty outlets by two hundred rows in ten sections, every other cell used.
pub(super) fn crowd() -> Findings {
    let outlets = (1..=60)
        .map(|i| {
            outlet(
                &LONG_OR_FOREIGN.get(i as usize - 1).map_or_else(|| format!("Outlet number {i}"), |name| (*name).to_owned()),
                3,
                "1 May 2024",
                [3000, 200, 20, 300, 9],
                [40 + i, 9, 1, 7, 2],
                i,
                [i; 10],
            )
        })
        .collect();
    let some = |s: usize, r: usize, o: usize| {
        let n = (s + r + o) % 2 * ((r + o) % 9);
        cell((0..n).map(|k| mark(if (k + o).is_multiple_of(5) { Voice::Quoted } else { Voice::Own }, false, None)).collect())
    };
    let sections = (1..=10)
        .map(|s| {
            let rows = (1..=20).map(|r| row(&format!("word {s}.{r}"), (0..60).map(|o| some(s, r, o)).collect()));
            section(&format!("Words for group {s}"), rows.collect())
        })
        .collect();
    findings("A large study", outlets, sections)
}
