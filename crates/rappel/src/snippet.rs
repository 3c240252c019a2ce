//! A text shown around an error, with columns counted as people count them.

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

/// A named text. Unlike miette's own sources it counts columns in characters, not bytes, as everything else here does.
#[derive(Debug)]
pub struct Snippet {
    name: String,
    text: String,
}

impl Snippet {
    /// The text of a file of this name.
    pub fn new(name: impl Into<String>, text: String) -> Snippet {
        Snippet { name: name.into(), text }
    }

    /// The part of a stretch (bytes) that is on its first line: a whole table is shown by its beginning.
    pub fn first_line(&self, stretch: std::ops::Range<usize>) -> SourceSpan {
        let shown = self.text.get(stretch.clone()).and_then(|text| text.lines().next()).unwrap_or_default();
        SourceSpan::from((stretch.start, shown.len()))
    }

    fn column(&self, offset: usize) -> usize {
        let before = self.text.get(..offset).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.trim_start_matches('\u{feff}').chars().count()
    }
}

impl SourceCode for Snippet {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let found = self.text.read_span(span, lines_before, lines_after)?;
        // With lines before it the contents begin at the beginning of a line.
        let column = if lines_before == 0 { self.column(span.offset()) } else { found.column() };
        let (data, line, count) = (found.data(), found.line(), found.line_count());
        Ok(Box::new(MietteSpanContents::new_named(self.name.clone(), data, *found.span(), line, column, count)))
    }
}
