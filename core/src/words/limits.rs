//! What a host is willing to read.

/// How much a host is willing to take in: counted, never timed.
///
/// The defaults hold any real plan; a host tightens them for what strangers send, or widens them.
///
/// ```
/// use tenfold::Limits;
/// let strict = Limits { bytes: 1 << 20, ..Limits::default() };
/// assert_eq!(strict.levels, 32);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The bytes of one JSON text. Default 64 MiB.
    pub bytes: usize,
    /// The levels of nested actions, and of units. Default 32; at most 48 can be read from JSON.
    pub levels: usize,
    /// The nodes of a plan (units, sets, members, scales, levels, registers, fields, states, indicators,
    /// stages, actions, targets, and the periods that goals count) or the entries of a ledger. Default
    /// 1,000,000.
    pub nodes: usize,
    /// The parts of one noun: the levels of a scale, the fields or states of a register, the stages of an
    /// indicator. Default 1,000.
    pub parts: usize,
    /// The bytes of one text for people. Default 64 KiB.
    pub text: usize,
    /// The bytes of one id. Default 256.
    pub id: usize,
}

impl Limits {
    /// Returns whether everything that others let through is let through.
    pub(crate) const fn allow_all_of(&self, others: &Self) -> bool {
        self.bytes >= others.bytes
            && self.levels >= others.levels
            && self.nodes >= others.nodes
            && self.parts >= others.parts
            && self.text >= others.text
            && self.id >= others.id
    }
}

impl Limits {
    /// Returns limits that let through what these or others let through.
    pub(crate) fn or(&self, others: &Self) -> Self {
        Self {
            bytes: self.bytes.max(others.bytes),
            levels: self.levels.max(others.levels),
            nodes: self.nodes.max(others.nodes),
            parts: self.parts.max(others.parts),
            text: self.text.max(others.text),
            id: self.id.max(others.id),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 64 << 20, levels: 32, nodes: 1_000_000, parts: 1_000, text: 64 << 10, id: 256 }
    }
}
