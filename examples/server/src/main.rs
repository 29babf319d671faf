//! Serves plans, takes entries in and says how they stand: an example of a host of Tenfold.

mod app;
mod arguments;
mod entries;
mod events;
mod failure;
mod guard;
mod held;
mod judged;
mod plans;
mod store;

use std::process::ExitCode;
use std::sync::Arc;

use arguments::Arguments;
use clap::Parser as _;
use held::Hall;
use store::Store;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

#[tokio::main]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(cause) => {
            eprintln!("tenfold-server: {cause}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), Box<dyn std::error::Error>> {
    arguments.check()?;
    let (end, ended) = watch::channel(false);
    let store = Store::open(&arguments.data).await?;
    let hall = Arc::new(Hall::open(store, ended).await?);
    if let Some([plan, ledger]) = arguments.load.as_deref() {
        hall.load(&std::fs::read(plan)?, &std::fs::read(ledger)?).await?;
    }
    let listener = TcpListener::bind((arguments.host, arguments.port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    if arguments.token.is_none() {
        println!("nothing can be written: set TENFOLD_TOKEN to a secret of at least 16 characters");
    }
    let app = app::router(Arc::clone(&hall), &arguments)?;
    axum::serve(listener, app)
        .with_graceful_shutdown(async move {
            asked_to_end().await;
            // Streams of events would go on for as long as a page is open.
            let _ = end.send(true);
        })
        .await?;
    hall.close().await;
    Ok(())
}

/// Waits for the signals by which a terminal or a service manager ends a process.
async fn asked_to_end() {
    let wait = |kind| async move {
        match signal(kind) {
            Ok(mut signals) => signals.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = wait(SignalKind::terminate()) => {}
        _ = wait(SignalKind::interrupt()) => {}
    }
}
