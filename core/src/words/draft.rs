//! One way to write a draft: the shape of the JSON, and a builder for Rust, in one definition.

use std::fmt;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Defines a draft: a struct with public fields, read from and written to JSON, with a chained setter for each
/// field. `need` has no setter, `opt` wraps in `Some`, `far` is one that is large and rare, `list` pushes under the name after `=>`, `flag` sets to
/// true.
macro_rules! draft {
    ($(#[$meta:meta])* pub struct $name:ident {
        $($(#[$doc:meta])* $how:ident $field:ident: $ty:ty $(=> $adder:ident)?,)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            $(
                $(#[$doc])*
                #[serde(skip_serializing_if = "crate::words::is_default")]
                $(
                    #[serde(deserialize_with = "crate::words::list")]
                    #[doc = concat!("\n\n[`", stringify!($adder), "`](Self::", stringify!($adder), ") adds one.")]
                )?
                pub $field: $crate::words::draft_type!($how $ty),
            )*
        }

        impl $name {
            $($crate::words::draft_setter!($(#[$doc])* $how $field: $ty $(=> $adder)?);)*
        }
    };
}

macro_rules! draft_type {
    (opt $ty:ty) => { Option<$ty> };
    (far $ty:ty) => { Option<Box<$ty>> };
    (list $ty:ty) => { Vec<$ty> };
    (flag $ty:ty) => { bool };
    ($how:ident $ty:ty) => { $ty };
}

macro_rules! draft_setter {
    ($(#[$doc:meta])* need $field:ident: $ty:ty) => {};
    ($(#[$doc:meta])* own $field:ident: $ty:ty) => {};
    ($(#[$doc:meta])* opt $field:ident: $ty:ty) => {
        $(#[$doc])* #[must_use] pub fn $field(mut self, value: impl Into<$ty>) -> Self {
            self.$field = Some(value.into());
            self
        }
    };
    ($(#[$doc:meta])* far $field:ident: $ty:ty) => {
        $(#[$doc])* #[must_use] pub fn $field(mut self, value: impl Into<$ty>) -> Self {
            self.$field = Some(Box::new(value.into()));
            self
        }
    };
    ($(#[$doc:meta])* flag $field:ident: $ty:ty) => {
        $(#[$doc])* #[must_use] pub const fn $field(mut self) -> Self {
            self.$field = true;
            self
        }
    };
    ($(#[$doc:meta])* list $field:ident: $ty:ty => $adder:ident) => {
        $(#[$doc])* #[must_use] pub fn $adder(mut self, value: impl Into<$ty>) -> Self {
            self.$field.push(value.into());
            self
        }
    };
}

pub(crate) use {draft, draft_setter, draft_type};

/// Returns whether a value is what its absence stands for.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A number as it came in: any f64, checked when the draft is built.
///
/// In JSON it is a number; a whole number that f64 cannot hold exactly is refused.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Number(pub f64);

impl<T: Into<f64>> From<T> for Number {
    fn from(value: T) -> Self {
        Self(value.into())
    }
}

impl Number {
    /// Checks that it is finite.
    pub(crate) fn check(self) -> Result<super::Finite, super::Fault> {
        super::Finite::new(self.0).map_err(|_| {
            super::Fault::new(
                super::Code::BadNumber,
                "",
                format!("the number is {}", self.0),
                "give a finite number, or leave it out",
            )
        })
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        super::Finite::new(self.0).map_err(serde::ser::Error::custom)?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::Finite::deserialize(deserializer).map(|number| Self(number.get()))
    }
}

/// A text, a number or a list of texts: a value of a register field as it came in.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar {
    /// A text: free text, a day, a level or a member.
    Text(String),
    /// A number.
    Number(Number),
    /// Several members.
    Many(Vec<String>),
}

impl Default for Scalar {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl From<&str> for Scalar {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Scalar {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Scalar {
    fn from(number: f64) -> Self {
        Self::Number(Number(number))
    }
}

impl From<i32> for Scalar {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<Vec<String>> for Scalar {
    fn from(many: Vec<String>) -> Self {
        Self::Many(many)
    }
}

impl<const N: usize> From<[&str; N]> for Scalar {
    fn from(many: [&str; N]) -> Self {
        Self::Many(many.into_iter().map(str::to_owned).collect())
    }
}

impl Serialize for Scalar {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => number.serialize(serializer),
            Self::Many(many) => many.serialize(serializer),
        }
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, a number or a list of strings")
    }

    fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
        Ok(Scalar::from(text))
    }

    fn visit_string<E>(self, text: String) -> Result<Scalar, E> {
        Ok(Scalar::Text(text))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Scalar, E> {
        Ok(Scalar::from(number))
    }

    fn visit_i64<E: serde::de::Error>(self, whole: i64) -> Result<Scalar, E> {
        let exact = super::number::exact(i128::from(whole));
        exact.map(|number| Scalar::from(number.get())).ok_or_else(|| E::custom("no exact f64"))
    }

    fn visit_u64<E: serde::de::Error>(self, whole: u64) -> Result<Scalar, E> {
        let exact = super::number::exact(i128::from(whole));
        exact.map(|number| Scalar::from(number.get())).ok_or_else(|| E::custom("no exact f64"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Scalar, A::Error> {
        let mut many = Vec::new();
        while let Some(text) = access.next_element()? {
            many.push(text);
        }
        Ok(Scalar::Many(many))
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}
