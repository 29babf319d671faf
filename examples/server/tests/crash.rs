//! A thousand writes from eight clients, and the server killed in the middle: nothing that was answered is lost.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use common::{Server, TOKEN, city, entries, reading, start};
use reqwest::Client;
use tempfile::tempdir;
use tenfold::{Ledger, Options, Plan, evaluate};

const WRITES: usize = 1000;

/// After how many requests it is killed: early, in the middle, and late.
const KILLED_AFTER: [usize; 4] = [7, 250, 251, 800];

/// Posts what is left until all is answered, or the server is gone.
async fn writes(address: String, next: Arc<AtomicUsize>, answered: Arc<Mutex<BTreeSet<usize>>>) {
    let client = Client::new();
    loop {
        let number = next.fetch_add(1, Ordering::SeqCst);
        if number >= WRITES {
            return;
        }
        let day = format!("20{:02}-{:02}-{:02}", 22 + number % 3, 1 + number % 12, 1 + number % 28);
        let entry = reading(&format!("e{number}"), &day, i64::try_from(number % 13).unwrap());
        let sent =
            client.post(format!("{address}/plans/city/entries")).bearer_auth(TOKEN).body(entry.to_string());
        match sent.send().await {
            Ok(response) => {
                assert!(response.status().is_success(), "{}", response.status());
                answered.lock().unwrap().insert(number);
            }
            Err(_) => return,
        }
    }
}

/// Checks that what was answered is there, each once, and that the server judges as the crate does.
async fn check(server: &Server, answered: &BTreeSet<usize>) {
    let (plan, ledger) = (server.json("/plans/city").await, server.json("/plans/city/ledger").await);
    let ids = entries(server, "city").await;
    let ids: Vec<&str> = ids.iter().map(|entry| entry["id"].as_str().unwrap()).collect();
    let there: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(there.len(), ids.len(), "each is there once");
    let lost: Vec<usize> =
        answered.iter().copied().filter(|number| !there.contains(format!("e{number}").as_str())).collect();
    assert!(lost.is_empty(), "answered and lost: {lost:?}");
    let plan = Plan::from_json(plan.to_string()).unwrap();
    let ledger = Ledger::from_json(ledger.to_string(), &plan).unwrap();
    let here = evaluate(&plan, &ledger, &Options::new("2024-06-30".parse().unwrap())).unwrap().to_json();
    let told =
        server.get("/plans/city/evaluation?as_of=2024-06-30").send().await.unwrap().text().await.unwrap();
    assert_eq!(told, here);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_was_answered_is_lost_when_the_server_is_killed() {
    let folder = tempdir().unwrap();
    let answered = Arc::new(Mutex::new(BTreeSet::new()));
    let mut server = start(folder.path(), &[]).await;
    server.put("/plans/city", &city()).send().await.unwrap().error_for_status().unwrap();
    for killed_after in KILLED_AFTER.into_iter().map(Some).chain([None]) {
        let next = Arc::new(AtomicUsize::new(0));
        let clients: Vec<_> = (0..8)
            .map(|_| tokio::spawn(writes(server.address.clone(), Arc::clone(&next), Arc::clone(&answered))))
            .collect();
        if let Some(count) = killed_after {
            while next.load(Ordering::SeqCst) < count {
                tokio::task::yield_now().await;
            }
            // SIGKILL: nothing is flushed, nothing is closed.
            server.child.kill().await.unwrap();
        }
        for client in clients {
            client.await.unwrap();
        }
        if killed_after.is_some() {
            server = start(folder.path(), &[]).await;
        }
        let known = answered.lock().unwrap().clone();
        check(&server, &known).await;
    }
    assert_eq!(answered.lock().unwrap().len(), WRITES);
    assert_eq!(entries(&server, "city").await.len(), WRITES);
}
