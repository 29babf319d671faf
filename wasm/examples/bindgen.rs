//! Writes the JavaScript glue for a compiled module: `bindgen MODULE.wasm FOLDER`.
//!
//! The same library as `wasm-bindgen-cli`, but always of the version in Cargo.lock.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(module), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("usage: bindgen MODULE.wasm FOLDER".into());
    };
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(module)
        .out_name("glue")
        .web(true)?
        // Each entry of the package says itself where the module comes from; a default here would make bundlers copy it twice.
        .omit_default_module_path(true)
        .typescript(false)
        .remove_producers_section(true)
        .generate(folder)?;
    Ok(())
}
