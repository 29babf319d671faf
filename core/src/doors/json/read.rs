//! Reading a whole text, members and elements included, without stopping at a fault.
//!
//! A fault belongs to an offset of the text: that of the value which is wrong, or of the key which should not
//! be there. When a reading has found new faults, the text is read once more, now without the fields that have
//! one: what is wrong must look absent to the checks that follow, and only the first reading knows what is.
//! Faults found again stand at the same offset, so each is reported once and in the order of the text.
//!
//! Most texts have no fault. They are read at once: without looking first whether the text is JSON, and up to the
//! first thing that is wrong with it, if there is one; then nothing of that reading is kept.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::de::value::Error as Stop;
use serde::de::{DeserializeOwned, DeserializeSeed, Error, IntoDeserializer, MapAccess, SeqAccess};

use super::cursor::Cursor;
use super::room::Room;
use super::value::{DEEPEST, Value};
use super::wording;
use crate::words::{At, Collect, Fault};

/// The most faults that are reported at once, so that a hostile text cannot fill the memory with them.
const MOST: usize = 1_000;

/// The most readings of one text. Two are enough unless a type refuses what the reader lets through to it; each
/// such refusal ends a reading.
const READINGS: usize = 8;

/// Reads text that may not be JSON; none if there is anything wrong with it.
pub(super) fn read_at_once<T: DeserializeOwned>(text: &str) -> Option<T> {
    let mut pass = Pass::at_once(text);
    let read = T::deserialize(Value::new(&mut pass, At::ROOT, 0)).ok()?;
    pass.is_whole().then_some(read)
}

/// Reads text that is known to be JSON.
pub(super) fn read<T: DeserializeOwned + Default>(text: &str) -> (T, Collect) {
    let mut pass = Pass::new(text);
    let mut draft: Option<T> = None;
    for _ in 0..READINGS {
        let known = pass.faults.len();
        // Not two at once: each is as large as the text allows.
        drop(draft.take());
        draft = pass.read_once();
        if pass.overfull || pass.faults.len() == known {
            break;
        }
    }
    let mut faults = Collect::default();
    faults.extend(pass.faults.into_values());
    if draft.is_none() {
        faults.push(wording::unread_rest());
    }
    (draft.unwrap_or_default(), faults)
}

/// What all values of one text share.
pub(super) struct Pass<'de> {
    text: &'de str,
    pub(super) cursor: Cursor<'de>,
    faults: BTreeMap<usize, Fault>,
    /// The offsets of values that their own type refused.
    refused: BTreeSet<usize>,
    /// Whether this reading has come to its end early.
    stopped: bool,
    /// Whether there are more faults than are kept.
    overfull: bool,
    /// Whether the reading ends with the first thing that is wrong, whatever it is.
    at_once: bool,
    room: Room,
}

impl<'de> Pass<'de> {
    const fn new(text: &'de str) -> Self {
        Self {
            text,
            cursor: Cursor::new(text),
            faults: BTreeMap::new(),
            refused: BTreeSet::new(),
            stopped: false,
            overfull: false,
            at_once: false,
            room: Room::of(text),
        }
    }

    /// Begins a reading that ends with the first thing that is wrong.
    pub(super) fn at_once(text: &'de str) -> Self {
        Self { at_once: true, ..Self::new(text) }
    }

    /// Returns whether the whole text was read, and nothing is wrong with it.
    pub(super) fn is_whole(&mut self) -> bool {
        self.cursor.is_sound() && self.cursor.is_at_end()
    }

    fn read_once<T: DeserializeOwned>(&mut self) -> Option<T> {
        self.cursor = Cursor::new(self.text);
        self.stopped = false;
        self.room = Room::of(self.text);
        let offset = self.cursor.offset();
        let result = T::deserialize(Value::new(self, At::ROOT, 0));
        self.settle(offset, At::ROOT, result).ok()
    }

    /// Notes what is wrong at an offset; the first fault there stands.
    pub(super) fn note(&mut self, offset: usize, fault: impl FnOnce() -> Fault) {
        if self.at_once {
            self.cursor.give_up();
            return;
        }
        if self.faults.contains_key(&offset) {
            return;
        }
        if self.faults.len() >= MOST {
            self.overfull = true;
        } else {
            self.faults.insert(offset, fault());
        }
    }

