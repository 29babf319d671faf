//! Which path leads where.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::DefaultBodyLimit;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, ETAG, IF_MATCH};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use serde_json::{Value, json};
use tower_http::cors::CorsLayer;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

use crate::arguments::Arguments;
use crate::guard::{self, Guard};
use crate::held::Hall;
use crate::{entries, events, judged, plans};

/// The digest of what is answered.
pub(crate) const DIGEST: HeaderName = HeaderName::from_static("tenfold-digest");

/// What a page from here may do: nothing that leads elsewhere.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data: blob:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// Returns the server as one function from a request to an answer.
pub(crate) fn router(hall: Arc<Hall>, arguments: &Arguments) -> Result<Router, header::InvalidHeaderValue> {
    let guard = Guard::new(arguments.token.as_deref(), arguments.beyond_loopback);
    let written = Router::new()
        .route("/plans/{plan}", put(plans::put))
        .route("/plans/{plan}/entries", post(entries::post))
        .route_layer(from_fn_with_state(guard.clone(), guard::writes));
    let read = Router::new()
        .route("/health", get(health))
        .route("/plans", get(plans::list))
        .route("/plans/{plan}", get(plans::get))
        .route("/plans/{plan}/ledger", get(plans::ledger))
        .route("/plans/{plan}/evaluation", get(judged::evaluation))
        .route("/plans/{plan}/history", get(judged::history))
        .route("/plans/{plan}/{kind}/{id}", get(judged::part));
    let hasty = TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, Duration::from_secs(30));
    let api = written
        .merge(read)
        .layer(hasty)
        // Goes on for as long as somebody listens.
        .route("/plans/{plan}/events", get(events::listen))
        .layer(DefaultBodyLimit::max(guard::LARGEST))
        .layer(from_fn(guard::sizes))
        .with_state(hall);
    let app = match &arguments.page {
        Some(page) => api.fallback_service(ServeDir::new(page)),
        None => api,
    };
    let mut origins = Vec::new();
    for origin in &arguments.origin {
        origins.push(HeaderValue::from_str(origin)?);
    }
    let cors = CorsLayer::new()
        .allow_origin(origins)
        .allow_methods([Method::GET, Method::POST, Method::PUT])
        .allow_headers([AUTHORIZATION, CONTENT_TYPE, IF_MATCH, HeaderName::from_static("last-event-id")])
        .expose_headers([ETAG, DIGEST]);
    let always = |name, value| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    Ok(app
        .layer(always(header::CONTENT_SECURITY_POLICY, POLICY))
        .layer(always(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(always(header::REFERRER_POLICY, "no-referrer"))
        .layer(cors)
        .layer(from_fn_with_state(guard, guard::names)))
}

async fn health() -> Json<Value> {
    Json(json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") }))
}
