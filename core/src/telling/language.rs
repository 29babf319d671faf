//! The languages in which there are sentences.

/// A language in which there are sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    English,
    Chinese,
}

impl Language {
    /// Returns Chinese for a tag whose primary subtag is `zh`, else English.
    pub(super) fn of(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        if primary.eq_ignore_ascii_case("zh") { Self::Chinese } else { Self::English }
    }

    /// Returns one of two, by language.
    pub(super) const fn pick<'t>(self, english: &'t str, chinese: &'t str) -> &'t str {
        match self {
            Self::English => english,
            Self::Chinese => chinese,
        }
    }
}

/// Formats one of two sentences, English first, by the language of a teller.
macro_rules! both {
    ($tell:expr, $english:literal, $chinese:literal $(,)?) => {
        match $tell.language {
            $crate::telling::language::Language::English => format!($english),
            $crate::telling::language::Language::Chinese => format!($chinese),
        }
    };
}

pub(super) use both;

/// Returns a number of things in English, with the singular or plural that belongs to it.
pub(super) fn many(count: u32, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}
