//! A paragraph as pieces: sentences, names from outside, code and citations, so that each form escapes and cites in its own way.

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Plain text of anybody.
    Text(String),
    /// A command or a digest, as it is typed.
    Code(String),
    /// Works that stand behind what was just said, by their keys.
    Cite(Vec<&'static str>),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Paragraph {
    /// Its pieces.
    pub pieces: Vec<Piece>,
}

impl Paragraph {
    /// Adds text. A blank is put between two sentences.
    pub(super) fn say(&mut self, text: impl AsRef<str>) -> &mut Self {
        let text = text.as_ref();
        if !self.pieces.is_empty() && !text.starts_with(['.', ',', ';', ')']) {
            self.pieces.push(Piece::Text(" ".to_string()));
        }
        self.pieces.push(Piece::Text(text.to_string()));
        self
    }

    /// Adds works.
    pub(super) fn cite(&mut self, keys: &[&'static str]) -> &mut Self {
        self.pieces.push(Piece::Cite(keys.to_vec()));
        self
    }

    /// Adds code.
    pub(super) fn code(&mut self, code: impl Into<String>) -> &mut Self {
        self.pieces.push(Piece::Text(" ".to_string()));
        self.pieces.push(Piece::Code(code.into()));
        self
    }
}

/// The works that paragraphs cite, each once, in alphabetical order.
pub(super) fn cited(paragraphs: &[Paragraph]) -> Vec<&'static str> {
    let of = |piece: &Piece| if let Piece::Cite(keys) = piece { keys.clone() } else { Vec::new() };
    let mut keys: Vec<&'static str> = paragraphs.iter().flat_map(|paragraph| &paragraph.pieces).flat_map(of).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}
