//! Tenfold.
