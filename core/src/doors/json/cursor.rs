//! A cursor over text that is known to be JSON: what comes next, and where it ends.
//!
//! On any other text the pieces are meaningless, but every call returns and the cursor never goes back.

/// The kind of a JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Bool,
    Number,
    String,
    List,
    Object,
}

/// A position in the text.
pub(super) struct Cursor<'de> {
    text: &'de str,
    next: usize,
}

impl<'de> Cursor<'de> {
    pub(super) const fn new(text: &'de str) -> Self {
        Self { text, next: 0 }
    }

    /// Returns the next byte that is not white space, and stays before it.
    pub(super) fn byte(&mut self) -> Option<u8> {
        loop {
            match self.text.as_bytes().get(self.next) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.next += 1,
                other => return other.copied(),
            }
        }
    }

    /// Returns the offset of the next byte that is not white space.
    pub(super) fn offset(&mut self) -> usize {
        self.byte();
        self.next
    }

    /// Goes past the next byte if it is this one, and says whether it was.
    pub(super) fn pass(&mut self, byte: u8) -> bool {
        let there = self.byte() == Some(byte);
        self.next += usize::from(there);
        there
    }

    /// Returns the kind of the value that comes next.
    pub(super) fn kind(&mut self) -> Kind {
        match self.byte() {
            Some(b'"') => Kind::String,
            Some(b'[') => Kind::List,
            Some(b'{') => Kind::Object,
            Some(b't' | b'f') => Kind::Bool,
            Some(b'n') => Kind::Null,
            _ => Kind::Number,
        }
    }

    /// Takes a number, `true`, `false` or `null`, as it is written.
    pub(super) fn token(&mut self) -> &'de str {
        let start = self.offset();
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let end =
            rest.iter().position(|byte| matches!(byte, b',' | b']' | b'}' | b' ' | b'\n' | b'\r' | b'\t'));
        // At least one byte, so that a caller in a loop comes to an end.
        self.next = start + end.unwrap_or(rest.len()).max(1);
        self.text.get(start..self.next).unwrap_or_default()
    }

    /// Takes a string, with its quotes and escapes as they are written.
    pub(super) fn string(&mut self) -> &'de str {
        let start = self.offset();
        self.next += 1;
        loop {
            let rest = self.text.as_bytes().get(self.next..).unwrap_or_default();
            let Some(found) = rest.iter().position(|byte| matches!(byte, b'"' | b'\\')) else {
                self.next = self.text.len();
                break;
            };
            self.next += found + 1;
            if rest.get(found) == Some(&b'"') {
                break;
            }
            self.next += 1;
        }
        self.text.get(start..self.next).unwrap_or_default()
    }

    /// Skips a value, and returns the offset of the first list or object in it that lies deeper than `room`.
    pub(super) fn skip(&mut self, room: usize) -> Option<usize> {
        let mut level = 0_usize;
        let mut deep = None;
        while let Some(byte) = self.byte() {
            match byte {
                b'[' | b'{' => {
                    level += 1;
                    if level > room {
                        deep = deep.or(Some(self.next));
                    }
                    self.next += 1;
                }
                b']' | b'}' => {
                    level = level.saturating_sub(1);
                    self.next += 1;
                }
                b',' | b':' => self.next += 1,
                b'"' => {
                    self.string();
                }
                _ => {
                    self.token();
                }
            }
            if level == 0 {
                break;
            }
        }
        deep
    }
}
