//! Published results of others, reproduced.

mod canada;
