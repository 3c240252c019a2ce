//! Where each value of a file stands in its text, so that whatever is said of the value can be shown there.

use super::Path;
use std::collections::BTreeMap;
use std::ops::Range;

/// A stretch of a text, for people and for programs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Location {
    /// Line of its first character, from 1.
    pub line: usize,
    /// Column of its first character, in characters from 1.
    pub column: usize,
    /// The stretch in bytes.
    pub span: Range<usize>,
}

/// The places of all values of one text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Places {
    text: String,
    entries: BTreeMap<Path, Entry>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Entry {
    key: Option<Range<usize>>,
    value: Range<usize>,
}

impl Places {
    /// No value of this text is known yet; everything stands at its beginning.
    pub(super) fn new(text: &str) -> Places {
        Places { text: text.to_owned(), entries: BTreeMap::new() }
    }

    /// Notes where a value and, in a table, its key stand (bytes).
    pub(super) fn put(&mut self, path: Path, key: Option<Range<usize>>, value: Range<usize>) {
        self.entries.insert(path, Entry { key, value });
    }

    /// Where the value stands; if the file does not hold it, the nearest value around it that the file does hold.
    pub fn locate(&self, path: &Path) -> Location {
        self.nearest(path, |entry, _| entry.value.clone())
    }

    /// Like [`Places::locate`], but the key rather than the value where the value itself has one: for unknown fields.
    pub fn locate_key(&self, path: &Path) -> Location {
        self.nearest(path, |entry, exact| match &entry.key {
            Some(key) if exact => key.clone(),
            _ => entry.value.clone(),
        })
    }

    /// The text that the places belong to.
    pub fn text(&self) -> &str {
        &self.text
    }

    fn nearest(&self, path: &Path, span: impl Fn(&Entry, bool) -> Range<usize>) -> Location {
        let mut around = Some(path.clone());
        while let Some(here) = around {
            if let Some(entry) = self.entries.get(&here) {
                return self.at(span(entry, here == *path));
            }
            around = here.parent();
        }
        self.at(0..0)
    }

    /// Line and column of a stretch of bytes; a stretch beyond the text is cut.
    pub(super) fn at(&self, span: Range<usize>) -> Location {
        let bytes = self.text.as_bytes();
        let start = span.start.min(bytes.len());
        let line_start = bytes[..start].iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        let line = 1 + bytes[..start].iter().filter(|byte| **byte == b'\n').count();
        let column =
            1 + String::from_utf8_lossy(&bytes[line_start..start]).trim_start_matches('\u{feff}').chars().count();
        Location { line, column, span: start..span.end.clamp(start, bytes.len()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r62_places_fall_back_to_what_encloses_them() {
        let mut places = Places::new("a = 1\né = { b = 2 }\n");
        let inner = Path::root().key("é");
        places.put(Path::root(), None, 0..20);
        places.put(inner.clone(), Some(6..8), 11..20);
        assert_eq!(places.locate(&inner.key("c").index(3)), Location { line: 2, column: 5, span: 11..20 });
        assert_eq!(places.locate_key(&inner), Location { line: 2, column: 1, span: 6..8 });
        assert_eq!(places.locate(&Path::root().key("z")).line, 1);
        assert_eq!(Places::default().at(5..9), Location { line: 1, column: 1, span: 0..0 });
    }
}
