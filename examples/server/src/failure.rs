//! What goes wrong, as an answer: a status, and what every fault says.

use axum::Json;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tenfold::Faults;

/// Why there is no answer, or nothing was written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("{0}")]
    Faults(#[from] Faults),
    #[error("there is no {kind} `{id}`; use an id that is there")]
    NotFound { kind: &'static str, id: String },
    #[error("there is a plan `{0}` already; name the digest that you replace in If-Match")]
    Exists(String),
    #[error("the plan is now {now}, not what If-Match names; read it again and put your change on top")]
    Stale { now: String },
    #[error("the path says `{path}` and the plan `{plan}`; put the plan under its own id")]
    OtherId { path: String, plan: String },
    #[error("another entry has the id `{0}`; correct it by an entry with an id of its own")]
    Taken(String),
    #[error("a token is needed to write; send Authorization: Bearer and the TENFOLD_TOKEN of the server")]
    NoToken,
    #[error("nothing can be written: the server was started without TENFOLD_TOKEN; start it with one")]
    ReadOnly,
    #[error("the host `{0}` is not this machine; start the server with --beyond-loopback if that is meant")]
    OtherHost(String),
    #[error("the query cannot be read: {0}; see the table of the README")]
    Query(String),
    #[error("the body is larger than 16 MiB; send entries in several requests")]
    TooLarge,
    #[error("the body cannot be read: {0}; send it again")]
    Body(String),
    #[error("it could not be kept, and nothing was changed: {0}; try again")]
    NotKept(#[from] sqlx::Error),
    #[error("what is kept cannot be read: {0}")]
    NotRead(#[from] serde_json::Error),
    #[error("the server has a fault; nothing that was answered is lost")]
    Broken,
}

impl Failure {
    /// Says that something is not there.
    pub(crate) fn no(kind: &'static str, id: &str) -> Self {
        Self::NotFound { kind, id: id.to_owned() }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Faults(_) | Self::OtherId { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NotFound { .. } => StatusCode::NOT_FOUND,
            Self::Exists(_) => StatusCode::PRECONDITION_REQUIRED,
            Self::Stale { .. } => StatusCode::PRECONDITION_FAILED,
            Self::Taken(_) => StatusCode::CONFLICT,
            Self::NoToken => StatusCode::UNAUTHORIZED,
            Self::ReadOnly | Self::OtherHost(_) => StatusCode::FORBIDDEN,
            Self::Query(_) | Self::Body(_) => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotKept(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::NotRead(_) | Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Everything that is wrong with what was sent, as the package tells it.
    fn faults(&self) -> Vec<Value> {
        let Self::Faults(faults) = self else { return Vec::new() };
        let told = |fault: &tenfold::Fault| {
            json!({
                "code": fault.code().as_str(), "place": fault.place(), "cause": fault.cause(), "remedy": fault.remedy(),
            })
        };
        faults.iter().map(told).collect()
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let body = Json(json!({ "error": self.to_string(), "faults": self.faults() }));
        let mut response = (self.status(), body).into_response();
        if let Self::NoToken = self {
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, header::HeaderValue::from_static("Bearer"));
        }
        response
    }
}

impl From<BytesRejection> for Failure {
    fn from(rejection: BytesRejection) -> Self {
        match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            _ => Self::Body(rejection.body_text()),
        }
    }
}

impl From<QueryRejection> for Failure {
    fn from(rejection: QueryRejection) -> Self {
        Self::Query(rejection.body_text())
    }
}
