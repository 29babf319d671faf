//! Lists that keep little room for more, however long they become.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// Reads a list, of which the room for more grows by doubling only while it is small: whoever sends a text chooses where
/// it ends.
pub(crate) fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    deserializer.deserialize_seq(ListVisitor(PhantomData))
}

struct ListVisitor<T>(PhantomData<T>);

/// The bytes from which on a list has room for an eighth more than it holds.
const LARGE: usize = 1 << 16;

/// The most bytes that a list that was read keeps for more.
const SPARE: usize = 1 << 10;

/// Adds to a list of which the room for more grows by doubling only while it is small.
pub(crate) fn push<T>(list: &mut Vec<T>, element: T) {
    if list.len() == list.capacity() && size_of_val(list.as_slice()) >= LARGE {
        list.reserve_exact(list.len() / 8);
    }
    list.push(element);
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for ListVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::with_capacity(access.size_hint().unwrap_or_default().min(1));
        while let Some(element) = access.next_element()? {
            push(&mut list, element);
        }
        if (list.capacity() - list.len()).saturating_mul(size_of::<T>()) > SPARE {
            list.shrink_to_fit();
        }
        Ok(list)
    }
}
