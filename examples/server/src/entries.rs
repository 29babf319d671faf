//! Entries: checked, kept, judged, and told to who listens.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use serde_json::{Value, json};
use tenfold::draft::{self, Entry};
use tenfold::{EntryId, Fault, Faults};

use crate::events::Event;
use crate::failure::Failure;
use crate::held::{Hall, Held, Living};
use crate::judged::Asked;

/// `POST /plans/{plan}/entries`: one entry or a list of them, all or none of which are recorded.
///
/// One that stands already, as it was sent, is passed over: who had no answer may send it again. One without a moment
/// is recorded now.
pub(crate) async fn post(
    State(hall): State<Arc<Hall>>,
    Path(id): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<Value>, Failure> {
    let (Query(asked), body) = (asked?, body?);
    let held = hall.plan(&id).await?;
    held.with(move |held, living| record(held, living, &hall, &asked, &body)).await.map(Json)
}

fn record(
    held: &Held,
    living: &mut Living,
    hall: &Hall,
    asked: &Asked,
    body: &[u8],
) -> Result<Value, Failure> {
    let (sent, mut entries) = (read(living, body)?.into_iter(), Vec::new());
    let mut recorded: Vec<Entry> = Vec::new();
    for entry in sent {
        match standing(living, &entry)? {
            Standing::New => recorded.push(stamped(entry)),
            Standing::Same => entries.push(entry.id),
        }
    }
    let again = entries.len();
    if let Some(options) = asked.options()? {
        living.engine.evaluate(&options);
    }
    let changes = if recorded.is_empty() { Value::Null } else { kept(held, living, hall, recorded.clone())? };
    entries.extend(recorded.into_iter().map(|entry| entry.id));
    Ok(json!({
        "recorded": entries.len() - again, "again": again, "sequence": living.sequence, "changes": changes,
    }))
}

/// Records entries; they are judged first, kept then, and taken back if they cannot be kept.
fn kept(held: &Held, living: &mut Living, hall: &Hall, entries: Vec<Entry>) -> Result<Value, Failure> {
    let mark = living.engine.mark();
    let changes = living.engine.record(entries.clone()).map_err(|faults| faults.below("entries"))?;
    let changes = serde_json::from_str(&changes.to_json())?;
    let mut rows = Vec::new();
    for entry in &entries {
        rows.push((Some(entry.id.as_str()), serde_json::to_string(entry)?));
    }
    if let Err(failure) = living.keep(&hall.store, &rows) {
        living.engine.back_to(mark);
        return Err(failure);
    }
    // Nobody may be listening.
    let _ = held.events.send(Event::entries(living.sequence, &entries)?);
    Ok(changes)
}

/// Reads one entry, or a list of them, by the reader of ledgers, which finds every fault.
fn read(living: &Living, body: &[u8]) -> Result<Vec<Entry>, Failure> {
    let text = String::from_utf8_lossy(body);
    let list = if text.trim_start().starts_with('[') { text.into_owned() } else { format!("[{text}]") };
    // The engine would read them too, and add them at once; here they are looked at first.
    serde_json::from_str(&list).map_err(|_| faults_of(living, &list))
}

/// Returns what is wrong with a text that is not a list of entries.
fn faults_of(living: &Living, list: &str) -> Failure {
    let empty = draft::Ledger::new(living.engine.plan().id().as_str()).build(living.engine.plan());
    let engine = empty.and_then(|empty| tenfold::Engine::new(living.engine.plan().clone(), empty));
    match engine.map(|mut engine| engine.record_json(list).map(drop)) {
        Ok(Err(faults)) | Err(faults) => Failure::Faults(faults),
        Ok(Ok(())) => Failure::Broken,
    }
}

enum Standing {
    New,
    Same,
}

/// Returns whether an entry stands already.
fn standing(living: &Living, entry: &Entry) -> Result<Standing, Failure> {
    let id: EntryId = entry.id.parse().map_err(|fault: tenfold::IdError| unsound(&fault))?;
    if living.engine.entry(&id).is_none() {
        return Ok(Standing::New);
    }
    let entries = living.engine.ledger().draft().entries;
    let Some(mut there) = entries.into_iter().find(|there| there.id == entry.id) else {
        return Ok(Standing::New);
    };
    if entry.recorded.is_none() {
        there.recorded = None;
    }
    // As sound ones are printed.
    let same = serde_json::to_value(&there)? == serde_json::to_value(entry)?;
    if same { Ok(Standing::Same) } else { Err(Failure::Taken(entry.id.clone())) }
}

fn unsound(fault: &tenfold::IdError) -> Failure {
    let (cause, remedy) = (fault.to_string(), "give the entry an id");
    Failure::Faults(Faults::from(Fault::new(tenfold::Code::BadId, "entries[].id", cause, remedy)))
}

/// Notes when an entry came, if it does not say so.
fn stamped(mut entry: Entry) -> Entry {
    if entry.recorded.is_none() {
        entry.recorded = Some(jiff::Timestamp::now().to_string());
    }
    entry
}
