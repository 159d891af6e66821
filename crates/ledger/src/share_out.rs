//! Sharing out an amount by weights, to the penny.

use remit_dictionary::{Code, Pence};

/// Shares out an amount in proportion to whole-number weights, by largest remainder.
///
/// Each gets its exact share without the fraction of a penny. The pence that are left go one by
/// one to those that lost most by it; of equals, to the lower code first. An amount below zero is
/// shared as its opposite is. Returns nothing where the weights sum to zero.
pub(crate) fn share_out(amount: Pence, weights: &[(Code, u32)]) -> Option<Vec<(Code, Pence)>> {
    let total: i128 = weights.iter().map(|(_, weight)| i128::from(*weight)).sum();
    if total == 0 {
        return None;
    }
    let whole = i128::from(amount.0);
    let exact = |weight: u32| whole.abs() * i128::from(weight);
    let mut by_remainder: Vec<(Code, u32)> = weights.to_vec();
    by_remainder.sort_by_key(|(code, weight)| (-(exact(*weight) % total), *code));
    let given: i128 = weights.iter().map(|(_, weight)| exact(*weight) / total).sum();
    let mut left = whole.abs() - given;
    let mut shares = Vec::with_capacity(weights.len());
    for (code, weight) in by_remainder {
        let extra = left.min(1);
        left -= extra;
        let share = whole.signum() * (exact(weight) / total + extra);
        shares.push((code, Pence(i64::try_from(share).expect("a share is not above the amount"))));
    }
    assert!(left == 0, "BUG: less than a penny a share is left");
    shares.sort();
    Some(shares)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code(text: &str) -> Code {
        Code::parse(text).unwrap()
    }

    #[test]
    fn the_largest_remainder_gets_the_penny_and_ties_go_to_the_lower_code() {
        for (pence, weights, outcome) in [
            (101, &[("09A", 1), ("09B", 1)][..], &[51, 50][..]),
            (101, &[("09B", 1), ("09A", 1)], &[51, 50]),
            (-101, &[("09A", 1), ("09B", 1)], &[-51, -50]),
            (100, &[("09A", 1), ("09B", 1), ("09C", 1)], &[34, 33, 33]),
            (100, &[("09A", 1), ("09B", 4), ("09C", 1)], &[17, 67, 16]),
            (100, &[("09A", 1), ("09B", 2), ("09C", 4)], &[14, 29, 57]),
            (10, &[("09A", 0), ("09B", 3)], &[0, 10]),
            (0, &[("09A", 2), ("09B", 3)], &[0, 0]),
            (1, &[("09A", 1), ("09B", 2)], &[0, 1]),
        ] {
            let weights: Vec<_> = weights.iter().map(|(text, own)| (code(text), *own)).collect();
            let shares = share_out(Pence(pence), &weights).unwrap();
            let shares: Vec<i64> = shares.iter().map(|(_, share)| share.0).collect();
            assert_eq!(shares, outcome, "{pence}");
        }
        assert_eq!(share_out(Pence(5), &[(code("09A"), 0)]), None);
        assert_eq!(share_out(Pence(5), &[]), None);
    }

    proptest! {
        #[test]
        fn shares_sum_to_the_amount_and_are_within_a_penny_of_exact(
            pence: i64,
            weights in prop::collection::vec(any::<u32>(), 1..8),
        ) {
            prop_assume!(weights.iter().any(|weight| 0 < *weight));
            let codes = (10..).map(|number: u32| code(&format!("{number:03}")));
            let weights: Vec<(Code, u32)> = codes.zip(weights).collect();
            let shares = share_out(Pence(pence), &weights).unwrap();
            let sum: i128 = shares.iter().map(|(_, share)| i128::from(share.0)).sum();
            prop_assert_eq!(sum, i128::from(pence));
            let total: i128 = weights.iter().map(|(_, weight)| i128::from(*weight)).sum();
            for ((code, weight), (shared, share)) in weights.iter().zip(&shares) {
                prop_assert_eq!(code, shared);
                let off = i128::from(share.0) * total - i128::from(pence) * i128::from(*weight);
                prop_assert!(off.abs() < total);
            }
        }
    }
}