    /// Takes memory for an element; if there is not as much, nothing more is read.
    fn take(&mut self, bytes: usize, at: At<'_>) -> Result<(), Stop> {
        if self.room.take(bytes) {
            return Ok(());
        }
        let offset = self.cursor.offset();
        self.note(offset, || wording::too_empty(at));
        self.overfull = true;
        Err(Stop::custom("there is no use in reading on"))
    }

    /// Notes the refusal of a value by its own type, unless one inside it is noted already.
    fn settle<V>(&mut self, offset: usize, at: At<'_>, result: Result<V, Stop>) -> Result<V, Stop> {
        result.inspect_err(|error| {
            if !self.stopped && !self.overfull && !self.at_once {
                self.stopped = true;
                self.refused.insert(offset);
                self.note(offset, || wording::refused(at, error.to_string()));
            }
        })
    }

    /// Skips a value below a number of lists and objects.
    pub(super) fn skip(&mut self, at: At<'_>, depth: usize) {
        if self.at_once {
            self.cursor.give_up();
            return;
        }
        if let Some(offset) = self.cursor.skip(DEEPEST.saturating_sub(depth)) {
            self.note(offset, || wording::too_deep(at));
        }
    }

    /// Takes a string without its quotes and escapes.
    pub(super) fn string(&mut self, at: At<'_>) -> Option<Cow<'de, str>> {
        let offset = self.cursor.offset();
        if let Some(text) = self.cursor.plain_string() {
            return Some(Cow::Borrowed(text));
        }
        let written = self.cursor.string();
        if !written.escaped {
            return Some(Cow::Borrowed(written.inside()));
        }
        let text = serde_json::from_str::<String>(written.whole).ok().map(Cow::Owned);
        if text.is_none() {
            self.note(offset, || wording::half_a_character(at));
        }
        text
    }

    /// Goes past a comma unless this is the first of its list or object, and says whether another one follows.
    fn another(&mut self, first: &mut bool, end: u8) -> Result<bool, Stop> {
        if self.overfull || (self.at_once && !self.cursor.is_sound()) {
            return Err(Stop::custom("there is no use in reading on"));
        }
        let begun = !std::mem::replace(first, false);
        if begun && self.cursor.pass(b',') {
            return Ok(true);
        }
        if self.cursor.pass(end) {
            return Ok(false);
        }
        let more = self.cursor.byte().is_some();
        if begun || !more {
            self.cursor.give_up();
        }
        Ok(more)
    }
}

/// The elements of a list.
pub(super) struct Elements<'p, 'de> {
    pass: &'p mut Pass<'de>,
    at: At<'p>,
    depth: usize,
    /// Whether the text is inside of a list: one that is not there has no elements.
    inside: bool,
    first: bool,
    index: usize,
}

impl<'p, 'de> Elements<'p, 'de> {
    pub(super) const fn new(pass: &'p mut Pass<'de>, at: At<'p>, depth: usize, inside: bool) -> Self {
        Self { pass, at, depth, inside, first: true, index: 0 }
    }
}

impl<'de> SeqAccess<'de> for Elements<'_, 'de> {
    type Error = Stop;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Stop> {
        while self.inside && self.pass.another(&mut self.first, b']')? {
            let at = self.at.index(self.index);
            self.index += 1;
            let offset = self.pass.cursor.offset();
            if self.pass.refused.contains(&offset) {
                self.pass.skip(at, self.depth);
                continue;
            }
            self.pass.take(size_of::<S::Value>(), at)?;
            let result = seed.deserialize(Value::new(self.pass, at, self.depth));
            return self.pass.settle(offset, at, result).map(Some);
        }
        Ok(None)
    }

    /// Returns one, if there is any: most lists hold one element, and room for four would be most of what a text takes.
    fn size_hint(&self) -> Option<usize> {
        Some(usize::from(self.inside))
    }
}

/// Which keys an object may have, and which it had so far.
enum Keys<'de> {
    Fields(Fields),
    /// Any key.
    Any(Seen<'de>),
}

/// The keys that an object had so far: mostly a few.
#[derive(Default)]
struct Seen<'de> {
    few: [Option<Cow<'de, str>>; 4],
    many: BTreeSet<Cow<'de, str>>,
}

impl<'de> Seen<'de> {
    /// Adds a key; false if it was there.
    fn insert(&mut self, key: Cow<'de, str>) -> bool {
        for seen in &mut self.few {
            match seen {
                Some(seen) if *seen == key => return false,
                Some(_) => {}
                None => {
                    *seen = Some(key);
                    return true;
                }
            }
        }
        self.many.insert(key)
    }
}

/// The fields of a struct, a bit for each that was there, and the number of the one expected next.
struct Fields {
    known: &'static [&'static str],
    there: u64,
    next: usize,
}

