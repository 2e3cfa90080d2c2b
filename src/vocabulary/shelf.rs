//! Puts extracts on a shelf and takes them down again, so that articles are read once and looked at three times.
//!
//! The bytes are for this run alone: numbers with the little end first, texts behind their length.

use std::io::{self, Read, Write};

use crate::span::Span;
use crate::vocabulary::extract::{Extract, Kind, Letter, Sentence, Token};

/// Writes an extract behind the others.
///
/// # Errors
/// When the writer refuses.
pub fn write(extract: &Extract, to: &mut impl Write) -> io::Result<()> {
    let mut bytes = Vec::new();
    for text in [&extract.article, &extract.outlet, &extract.file] {
        put_text(&mut bytes, text);
    }
    put(&mut bytes, extract.row.map_or(0, |row| row + 1));
    put(&mut bytes, extract.sentences.len());
    for sentence in &extract.sentences {
        put_text(&mut bytes, &sentence.text);
        [sentence.start, sentence.words as usize, usize::from(sentence.is_edge), sentence.runs.len()]
            .into_iter()
            .for_each(|n| put(&mut bytes, n));
        for run in &sentence.runs {
            put(&mut bytes, run.len());
            for token in run {
                put(&mut bytes, token.span.start());
                put(&mut bytes, token.span.end());
                put(&mut bytes, token.letter as usize);
                put(&mut bytes, token.kind as usize);
                put_text(&mut bytes, &token.key);
            }
        }
    }
    put_text(&mut bytes, &extract.listed.join("\n"));
    put(&mut bytes, extract.page.0 as usize);
    put(&mut bytes, extract.page.1 as usize);
    to.write_all(&(bytes.len() as u64).to_le_bytes())?;
    to.write_all(&bytes)
}

/// The bytes of the next extract; nothing behind the last.
///
/// # Errors
/// When the reader refuses.
pub fn take_down(from: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    match from.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let mut bytes = vec![0; u64::from_le_bytes(length) as usize];
    from.read_exact(&mut bytes)?;
    Ok(Some(bytes))
}

/// The extract that some bytes are; any thread can do it.
///
/// # Errors
/// When they are none.
pub fn unpack(bytes: &[u8]) -> io::Result<Extract> {
    Rest(bytes).extract().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "it was changed by somebody else"))
}

/// A number of seven bits a byte, the lowest first.
fn put(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put(bytes, text.len());
    bytes.extend_from_slice(text.as_bytes());
}

/// What is not read yet.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..usize::BITS).step_by(7) {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        String::from_utf8(text.to_vec()).ok()
    }

    fn extract(&mut self) -> Option<Extract> {
        let (article, outlet, file) = (self.text()?, self.text()?, self.text()?);
        let row = self.number()?.checked_sub(1);
        let mut sentences = Vec::new();
        for _ in 0..self.number()? {
            sentences.push(self.sentence()?);
        }
        let listed = self.text()?.lines().map(str::to_string).collect();
        let page = (self.number()? as u64, self.number()? as u64);
        Some(Extract { article, outlet, file, row, sentences, listed, page })
    }

    fn sentence(&mut self) -> Option<Sentence> {
        let (text, start, words, is_edge) = (self.text()?, self.number()?, self.number()? as u64, self.number()? == 1);
        let mut runs = Vec::new();
        for _ in 0..self.number()? {
            let mut run = Vec::new();
            for _ in 0..self.number()? {
                let span = Span::new(self.number()?, self.number()?);
                let letter = [Letter::Untold, Letter::Small, Letter::Capital].into_iter().nth(self.number()?)?;
                let kind = [Kind::Content, Kind::Function, Kind::Particle].into_iter().nth(self.number()?)?;
                run.push(Token { span, letter, kind, key: self.text()? });
            }
            runs.push(run);
        }
        Some(Sentence { text, start, words, is_edge, runs })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Options;
    use crate::vocabulary::fixture::{article, extract};

    #[test]
    fn what_is_taken_down_is_what_was_put_up() {
        let mut first = extract(&article("Blätter", "a", "The “old” mayor Şahin left. Nobody saw 3 cats."), &Options::default(), &["cats"]);
        let second = Extract { row: Some(0), sentences: Vec::new(), ..first.clone() };
        first.sentences[0].start = 300_000;
        let mut shelf = Vec::new();
        write(&first, &mut shelf).unwrap();
        write(&second, &mut shelf).unwrap();
        let mut reader = &shelf[..];
        let mut next = || take_down(&mut reader).unwrap().map(|bytes| unpack(&bytes).unwrap());
        assert_eq!((next(), next(), next()), (Some(first), Some(second), None));
    }

    #[test]
    fn a_changed_shelf_is_an_error_and_no_panic() {
        let mut shelf = Vec::new();
        write(&extract(&article("X", "a", "The mayor left the town."), &Options::default(), &[]), &mut shelf).unwrap();
        let mut bytes = take_down(&mut &shelf[..]).unwrap().unwrap();
        assert!(unpack(&bytes).is_ok());
        bytes[0] = 200;
        assert!(unpack(&bytes).is_err());
    }
}
