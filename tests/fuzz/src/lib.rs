//! What is fuzzed: each target takes any bytes and panics if what must be true of them is not.
//!
//! Half of the targets read the bytes as a text. The other half draw plans, ledgers, methods and what is done with them
//! from the bytes, so that every input is a sound one. The corpora under `corpus` are replayed on stable by
//! `tests/replay.rs`; `campaign.sh` fuzzes on, and notes what it did in `campaigns.tsv`.

mod drawn;
mod living;
mod reading;
mod structured;

/// The oracles of the tests: a second evaluator, and what columns, changes and explanations say of one another.
#[path = "../.."]
#[allow(
    dead_code,
    unused_imports,
    clippy::all,
    reason = "here it is a library of the tests: the test functions themselves are not built"
)]
mod oracles {
    pub(crate) mod differential;
    pub(crate) mod engine;
    pub(crate) mod reference;
}
use oracles::{differential as compare, engine, reference};

pub use living::operations;
pub use reading::{border, read_ledger, read_method, read_options, read_plan, read_words};
pub use structured::{differential, judge, print_parse, questions, spoilt};

/// A target: any bytes are its input.
pub type Target = fn(&[u8]);

/// Every target by its name, which names its corpus too.
pub const TARGETS: [(&str, Target); 12] = [
    ("border", border),
    ("differential", differential),
    ("judge", judge),
    ("operations", operations),
    ("print_parse", print_parse),
    ("questions", questions),
    ("read_ledger", read_ledger),
    ("read_method", read_method),
    ("read_options", read_options),
    ("read_plan", read_plan),
    ("read_words", read_words),
    ("spoilt", spoilt),
];
