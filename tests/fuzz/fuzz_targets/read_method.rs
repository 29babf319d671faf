//! Hands the bytes of the fuzzer to [`tenfold_fuzz::read_method`].
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tenfold_fuzz::read_method(bytes));
