//! Reads a lexicon from TOML, and says what is wrong in it: file, line, column, the line itself, and what to do.

use serde::Deserialize;
use sha2::{Digest, Sha256};
use toml::Spanned;

use crate::lexicon::error::{Error, Place};
use crate::lexicon::model::{Alternative, Case, Category, Entry, Guard, Header, Label, LabelKind, Lexicon, NamingSet, Scope, Style, Term};

/// Reads a lexicon. `file` is the name shown in errors.
///
/// # Errors
/// Text that is no TOML, unknown keys, values of the wrong kind, and whatever breaks the rules of a lexicon: two entries with one id, a
/// category that does not exist, an entry without a pattern or a note, an exception that holds none of the entry's patterns.
pub fn parse(file: &str, text: &str) -> Result<Lexicon, Error> {
    let raw: RawLexicon = toml::from_str(text).map_err(|error| Error::from_toml(file, text, &error))?;
    Checker { file, text }.lexicon(raw)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLexicon {
    id: Spanned<String>,
    title: String,
    language: String,
    version: String,
    licence: Spanned<String>,
    source: Spanned<String>,
    limits: Spanned<String>,
    #[serde(default)]
    category: Vec<RawCategory>,
    #[serde(default)]
    term: Vec<RawEntry>,
    #[serde(default)]
    naming: Vec<RawNaming>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCategory {
    id: Spanned<String>,
    about: String,
}

/// A term or a label: their keys are the same but for `categories` and `kind`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEntry {
    id: Option<Spanned<String>>,
    categories: Option<Spanned<Vec<Spanned<String>>>>,
    kind: Option<Spanned<String>>,
    show: Option<String>,
    patterns: Spanned<Vec<Spanned<String>>>,
    #[serde(rename = "match")]
    style: Option<Spanned<String>>,
    case: Option<Spanned<String>>,
    #[serde(default)]
    gap: usize,
    #[serde(default)]
    except: Vec<Spanned<String>>,
    guard: Option<RawGuard>,
    #[serde(default)]
    others_write: Vec<RawAlternative>,
    note: Spanned<String>,
    #[serde(default)]
    side: String,
    #[serde(default)]
    hit: Vec<String>,
    #[serde(default)]
    miss: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGuard {
    within: usize,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAlternative {
    text: String,
    why: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNaming {
    id: Spanned<String>,
    about: String,
    #[serde(default)]
    near: Vec<String>,
    scope: Option<Spanned<String>>,
    #[serde(default)]
    label: Vec<RawEntry>,
}

/// Turns what was read into a valid lexicon, or says where it is not.
struct Checker<'a> {
    file: &'a str,
    text: &'a str,
}

impl Checker<'_> {
    fn error<T>(&self, at: &Spanned<T>, problem: impl Into<String>) -> Error {
        Error::Invalid { place: Place::of(self.file, self.text, at.span().start), problem: problem.into() }
    }

    fn lexicon(&self, raw: RawLexicon) -> Result<Lexicon, Error> {
        for (key, value) in [("licence", &raw.licence), ("source", &raw.source), ("limits", &raw.limits)] {
            if value.get_ref().trim().is_empty() {
                return Err(self.error(value, format!("`{key}` is empty; say it in a sentence, a lexicon without it is not used")));
            }
        }
        self.id(&raw.id)?;
        let categories: Vec<Category> = self.categories(&raw.category)?;
        let mut terms: Vec<Term> = Vec::new();
        for term in raw.term {
            let term = self.term(term, &categories, &terms)?;
            terms.push(term);
        }
        let mut namings: Vec<NamingSet> = Vec::new();
        for naming in raw.naming {
            let id = naming.id.get_ref();
            if namings.iter().any(|other| other.id == *id) || categories.iter().any(|c| c.id == *id) {
                return Err(self.error(&naming.id, format!("two groups are called `{id}`; give each an id of its own")));
            }
            namings.push(self.naming(naming)?);
        }
        let header = Header {
            id: raw.id.into_inner(),
            title: raw.title,
            language: raw.language,
            version: raw.version,
            licence: raw.licence.into_inner(),
            source: raw.source.into_inner(),
            limits: raw.limits.into_inner(),
        };
        if terms.is_empty() && namings.is_empty() {
            return Err(Error::Empty { file: self.file.into() });
        }
        Ok(Lexicon { header, categories, terms, namings, digest: format!("{:x}", HexDigest(&Sha256::digest(self.text.as_bytes()))) })
    }

    fn term(&self, mut raw: RawEntry, categories: &[Category], before: &[Term]) -> Result<Term, Error> {
        if let Some(kind) = &raw.kind {
            return Err(self.error(kind, "`kind` belongs to the labels of a naming set; a term has `categories`"));
        }
        let Some(named) = raw.categories.take().filter(|named| !named.get_ref().is_empty()) else {
            return Err(self.error(&raw.patterns, "a term needs a category; name one in `categories`"));
        };
        for category in named.get_ref() {
            if !categories.iter().any(|c| c.id == *category.get_ref()) {
                let known = categories.iter().map(|c| c.id.as_str());
                let problem = format!("no category is called `{}`{}", category.get_ref(), did_you_mean(category.get_ref(), known));
                return Err(self.error(category, problem));
            }
        }
        let place = raw.patterns.span().start;
        let entry = self.entry(raw)?;
        if before.iter().any(|other| other.entry.id == entry.id) {
            let problem = format!("a second term is called `{}`; give it an `id` of its own, or join the two", entry.id);
            return Err(Error::Invalid { place: Place::of(self.file, self.text, place), problem });
        }
        Ok(Term { entry, categories: plain(named.into_inner()) })
    }

    fn label(&self, raw: RawEntry, before: &[Label]) -> Result<Label, Error> {
        if let Some(categories) = &raw.categories {
            return Err(self.error(categories, "`categories` belongs to terms; a label belongs to its naming set"));
        }
        let Some(id) = raw.id.clone() else {
            return Err(self.error(&raw.patterns, "a label needs an `id`"));
        };
        let Some(kind) = &raw.kind else {
            return Err(self.error(&id, "a label needs a `kind`: `name`, `description` or `disputed`"));
        };
        let found = LabelKind::ALL.into_iter().find(|known| known.key() == kind.get_ref());
        let kind = found.ok_or_else(|| self.error(kind, "`kind` is `name`, `description` or `disputed`"))?;
        let entry = self.entry(raw)?;
        if before.iter().any(|other| other.entry.id == entry.id) {
            return Err(self.error(&id, format!("a second label of this set is called `{}`", entry.id)));
        }
        Ok(Label { entry, kind })
    }

    fn id(&self, id: &Spanned<String>) -> Result<(), Error> {
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        if id.get_ref().is_empty() || !id.get_ref().chars().all(is_plain) {
            return Err(self.error(id, format!("`{}` is no id; use letters, figures and hyphens", id.get_ref())));
        }
        Ok(())
    }

    fn categories(&self, raw: &[RawCategory]) -> Result<Vec<Category>, Error> {
        let mut categories: Vec<Category> = Vec::new();
        for category in raw {
            self.id(&category.id)?;
            if categories.iter().any(|c| c.id == *category.id.get_ref()) {
                return Err(self.error(&category.id, format!("a second category is called `{}`", category.id.get_ref())));
            }
            categories.push(Category { id: category.id.get_ref().clone(), about: category.about.clone() });
        }
        Ok(categories)
    }

    fn naming(&self, raw: RawNaming) -> Result<NamingSet, Error> {
        self.id(&raw.id)?;
        let scope = match raw.scope.as_ref().map(|s| s.get_ref().as_str()) {
            None | Some("article") => Scope::Article,
            Some("sentence") => Scope::Sentence,
            Some(_) => return Err(self.error(&raw.scope.expect("matched as Some"), "`scope` is `sentence` or `article`")),
        };
        let mut labels: Vec<Label> = Vec::new();
        for label in raw.label {
            let label = self.label(label, &labels)?;
            labels.push(label);
        }
        if labels.is_empty() {
            return Err(self.error(&raw.id, "a naming set needs labels; add `[[naming.label]]`"));
        }
        Ok(NamingSet { id: raw.id.into_inner(), about: raw.about, near: raw.near, scope, labels })
    }

    fn entry(&self, raw: RawEntry) -> Result<Entry, Error> {
        let Some(first) = raw.patterns.get_ref().first() else {
            return Err(self.error(&raw.patterns, "`patterns` is empty; list what to look for"));
        };
        let style = match raw.style.as_ref().map(|s| s.get_ref().as_str()) {
            None | Some("glob") => Style::Glob,
            Some("fixed") => Style::Fixed,
            Some("regex") => Style::Regex,
            Some(_) => return Err(self.error(&raw.style.expect("matched as Some"), "`match` is `glob`, `fixed` or `regex`")),
        };
        let case = match raw.case.as_ref().map(|s| s.get_ref().as_str()) {
            None | Some("fold") => Case::Fold,
            Some("exact") => Case::Exact,
            Some(_) => return Err(self.error(&raw.case.expect("matched as Some"), "`case` is `fold` or `exact`")),
        };
        for pattern in raw.patterns.get_ref() {
            self.pattern(pattern, style, raw.gap)?;
        }
        for except in &raw.except {
            self.pattern(except, style, raw.gap)?;
        }
        if raw.note.get_ref().trim().is_empty() {
            return Err(self.error(&raw.note, "`note` is empty; say in a sentence why the word is listed"));
        }
        for alternative in &raw.others_write {
            if alternative.why.get_ref().trim().is_empty() {
                return Err(self.error(&alternative.why, "what others write needs a `why`: it is a judgement"));
            }
        }
        if let Some(id) = &raw.id {
            self.id(id)?;
        }
        let id = raw.id.map_or_else(|| id_of(first.get_ref()), Spanned::into_inner);
        let show = raw.show.unwrap_or_else(|| default_show(&id));
        Ok(Entry {
            id,
            show,
            patterns: plain(raw.patterns.into_inner()),
            style,
            case,
            gap: raw.gap,
            except: plain(raw.except),
            guard: raw.guard.map(|guard| Guard { within: guard.within, words: guard.words }),
            others_write: raw.others_write.into_iter().map(|a| Alternative { text: a.text, why: a.why.into_inner() }).collect(),
            note: raw.note.into_inner(),
            side: raw.side,
            hit: raw.hit,
            miss: raw.miss,
        })
    }

    fn pattern(&self, pattern: &Spanned<String>, style: Style, gap: usize) -> Result<(), Error> {
        let text = pattern.get_ref();
        if !text.chars().any(char::is_alphanumeric) {
            return Err(self.error(pattern, format!("the pattern `{text}` has no letter or figure; it would match nothing, or everything")));
        }
        if style == Style::Regex {
            let whole = text.split_whitespace().try_for_each(|part| regex::Regex::new(part).map(|_| ()));
            whole.map_err(|e| self.error(pattern, format!("`{text}` is no regular expression: {e}")))?;
        } else if text.contains("...") && gap == 0 {
            return Err(self.error(pattern, "the pattern leaves a gap (`...`); say with `gap = 5` how many words it may hold"));
        }
        Ok(())
    }
}

/// The id of an entry that is given none.
pub(super) fn default_id(patterns: &[String]) -> String {
    patterns.first().map(|first| id_of(first)).unwrap_or_default()
}

fn id_of(first_pattern: &str) -> String {
    first_pattern.trim_matches('*').replace(' ', "-")
}

/// What a reader sees of an entry that does not say.
pub(super) fn default_show(id: &str) -> String {
    id.replace('-', " ")
}

fn plain(list: Vec<Spanned<String>>) -> Vec<String> {
    list.into_iter().map(Spanned::into_inner).collect()
}

/// A sentence part that offers the nearest known word, or nothing.
pub(super) fn did_you_mean<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    let nearest = known.map(|k| (strsim::damerau_levenshtein(word, k), k)).min();
    match nearest {
        Some((distance, k)) if distance <= 2.max(word.len() / 4) => format!("; did you mean `{k}`?"),
        _ => String::new(),
    }
}

/// Shows bytes in hexadecimal.
struct HexDigest<'a>(&'a [u8]);

