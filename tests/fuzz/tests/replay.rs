//! Every input of the corpora, on stable: what the fuzzer found worth keeping, and whatever once failed.

use std::fs;
use std::path::PathBuf;

use tenfold_fuzz::TARGETS;

/// Returns the inputs of a target, in the order of their names.
fn inputs(name: &str) -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name);
    let files = fs::read_dir(folder).expect("each target has a corpus");
    let mut files: Vec<PathBuf> = files.map(|file| file.expect("it is listed").path()).collect();
    files.sort();
    files
}

/// Replays the corpus of a target. A panic names the input by standing behind its name in the output.
fn replayed(name: &str) {
    let (_, target) = TARGETS.iter().find(|(target, _)| *target == name).expect("it is a target");
    let inputs = inputs(name);
    assert!(inputs.len() >= 20, "{} inputs of {name}", inputs.len());
    for input in inputs {
        println!("{}", input.display());
        target(&fs::read(&input).expect("it is read"));
    }
}

macro_rules! replays {
    ($($name:ident)*) => {
        $(#[test] fn $name() { replayed(stringify!($name)); })*

        #[test]
        fn every_target_is_replayed() {
            let names: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
            assert_eq!(names, [$(stringify!($name)),*]);
        }
    };
}

replays!(border differential judge operations print_parse questions read_ledger read_method read_options read_plan read_words spoilt);
