//! Reads the Canadian Indicator Framework as Statistics Canada publishes it.

mod fault;
mod framework;
mod goals;
mod sheet;
mod table;

pub(crate) fn probe(folder: &std::path::Path) -> Result<(), fault::ImportError> {
    let f = framework::read(folder)?;
    for i in &f {
        for s in &i.series {
            let (a, b) = (s.readings.first_key_value(), s.readings.last_key_value());
            println!("{} {:?} {} {a:?} {b:?}", i.goal, s.options.published_name(&i.id), s.readings.len());
        }
    }
    println!("{} {}", f.len(), f.iter().flat_map(|i| &i.series).map(|s| s.readings.len()).sum::<usize>());
    Ok(())
}