impl std::fmt::LowerHex for HexDigest<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        "id = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\nversion = \"1\"\nlicence = \"CC0\"\nsource = \"here\"\nlimits = \"few\"\n";

    fn problem(rest: &str) -> String {
        parse("mine.toml", &format!("{HEAD}{rest}")).unwrap_err().to_string()
    }

    #[test]
    fn an_unknown_key_is_named_with_its_place_and_the_nearest_known_one() {
        let error =
            problem("[[category]]\nid = \"c\"\nabout = \"C\"\n[[term]]\npatterns = [\"a\"]\ncategories = [\"c\"]\nnetes = \"why\"\n");
        assert!(error.starts_with("mine.toml:14:1"), "{error}");
        assert!(error.contains("`netes`") && error.contains("did you mean `note`?"), "{error}");
    }

    #[test]
    fn a_category_that_does_not_exist_is_named() {
        let error = problem(
            "[[category]]\nid = \"violence\"\nabout = \"C\"\n[[term]]\npatterns = [\"a\"]\ncategories = [\"violense\"]\nnote = \"n\"\n",
        );
        assert!(error.contains("mine.toml:13") && error.contains("did you mean `violence`?"), "{error}");
    }

    #[test]
    fn a_gap_without_its_size_is_refused() {
        let error = problem(
            "[[naming]]\nid = \"n\"\nabout = \"N\"\n[[naming.label]]\nid = \"end\"\nkind = \"disputed\"\npatterns = [\"end of ... rule\"]\nnote = \"n\"\n",
        );
        assert!(error.contains("gap = 5"), "{error}");
    }

    #[test]
    fn what_a_label_lacks_or_a_term_has_too_much_is_named_with_its_line() {
        let label = problem("[[naming]]\nid = \"n\"\nabout = \"N\"\n[[naming.label]]\nid = \"x\"\npatterns = [\"a\"]\nnote = \"n\"\n");
        assert!(label.starts_with("mine.toml:12") && label.contains("needs a `kind`"), "{label}");
        let term = problem(
            "[[category]]\nid = \"c\"\nabout = \"C\"\n[[term]]\nkind = \"name\"\npatterns = [\"a\"]\ncategories = [\"c\"]\nnote = \"n\"\n",
        );
        assert!(term.starts_with("mine.toml:12") && term.contains("belongs to the labels"), "{term}");
        let twice = problem("[[category]]\nid = \"c\"\nabout = \"C\"\n[[naming]]\nid = \"c\"\nabout = \"N\"\n");
        assert!(twice.starts_with("mine.toml:12") && twice.contains("two groups"), "{twice}");
    }

    #[test]
    fn a_lexicon_without_limits_is_refused() {
        let text = HEAD.replace("\"few\"", "\" \"");
        let error = parse("mine.toml", &text).unwrap_err().to_string();
        assert!(error.contains("`limits` is empty"), "{error}");
    }

    #[test]
    fn a_label_shows_its_id_as_words() {
        let text = format!(
            "{HEAD}[[naming]]\nid = \"n\"\nabout = \"N\"\n[[naming.label]]\nid = \"opposition-groups\"\nkind = \"description\"\npatterns = [\"opposition groups\"]\nnote = \"n\"\n"
        );
        let lexicon = parse("mine.toml", &text).unwrap();
        assert_eq!(lexicon.namings[0].labels[0].entry.show, "opposition groups");
        assert_eq!(lexicon.digest.len(), 64);
    }
}
