//! The checksum of zlib streams, with the sum of two parts from the sums of each.

/// The largest prime below 2¹⁶ (RFC 1950).
const PRIME: u32 = 65_521;
/// How many bytes may be added before the second sum can overflow 32 bits (zlib's NMAX).
const RUN: usize = 5552;

/// The checksum of some bytes, and how many they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Adler {
    low: u32,
    high: u32,
    length: u64,
}

impl Adler {
    /// The sum of no bytes.
    pub(super) const EMPTY: Self = Self {
        low: 1,
        high: 0,
        length: 0,
    };

    /// The sum of some bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let (mut low, mut high) = (1_u32, 0_u32);
        for run in bytes.chunks(RUN) {
            for byte in run {
                low += u32::from(*byte);
                high += low;
            }
            low %= PRIME;
            high %= PRIME;
        }
        Self {
            low,
            high,
            length: bytes.len() as u64,
        }
    }

    /// The sum of these bytes followed by others.
    ///
    /// With low = 1 + Σb and high = Σ of all lows, the second part begins at low₁ instead of 1, which
    /// adds low₁ − 1 to each of its lows.
    pub(super) fn then(self, next: Self) -> Self {
        let prime = u64::from(PRIME);
        let ahead = u64::from(self.low) + prime - 1;
        let high = u64::from(self.high) + u64::from(next.high) + (next.length % prime) * ahead;
        Self {
            low: ((ahead + u64::from(next.low)) % prime) as u32,
            high: (high % prime) as u32,
            length: self.length + next.length,
        }
    }

    /// The number that a stream ends with.
    pub(super) fn value(self) -> u32 {
        self.high << 16 | self.low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_sum() {
        assert_eq!(Adler::of(b"Wikipedia").value(), 0x11E6_0398);
    }

    #[test]
    fn parts_sum_to_the_whole() {
        let bytes: Vec<u8> = (0..200_000_u32)
            .map(|at| ((at * 7919) >> 5) as u8)
            .collect();
        for cut in [0, 1, 65_521, 131_072, 199_999] {
            let (one, two) = bytes.split_at(cut);
            let sum = Adler::EMPTY.then(Adler::of(one)).then(Adler::of(two));
            assert_eq!(sum, Adler::of(&bytes));
        }
    }
}
