//! Who may call, and who may write.

use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::Response;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use crate::failure::Failure;

/// What is asked of who calls.
#[derive(Clone, Debug)]
pub(crate) struct Guard {
    /// The digest of the token; none if nothing can be written.
    token: Option<[u8; 32]>,
    beyond_loopback: bool,
}

impl Guard {
    pub(crate) fn new(token: Option<&str>, beyond_loopback: bool) -> Self {
        Self { token: token.map(|token| Sha256::digest(token).into()), beyond_loopback }
    }
}

/// Lets through who has the token. Digests are compared, in constant time: neither the token's characters nor its
/// length can be found out by timing.
pub(crate) async fn writes(
    State(guard): State<Guard>,
    request: Request,
    next: Next,
) -> Result<Response, Failure> {
    let Some(token) = guard.token else { return Err(Failure::ReadOnly) };
    let given = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given = given.and_then(|value| value.strip_prefix("Bearer ")).ok_or(Failure::NoToken)?;
    let given: [u8; 32] = Sha256::digest(given.trim()).into();
    if bool::from(given.ct_eq(&token)) { Ok(next.run(request).await) } else { Err(Failure::NoToken) }
}

/// Refuses names of other hosts: a page elsewhere whose name leads to this machine would read as if it were from here.
pub(crate) async fn names(
    State(guard): State<Guard>,
    request: Request,
    next: Next,
) -> Result<Response, Failure> {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if guard.beyond_loopback || matches!(name, "localhost" | "127.0.0.1" | "[::1]") {
        Ok(next.run(request).await)
    } else {
        Err(Failure::OtherHost(host.to_owned()))
    }
}

/// The largest body, in bytes.
pub(crate) const LARGEST: usize = 16 << 20;

/// Refuses a body that says it is too large before any of it is read; one that does not say so is cut off.
pub(crate) async fn sizes(request: Request, next: Next) -> Result<Response, Failure> {
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    let length = length.and_then(|length| length.parse::<usize>().ok());
    if length.is_some_and(|length| length > LARGEST) {
        Err(Failure::TooLarge)
    } else {
        Ok(next.run(request).await)
    }
}
