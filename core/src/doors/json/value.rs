//! One value of the text, read as what the draft expects there.
//!
//! A value of another kind is noted and skipped, and the draft is given something harmless instead: nothing in
//! here fails, except that a type refuses what it is given.

use std::borrow::Cow;

use serde::de::value::{BorrowedStrDeserializer, Error as Stop};
use serde::de::{Deserializer, Expected, Visitor};
use serde::forward_to_deserialize_any;

use super::cursor::Kind;
use super::number::{Bad, is_number, number};
use super::read::{Elements, Members, Pass};
use super::wording;
use crate::words::At;

/// The most lists and objects that may stand inside one another: what a small stack holds.
pub(super) const DEEPEST: usize = 127;

/// The next value of the text, and where it is.
pub(super) struct Value<'p, 'de> {
    pass: &'p mut Pass<'de>,
    at: At<'p>,
    /// The number of lists and objects around it.
    depth: usize,
}

impl<'p, 'de> Value<'p, 'de> {
    pub(super) const fn new(pass: &'p mut Pass<'de>, at: At<'p>, depth: usize) -> Self {
        Self { pass, at, depth }
    }

    /// Says whether the value is of a kind; if not, that is noted and the value skipped.
    fn is(&mut self, kind: Kind, expected: &str) -> bool {
        let there = self.pass.cursor.kind() == kind;
        if !there {
            self.mismatch(expected);
        }
        there
    }

    fn mismatch(&mut self, expected: &str) {
        let (offset, found) = (self.pass.cursor.offset(), self.pass.cursor.kind());
        self.pass.note(offset, || wording::wrong_type(self.at, found, expected));
        self.pass.skip(self.at, self.depth);
    }

    /// Goes into a list or an object, unless it lies too deep.
    fn enter(&mut self) -> bool {
        let there = self.depth < DEEPEST;
        if there {
            let _ = self.pass.cursor.pass(b'[') || self.pass.cursor.pass(b'{');
        } else {
            self.pass.skip(self.at, self.depth);
        }
        there
    }

    /// Takes a list if there is one; an empty one stands for one that is not there or lies too deep.
    fn list<V: Visitor<'de>>(mut self, there: bool, visitor: V) -> Result<V::Value, Stop> {
        let inside = there && self.enter();
        visitor.visit_seq(Elements::new(self.pass, self.at, self.depth + 1, inside))
    }

    /// Takes an object if there is one; an empty one stands for one that is not there or lies too deep.
    fn object<V: Visitor<'de>>(
        mut self,
        there: bool,
        fields: Option<&'static [&'static str]>,
        visitor: V,
    ) -> Result<V::Value, Stop> {
        let inside = there && self.enter();
        visitor.visit_map(Members::new(self.pass, self.at, self.depth + 1, fields, inside))
    }

    fn text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self.pass.string(self.at) {
            Some(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Some(Cow::Owned(text)) => visitor.visit_string(text),
            None => visitor.visit_str(""),
        }
    }

    /// Takes a number. What is written as a whole number must be one that f64 holds.
    fn number(&mut self) -> f64 {
        let offset = self.pass.cursor.offset();
        let token = self.pass.cursor.token();
        number(token).unwrap_or_else(|bad| {
            self.pass.note(offset, || match bad {
                Bad::NotExact => wording::not_exact(self.at, token),
                Bad::TooLarge | Bad::Form => wording::not_finite(self.at, token),
            });
            0.0
        })
    }

    /// Takes a whole number from 0 to `most`.
    fn whole(&mut self, most: u64) -> u64 {
        if !self.is(Kind::Number, "a whole number") {
            return 0;
        }
        let offset = self.pass.cursor.offset();
        let token = self.pass.cursor.token();
        let whole = token.parse::<u64>().ok().filter(|whole| *whole <= most && is_number(token));
        if whole.is_none() {
            self.pass.note(offset, || wording::not_in_range(self.at, token, most));
        }
        whole.unwrap_or(0)
    }

    /// Takes one of some words; the first of them stands for one that is not among them.
    fn word(&mut self, words: &'static [&'static str]) -> &'static str {
        let instead = words.first().copied().unwrap_or_default();
        if self.pass.cursor.kind() != Kind::String {
            self.mismatch(&format!("one of {}", wording::list(words)));
            return instead;
        }
        let offset = self.pass.cursor.offset();
        let Some(text) = self.pass.string(self.at) else { return instead };
        words.iter().find(|word| **word == text).copied().unwrap_or_else(|| {
            self.pass.note(offset, || wording::unknown_word(self.at, &text, words));
            instead
        })
    }
}

/// Says whether a type takes a kind of value, by what it says that it expects.
///
/// A type that looks at the value to decide names the kinds that it takes there, as `string`, `number`, `list`
/// and `map`; a string must be among them.
fn takes(expected: &str, kind: Kind) -> bool {
    let name = match kind {
        Kind::String => return true,
        Kind::Null | Kind::Bool => return false,
        Kind::Number => "a number",
        Kind::List => "a list",
        Kind::Object => "a map",
    };
    expected.contains(name)
}

impl<'de> Deserializer<'de> for Value<'_, 'de> {
    type Error = Stop;

    fn deserialize_any<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Stop> {
        let kind = self.pass.cursor.kind();
        if kind == Kind::String {
            return self.text(visitor);
        }
        let expected = (&visitor as &dyn Expected).to_string();
        if !takes(&expected, kind) {
            self.mismatch(&expected);
            return visitor.visit_str("");
        }
        match kind {
            Kind::List => self.list(true, visitor),
            Kind::Object => self.object(true, None, visitor),
            _ => visitor.visit_f64(self.number()),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        if self.pass.cursor.kind() == Kind::Null {
            self.pass.cursor.word("null");
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Stop> {
        let there = self.is(Kind::Bool, "true or false");
        let yes = there && self.pass.cursor.byte() == Some(b't');
        if there {
            self.pass.cursor.word(if yes { "true" } else { "false" });
        }
        visitor.visit_bool(yes)
    }

    fn deserialize_f64<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Stop> {
        let there = self.is(Kind::Number, "a number");
        visitor.visit_f64(if there { self.number() } else { 0.0 })
    }

    fn deserialize_u32<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_u64(self.whole(u32::MAX.into()))
    }

    fn deserialize_u64<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_u64(self.whole(u64::MAX))
    }

    fn deserialize_str<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Stop> {
        if self.is(Kind::String, "a string") { self.text(visitor) } else { visitor.visit_str("") }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.deserialize_str(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Stop> {
        let there = self.is(Kind::List, "a list");
        self.list(there, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Stop> {
        let there = self.is(Kind::Object, "an object");
        self.object(there, None, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        mut self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        let there = self.is(Kind::Object, "an object");
        self.object(there, Some(fields), visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        mut self,
        _name: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        visitor.visit_enum(BorrowedStrDeserializer::new(self.word(words)))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Stop> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.pass.skip(self.at, self.depth);
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u128 f32 char bytes byte_buf unit unit_struct tuple tuple_struct identifier
    }
}
