//! Sets two reports side by side.

use std::collections::{BTreeMap, BTreeSet};

use crate::findings::diff::cell::{Cell, Cells, Key, What};
use crate::findings::diff::made::Made;
use crate::findings::diff::model::{
    CautionMoved, ClaimMoved, ClaimVerdict, Difference, Named, NumberMoved, Put, PutKind, Sentence, Side, Tallied,
};
use crate::findings::diff::read::{ArticleLine, Told};
use crate::findings::diff::verdict::{Verdict, verdict};

/// What a report is read into.
#[derive(Debug)]
pub struct Read {
    /// What was put in.
    pub made: Made,
    /// What it says.
    pub told: Told,
    /// Its articles.
    pub articles: BTreeMap<String, ArticleLine>,
    /// Its numbers.
    pub cells: Cells,
    /// Files that are not as they were made.
    pub altered: Vec<String>,
}

/// What is different between an old and a new report.
pub fn difference(old: &Read, new: &Read) -> Difference {
    let mut put = old.made.put(&new.made);
    put.extend(articles(&old.articles, &new.articles));
    let is_per_mention = |read: &Read| read.told.about.is_some();
    let is_comparable = |key: &Key| key.what == What::Share || is_per_mention(old) == is_per_mention(new);
    let owners = [owners(old), owners(new)];
    let mut found = Difference {
        old: named(old),
        new: named(new),
        notes: notes(old, new),
        put,
        claims: Vec::new(),
        claims_kept: 0,
        cautions: cautions(old, new),
        sentences: sentences(old, new),
        numbers: Vec::new(),
        tallied: Tallied::default(),
    };
    let mut only: BTreeMap<(Side, &'static str, String), usize> = BTreeMap::new();
    for key in old.cells.keys().chain(new.cells.keys().filter(|key| !old.cells.contains_key(key))) {
        let (before, after) = (old.cells.get(key), new.cells.get(key));
        let why = missing(key, &owners);
        if before.is_some_and(Cell::is_claim) || after.is_some_and(Cell::is_claim) {
            match claim(before, after) {
                None => found.claims_kept += 1,
                Some(verdict) => {
                    let why = why.as_ref().map(|(_, what, name)| format!("the {what} {name} is not in that report"));
                    found.claims.push(ClaimMoved { key: key.clone(), verdict, old: before.cloned(), new: after.cloned(), why });
                }
            }
        }
        if let Some((side, what, name)) = why {
            *only.entry((side, what, name.to_string())).or_default() += 1;
        } else if !is_comparable(key) || is_to_another(before, after) {
            found.tallied.not_compared += 1;
        } else {
            number(key, before, after, &mut found);
        }
    }
    found.tallied.only = only.into_iter().map(|((side, what, name), numbers)| (side, what, name, numbers)).collect();
    found.claims.sort_by(|a, b| (a.verdict, a.key.voice_rank(), &a.key).cmp(&(b.verdict, b.key.voice_rank(), &b.key)));
    found.numbers.sort_by(|a, b| {
        let size = || b.size.total_cmp(&a.size);
        a.verdict
            .cmp(&b.verdict)
            .then(a.key.voice_rank().min(2).cmp(&b.key.voice_rank().min(2)))
            .then_with(size)
            .then_with(|| a.key.cmp(&b.key))
    });
    found
}

/// True where a ratio is one to another outlet than before.
fn is_to_another(before: Option<&Cell>, after: Option<&Cell>) -> bool {
    before.zip(after).is_some_and(|(before, after)| before.reference != after.reference)
}

fn number(key: &Key, before: Option<&Cell>, after: Option<&Cell>, found: &mut Difference) {
    match verdict(before, after) {
        (Verdict::Same, _) => found.tallied.same += 1,
        (verdict, size) => {
            found.numbers.push(NumberMoved { key: key.clone(), verdict, old: before.cloned(), new: after.cloned(), size });
        }
    }
}

/// How a claim moved; nothing when it stands as it stood.
fn claim(old: Option<&Cell>, new: Option<&Cell>) -> Option<ClaimVerdict> {
    let (is_old, is_new) = (old.is_some_and(Cell::is_claim), new.is_some_and(Cell::is_claim));
    let (Some(old), Some(new)) = (old.filter(|_| is_old), new.filter(|_| is_new)) else {
        return Some(if is_new { ClaimVerdict::Appeared } else { ClaimVerdict::Gone });
    };
    let is_more = |cell: &Cell| cell.value.is_some_and(|ratio| ratio > 1.0);
    if is_more(old) != is_more(new) {
        Some(ClaimVerdict::Turned)
    } else if old.level != new.level {
        Some(ClaimVerdict::Level)
    } else if verdict(Some(old), Some(new)).0 == Verdict::Beyond {
        Some(ClaimVerdict::Beyond)
    } else {
        (old.rests_on != new.rests_on).then_some(ClaimVerdict::RestsOn)
    }
}

/// Outlets and lists of a report.
type Owners<'a> = (BTreeSet<&'a str>, BTreeSet<&'a str>);

fn owners(read: &Read) -> Owners<'_> {
    (read.articles.values().map(|article| article.outlet.as_str()).collect(), read.made.lists())
}

