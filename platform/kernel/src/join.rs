//! Lists that are known at compile time, one after the other.

/// How many members the lists have together; see [`join`].
pub const fn total<T>(lists: &[&[T]]) -> usize {
    let (mut list, mut sum) = (0, 0);
    while list < lists.len() {
        sum += lists[list].len();
        list += 1;
    }
    sum
}

/// All members of the lists, in order: `const ALL: [Query; total(FILES)] = join(FILES)`. Does not compile
/// when the size is not the sum, or is zero.
pub const fn join<T: Copy, const N: usize>(lists: &[&[T]]) -> [T; N] {
    let mut first = 0;
    while lists[first].is_empty() {
        first += 1;
    }
    let mut all = [lists[first][0]; N];
    let (mut list, mut line, mut i) = (0, 0, 0);
    while list < lists.len() {
        if line == lists[list].len() {
            (list, line) = (list + 1, 0);
        } else {
            all[i] = lists[list][line];
            (i, line) = (i + 1, line + 1);
        }
    }
    assert!(i == N, "N is the sum of the lengths");
    all
}

#[cfg(test)]
mod tests {
    #[test]
    fn keeps_the_order_and_passes_over_empty_lists() {
        const LISTS: &[&[u8]] = &[&[], &[1, 2], &[], &[3], &[]];
        const ALL: [u8; super::total(LISTS)] = super::join(LISTS);
        assert_eq!(ALL, [1, 2, 3]);
    }
}
