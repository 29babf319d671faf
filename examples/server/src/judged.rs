//! How a plan stands: everything, one part of it in words, or many days.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use tenfold::telling::{self, Said};
use tenfold::{Day, Every, Faults, Options, Verdict};

use crate::failure::Failure;
use crate::held::{Hall, Living};
use crate::plans::{Canonical, canonical};

/// By what is judged.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    as_of: Option<String>,
    known_by: Option<String>,
    method: Option<String>,
    lang: Option<String>,
    from: Option<String>,
    step: Option<String>,
}

impl Asked {
    /// Returns the options; none without a day.
    pub(crate) fn options(&self) -> Result<Option<Options>, Failure> {
        let Some(as_of) = &self.as_of else { return Ok(None) };
        let mut options = json!({ "as_of": as_of });
        for (key, value) in [("known_by", &self.known_by), ("method", &self.method)] {
            if let (Some(value), Some(options)) = (value, options.as_object_mut()) {
                options.insert(key.to_owned(), json!(value));
            }
        }
        let read = Options::from_json(options.to_string()).map_err(|faults| faults.below("query"))?;
        Ok(Some(read))
    }

    fn needed(&self) -> Result<Options, Failure> {
        self.options()?.ok_or_else(|| Failure::Query("there is no as_of".to_owned()))
    }

    /// Returns the days from `from` to `as_of` on which a period ends.
    fn days(&self) -> Result<Vec<Day>, Failure> {
        let read = |text: &Option<String>, name| {
            let day = text.as_deref().ok_or_else(|| Failure::Query(format!("there is no {name}")))?.parse();
            day.map_err(|fault: tenfold::Fault| Failure::Faults(Faults::from(fault).below(name)))
        };
        let (from, to): (Day, Day) = (read(&self.from, "from")?, read(&self.as_of, "as_of")?);
        let every = match self.step.as_deref() {
            None | Some("quarter") => Every::Quarter,
            Some("month") => Every::Month,
            Some("half") => Every::Half,
            Some("year") => Every::Year,
            Some(_) => return Err(Failure::Query("step is none of month, quarter, half, year".to_owned())),
        };
        let days = every.within(from, to).map(tenfold::Period::last).chain([to]);
        let mut days: Vec<Day> = days.take(1201).collect();
        days.dedup();
        if days.len() > 1200 {
            Err(Failure::Query("these are more than 1200 days".to_owned()))
        } else {
            Ok(days)
        }
    }
}

type Query_ = Result<Query<Asked>, QueryRejection>;

/// `GET /plans/{plan}/evaluation?as_of=…&known_by=…&method=…`
pub(crate) async fn evaluation(
    State(hall): State<Arc<Hall>>,
    Path(id): Path<String>,
    asked: Query_,
) -> Result<Canonical, Failure> {
    let options = asked?.0.needed()?;
    let held = hall.plan(&id).await?;
    let text = held.with(move |_, living| {
        living.engine.evaluate(&options);
        living.engine.evaluation().ok_or(Failure::Broken)
    });
    let text = text.await?.to_json();
    Ok(canonical(&digest(&text), text))
}

/// Returns the SHA-256 of a text, as a page has it from `crypto.subtle`.
fn digest(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `GET /plans/{plan}/history?from=…&as_of=…&step=quarter`
pub(crate) async fn history(
    State(hall): State<Arc<Hall>>,
    Path(id): Path<String>,
    asked: Query_,
) -> Result<Json<Value>, Failure> {
    let Query(asked) = asked?;
    let (options, days) = (asked.needed()?, asked.days()?);
    hall.plan(&id).await?.with(move |_, living| Ok(timeline(living, &days, &options))).await.map(Json)
}

fn timeline(living: &mut Living, days: &[Day], options: &Options) -> Value {
    let line = living.engine.timeline(days, options);
    let plan = living.engine.plan();
    let column = |verdicts: &dyn Fn(usize) -> Option<Verdict>| -> Value {
        (0..days.len()).map(|day| verdicts(day).map(Verdict::as_str)).collect()
    };
    let targets: Map<String, Value> = plan
        .targets()
        .iter()
        .enumerate()
        .map(|(place, target)| {
            (target.id().to_string(), column(&|day| line.targets(day).get(place).copied()))
        })
        .collect();
    let actions: Map<String, Value> = plan
        .actions()
        .iter()
        .enumerate()
        .map(|(place, action)| (action.id().to_string(), column(&|day| line.nodes(day).get(place).copied())))
        .collect();
    let whole = column(&|day| line.nodes(day).last().copied());
    let days: Vec<String> = days.iter().map(Day::to_string).collect();
    json!({ "days": days, "targets": targets, "actions": actions, "whole": whole })
}

/// `GET /plans/{plan}/targets|actions|units/{id}?as_of=…&lang=en`
pub(crate) async fn part(
    State(hall): State<Arc<Hall>>,
    Path((plan, kind, id)): Path<(String, String, String)>,
    asked: Query_,
) -> Result<Json<Value>, Failure> {
    let Query(asked) = asked?;
    let options = asked.needed()?;
    let held = hall.plan(&plan).await?;
    let told = held.with(move |_, living| {
        living.engine.evaluate(&options);
        let language = asked.lang.as_deref().unwrap_or("en");
        let (result, said) = explained(living, &kind, &id, language)?;
        let (result, said): (Value, Value) =
            (serde_json::from_str(&result)?, serde_json::from_str(&said.to_json())?);
        Ok(json!({ "result": result, "said": said }))
    });
    told.await.map(Json)
}

fn explained(living: &Living, kind: &str, id: &str, language: &str) -> Result<(String, Said), Failure> {
    let (engine, plan) = (&living.engine, living.engine.plan());
    let of_node = |node| telling::said_of_node(node, plan, language);
    match kind {
        "targets" => {
            let target =
                id.parse().ok().and_then(|id| engine.target(&id)).ok_or_else(|| Failure::no("target", id))?;
            Ok((target.to_json(), telling::said_of_target(&target, plan, language)))
        }
        "actions" => {
            let action =
                id.parse().ok().and_then(|id| engine.action(&id)).ok_or_else(|| Failure::no("action", id))?;
            Ok((action.to_json(), of_node(&action.node)))
        }
        "units" => {
            let unit =
                id.parse().ok().and_then(|id| engine.unit(&id)).ok_or_else(|| Failure::no("unit", id))?;
            Ok((unit.to_json(), of_node(&unit.node)))
        }
        _ => Err(Failure::no("kind of part", kind)),
    }
}
