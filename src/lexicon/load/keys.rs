//! The keys of the format, table by table: the one place that knows them. The schema for editors is held equal to this by a test.

/// A sort of table and the keys it may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lexicon) struct Shape {
    /// What it is called in a message: "a term".
    pub name: &'static str,
    /// Keys it must hold.
    pub required: &'static [&'static str],
    /// Keys it may hold.
    pub optional: &'static [&'static str],
}

impl Shape {
    /// Every key, the required ones first.
    pub(in crate::lexicon) fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.required.iter().chain(self.optional).copied()
    }
}

/// The file as a whole.
pub(in crate::lexicon) const LEXICON: Shape = Shape {
    name: "a word list",
    required: &["id", "title", "language", "version", "licence", "source", "limits"],
    optional: &["category", "term", "naming"],
};
/// `[[category]]`.
pub(in crate::lexicon) const CATEGORY: Shape = Shape { name: "a category", required: &["id", "about"], optional: &[] };
/// `[[term]]`.
pub(in crate::lexicon) const TERM: Shape = Shape {
    name: "a term",
    required: &["patterns", "categories", "note"],
    optional: &["id", "show", "match", "case", "gap", "except", "guard", "others_write", "side", "broad", "hit", "miss"],
};
/// `[[naming]]`.
pub(in crate::lexicon) const NAMING: Shape =
    Shape { name: "a naming set", required: &["id", "about", "label"], optional: &["near", "scope"] };
/// `[[naming.label]]`.
pub(in crate::lexicon) const LABEL: Shape = Shape {
    name: "a label",
    required: &["id", "kind", "patterns", "note"],
    optional: &["show", "match", "case", "gap", "except", "guard", "others_write", "side", "broad", "hit", "miss"],
};
/// `guard = { ... }`.
pub(in crate::lexicon) const GUARD: Shape = Shape { name: "a guard", required: &["within", "words"], optional: &[] };
/// One of `others_write`.
pub(in crate::lexicon) const ALTERNATIVE: Shape = Shape { name: "one of `others_write`", required: &["text", "why"], optional: &[] };

/// What people write for a key whose name they do not remember.
const OTHER_NAMES: [(&str, &str); 20] = [
    ("alternatives", "others_write"),
    ("category", "categories"),
    ("comment", "note"),
    ("contents", "patterns"),
    ("description", "about"),
    ("distance", "within"),
    ("exceptions", "except"),
    ("exclude", "except"),
    ("name", "id"),
    ("labels", "label"),
    ("license", "licence"),
    ("misses", "miss"),
    ("hits", "hit"),
    ("neutral", "others_write"),
    ("not", "except"),
    ("reason", "why"),
    ("type", "kind"),
    ("unless", "guard"),
    ("why", "note"),
    ("words", "patterns"),
];

/// The key of `shape` that was meant by `key`, when that can be told.
pub(super) fn meant(key: &str, shape: &Shape) -> Option<&'static str> {
    let other_name = OTHER_NAMES.iter().find(|(name, known)| *name == key && shape.keys().any(|k| k == *known)).map(|(_, known)| *known);
    other_name.or_else(|| nearest(key, shape.keys()))
}

/// The known word that is most like `word`, when one is.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let nearest = known.map(|k| (strsim::damerau_levenshtein(word, k), k)).min();
    nearest.filter(|(distance, _)| *distance <= 2.max(word.len() / 4)).map(|(_, k)| k)
}

/// A sentence part that offers the nearest known word, or nothing.
pub(in crate::lexicon) fn did_you_mean<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    nearest(word, known).map(|k| format!("; did you mean `{k}`?")).unwrap_or_default()
}
