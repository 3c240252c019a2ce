//! Where a value stands inside a file: `number[2].planning[1].rule[3].recall`.

use std::fmt;

/// One step of a [`Path`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Segment {
    /// A field of a table.
    Key(String),
    /// An element of a list, counted from 0 here and from 1 when written: `number[2]` is TEL2.
    Index(usize),
}

/// A path from the top of a file to a value; empty for the whole file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Path(Box<[Segment]>);

impl Path {
    /// The whole file.
    pub fn root() -> Path {
        Path::default()
    }

    /// The steps from the top.
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// This path and a field of the table it leads to.
    pub fn key(&self, key: impl Into<String>) -> Path {
        self.with(Segment::Key(key.into()))
    }

    /// This path and an element of the list it leads to, counted from 0.
    pub fn index(&self, index: usize) -> Path {
        self.with(Segment::Index(index))
    }

    /// The path of the enclosing table or list, or `None` at the top.
    pub fn parent(&self) -> Option<Path> {
        self.0.split_last().map(|(_, rest)| Path(rest.into()))
    }

    fn with(&self, segment: Segment) -> Path {
        self.0.iter().cloned().chain([segment]).collect()
    }
}

impl FromIterator<Segment> for Path {
    fn from_iter<I: IntoIterator<Item = Segment>>(segments: I) -> Path {
        Path(segments.into_iter().collect())
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Index(index) => write!(f, "[{}]", index + 1)?,
                Segment::Key(key) => {
                    let dot = if depth == 0 { "" } else { "." };
                    if !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-') {
                        write!(f, "{dot}{key}")?;
                    } else {
                        write!(f, "{dot}{key:?}")?;
                    }
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r62_paths_count_from_one_and_quote_odd_keys() {
        let path = Path::root().key("number").index(1).key("planning").index(0).key("mon-fri");
        assert_eq!(path.to_string(), "number[2].planning[1].mon-fri");
        assert_eq!(Path::root().key("sounds").key("bonne année").to_string(), "sounds.\"bonne année\"");
        assert_eq!(path.parent().map(|p| p.to_string()).as_deref(), Some("number[2].planning[1]"));
        assert_eq!(Path::root().parent(), None);
    }
}
