//! Sees to it that no id is counted twice.

use std::collections::HashSet;

use sha2::{Digest, Sha256};

use super::{Entry, LedgerLine, Status};

/// The ids of a corpus so far. It grows with the corpus, by some 20 bytes an article: half a digest is kept and not the id.
#[derive(Debug, Default)]
pub struct Ids {
    seen: HashSet<[u8; 16]>,
}

impl Ids {
    /// The entry as it is, or, when its id was read before, its line as a duplicate without the article.
    pub fn admit(&mut self, entry: Entry) -> Entry {
        let Some(article) = &entry.article else { return entry };
        let mut half = [0; 16];
        half.copy_from_slice(&Sha256::digest(&article.id)[..16]);
        if self.seen.insert(half) {
            return entry;
        }
        let reason = format!("id {:?} was read before; give every article its own id", article.id);
        LedgerLine::passed_over(entry.line.file, entry.line.row, Status::Duplicate, reason).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Source, text_file};

    #[test]
    fn a_second_article_with_the_same_id_is_a_duplicate() {
        let mut ids = Ids::default();
        let entry = text_file(&Source::new("a.txt"), b"Text.");
        assert_eq!(ids.admit(entry.clone()), entry);
        let line = ids.admit(entry).line;
        assert_eq!(line.status, Status::Duplicate);
        assert_eq!(line.reason.as_deref(), Some("id \"a.txt\" was read before; give every article its own id"));
    }
}
