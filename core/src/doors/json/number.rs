//! Numbers as JSON writes them, to the nearest f64.

/// Why a number cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bad {
    /// JSON does not write numbers so.
    Form,
    /// It is beyond the largest f64.
    TooLarge,
    /// It is a whole number that no f64 is.
    NotExact,
}

/// The digits of a number, without point and exponent, and what they are to be multiplied with.
#[derive(Clone, Copy, Default)]
struct Digits {
    /// What the digits write, if there are few enough.
    whole: u64,
    count: usize,
    /// How many of them stand behind the point.
    behind: usize,
    exponent: i32,
    is_whole: bool,
}

/// The powers of ten that are f64s.
const TENS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// Up to so many digits always write a number that is an f64.
const EXACT: usize = 15;

/// Returns the f64 nearest to a number.
pub(super) fn number(token: &str) -> Result<f64, Bad> {
    let (digits, length) = read(token.as_bytes()).ok_or(Bad::Form)?;
    if length < token.len() {
        return Err(Bad::Form);
    }
    if let Some(number) = at_once(digits) {
        return Ok(if token.starts_with('-') { -number } else { number });
    }
    let number = token.parse::<f64>().unwrap_or(f64::INFINITY);
    if !number.is_finite() {
        return Err(Bad::TooLarge);
    }
    // Display with no decimals writes out every digit.
    if digits.is_whole && digits.count > EXACT && format!("{number:.0}") != token {
        return Err(Bad::NotExact);
    }
    Ok(number)
}

/// Returns the f64 nearest to the number of few digits at the beginning of a text, and the length of that.
pub(super) fn short(text: &[u8]) -> Option<(f64, usize)> {
    let (digits, length) = read(text)?;
    let number = at_once(digits)?;
    Some((if text.starts_with(b"-") { -number } else { number }, length))
}

/// Returns whether JSON writes numbers so.
pub(super) fn is_number(token: &str) -> bool {
    read(token.as_bytes()).is_some_and(|(_, length)| length == token.len())
}

/// Returns a number of few digits: both the digits and the power of ten are f64s, so one multiplication or division
/// rounds to the nearest.
fn at_once(digits: Digits) -> Option<f64> {
    let tens = digits.exponent.checked_sub_unsigned(u32::try_from(digits.behind).ok()?)?;
    let power = TENS.get(usize::try_from(tens.unsigned_abs()).ok()?)?;
    if digits.count > EXACT {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "fifteen digits are fewer than 2^53")]
    let whole = digits.whole as f64;
    Some(if tens < 0 { whole / power } else { whole * power })
}

/// Reads the number at the beginning of a text, and returns its length; none if JSON does not write numbers so.
fn read(text: &[u8]) -> Option<(Digits, usize)> {
    let mut digits = Digits { is_whole: true, ..Digits::default() };
    let rest = text.strip_prefix(b"-").unwrap_or(text);
    let before = run(rest, &mut digits);
    if before == 0 || (before > 1 && rest.starts_with(b"0")) {
        return None;
    }
    let mut rest = rest.get(before..)?;
    if let [b'.', behind @ ..] = rest {
        digits.behind = run(behind, &mut digits);
        digits.is_whole = false;
        rest = behind.get(digits.behind..).filter(|_| digits.behind > 0)?;
    }
    if let [b'e' | b'E', exponent @ ..] = rest {
        digits.is_whole = false;
        let (minus, exponent) = match exponent {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] => (false, rest),
            rest => (false, rest),
        };
        let mut power = Digits::default();
        let length = run(exponent, &mut power);
        rest = exponent.get(length..).filter(|_| length > 0)?;
        // Beyond the powers of ten that are f64s it is enough that it is beyond.
        let power =
            if length > EXACT { i32::MAX / 2 } else { i32::try_from(power.whole).unwrap_or(i32::MAX / 2) };
        digits.exponent = if minus { -power } else { power };
    }
    Some((digits, text.len() - rest.len()))
}

/// Takes the digits at the beginning, and returns how many there are.
fn run(text: &[u8], digits: &mut Digits) -> usize {
    let mut count = 0;
    for byte in text.iter().take_while(|byte| byte.is_ascii_digit()) {
        digits.whole = digits.whole.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
        count += 1;
    }
    digits.count += count;
    count
}
