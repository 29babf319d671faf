//! Hashes of texts: the same on every platform, and never seen outside.

/// Returns the hash of a text. Who wants two texts of one hash finds them: whatever goes by hashes must stay quick, and
/// right, when many are the same.
pub(crate) fn hash(text: &str) -> u64 {
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    let begin = u64::try_from(text.len()).unwrap_or(u64::MAX);
    words.iter().chain([&last]).fold(begin, |hash, word| mix(hash ^ u64::from_le_bytes(*word)))
}

/// Spreads each bit over all of them.
const fn mix(bits: u64) -> u64 {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let bits = (bits ^ (bits >> 32)).wrapping_mul(ODD);
    let bits = (bits ^ (bits >> 29)).wrapping_mul(ODD);
    bits ^ (bits >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_differ_a_little_have_hashes_that_differ_a_lot() {
        let texts = (0..100_000).map(|number| format!("share-{number}"));
        let mut hashes: Vec<u64> = texts.map(|text| hash(&text)).collect();
        let mut low: Vec<u64> = hashes.iter().map(|hash| hash % (1 << 17)).collect();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), 100_000);
        low.sort_unstable();
        low.dedup();
        assert!(low.len() > 65_000, "{}", low.len());
        assert_ne!(hash(""), hash("\0"));
    }
}
