//! The fingerprint by which a text or a file is known again.

use std::fmt::Write;
use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

/// The SHA-256 of bytes, in hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// The SHA-256 of all that a reader gives, in hexadecimal. It is read in pieces.
///
/// # Errors
/// What the reader fails with.
pub fn digest_of(mut reader: impl Read) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut piece = vec![0; 64 << 10];
    loop {
        match reader.read(&mut piece) {
            Ok(0) => return Ok(hexadecimal(&hasher.finalize())),
            Ok(read) => hasher.update(&piece[..read]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// A reader whose bytes are digested as they pass, because they cannot be read twice.
pub struct Digesting<R> {
    reader: R,
    digested: Digested,
}

/// The digest of what has passed so far.
#[derive(Debug, Clone, Default)]
pub struct Digested(Arc<Mutex<Sha256>>);

impl<R: Read> Digesting<R> {
    /// The reader, and where its digest can be asked for.
    pub fn new(reader: R) -> (Self, Digested) {
        let digested = Digested::default();
        (Self { reader, digested: digested.clone() }, digested)
    }
}

impl Digested {
    /// SHA-256 of the bytes so far, in hexadecimal.
    pub fn digest(&self) -> String {
        hexadecimal(&self.0.lock().unwrap_or_else(PoisonError::into_inner).clone().finalize())
    }
}

impl<R: Read> Read for Digesting<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(out)?;
        self.digested.0.lock().unwrap_or_else(PoisonError::into_inner).update(&out[..read]);
        Ok(read)
    }
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_the_one_that_sha256sum_prints() {
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digest(b"abc"), expected);
        assert_eq!(digest_of(&b"abc"[..]).unwrap(), expected);
        let (mut reader, digested) = Digesting::new(&b"abc"[..]);
        io::copy(&mut reader, &mut io::sink()).unwrap();
        assert_eq!(digested.digest(), expected);
    }
}
