//! Keeps the runs of words of every article: in memory while they are few, behind that in a temporary file without a name.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::sync::Mutex;

/// Numbers kept in memory: 64 MB of them, some thirty thousand articles.
const IN_MEMORY: usize = 16 << 20;

/// Where a set stands on the shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    start: u64,
    len: u32,
}

impl Place {
    /// How many numbers the set holds.
    pub(super) fn len(self) -> usize {
        self.len as usize
    }
}

/// Sets of numbers, one behind the other.
#[derive(Debug)]
pub(super) struct Shelf {
    memory: Vec<u32>,
    most: usize,
    file: Option<Mutex<BufWriter<File>>>,
    end: u64,
}

impl Shelf {
    pub(super) fn new() -> Shelf {
        Shelf::with_memory(IN_MEMORY)
    }

    fn with_memory(most: usize) -> Shelf {
        Shelf { memory: Vec::new(), most, file: None, end: 0 }
    }

    /// Puts a set behind the others.
    ///
    /// # Errors
    /// What the disk refuses.
    pub(super) fn put(&mut self, set: &[u32]) -> io::Result<Place> {
        let place = Place { start: self.end, len: set.len() as u32 };
        self.end += set.len() as u64;
        if self.file.is_none() && self.memory.len() + set.len() <= self.most {
            self.memory.extend_from_slice(set);
            return Ok(place);
        }
        let file = match &mut self.file {
            Some(file) => file,
            None => self.file.insert(Mutex::new(BufWriter::with_capacity(1 << 20, tempfile::tempfile()?))),
        };
        let file = file.get_mut().unwrap_or_else(std::sync::PoisonError::into_inner);
        set.iter().try_for_each(|number| file.write_all(&number.to_le_bytes()))?;
        Ok(place)
    }

    /// Takes a copy of a set.
    ///
    /// # Errors
    /// What the disk refuses.
    pub(super) fn get(&self, place: Place) -> io::Result<Vec<u32>> {
        let start = place.start as usize;
        let Some(file) = self.file.as_ref().filter(|_| start + place.len() > self.memory.len()) else {
            return Ok(self.memory[start..start + place.len()].to_vec());
        };
        let mut file = file.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        // Seeking writes what is still in the buffer, and goes back to the end for the next set.
        file.seek(SeekFrom::Start(4 * (place.start - self.memory.len() as u64)))?;
        let mut bytes = vec![0; 4 * place.len()];
        file.get_mut().read_exact(&mut bytes)?;
        file.seek(SeekFrom::End(0))?;
        Ok(bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_is_got_from_memory_and_from_the_file() {
        let mut shelf = Shelf::with_memory(5);
        let sets: [&[u32]; 6] = [&[1, 2, 3], &[], &[4, 5], &[6, u32::MAX], &[], &[7]];
        let mut places: Vec<Place> = sets[..4].iter().map(|set| shelf.put(set).unwrap()).collect();
        assert_eq!(shelf.get(places[3]).unwrap(), sets[3], "reading does not disturb what is put next");
        places.extend(sets[4..].iter().map(|set| shelf.put(set).unwrap()));
        for (place, set) in places.iter().zip(sets) {
            assert_eq!(shelf.get(*place).unwrap(), set);
        }
        assert_eq!(shelf.memory.len(), 5);
    }
}
