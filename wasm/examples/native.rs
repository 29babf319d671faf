//! Prints what native Tenfold says: `native PLAN.json LEDGER.json [OPTIONS.json]`.
//!
//! The package's tests hold Node and the browser to these bytes. Faults go to standard error, with exit code 1.

use std::error::Error;
use std::fs::read_to_string;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(plan), Some(ledger)) = (arguments.next(), arguments.next()) else {
        return Err("usage: native PLAN.json LEDGER.json [OPTIONS.json]".into());
    };
    let options = arguments.next().map_or(Ok("{}".to_owned()), read_to_string)?;
    match tenfold::json::evaluate(&read_to_string(plan)?, &read_to_string(ledger)?, &options) {
        Ok(evaluation) => {
            print!("{evaluation}");
            Ok(())
        }
        Err(faults) => Err(faults.to_string().into()),
    }
}
