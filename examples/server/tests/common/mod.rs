//! The real server, over loopback.
#![allow(dead_code, reason = "each test binary uses some of it")]

use std::path::Path;
use std::process::Stdio;

use reqwest::{Client, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

pub const TOKEN: &str = "a secret of the tests";
pub const TEN: [&str; 2] = [
    concat!(env!("CARGO_MANIFEST_DIR"), "/../plans/ten-actions.plan.json"),
    concat!(env!("CARGO_MANIFEST_DIR"), "/../plans/ten-actions.ledger.json"),
];

/// A server that runs until it is dropped.
pub struct Server {
    pub child: Child,
    pub address: String,
    pub client: Client,
}

/// Starts the server on a free port with a database in a folder, and waits until it listens.
pub async fn start(folder: &Path, arguments: &[&str]) -> Server {
    start_with(folder, arguments, Some(TOKEN)).await
}

pub async fn start_with(folder: &Path, arguments: &[&str], token: Option<&str>) -> Server {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tenfold-server"));
    command.arg("--data").arg(folder.join("tenfold.db")).args(["--port", "0"]).args(arguments);
    command.env_remove("TENFOLD_TOKEN").envs(token.map(|token| ("TENFOLD_TOKEN", token)));
    let mut child = command.stdout(Stdio::piped()).kill_on_drop(true).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let line = lines.next_line().await.unwrap().expect("it says where it listens");
    let address = line.strip_prefix("listening on ").expect("it says where it listens").to_owned();
    // What it says later must not fill the pipe.
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    Server { child, address, client: Client::new() }
}

impl Server {
    pub fn get(&self, path: &str) -> RequestBuilder {
        self.client.get(format!("{}{path}", self.address))
    }

    pub fn post(&self, path: &str, body: &Value) -> RequestBuilder {
        self.client.post(format!("{}{path}", self.address)).bearer_auth(TOKEN).body(body.to_string())
    }

    pub fn put(&self, path: &str, body: &Value) -> RequestBuilder {
        self.client.put(format!("{}{path}", self.address)).bearer_auth(TOKEN).body(body.to_string())
    }

    /// Asks with success, and returns the JSON.
    pub async fn json(&self, path: &str) -> Value {
        let response = self.get(path).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        response.json().await.unwrap()
    }
}

/// Checks a refusal, and returns what it says.
pub async fn refused(response: Response, status: StatusCode) -> Value {
    assert_eq!(response.status(), status);
    let body: Value = response.json().await.unwrap();
    assert!(
        body["error"].as_str().is_some_and(|text| text.contains(';') || !body["faults"][0].is_null()),
        "{body}"
    );
    body
}

/// Returns the entries of a plan; canonical JSON leaves an empty list out.
pub async fn entries(server: &Server, plan: &str) -> Vec<Value> {
    server.json(&format!("/plans/{plan}/ledger")).await["entries"].as_array().cloned().unwrap_or_default()
}

/// A small plan.
pub fn city() -> Value {
    json!({
        "tenfold": 1, "id": "city", "title": "City", "start": "2022-01-01", "due": "2025-12-31",
        "indicators": [{ "id": "labs", "title": "Laboratories", "measure": { "kind": "level" } }],
        "actions": [{ "id": "science", "title": "Science", "targets": [{
            "id": "ten", "title": "Ten", "indicator": "labs", "goal": { "kind": "at_least", "bar": 10 }, "baseline": { "value": 4 },
        }] }],
    })
}

pub fn reading(id: &str, day: &str, value: i64) -> Value {
    json!({
        "id": id, "kind": "reading", "indicator": "labs", "day": day, "value": value, "recorded": "2024-01-15T09:00:00Z",
    })
}
