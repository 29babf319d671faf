//! Ledgers straight from the text: entries are checked one by one as they are read, without a draft between.
//!
//! Most entries hold a few texts and a number. Those that hold more, or are written in another way than we print them,
//! are read as drafts, one at a time. With the first thing that is wrong the reading ends and nothing is kept: what is
//! wrong is found by reading the whole ledger as a draft.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error as Stop;

use super::cursor::Key;
use super::number::number;
use super::read::Pass;
use super::value::Value;
use crate::draft::{self, FactKind};
use crate::facts::Ledger;
use crate::plan::Plan;
use crate::plan::check::{Said, Sound};
use crate::words::{At, Limits, Number};

/// Reads a ledger of a plan; none if there is anything wrong with it.
pub(super) fn read_at_once(text: &str, plan: &Plan, limits: &Limits) -> Option<Ledger> {
    let mut pass = Pass::at_once(text);
    let mut head = draft::Ledger::default();
    let mut entries = Sound::new(plan, limits);
    let mut seen = Vec::new();
    let mut more = pass.cursor.pass(b'{');
    while more {
        let key = key(&mut pass)?;
        if seen.contains(&key) {
            return None;
        }
        seen.push(key);
        match key {
            "tenfold" => head.tenfold = value(&mut pass)?,
            "plan" => head.plan = value(&mut pass)?,
            "note" => head.note = value(&mut pass)?,
            "source" => head.source = value(&mut pass)?,
            "entries" => list(&mut pass, &mut entries)?,
            _ => return None,
        }
        more = another(&mut pass, b'}')?;
    }
    if pass.is_whole() { entries.ledger(head) } else { None }
}

/// Takes a key and its colon.
fn key<'de>(pass: &mut Pass<'de>) -> Option<&'de str> {
    let key = text(pass)?;
    pass.cursor.pass(b':').then_some(key)
}

/// Takes a string without escapes.
fn text<'de>(pass: &mut Pass<'de>) -> Option<&'de str> {
    if let Some(text) = pass.cursor.plain_string() {
        return Some(text);
    }
    let written = pass.cursor.string();
    (!written.escaped && pass.cursor.is_sound()).then(|| written.inside())
}

/// Takes a number.
fn figure(pass: &mut Pass<'_>) -> Option<f64> {
    pass.cursor.short_number().or_else(|| number(pass.cursor.token()).ok())
}

/// Takes a value of any type.
fn value<'de, T: Deserialize<'de>>(pass: &mut Pass<'de>) -> Option<T> {
    T::deserialize(Value::new(pass, At::ROOT, 2)).ok().filter(|_| pass.cursor.is_sound())
}

/// Goes past what stands behind a member or an element, and says whether another one follows.
fn another(pass: &mut Pass<'_>, end: u8) -> Option<bool> {
    if pass.cursor.pass(b',') { Some(true) } else { pass.cursor.pass(end).then_some(false) }
}

/// Reads the entries.
fn list(pass: &mut Pass<'_>, entries: &mut Sound<'_>) -> Option<()> {
    if !pass.cursor.pass(b'[') {
        return None;
    }
    let mut shape = Shape::default();
    let (begin, mut read) = (pass.cursor.offset(), 0);
    let mut more = !pass.cursor.pass(b']');
    while more {
        let start = pass.cursor.offset();
        let mut said = Said::default();
        if few(pass, &mut shape, &mut said).is_some() && said.kind != Some(FactKind::Amended) {
            entries.add(&said)?;
        } else {
            pass.cursor.go_back(start);
            let draft: draft::Entry = value(pass)?;
            entries.add(&Said::from(&draft))?;
        }
        more = another(pass, b']')?;
        read += 1;
        if read == SAMPLE {
            let (before, behind) = (pass.cursor.offset() - begin, pass.cursor.left());
            entries.make_room(behind / (before / SAMPLE).max(1));
        }
    }
    Some(())
}

/// So many entries tell how long the others are.
const SAMPLE: usize = 256;

/// Reads an entry that holds only what most do; nothing is returned if it may hold more, or may be wrong.
fn few<'de>(pass: &mut Pass<'de>, shape: &mut Shape, said: &mut Said<'de>) -> Option<()> {
    shape.begin();
    let mut more = pass.cursor.pass(b'{');
    while more {
        match slot(said, shape.next(pass)?) {
            Slot::Text(slot) => fill(slot, text(pass)?)?,
            Slot::Number(slot) => fill(slot, Number(figure(pass)?))?,
            Slot::Kind(slot) => fill(slot, kind(text(pass)?)?)?,
            Slot::Flag(slot) => {
                pass.cursor.word("true");
                if std::mem::replace(slot, true) || !pass.cursor.is_sound() {
                    return None;
                }
            }
        }
        more = another(pass, b'}')?;
    }
    Some(())
}

/// The fields that the entry before had, in their order: the next one mostly has the same.
#[derive(Default)]
struct Shape {
    fields: Vec<Field>,
    next: usize,
}

impl Shape {
    const fn begin(&mut self) {
        self.next = 0;
    }

    /// Takes the key of a field.
    fn next(&mut self, pass: &mut Pass<'_>) -> Option<Field> {
        let place = self.next;
        self.next += 1;
        if let Some(field) = self.fields.get(place)
            && pass.cursor.pass_key(field.key())
        {
            return Some(*field);
        }
        let key = key(pass)?;
        let field = FIELDS.into_iter().find(|field| field.name() == key)?;
        // What follows is that of another shape.
        self.fields.truncate(place);
        self.fields.push(field);
        Some(field)
    }
}

/// Defines the fields that most entries may have, and where each goes.
macro_rules! fields {
    ($($name:literal $field:ident $how:ident $place:ident,)*) => {
        #[derive(Clone, Copy)]
        enum Field { $($field),* }

        const FIELDS: [Field; [$($name),*].len()] = [$(Field::$field),*];

        impl Field {
            const fn name(self) -> &'static str {
                match self { $(Self::$field => $name),* }
            }

            const fn key(self) -> &'static Key {
                match self { $(Self::$field => const { &Key::new($name) }),* }
            }
        }

        /// Returns where a field goes.
        const fn slot<'s, 'de>(said: &'s mut Said<'de>, field: Field) -> Slot<'s, 'de> {
            match field { $(Field::$field => Slot::$how(&mut said.$place)),* }
        }
    };
}

fields! {
    "id" Id Text id,
    "day" Day Text day,
    "recorded" Recorded Text recorded,
    "source" Source Text source,
    "author" Author Text author,
    "illustrative" Illustrative Flag illustrative,
    "corrects" Corrects Text corrects,
    "kind" Kind Kind kind,
    "indicator" Indicator Text indicator,
    "member" Member Text member,
    "value" Value Number value,
    "register" Register Text register,
    "item" Item Text item,
    "to" To Text to,
    "stage" Stage Text stage,
    "lost" Lost Flag lost,
    "level" Level Text level,
    "set" Set Text set,
    "through" Through Text through,
    "entry" Entry Text entry,
}

/// Where a field goes.
enum Slot<'s, 'de> {
    Text(&'s mut Option<&'de str>),
    Number(&'s mut Option<Number>),
    Kind(&'s mut Option<FactKind>),
    Flag(&'s mut bool),
}

/// Puts a value into a field that was not there yet.
fn fill<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.replace(value).is_none().then_some(())
}

/// Returns the kind that a word stands for.
fn kind(word: &str) -> Option<FactKind> {
    FactKind::deserialize(IntoDeserializer::<Stop>::into_deserializer(word)).ok()
}
