//! Ids: one newtype for each kind of thing, parsed once.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why a text is not an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdError {
    /// The text is empty.
    #[error("an id is empty")]
    Empty,
    /// The text starts or ends with white space.
    #[error("the id `{}` starts or ends with white space", super::head(.0))]
    Padded(String),
    /// The text holds a control character.
    #[error("the id `{}` holds a control character", super::head(.0))]
    Control(String),
}

fn parse(text: &str) -> Result<Arc<str>, IdError> {
    if is_plain(text.as_bytes()) {
        return Ok(Arc::from(text));
    }
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    if text.trim() != text {
        return Err(IdError::Padded(text.to_owned()));
    }
    if text.chars().any(char::is_control) {
        return Err(IdError::Control(text.escape_debug().to_string()));
    }
    Ok(Arc::from(text))
}

/// Returns whether a text is an id of ASCII alone, as most are.
fn is_plain(text: &[u8]) -> bool {
    let (Some(first), Some(last)) = (text.first(), text.last()) else { return false };
    *first != b' ' && *last != b' ' && text.iter().all(|byte| matches!(byte, b' '..=b'~'))
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        ///
        /// Any text that is not empty, has no control characters and no white space at its ends: a slug, a
        /// UUID, a number written as text. Compared byte for byte. Cheap to clone.
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Parses an id.
            ///
            /// # Errors
            /// [`IdError`] if the text is empty, padded with white space, or holds a control character.
            pub fn new(text: &str) -> Result<Self, IdError> {
                parse(text).map(Self)
            }

            /// Returns the id that shares a text with another id.
            #[allow(dead_code, reason = "not every id is shared")]
            pub(crate) fn of_shared(text: &Arc<str>) -> Self {
                Self(Arc::clone(text))
            }

            /// Returns the id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                Self::new(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", &*self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.as_ref().to_owned()
            }
        }

        impl From<&$name> for String {
            fn from(id: &$name) -> Self {
                id.0.as_ref().to_owned()
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::new(&text).map_err(serde::de::Error::custom)
            }
        }
    )*};
}

ids! {
    /// The id of a plan.
    PlanId,
    /// The id of an action, unique in its plan.
    ActionId,
    /// The id of a target, unique in its plan.
    TargetId,
    /// The id of an indicator, unique in its plan.
    IndicatorId,
    /// The id of an organisation unit, unique in its plan.
    UnitId,
    /// The id of a set, unique in its plan.
    SetId,
    /// The id of a member, unique in its set.
    MemberId,
    /// The id of an ordinal scale, unique in its plan.
    ScaleId,
    /// The id of a level, unique in its scale.
    LevelId,
    /// The id of a register, unique in its plan.
    RegisterId,
    /// The id of a field, unique in its register.
    FieldId,
    /// The id of a life-cycle state, unique in its register.
    StateId,
    /// The id of an item, unique in its register.
    ItemId,
    /// The id of a progress method, unique in its plan.
    MethodId,
    /// The id of a stage, unique in its indicator.
    StageId,
    /// The id of a ledger entry, unique in its ledger.
    EntryId,
}

impl MethodId {
    /// Returns an id that this crate writes itself.
    pub(crate) fn known(text: &'static str) -> Self {
        Self(Arc::from(text))
    }
}
