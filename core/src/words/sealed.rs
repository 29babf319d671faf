//! Values that never change, with the digest of their canonical text.

use std::fmt;
use std::sync::OnceLock;

use serde::Serialize;

use super::{digest, print};

/// A value with the digest of its canonical text, which is taken when it is first asked for.
#[derive(Default)]
pub(crate) struct Sealed<T> {
    value: T,
    digest: OnceLock<String>,
}

impl<T> Sealed<T> {
    /// Seals a value, every number of which is finite.
    pub(crate) const fn new(value: T) -> Self {
        Self { value, digest: OnceLock::new() }
    }

    pub(crate) const fn value(&self) -> &T {
        &self.value
    }
}

impl<T: Serialize> Sealed<T> {
    pub(crate) fn digest(&self) -> &str {
        self.digest.get_or_init(|| digest(&print(&self.value).unwrap_or_default()))
    }

    /// Returns whether both have the same canonical text. No digest is taken where they are one and the same.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        std::ptr::eq(self, other) || self.digest() == other.digest()
    }
}

impl<T: PartialEq> PartialEq for Sealed<T> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other) || self.value == other.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Sealed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}
