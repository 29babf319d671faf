//! Hands the bytes of the fuzzer to [`tenfold_fuzz::print_parse`].
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tenfold_fuzz::print_parse(bytes));
