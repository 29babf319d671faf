//! What the server answers, and what it refuses.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod common;

use common::{Server, TEN, TOKEN, city, entries, reading, refused, start, start_with};
use reqwest::StatusCode;
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};
use tenfold::{Ledger, Options, Plan, evaluate};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

async fn with_city() -> (TempDir, Server) {
    let folder = tempdir().unwrap();
    let server = start(folder.path(), &[]).await;
    let created = server.put("/plans/city", &city()).send().await.unwrap();
    assert_eq!(created.status(), StatusCode::CREATED);
    (folder, server)
}

#[tokio::test]
async fn an_evaluation_is_that_of_the_crate_with_its_digest() {
    let folder = tempdir().unwrap();
    let server = start(folder.path(), &["--load", TEN[0], TEN[1]]).await;
    let plan = Plan::from_json(std::fs::read(TEN[0]).unwrap()).unwrap();
    let ledger = Ledger::from_json(std::fs::read(TEN[1]).unwrap(), &plan).unwrap();
    let options =
        Options::from_json(r#"{"as_of":"2025-06-30","method":"statcan","known_by":"2025-01-01T00:00:00Z"}"#);
    let here = evaluate(&plan, &ledger, &options.unwrap()).unwrap().to_json();
    let asked = "as_of=2025-06-30&method=statcan&known_by=2025-01-01T00:00:00Z";
    let told = server.get(&format!("/plans/{}/evaluation?{asked}", plan.id())).send().await.unwrap();
    let digest = told.headers()["tenfold-digest"].to_str().unwrap().to_owned();
    assert_eq!(told.text().await.unwrap(), here);
    use sha2::Digest as _;
    let own: String = sha2::Sha256::digest(&here).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(digest, own);
    // Started again with the same plan, it has it already.
    drop(server);
    let server = start(folder.path(), &["--load", TEN[0], TEN[1]]).await;
    let plans = server.json("/plans").await;
    assert_eq!(plans[0]["digest"], plan.digest());
    assert_eq!(plans[0]["entries"], ledger.entries().len());
}

#[tokio::test]
async fn an_entry_is_recorded_once_however_often_it_is_sent() {
    let (_folder, server) = with_city().await;
    let entry = reading("e1", "2023", 6);
    let first: Value = server
        .post("/plans/city/entries?as_of=2024-06-30", &entry)
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert_eq!((&first["recorded"], &first["again"]), (&json!(1), &json!(0)));
    assert_eq!(first["changes"]["targets"][0]["id"], "ten");
    let both = json!([entry, reading("e2", "2024-03-31", 9)]);
    let second: Value = server.post("/plans/city/entries", &both).send().await.unwrap().json().await.unwrap();
    assert_eq!((&second["recorded"], &second["again"]), (&json!(1), &json!(1)));
    let again: Value = server.post("/plans/city/entries", &both).send().await.unwrap().json().await.unwrap();
    assert_eq!((&again["recorded"], &again["again"]), (&json!(0), &json!(2)));
    assert_eq!(entries(&server, "city").await.len(), 2);
    let other = refused(
        server.post("/plans/city/entries", &reading("e1", "2023", 7)).send().await.unwrap(),
        StatusCode::CONFLICT,
    );
    assert!(other.await["error"].as_str().unwrap().contains("`e1`"));
}

#[tokio::test]
async fn an_entry_without_a_moment_is_recorded_now_and_may_be_sent_again() {
    let (_folder, server) = with_city().await;
    let mut entry = reading("e1", "2023", 6);
    entry.as_object_mut().unwrap().remove("recorded");
    for again in [0, 1] {
        let told: Value =
            server.post("/plans/city/entries", &entry).send().await.unwrap().json().await.unwrap();
        assert_eq!(told["again"], again);
    }
    assert!(server.json("/plans/city/ledger").await["entries"][0]["recorded"].as_str().is_some());
}

#[tokio::test]
async fn every_fault_of_what_is_sent_is_told_and_nothing_is_recorded() {
    let (_folder, server) = with_city().await;
    let wrong = json!([reading("e1", "2023-02-30", 6), { "id": "e2", "kind": "reading", "indicator": "lab", "day": "2023", "value": 1 }]);
    let told = refused(
        server.post("/plans/city/entries", &wrong).send().await.unwrap(),
        StatusCode::UNPROCESSABLE_ENTITY,
    )
    .await;
    let places: Vec<&str> =
        told["faults"].as_array().unwrap().iter().map(|fault| fault["place"].as_str().unwrap()).collect();
    assert_eq!(places.len(), 2, "{told}");
    assert!(
        places.iter().any(|place| place.contains("day"))
            && places.iter().any(|place| place.contains("indicator")),
        "{told}"
    );
    assert!(
        told["faults"]
            .as_array()
            .unwrap()
            .iter()
            .all(|fault| fault["remedy"].as_str().is_some_and(|text| !text.is_empty()))
    );
    assert!(entries(&server, "city").await.is_empty());
    for text in [json!("x"), json!({ "id": "e1" }), json!([1, 2])] {
        refused(
            server.post("/plans/city/entries", &text).send().await.unwrap(),
            StatusCode::UNPROCESSABLE_ENTITY,
        )
        .await;
    }
    refused(
        server.put("/plans/other", &json!({ "tenfold": 1 })).send().await.unwrap(),
        StatusCode::UNPROCESSABLE_ENTITY,
    )
    .await;
    refused(server.put("/plans/other", &city()).send().await.unwrap(), StatusCode::UNPROCESSABLE_ENTITY)
        .await;
}

#[tokio::test]
async fn a_plan_is_replaced_only_by_who_has_read_it() {
    let (_folder, server) = with_city().await;
    let tag = server.get("/plans/city").send().await.unwrap().headers()["etag"].to_str().unwrap().to_owned();
    server
        .post("/plans/city/entries", &reading("e1", "2023", 6))
        .send()
        .await
        .unwrap()
        .error_for_status()
        .unwrap();
    let mut next = city();
    next["title"] = json!("The city");
    refused(server.put("/plans/city", &next).send().await.unwrap(), StatusCode::PRECONDITION_REQUIRED).await;
    let replaced = server.put("/plans/city", &next).header("if-match", &tag).send().await.unwrap();
    assert_eq!(replaced.status(), StatusCode::OK);
    let now = server.get("/plans/city").send().await.unwrap().headers()["etag"].clone();
    assert_eq!(replaced.headers()["etag"], now);
    // Who read it before the other wrote is told what it is now.
    let late = server.put("/plans/city", &next).header("if-match", &tag).send().await.unwrap();
    let told = refused(late, StatusCode::PRECONDITION_FAILED).await;
    assert!(told["error"].as_str().unwrap().contains(now.to_str().unwrap().trim_matches('"')));
    // A plan under which the ledger would not stand.
    next["indicators"][0]["id"] = json!("schools");
    next["actions"][0]["targets"][0]["indicator"] = json!("schools");
    let unfit = server.put("/plans/city", &next).header("if-match", now).send().await.unwrap();
    let told = refused(unfit, StatusCode::UNPROCESSABLE_ENTITY).await;
    assert!(told["faults"][0]["place"].as_str().unwrap().starts_with("ledger"), "{told}");
    assert_eq!(server.json("/plans/city").await["title"], "The city");
}

#[tokio::test]
async fn nothing_is_written_without_the_token() {
    let (folder, server) = with_city().await;
    let path = format!("{}/plans/city/entries", server.address);
    let entry = reading("e1", "2023", 6).to_string();
    for given in [None, Some("another secret, also long"), Some(&TOKEN[..TOKEN.len() - 1])] {
        let mut request = server.client.post(&path).body(entry.clone());
        if let Some(given) = given {
            request = request.bearer_auth(given);
        }
        refused(request.send().await.unwrap(), StatusCode::UNAUTHORIZED).await;
    }
    drop(server);
    let server = start_with(folder.path(), &[], None).await;
    refused(
        server.post("/plans/city/entries", &reading("e1", "2023", 6)).send().await.unwrap(),
        StatusCode::FORBIDDEN,
    )
    .await;
    assert!(entries(&server, "city").await.is_empty());
}

#[tokio::test]
async fn what_is_not_there_and_what_cannot_be_asked_is_said() {
    let (_folder, server) = with_city().await;
    for path in [
        "/plans/none",
        "/plans/none/ledger",
        "/plans/none/events",
        "/plans/city/targets/none?as_of=2024-01-01",
        "/plans/city/things/ten?as_of=2024-01-01",
        "/plans/none/evaluation?as_of=2024-01-01",
    ] {
        refused(server.get(path).send().await.unwrap(), StatusCode::NOT_FOUND).await;
    }
    for path in [
        "/plans/city/evaluation",
        "/plans/city/evaluation?as_off=2024-01-01",
        "/plans/city/history?as_of=2024-01-01",
        "/plans/city/history?as_of=2024-01-01&from=2022-01-01&step=week",
        "/plans/city/history?as_of=9000-01-01&from=2022-01-01&step=month",
    ] {
        refused(server.get(path).send().await.unwrap(), StatusCode::BAD_REQUEST).await;
    }
    for path in
        ["/plans/city/evaluation?as_of=2024-02-30", "/plans/city/evaluation?as_of=2024-02-01&method=none"]
    {
        let told = refused(server.get(path).send().await.unwrap(), StatusCode::UNPROCESSABLE_ENTITY).await;
        assert!(told["faults"][0]["place"].as_str().unwrap().starts_with("query."), "{told}");
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_before_it_is_sent() {
    let (_folder, server) = with_city().await;
    let mut stream = TcpStream::connect(server.address.strip_prefix("http://").unwrap()).await.unwrap();
    let head = format!(
        "POST /plans/city/entries HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {TOKEN}\r\n\
         content-length: {}\r\n\r\n",
        17 << 20
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = [0; 16];
    stream.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 413 Pay");
}

#[tokio::test]
async fn parts_are_explained_in_words_and_histories_told() {
    let folder = tempdir().unwrap();
    let server = start(folder.path(), &["--load", TEN[0], TEN[1]]).await;
    let plan = server.json("/plans").await[0]["id"].as_str().unwrap().to_owned();
    let evaluation = server.json(&format!("/plans/{plan}/evaluation?as_of=2024-12-31")).await;
    for (kind, languages) in [("targets", ["en", "zh"]), ("actions", ["en", "zh"]), ("units", ["en", "zh"])] {
        let id = evaluation[kind][0]["id"].as_str().unwrap();
        let mut said = Vec::new();
        for language in languages {
            let told =
                server.json(&format!("/plans/{plan}/{kind}/{id}?as_of=2024-12-31&lang={language}")).await;
            assert_eq!(told["result"], evaluation[kind][0]);
            said.push(told["said"].to_string());
        }
        assert_ne!(said[0], said[1]);
    }
    let history = server.json(&format!("/plans/{plan}/history?from=2023-01-01&as_of=2024-12-31")).await;
    assert_eq!(history["days"].as_array().unwrap().len(), 8);
    let target = &evaluation["targets"][0];
    let last = history["targets"][target["id"].as_str().unwrap()].as_array().unwrap().last().unwrap();
    assert_eq!(last, &target["verdict"]);
    assert_eq!(history["whole"].as_array().unwrap().last().unwrap(), &evaluation["whole"]["verdict"]);
}

#[tokio::test]
async fn nothing_listens_beyond_loopback_unless_told_and_other_names_are_refused() {
    let folder = tempdir().unwrap();
    for arguments in [["--host", "0.0.0.0"], ["--page", "/nowhere"]] {
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_tenfold-server"))
            .arg("--data")
            .arg(folder.path().join("x.db"))
            .args(arguments)
            .output()
            .unwrap();
        assert!(!run.status.success());
        assert!(String::from_utf8_lossy(&run.stderr).contains("; ") || arguments[0] == "--page");
    }
    let server = start(folder.path(), &["--origin", "http://localhost:5173"]).await;
    refused(
        server.get("/plans").header("host", "plans.example").send().await.unwrap(),
        StatusCode::FORBIDDEN,
    )
    .await;
    let ours = server.get("/plans").header("origin", "http://localhost:5173").send().await.unwrap();
    assert_eq!(ours.headers()["access-control-allow-origin"], "http://localhost:5173");
    let theirs = server.get("/plans").header("origin", "http://plans.example").send().await.unwrap();
    assert!(theirs.headers().get("access-control-allow-origin").is_none());
}

#[tokio::test]
async fn a_page_is_served_with_a_policy_that_keeps_it_here() {
    let folder = tempdir().unwrap();
    std::fs::write(folder.path().join("index.html"), "<!doctype html><title>Plans</title>").unwrap();
    let server = start(folder.path(), &["--page", folder.path().to_str().unwrap()]).await;
    let page = server.get("/").send().await.unwrap();
    assert!(page.headers()["content-security-policy"].to_str().unwrap().contains("default-src 'self'"));
    assert!(page.text().await.unwrap().contains("Plans"));
    assert_eq!(server.json("/health").await["status"], "ok");
}
