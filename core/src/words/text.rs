//! Texts for people: one string, or one for each language.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A text for people: one string for every language, or a map from language tag to string.
///
/// [`Text::get`] falls back from the exact tag to its primary subtag, then to any tag with the same primary
/// subtag, then to English, then to the first tag in alphabetical order.
///
/// ```
/// use tenfold::Text;
/// let text = Text::from([("en", "ten actions"), ("zh-Hans", "十大行动")]);
/// assert_eq!(text.get("zh-CN"), "十大行动");
/// assert_eq!(text.get("fr"), "ten actions");
/// assert_eq!(Text::from("plain").get("zh"), "plain");
/// ```
///
/// Cheap to clone: the clones share what is written.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Text(Form);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Form {
    Plain(Arc<str>),
    /// Language tags in alphabetical order, each with its text.
    ByLanguage(Arc<[(Box<str>, Box<str>)]>),
}

impl Default for Form {
    fn default() -> Self {
        Self::Plain(Arc::default())
    }
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

impl Text {
    /// Returns the text in a language, falling back as the type's description says.
    #[must_use]
    pub fn get(&self, lang: &str) -> &str {
        let lines = match &self.0 {
            Form::Plain(text) => return text,
            Form::ByLanguage(lines) => lines,
        };
        let of = |lang: &str| lines.iter().find(|(tag, _)| **tag == *lang);
        let same_primary = || lines.iter().find(|(tag, _)| primary(tag) == primary(lang));
        of(lang)
            .or_else(|| of(primary(lang)))
            .or_else(same_primary)
            .or_else(|| of("en"))
            .or_else(|| lines.first())
            .map_or("", |(_, text)| text)
    }

    /// Returns whether no language has any text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.longest() == 0
    }

    /// Returns the number of bytes of the longest string in it.
    #[must_use]
    pub fn longest(&self) -> usize {
        match &self.0 {
            Form::Plain(text) => text.len(),
            Form::ByLanguage(lines) => lines.iter().map(|(_, text)| text.len()).max().unwrap_or(0),
        }
    }

    /// Returns the language tags, in alphabetical order; none if one string serves for every language.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        let lines = match &self.0 {
            Form::Plain(_) => &[][..],
            Form::ByLanguage(lines) => lines,
        };
        lines.iter().map(|(tag, _)| tag.as_ref())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(Form::Plain(text.into()))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Form::Plain(text.into()))
    }
}

impl<K: Into<String>, V: Into<String>, const N: usize> From<[(K, V); N]> for Text {
    fn from(pairs: [(K, V); N]) -> Self {
        Self::from(BTreeMap::from(pairs.map(|(tag, text)| (tag.into(), text.into()))))
    }
}

impl From<BTreeMap<String, String>> for Text {
    fn from(map: BTreeMap<String, String>) -> Self {
        Self(Form::ByLanguage(map.into_iter().map(|(tag, text)| (tag.into(), text.into())).collect()))
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.get("en"))
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Form::Plain(text) => serializer.serialize_str(text),
            Form::ByLanguage(lines) => serializer.collect_map(lines.iter().map(|(tag, text)| (tag, text))),
        }
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a map from language tag to string")
    }

    fn visit_str<E>(self, text: &str) -> Result<Text, E> {
        Ok(Text::from(text))
    }

    fn visit_string<E>(self, text: String) -> Result<Text, E> {
        Ok(Text::from(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Text, A::Error> {
        let mut lines: Vec<(Box<str>, Box<str>)> = Vec::new();
        while let Some(line) = access.next_entry()? {
            lines.push(line);
        }
        // Mostly they are in order.
        lines.sort_by(|(one, _), (other, _)| one.cmp(other));
        if let Some([(tag, _), _]) = lines.array_windows().find(|[(one, _), (other, _)]| one == other) {
            return Err(serde::de::Error::custom(format!("duplicate field `{tag}`")));
        }
        Ok(Text(Form::ByLanguage(lines.into())))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}
