//! What came, told to open pages as server-sent events.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::sse::{self, KeepAlive, Sse};
use futures_util::stream::{self, Stream, StreamExt as _};
use serde::Deserialize;
use serde_json::{Value, json};
use tenfold::draft::Entry;
use tokio::sync::broadcast::{self, error::RecvError};

use crate::failure::Failure;
use crate::held::Hall;
use crate::store::Row;

/// Something that came to a plan.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    sequence: i64,
    name: &'static str,
    data: String,
}

impl Event {
    /// Entries were recorded.
    pub(crate) fn entries(sequence: i64, entries: &[Entry]) -> Result<Self, Failure> {
        Ok(Self { sequence, name: "entries", data: serde_json::to_string(entries)? })
    }

    /// The plan was replaced.
    pub(crate) fn plan(sequence: i64, digest: &str) -> Self {
        Self { sequence, name: "plan", data: json!({ "digest": digest }).to_string() }
    }

    /// So much came that all is to be read again.
    fn reset(sequence: i64) -> Self {
        Self { sequence, name: "reset", data: "{}".to_owned() }
    }

    fn told(&self) -> sse::Event {
        sse::Event::default().id(self.sequence.to_string()).event(self.name).data(&self.data)
    }
}

/// Where a listener goes on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct After {
    /// The number of the last change that it has.
    after: Option<i64>,
}

/// How many changes are told one by one to who comes back.
const MOST: i64 = 1000;

/// `GET /plans/{plan}/events`: `open` first, with the number of the last change; then `entries`, `plan` and `reset`.
///
/// With `?after=` or `Last-Event-ID`, what came since then is told first.
pub(crate) async fn listen(
    State(hall): State<Arc<Hall>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    after: Result<Query<After>, QueryRejection>,
) -> Result<Sse<impl Stream<Item = Result<sse::Event, Infallible>>>, Failure> {
    let Query(After { after }) = after?;
    let last =
        headers.get("last-event-id").and_then(|value| value.to_str().ok()).and_then(|text| text.parse().ok());
    let held = hall.plan(&id).await?;
    // Listened to before anything is read: what comes in between is told once, as its number is known.
    let live = held.events.subscribe();
    let (sequence, digest) =
        held.with(|_, living| Ok((living.sequence, living.engine.plan().digest().to_owned()))).await?;
    let missed = match last.or(after) {
        Some(after) => missed(&hall.store.after(&id, after, MOST + 1).await?, sequence)?,
        None => Vec::new(),
    };
    let open =
        Event { sequence, name: "open", data: json!({ "sequence": sequence, "digest": digest }).to_string() };
    let known = missed.last().map_or(sequence, |event| event.sequence.max(sequence));
    let first = stream::iter(missed.into_iter().chain([open]));
    let mut ended = hall.ended.clone();
    let events = first
        .chain(lively(live, known))
        .map(|event| Ok(event.told()))
        .take_until(async move { ended.wait_for(|ended| *ended).await.map(drop) });
    Ok(Sse::new(events.boxed()).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))))
}

/// Returns what comes, without what is known.
fn lively(live: broadcast::Receiver<Event>, known: i64) -> impl Stream<Item = Event> {
    let told = stream::unfold((live, known), |(mut live, known)| async move {
        match live.recv().await {
            Ok(event) => Some((event, (live, known))),
            Err(RecvError::Lagged(_)) => Some((Event::reset(known), (live, known))),
            Err(RecvError::Closed) => None,
        }
    });
    told.filter(move |event| std::future::ready(event.name == "reset" || event.sequence > known))
}

/// Returns what came while nobody listened: entries that came one after another together.
fn missed(rows: &[Row], sequence: i64) -> Result<Vec<Event>, Failure> {
    if rows.len() > usize::try_from(MOST).unwrap_or(usize::MAX) {
        return Ok(vec![Event::reset(sequence)]);
    }
    let mut events = Vec::new();
    for group in rows.chunk_by(|one, other| one.entry.is_some() == other.entry.is_some()) {
        let Some(last) = group.last() else { continue };
        if last.entry.is_some() {
            let mut entries: Vec<Value> = Vec::new();
            for row in group {
                entries.push(serde_json::from_str(&row.text)?);
            }
            events.push(Event {
                sequence: last.sequence,
                name: "entries",
                data: Value::Array(entries).to_string(),
            });
        } else {
            let plan = tenfold::Plan::from_json(&last.text)?;
            events.push(Event::plan(last.sequence, plan.digest()));
        }
    }
    Ok(events)
}
