//! Ways to fail that no input should ever reach, so that the package's tests can see what a host would see.
#![expect(clippy::panic, reason = "panicking is the purpose of this module")]

/// Fails as the plan asks to: `panic` panics, `overflow` exhausts the stack, which traps.
pub(crate) fn fail_if_asked(plan: &[u8]) {
    match plan {
        b"panic" => panic!("a panic on purpose"),
        b"overflow" => {
            std::hint::black_box(overflow(1));
        }
        _ => {}
    }
}

#[expect(unconditional_recursion, reason = "it is to exhaust the stack")]
fn overflow(depth: u32) -> u32 {
    let frame = std::hint::black_box([depth; 64]);
    overflow(depth.wrapping_add(1)).wrapping_add(frame.iter().sum())
}
