//! One way to write a checked record: private fields, one documented getter for each.

/// Defines a struct whose fields only this crate can set, with a getter for each field: `ref` returns a
/// reference, `copy` the value, `list` a slice.
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident {
        $($(#[$doc:meta])* $how:ident $field:ident: $ty:ty,)*
    }) => {
        $(#[$meta])*
        pub struct $name {
            $(pub(crate) $field: $crate::words::record_type!($how $ty),)*
        }

        impl $name {
            $($crate::words::record_getter!($(#[$doc])* $how $field: $ty);)*
        }
    };
}

macro_rules! record_type {
    (list $ty:ty) => { Vec<$ty> };
    ($how:ident $ty:ty) => { $ty };
}

macro_rules! record_getter {
    ($(#[$doc:meta])* ref $field:ident: $ty:ty) => {
        $(#[$doc])* #[must_use] pub const fn $field(&self) -> &$ty { &self.$field }
    };
    ($(#[$doc:meta])* copy $field:ident: $ty:ty) => {
        $(#[$doc])* #[must_use] pub const fn $field(&self) -> $ty { self.$field }
    };
    ($(#[$doc:meta])* list $field:ident: $ty:ty) => {
        $(#[$doc])* #[must_use] pub fn $field(&self) -> &[$ty] { &self.$field }
    };
}

pub(crate) use {record, record_getter, record_type};
