//! How much memory a text may ask for.

/// The most bytes that the elements of lists may take, for each byte of the text. An entry that is sound takes
/// twelve, and nothing sound takes more; `{}` would take two hundred.
const TIMES: usize = 13;

/// What they may take beside that, whatever the text.
const ANYWAY: usize = 64 << 10;

/// The bytes that further elements of lists may take.
pub(super) struct Room {
    left: usize,
}

impl Room {
    pub(super) const fn of(text: &str) -> Self {
        Self { left: text.len().saturating_mul(TIMES).saturating_add(ANYWAY) }
    }

    /// Takes some, if there is as much.
    pub(super) const fn take(&mut self, bytes: usize) -> bool {
        let is_there = bytes <= self.left;
        if is_there {
            self.left -= bytes;
        }
        is_there
    }
}
