//! Plans: listed, read, taken in and replaced.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_TYPE, ETAG, IF_MATCH};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::IntoResponse;
use serde_json::{Value, json};
use tenfold::{Engine, Ledger, Plan};

use crate::app::DIGEST;
use crate::events::Event;
use crate::failure::Failure;
use crate::held::{Hall, Held, Living};

/// Canonical JSON, and the digest of it.
pub(crate) type Canonical = ([(HeaderName, String); 3], String);

/// Says what canonical JSON is.
pub(crate) fn canonical(digest: &str, text: String) -> Canonical {
    let json = "application/json".to_owned();
    ([(CONTENT_TYPE, json), (ETAG, format!("\"{digest}\"")), (DIGEST, digest.to_owned())], text)
}

/// `GET /plans`
pub(crate) async fn list(State(hall): State<Arc<Hall>>) -> Result<Json<Value>, Failure> {
    let mut plans = Vec::new();
    for held in hall.plans().await {
        plans.push(held.with(|_, living| Ok(summary(living))).await?);
    }
    Ok(Json(Value::Array(plans)))
}

fn summary(living: &Living) -> Value {
    let plan = living.engine.plan();
    json!({
        "id": plan.id().as_str(), "title": plan.draft().title, "digest": plan.digest(),
        "entries": living.engine.len(), "sequence": living.sequence,
    })
}

/// `GET /plans/{plan}`
pub(crate) async fn get(State(hall): State<Arc<Hall>>, Path(id): Path<String>) -> Result<Canonical, Failure> {
    let held = hall.plan(&id).await?;
    held.with(|_, living| Ok(canonical(living.engine.plan().digest(), living.engine.plan().to_json()))).await
}

/// `GET /plans/{plan}/ledger`
pub(crate) async fn ledger(
    State(hall): State<Arc<Hall>>,
    Path(id): Path<String>,
) -> Result<Canonical, Failure> {
    let held = hall.plan(&id).await?;
    let told = held.with(|_, living| {
        let ledger = living.engine.ledger();
        Ok(canonical(ledger.digest(), ledger.to_json()))
    });
    told.await
}

/// `PUT /plans/{plan}`: takes a new plan in; with `If-Match`, replaces the plan that has this digest.
pub(crate) async fn put(
    State(hall): State<Arc<Hall>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<impl IntoResponse, Failure> {
    let plan = Plan::from_json(body?).map_err(|faults| faults.below("plan"))?;
    if plan.id().as_str() != id {
        return Err(Failure::OtherId { path: id, plan: plan.id().to_string() });
    }
    let digest = plan.digest().to_owned();
    let replaced = headers.get(IF_MATCH).and_then(|value| value.to_str().ok());
    let status = if let Some(replaced) = replaced {
        let replaced = replaced.trim_matches('"').to_owned();
        let (held, hall) = (hall.plan(&id).await?, Arc::clone(&hall));
        held.with(move |held, living| replace(held, living, &hall, plan, &replaced)).await?;
        StatusCode::OK
    } else {
        hall.create(plan).await?;
        StatusCode::CREATED
    };
    let headers = [(ETAG, format!("\"{digest}\"")), (DIGEST, digest.clone())];
    Ok((status, headers, Json(json!({ "digest": digest }))))
}

/// Puts a plan in the place of another, if its ledger stands under the new one.
fn replace(held: &Held, living: &mut Living, hall: &Hall, plan: Plan, replaced: &str) -> Result<(), Failure> {
    let now = living.engine.plan().digest();
    if now != replaced {
        return Err(Failure::Stale { now: now.to_owned() });
    }
    let ledger = living.engine.ledger().to_json();
    let ledger = Ledger::from_json(ledger, &plan).map_err(|faults| faults.below("ledger"))?;
    let (text, digest) = (plan.to_json(), plan.digest().to_owned());
    let engine = Engine::new(plan, ledger)?;
    living.keep(&hall.store, &[(None, text)])?;
    living.engine = engine;
    // Nobody may be listening.
    let _ = held.events.send(Event::plan(living.sequence, &digest));
    Ok(())
}
