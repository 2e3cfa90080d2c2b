//! Reads through gzip and zstd, of whatever lies in them.
//!
//! What is packed may be a thousand times as long as what lies on disk, so a stream that swells as no text does is cut off with an error.
//! Nothing is kept in memory: tables stream through, and other formats have limits of their own.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Text shrinks to a third or a tenth, tables of repeated boilerplate to a fiftieth.
const MOST_SWELLING: u64 = 250;
/// Up to here anything may swell, in bytes.
const HARMLESS: u64 = 64 << 20;

/// How a file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// One or several gzip members.
    Gzip,
    /// One or several zstd frames.
    Zstd,
}

impl Packing {
    /// How a file that begins with `head` is packed; nothing when it is not.
    pub fn of(head: &[u8]) -> Option<Packing> {
        match head {
            [0x1F, 0x8B, 8, ..] => Some(Packing::Gzip),
            [0x28, 0xB5, 0x2F, 0xFD, ..] => Some(Packing::Zstd),
            _ => None,
        }
    }

    /// What is packed in `reader`.
    ///
    /// # Errors
    /// Here and while reading: what `reader` fails with, bytes that are not packed as they should be, and more than 250 times as many of
    /// them as were packed, once that is 64 MiB.
    pub fn open<R: Read + Send + 'static>(self, reader: R) -> io::Result<Box<dyn Read + Send>> {
        let packed = Arc::new(AtomicU64::new(0));
        let counted = Counted { reader, bytes: Arc::clone(&packed) };
        Ok(match self {
            Packing::Gzip => Box::new(Bounded { reader: flate2::read::MultiGzDecoder::new(counted), packed, given: 0 }),
            Packing::Zstd => Box::new(Bounded { reader: zstd::stream::read::Decoder::new(counted)?, packed, given: 0 }),
        })
    }
}

/// The name without `.gz` or `.zst` behind it, which tells the format of what is packed.
pub fn unpacked_name(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, ending)) if ["gz", "zst", "zstd"].iter().any(|e| ending.eq_ignore_ascii_case(e)) && !stem.is_empty() => stem,
        _ => name,
    }
}

/// Counts what is read.
struct Counted<R> {
    reader: R,
    bytes: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(out)?;
        self.bytes.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Stops when too much comes out of too little.
struct Bounded<R> {
    reader: R,
    packed: Arc<AtomicU64>,
    given: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(out)?;
        self.given += read as u64;
        if self.given > HARMLESS && self.given / MOST_SWELLING > self.packed.load(Ordering::Relaxed) {
            return Err(io::Error::other("swells to more than 250 times its size, as no text does; unpack it and look what it is"));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::read::GzEncoder;
    use proptest::prelude::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = Vec::new();
        GzEncoder::new(bytes, Compression::best()).read_to_end(&mut packed).unwrap();
        packed
    }

    fn unpacked(packed: Vec<u8>) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let packing = Packing::of(&packed).ok_or_else(|| io::Error::other("not packed"))?;
        packing.open(io::Cursor::new(packed))?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    #[test]
    fn several_archives_in_a_row_are_one_text() {
        assert_eq!(unpacked([gzip(b"Troops "), gzip(b"moved.")].concat()).unwrap(), b"Troops moved.");
        let zstd = |text: &[u8]| zstd::encode_all(text, 1).unwrap();
        assert_eq!(unpacked([zstd(b"Troops "), zstd(b"moved.")].concat()).unwrap(), b"Troops moved.");
    }

    #[test]
    fn what_swells_as_no_text_does_is_cut_off() {
        let zeros = vec![b'a'; 70 << 20];
        for packed in [gzip(&zeros), zstd::encode_all(&zeros[..], 1).unwrap()] {
            let error = unpacked(packed).map(|bytes| bytes.len()).unwrap_err();
            assert!(error.to_string().starts_with("swells to more than 250 times"));
        }
    }

    #[test]
    fn a_cut_archive_is_an_error_and_no_shorter_text() {
        let mut packed = gzip(&b"Troops moved. ".repeat(99));
        packed.truncate(packed.len() - 9);
        assert!(unpacked(packed).is_err());
    }

    #[test]
    fn the_format_is_told_by_the_name_beneath() {
        assert_eq!((unpacked_name("a/news.csv.GZ"), unpacked_name("a.zst"), unpacked_name("a.csv")), ("a/news.csv", "a", "a.csv"));
    }

    proptest! {
        #[test]
        fn any_bytes_come_to_an_end(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            for mark in [&b"\x1F\x8B\x08\x00"[..], b"\x28\xB5\x2F\xFD"] {
                let _ = unpacked([mark, &bytes].concat());
            }
        }
    }
}