/// The outlet or list of a number that one report alone has.
fn missing<'k>(key: &'k Key, [old, new]: &[Owners<'_>; 2]) -> Option<(Side, &'static str, &'k str)> {
    let one = |what, name: &'k str, old: &BTreeSet<&str>, new: &BTreeSet<&str>| match (old.contains(name), new.contains(name)) {
        (true, false) => Some((Side::Old, what, name)),
        (false, true) => Some((Side::New, what, name)),
        _ => None,
    };
    one("word list", &key.lexicon, &old.1, &new.1).or_else(|| one("outlet", &key.outlet, &old.0, &new.0))
}

fn named(read: &Read) -> Named {
    let corpus = &read.told.corpus;
    Named {
        title: read.told.title.clone(),
        articles: corpus.articles,
        outlets: corpus.outlets,
        words: corpus.words,
        version: read.told.provenance.version.clone(),
        again: read.told.provenance.again.clone(),
    }
}

fn notes(old: &Read, new: &Read) -> Vec<String> {
    let mut notes = Vec::new();
    for (which, read) in [("old", old), ("new", new)] {
        if !read.altered.is_empty() {
            let are = if read.altered.len() == 1 { "is" } else { "are" };
            let files = read.altered.join(", ");
            notes.push(format!("In the {which} report {files} {are} not as when it was made (the digest in manifest.json differs): what follows may not be what was found."));
        }
    }
    if old.made.made_at > new.made.made_at {
        notes.push("The first report was made after the second one: “old” is the first that was named, “new” the second.".to_string());
    }
    let outlets = |read: &Read| read.articles.values().map(|article| article.outlet.clone()).collect::<BTreeSet<_>>();
    if outlets(old) != outlets(new) {
        notes.push("The reports are of other outlets, so that “the others” of a ratio are others too.".to_string());
    }
    if old.told.about.is_some() != new.told.about.is_some() {
        notes.push("One report sets uses against mentions of somebody and the other against words: of the numbers only shares are set side by side, and what may be claimed is another question.".to_string());
    }
    notes
}

/// Articles that came, went, or are read otherwise, by their ids.
fn articles(old: &BTreeMap<String, ArticleLine>, new: &BTreeMap<String, ArticleLine>) -> Vec<Put> {
    let told = |article: &ArticleLine| {
        let date = if article.date.is_empty() { "no date" } else { &article.date };
        format!("{}, {date}, {} words", article.outlet, article.words)
    };
    let ids: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let differing = ids.into_iter().filter(|id| old.get(*id) != new.get(*id));
    differing.map(|id| Put { kind: PutKind::Article, name: id.clone(), old: old.get(id).map(told), new: new.get(id).map(told) }).collect()
}

