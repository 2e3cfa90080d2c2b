//! How the counts of a run lie on the disk: blocks of inputs, then a table of what is where, then where that table begins.
//!
//! Each block and the table are packed by themselves and have their digest, so that a file that was cut short, or changed by accident or by hand, is
//! known as such before anything of it is used. Blocks are read one at a time, whatever the corpus holds.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// How every such file begins.
pub(super) const KIND: &[u8] = b"slantwise counted ";
/// Behind it, which way of writing this is: to be raised with every change to what is kept or how.
pub(super) const FORMAT: &[u8] = b"1\n";
/// Bytes of the last part.
pub(super) const FOOT: usize = 8 + 8 + 8 + 32;
/// Bytes that a block or the table takes at most, unpacked; more is never written and not read.
pub(super) const MOST: u64 = 512 << 20;

/// What is where.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Index {
    /// The program that counted, its reading rules included.
    pub made_by: String,
    /// Sets of word lists, by their digests, in the order of an article's parts.
    pub lists: Vec<Vec<String>>,
    /// The blocks.
    pub blocks: Vec<Packed>,
    /// The files.
    pub files: Vec<Filed>,
}

/// A stretch that is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Packed {
    /// Where it begins.
    pub at: u64,
    /// Its bytes.
    pub len: u64,
    /// Its bytes unpacked.
    pub unpacked: u64,
    /// SHA-256 of its bytes.
    pub digest: [u8; 32],
}

/// One file of the corpus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::pipeline) struct Filed {
    /// As which it is shown.
    pub name: String,
    /// SHA-256 of its bytes.
    pub digest: String,
    /// The digest of all that decides what its inputs are.
    pub key: String,
    /// The block in which its inputs begin, and where.
    pub block: usize,
    /// Where in the block.
    pub at: usize,
    /// How many inputs it has.
    pub inputs: u64,
}

impl Packed {
    /// Packs bytes that will lie at `at`.
    pub(super) fn new(at: u64, bytes: &[u8]) -> io::Result<(Packed, Vec<u8>)> {
        // The fastest way: what is packed is read far more seldom than written, and is thrown away soon.
        let packed = zstd::encode_all(bytes, 1)?;
        let digest = Sha256::digest(&packed).into();
        Ok((Packed { at, len: packed.len() as u64, unpacked: bytes.len() as u64, digest }, packed))
    }

    /// Unpacks it. Memory follows what is there and not what the file claims.
    pub(super) fn read(&self, file: &mut File) -> io::Result<Vec<u8>> {
        let wrong = |what: &str| io::Error::new(io::ErrorKind::InvalidData, what.to_string());
        if self.unpacked > MOST || self.len > MOST {
            return Err(wrong("a part is larger than any that is written"));
        }
        file.seek(SeekFrom::Start(self.at))?;
        let mut packed = Vec::new();
        file.take(self.len).read_to_end(&mut packed)?;
        if packed.len() as u64 != self.len || Sha256::digest(&packed)[..] != self.digest {
            return Err(wrong("a part is not as it was written"));
        }
        let mut bytes = Vec::new();
        zstd::Decoder::new(packed.as_slice())?.take(self.unpacked + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 == self.unpacked { Ok(bytes) } else { Err(wrong("a part is not as long as it was")) }
    }

    /// As the last part of a file.
    pub(super) fn foot(&self) -> Vec<u8> {
        [&self.at.to_le_bytes()[..], &self.len.to_le_bytes(), &self.unpacked.to_le_bytes(), &self.digest].concat()
    }

    /// What the last part of a file says.
    pub(super) fn of_foot(foot: &[u8; FOOT]) -> Packed {
        let number = |from: usize| foot[from..from + 8].iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
        let mut digest = [0; 32];
        digest.copy_from_slice(&foot[24..]);
        Packed { at: number(0), len: number(8), unpacked: number(16), digest }
    }
}
