//! Holds the TypeScript declarations of the npm package to the Rust types whose JSON they describe.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, in its helpers too")]

mod declared;
mod incoming;
mod outgoing;