/// Cautions by their code and their place among those of the code.
fn cautions(old: &Read, new: &Read) -> Vec<CautionMoved> {
    let of = |read: &Read| {
        let mut of: BTreeMap<String, Vec<String>> = BTreeMap::new();
        read.told.cautions.iter().for_each(|said| of.entry(said.code.clone()).or_default().push(said.sentence.clone()));
        of
    };
    let (old, new) = (of(old), of(new));
    let none = Vec::new();
    let codes: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let mut moved = Vec::new();
    for code in codes {
        let (before, after) = (old.get(code).unwrap_or(&none), new.get(code).unwrap_or(&none));
        let gone: Vec<&String> = before.iter().filter(|said| !after.contains(said)).collect();
        let came: Vec<&String> = after.iter().filter(|said| !before.contains(said)).collect();
        for at in 0..gone.len().max(came.len()) {
            let said = |of: &[&String]| of.get(at).map(|said| said.to_string());
            moved.push(CautionMoved { code: code.clone(), old: said(&gone), new: said(&came) });
        }
    }
    // What came or went as a whole says more than another number in it.
    moved.sort_by_key(|caution| caution.old.is_some() && caution.new.is_some());
    moved
}

fn sentences(old: &Read, new: &Read) -> Vec<Sentence> {
    let of = |read: &Read, other: &Read, side| {
        let other: BTreeSet<&String> = other.told.sentences().collect();
        read.told.sentences().filter(|text| !other.contains(text)).map(|text| Sentence { side, text: text.clone() }).collect::<Vec<_>>()
    };
    of(old, new, Side::Old).into_iter().chain(of(new, old, Side::New)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Interval, Level};

    fn ratio(value: f64, lo: f64, hi: f64, level: Level, rests_on: &str) -> Cell {
        Cell {
            shown: "mob".into(),
            hits: None,
            of: None,
            value: Some(value),
            interval: Some(Interval { lo, hi }),
            level: Some(level),
            reference: "the rest".into(),
            rests_on: rests_on.into(),
        }
    }

    #[test]
    fn a_claim_moves_in_one_way_the_gravest() {
        let old = ratio(3.0, 2.0, 4.0, Level::Consistent, "");
        let to = |new: &Cell| claim(Some(&old), Some(new));
        assert_eq!(to(&ratio(3.5, 1.2, 9.0, Level::Consistent, "")), None);
        assert_eq!(to(&ratio(3.5, 1.2, 9.0, Level::Consistent, "article a")), Some(ClaimVerdict::RestsOn));
        assert_eq!(to(&ratio(4.5, 1.2, 9.0, Level::Consistent, "article a")), Some(ClaimVerdict::Beyond));
        assert_eq!(to(&ratio(4.5, 1.2, 9.0, Level::Checked, "")), Some(ClaimVerdict::Level));
        assert_eq!(to(&ratio(0.3, 0.2, 0.5, Level::Checked, "")), Some(ClaimVerdict::Turned));
        assert_eq!(to(&ratio(3.0, 2.0, 4.0, Level::Seen, "")), Some(ClaimVerdict::Gone));
        assert_eq!(claim(Some(&old), None), Some(ClaimVerdict::Gone));
        assert_eq!(claim(None, Some(&old)), Some(ClaimVerdict::Appeared));
    }

    #[test]
    fn the_list_is_named_before_the_outlet_where_both_are_missing() {
        let key = Key::new(What::Rate, ["war", "label", "side", "rebel"], "Post", crate::text::VoiceGroup::Own);
        let of = |outlets: &[&'static str], lists: &[&'static str]| (outlets.iter().copied().collect(), lists.iter().copied().collect());
        assert_eq!(missing(&key, &[of(&["Post"], &["war"]), of(&["Post"], &["war"])]), None);
        assert_eq!(missing(&key, &[of(&["Post"], &["war"]), of(&[], &["war"])]), Some((Side::Old, "outlet", "Post")));
        assert_eq!(missing(&key, &[of(&[], &[]), of(&["Post"], &["war"])]), Some((Side::New, "word list", "war")));
    }
}
