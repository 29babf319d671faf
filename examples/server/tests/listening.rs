//! Two pages that are open on one server see each other's entries.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod common;

use common::{Server, city, reading, start};
use futures_util::StreamExt as _;
use reqwest::Response;
use serde_json::{Value, json};
use tempfile::tempdir;
use tokio::time::{Duration, timeout};

/// A stream of events, read one at a time.
struct Listener {
    stream: std::pin::Pin<Box<dyn futures_util::Stream<Item = Vec<u8>> + Send>>,
    text: String,
}

/// One event: its name, its number, what it tells.
type Told = (String, i64, Value);

impl Listener {
    async fn to(server: &Server, path: &str) -> Self {
        Self::of(server.get(path).send().await.unwrap().error_for_status().unwrap())
    }

    fn of(response: Response) -> Self {
        let bytes = response.bytes_stream().take_while(|bytes| std::future::ready(bytes.is_ok()));
        Self { stream: Box::pin(bytes.map(|bytes| bytes.unwrap().to_vec())), text: String::new() }
    }

    /// Returns the next event; none once the stream has ended.
    async fn next(&mut self) -> Option<Told> {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let (event, rest) = (event.to_owned(), rest.to_owned());
                self.text = rest;
                let field =
                    |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
                let Some(name) = field("event:") else { continue };
                let data = serde_json::from_str(field("data:").unwrap()).unwrap();
                return Some((name.to_owned(), field("id:").unwrap().parse().unwrap(), data));
            }
            // Only so that a test that would wait for ever fails.
            let more = timeout(Duration::from_secs(60), self.stream.next()).await.expect("an event comes");
            self.text.push_str(&String::from_utf8(more?).unwrap());
        }
    }
}

async fn post(server: &Server, entries: &Value) {
    server.post("/plans/city/entries", entries).send().await.unwrap().error_for_status().unwrap();
}

#[tokio::test]
async fn two_listeners_are_told_what_each_wrote_and_who_comes_back_what_it_missed() {
    let folder = tempdir().unwrap();
    let server = start(folder.path(), &[]).await;
    server.put("/plans/city", &city()).send().await.unwrap().error_for_status().unwrap();
    let mut one = Listener::to(&server, "/plans/city/events").await;
    let mut other = Listener::to(&server, "/plans/city/events").await;
    let (name, sequence, open) = one.next().await.unwrap();
    assert_eq!((name.as_str(), &open["sequence"]), ("open", &json!(sequence)));
    assert_eq!(other.next().await.unwrap().0, "open");

    post(&server, &json!([reading("e1", "2023", 6), reading("e2", "2024", 8)])).await;
    for listener in [&mut one, &mut other] {
        let (name, number, entries) = listener.next().await.unwrap();
        assert_eq!((name.as_str(), number), ("entries", sequence + 2));
        assert_eq!(entries, json!([reading("e1", "2023", 6), reading("e2", "2024", 8)]));
    }
    // What stands already is told to nobody again.
    post(&server, &reading("e2", "2024", 8)).await;
    drop(other);
    post(&server, &reading("e3", "2024-06-30", 9)).await;
    let mut next = city();
    next["title"] = json!("The city");
    let digest = one_digest(&server).await;
    let put = server.put("/plans/city", &next).header("if-match", format!("\"{digest}\""));
    put.send().await.unwrap().error_for_status().unwrap();
    assert_eq!(one.next().await.unwrap().2[0]["id"], "e3");
    let (name, last, plan) = one.next().await.unwrap();
    assert_eq!((name.as_str(), &plan["digest"]), ("plan", &json!(one_digest(&server).await)));

    for back in [format!("?after={}", sequence + 2), String::new()] {
        let mut request = server.get(&format!("/plans/city/events{back}"));
        if back.is_empty() {
            request = request.header("last-event-id", (sequence + 2).to_string());
        }
        let mut back = Listener::of(request.send().await.unwrap());
        let told = [back.next().await.unwrap(), back.next().await.unwrap(), back.next().await.unwrap()];
        assert_eq!(told.each_ref().map(|told| told.0.as_str()), ["entries", "plan", "open"]);
        assert_eq!(told[0].2, json!([reading("e3", "2024-06-30", 9)]));
        assert_eq!(told[2].1, last);
    }
}

async fn one_digest(server: &Server) -> String {
    server.json("/plans").await[0]["digest"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn who_missed_too_much_reads_all_again() {
    let folder = tempdir().unwrap();
    let server = start(folder.path(), &[]).await;
    server.put("/plans/city", &city()).send().await.unwrap().error_for_status().unwrap();
    let many: Vec<Value> = (0..1100).map(|n| reading(&format!("e{n}"), "2023", n)).collect();
    post(&server, &json!(many)).await;
    let mut late = Listener::to(&server, "/plans/city/events?after=0").await;
    assert_eq!(late.next().await.unwrap().0, "reset");
    assert_eq!(late.next().await.unwrap().0, "open");
}

#[tokio::test]
async fn a_server_that_is_asked_to_end_ends_its_streams_and_itself() {
    let folder = tempdir().unwrap();
    let mut server = start(folder.path(), &[]).await;
    server.put("/plans/city", &city()).send().await.unwrap().error_for_status().unwrap();
    let mut listener = Listener::to(&server, "/plans/city/events").await;
    assert_eq!(listener.next().await.unwrap().0, "open");
    let pid = server.child.id().unwrap().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    assert_eq!(listener.next().await, None);
    assert!(server.child.wait().await.unwrap().success());
}
