//! A cursor over JSON: what comes next, and where it ends.
//!
//! On any other text the pieces are meaningless, but every call returns and the cursor goes back only when told to. What it goes
//! past piece by piece it checks as well: where none of them was broken, and the reader asked for each piece by its
//! kind, the text was JSON.

use super::number::short;

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
    broken: bool,
}

/// A string as it is written.
#[derive(Clone, Copy)]
pub(super) struct Written<'de> {
    /// All of it, with its quotes.
    pub(super) whole: &'de str,
    /// Whether it holds an escape.
    pub(super) escaped: bool,
}

impl<'de> Written<'de> {
    /// Returns what stands between the quotes.
    pub(super) fn inside(self) -> &'de str {
        self.whole.get(1..self.whole.len().saturating_sub(1)).unwrap_or_default()
    }
}

/// A key with its quotes and its colon, to be compared at once; of at most thirteen bytes.
pub(super) struct Key {
    bytes: u128,
    mask: u128,
    length: usize,
}

impl Key {
    pub(super) const fn new(name: &str) -> Self {
        let mut rest = name.as_bytes();
        let (mut bytes, mut length) = (b'"' as u128, 1);
        while let [byte, behind @ ..] = rest {
            bytes |= (*byte as u128) << (8 * length);
            (rest, length) = (behind, length + 1);
        }
        bytes |= (b'"' as u128 | (b':' as u128) << 8) << (8 * length);
        length += 2;
        Self { bytes, mask: u128::MAX >> (128 - 8 * length), length }
    }
}

/// Returns how many bytes at the beginning are those of a string, without its end, escapes and control characters.
fn plain(text: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGH: u64 = ONES << 7;
    let (words, rest) = text.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        // A byte less than another borrows into its high bit; only bytes behind the first such can be wrong.
        let less = |word: u64, than: u8| word.wrapping_sub(ONES * u64::from(than)) & !word & HIGH;
        let is = |byte: u8| less(word ^ (ONES * u64::from(byte)), 1);
        let found = is(b'"') | is(b'\\') | less(word, b' ');
        if found != 0 {
            return index * 8 + found.trailing_zeros() as usize / 8;
        }
    }
    let last = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' '));
    words.len() * 8 + last.unwrap_or(rest.len())
}

impl<'de> Cursor<'de> {
    pub(super) const fn new(text: &'de str) -> Self {
        Self { text, next: 0, broken: false }
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

    /// Takes a string.
    #[inline]
    pub(super) fn string(&mut self) -> Written<'de> {
        let start = self.offset();
        let text = self.text.as_bytes();
        self.broken |= text.get(start) != Some(&b'"');
        self.next += 1;
        let mut escaped = false;
        loop {
            let rest = text.get(self.next..).unwrap_or_default();
            let length = plain(rest);
            self.next += length + 1;
            match rest.get(length) {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.next += 1;
                }
                Some(_) => self.broken = true,
                None => {
                    self.broken = true;
                    self.next = text.len();
                    break;
                }
            }
        }
        Written { whole: self.text.get(start..self.next).unwrap_or_default(), escaped }
    }

    /// Goes past a key and its colon if they come next, written as we print them, and says whether they did.
    pub(super) fn pass_key(&mut self, key: &Key) -> bool {
        let next = self.text.as_bytes().get(self.next..).and_then(<[u8]>::first_chunk::<16>);
        let there = next.is_some_and(|next| u128::from_le_bytes(*next) & key.mask == key.bytes);
        self.next += if there { key.length } else { 0 };
        there
    }

    /// Takes a number of few digits that comes next, without white space before it. What stands behind it is not looked
    /// at.
    pub(super) fn short_number(&mut self) -> Option<f64> {
        let (number, length) = short(self.text.as_bytes().get(self.next..)?)?;
        self.next += length;
        Some(number)
    }

    /// Takes a string without escapes that comes next, without white space before it.
    pub(super) fn plain_string(&mut self) -> Option<&'de str> {
        let rest = self.text.as_bytes().get(self.next..)?.strip_prefix(b"\"")?;
        let (start, length) = (self.next + 1, plain(rest));
        if rest.get(length) != Some(&b'"') {
            return None;
        }
        self.next = start + length + 1;
        self.text.get(start..start + length)
    }

    /// Takes a word: `true`, `false` or `null`.
    pub(super) fn word(&mut self, word: &str) {
        self.broken |= self.token() != word;
    }

    /// Goes back to where nothing was wrong yet.
    pub(super) const fn go_back(&mut self, offset: usize) {
        self.next = offset;
        self.broken = false;
    }

    /// Says that the text is not JSON, or not as it should be.
    pub(super) const fn give_up(&mut self) {
        self.broken = true;
    }

    /// Returns whether the text is JSON so far, and as it should be.
    pub(super) const fn is_sound(&self) -> bool {
        !self.broken
    }

    /// Returns how many bytes follow.
    pub(super) const fn left(&self) -> usize {
        self.text.len().saturating_sub(self.next)
    }

    /// Returns whether nothing follows.
    pub(super) fn is_at_end(&mut self) -> bool {
        self.byte().is_none()
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