/// The members of an object.
pub(super) struct Members<'p, 'de> {
    pass: &'p mut Pass<'de>,
    at: At<'p>,
    depth: usize,
    /// Whether the text is inside of an object: one that is not there has no members.
    inside: bool,
    first: bool,
    keys: Keys<'de>,
    key: Cow<'de, str>,
}

impl<'p, 'de> Members<'p, 'de> {
    /// Begins an object that has only these fields, or any key.
    pub(super) fn new(
        pass: &'p mut Pass<'de>,
        at: At<'p>,
        depth: usize,
        fields: Option<&'static [&'static str]>,
        inside: bool,
    ) -> Self {
        let keys = match fields {
            Some(known) => Keys::Fields(Fields { known, there: 0, next: 0 }),
            None => Keys::Any(Seen::default()),
        };
        Self { pass, at, depth, inside, first: true, keys, key: Cow::Borrowed("") }
    }

    /// Takes a key and its colon, and says whether its value is to be read; if not, the reason is noted.
    fn admit(&mut self) -> bool {
        let offset = self.pass.cursor.offset();
        let key = self.pass.string(self.at);
        if !self.pass.cursor.pass(b':') {
            self.pass.cursor.give_up();
        }
        let Some(key) = key else { return false };
        self.key = key;
        let at = self.at.key(wording::step(&self.key));
        let admitted = match &mut self.keys {
            Keys::Fields(fields) => fields.admit(&self.key),
            Keys::Any(seen) => Admitted::first(seen.insert(self.key.clone())),
        };
        match admitted {
            Admitted::Once => {
                let value = self.pass.cursor.offset();
                !self.pass.faults.contains_key(&value)
            }
            Admitted::Twice => {
                self.pass.note(offset, || wording::duplicate_field(at, &self.key));
                false
            }
            Admitted::Never(known) => {
                self.pass.note(offset, || wording::unknown_field(at, &self.key, known));
                false
            }
        }
    }
}

enum Admitted {
    Once,
    Twice,
    Never(&'static [&'static str]),
}

impl Admitted {
    const fn first(is_first: bool) -> Self {
        if is_first { Self::Once } else { Self::Twice }
    }
}

impl Fields {
    /// Returns the number of the field that was admitted last.
    fn last(&self) -> u64 {
        u64::try_from(self.next).unwrap_or(u64::MAX).saturating_sub(1)
    }

    fn admit(&mut self, key: &str) -> Admitted {
        // What we print ourselves has its fields in their order: look there first.
        let ahead = self.known.get(self.next..).unwrap_or_default();
        let found = ahead.iter().position(|name| *name == key).map(|index| self.next + index);
        let Some(index) = found.or_else(|| self.known.iter().position(|name| *name == key)) else {
            return Admitted::Never(self.known);
        };
        self.next = index + 1;
        // No draft has so many fields that one has no bit.
        let bit = u32::try_from(index).ok().and_then(|index| 1_u64.checked_shl(index)).unwrap_or(0);
        let first = self.there & bit == 0;
        self.there |= bit;
        Admitted::first(first)
    }
}

impl<'de> MapAccess<'de> for Members<'_, 'de> {
    type Error = Stop;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Stop> {
        while self.inside && self.pass.another(&mut self.first, b'}')? {
            if self.admit() {
                let read = match &self.keys {
                    // A type that is derived knows its fields by their numbers too.
                    Keys::Fields(fields) => seed.deserialize(fields.last().into_deserializer()),
                    Keys::Any(_) => seed.deserialize((*self.key).into_deserializer()),
                };
                return read.map(Some);
            }
            self.pass.skip(self.at.key(wording::step(&self.key)), self.depth);
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Stop> {
        let at = self.at.key(wording::step(&self.key));
        let offset = self.pass.cursor.offset();
        let result = seed.deserialize(Value::new(self.pass, at, self.depth));
        self.pass.settle(offset, at, result)
    }
}
