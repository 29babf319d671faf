//! Reading texts that are made of one thing over and over.

use std::hint::black_box;

use tenfold::rules::Method;
use tenfold::{Ledger, Plan};

use super::{cases, grows_once_made, texts};

pub(crate) const CASES: &[(&str, fn())] = cases![
    plans_are_read_in_the_time_that_their_texts_are_long,
    ledgers_are_read_in_the_time_that_their_texts_are_long,
    methods_are_read_in_the_time_that_their_texts_are_long,
];

/// The bytes of a small text.
const SMALL: usize = 32 << 10;

fn each(texts: impl Fn(usize) -> Vec<(String, String)>, read: impl Fn(&str)) {
    for index in 0..texts(1).len() {
        grows_once_made(SMALL, |length| texts(length).swap_remove(index).1, |text: &mut String| read(text));
    }
}

fn plans_are_read_in_the_time_that_their_texts_are_long() {
    each(texts::plans, |text| drop(black_box(Plan::from_json(text))));
}

fn ledgers_are_read_in_the_time_that_their_texts_are_long() {
    let plan = Plan::from_json(texts::plan_of_all_kinds()).unwrap();
    each(texts::ledgers, |text| drop(black_box(Ledger::from_json(text, &plan))));
}

fn methods_are_read_in_the_time_that_their_texts_are_long() {
    each(texts::methods, |text| drop(black_box(Method::from_json(text))));
}
