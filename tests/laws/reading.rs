//! Reading and printing.

use proptest::prelude::*;
use tenfold::rules::Method;
use tenfold::strategies;
use tenfold::{Ledger, Plan};

use super::{extremes, thousand};

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn what_is_printed_reads_back_the_same((plan, ledger) in strategies::plan_and_ledger()) {
        prop_assert_eq!(Plan::from_json(plan.to_json()), Ok(plan.clone()));
        prop_assert_eq!(Ledger::from_json(ledger.to_json(), &plan), Ok(ledger));
    }

    #[test]
    fn numbers_and_days_at_their_ends_read_back_the_same(
        (plan, ledger) in strategies::plan_and_ledger_with(extremes())
    ) {
        prop_assert_eq!(Plan::from_json(plan.to_json()), Ok(plan.clone()));
        prop_assert_eq!(Ledger::from_json(ledger.to_json(), &plan), Ok(ledger));
    }

    #[test]
    fn a_method_reads_back_the_same(method in strategies::method()) {
        let printed = serde_json::to_string(&method).unwrap();
        prop_assert_eq!(Method::from_json(printed), Ok(method));
    }
}
