//! Published results of others, reproduced.

mod canada;
mod eurostat;
mod okr;
mod schedule;
