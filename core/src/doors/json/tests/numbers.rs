//! Numbers, beside what the standard library and `serde_json` make of them.

use serde::de::IgnoredAny;

use super::super::number::{Bad, is_number, number};
use super::oracle::Dice;

/// Checks a number against the one that the standard library reads.
fn check(token: &str) {
    let parsed: f64 = token.parse().unwrap();
    match number(token) {
        Ok(number) => assert_eq!(number.to_bits(), parsed.to_bits(), "{token}"),
        Err(Bad::TooLarge) => assert!(parsed.is_infinite(), "{token}"),
        Err(bad) => {
            assert_eq!(bad, Bad::NotExact, "{token}");
            assert!(!token.contains(['.', 'e', 'E']) && format!("{parsed:.0}") != token, "{token}");
        }
    }
}

fn digits(dice: &mut Dice, most: usize) -> String {
    let count = 1 + dice.below(most);
    (0..count).map(|_| char::from(b'0' + u8::try_from(dice.below(10)).unwrap())).collect()
}

#[test]
fn every_number_is_the_one_that_the_standard_library_reads() {
    let mut dice = Dice(5);
    for _ in 0..50_000 {
        let mut token = ["", "-"][dice.below(2)].to_owned();
        let whole = digits(&mut dice, 20);
        token += match whole.trim_start_matches('0') {
            "" => "0",
            whole => whole,
        };
        if dice.below(2) == 0 {
            token += &format!(".{}", digits(&mut dice, 20));
        }
        if dice.below(3) == 0 {
            token += &format!("e{}{}", ["", "+", "-"][dice.below(3)], digits(&mut dice, 3));
        }
        check(&token);
    }
}

#[test]
fn a_token_is_a_number_where_json_says_so() {
    let mut dice = Dice(6);
    let mut numbers = 0;
    for _ in 0..50_000 {
        let token: String =
            (0..dice.below(7)).map(|_| ["-", "+", "0", "7", ".", "e", "E"][dice.below(7)]).collect();
        assert_eq!(is_number(&token), serde_json::from_str::<IgnoredAny>(&token).is_ok(), "{token}");
        numbers += u32::from(is_number(&token));
    }
    assert!(numbers > 1_000, "{numbers}");
}

#[test]
fn numbers_at_the_edges_are_right() {
    let edges = ["0", "-0", "-0.0", "1e22", "1e23", "999999999999999e22", "0.000001", "5e-324", "1e-400"];
    edges.into_iter().for_each(check);
    check("1e-99999999999999999999");
    assert_eq!(number("0e99999999999999999999"), Ok(0.0));
    assert_eq!(number("1e99999999999999999999"), Err(Bad::TooLarge));
    assert_eq!(number("9007199254740993"), Err(Bad::NotExact));
    for token in ["", "-", "01", "1.", ".5", "1e", "1e+", "+1", "0x1", "1 ", "NaN", "--1"] {
        assert_eq!(number(token), Err(Bad::Form), "{token}");
    }
}
