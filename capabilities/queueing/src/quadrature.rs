//! Numbers from functions: an integral, and a distribution from its Laplace transform.

/// Pieces into which an interval is cut; in each the integrand is nearly a polynomial.
const PIECES: u32 = 96;

/// Nodes and weights of Gauss and Legendre with ten points, on one side (Abramowitz and Stegun, table 25.4).
const GAUSS: [(f64, f64); 5] = [
    (0.148_874_338_981_631_2, 0.295_524_224_714_752_87),
    (0.433_395_394_129_247_2, 0.269_266_719_309_996_35),
    (0.679_409_568_299_024_4, 0.219_086_362_515_982_04),
    (0.865_063_366_688_984_5, 0.149_451_349_150_580_6),
    (0.973_906_528_517_171_7, 0.066_671_344_308_688_14),
];

/// Integral of a smooth function.
pub fn integral(f: impl Fn(f64) -> f64, from: f64, to: f64) -> f64 {
    let half = 0.5 * (to - from) / f64::from(PIECES);
    (0..PIECES)
        .map(|piece| {
            let middle = from + half * f64::from(2 * piece + 1);
            GAUSS.iter().map(|(x, w)| w * (f(middle - half * x) + f(middle + half * x))).sum::<f64>() * half
        })
        .sum()
}

/// A complex number, as far as a Laplace transform of busy periods needs it.
#[derive(Debug, Clone, Copy)]
pub struct Complex(pub f64, pub f64);

impl Complex {
    pub fn plus(self, other: Complex) -> Complex {
        Complex(self.0 + other.0, self.1 + other.1)
    }

    pub fn minus(self, other: Complex) -> Complex {
        Complex(self.0 - other.0, self.1 - other.1)
    }

    pub fn times(self, other: Complex) -> Complex {
        Complex(self.0 * other.0 - self.1 * other.1, self.0 * other.1 + self.1 * other.0)
    }

    pub fn over(self, other: Complex) -> Complex {
        let size = other.0 * other.0 + other.1 * other.1;
        Complex((self.0 * other.0 + self.1 * other.1) / size, (self.1 * other.0 - self.0 * other.1) / size)
    }

    pub fn scaled(self, by: f64) -> Complex {
        Complex(self.0 * by, self.1 * by)
    }

    /// The root with a positive real part.
    pub fn root(self) -> Complex {
        let size = self.0.hypot(self.1);
        let real = (0.5 * (size + self.0.abs())).sqrt();
        let other = if real == 0.0 { 0.0 } else { 0.5 * self.1.abs() / real };
        let (real, imaginary) = if self.0 >= 0.0 { (real, other) } else { (other, real) };
        Complex(real, if self.1 < 0.0 { -imaginary } else { imaginary })
    }
}

/// Terms of the series, and of the average that makes it converge.
const TERMS: u32 = 38;
const AVERAGED: u32 = 14;
/// Its discretisation error is `exp(-A)`.
const A: f64 = 25.0;

/// The function at `t > 0` whose Laplace transform is given: Abate and Whitt 1995, algorithm EULER. Errors
/// are near 1e-9 where the function is smooth.
pub fn inverse_laplace(transform: impl Fn(Complex) -> Complex, t: f64) -> f64 {
    let term = |k: u32| {
        let s = Complex(A / (2.0 * t), std::f64::consts::PI * f64::from(k) / t);
        let value = transform(s).0;
        if k.is_multiple_of(2) { value } else { -value }
    };
    let mut sum = 0.5 * term(0) + (1..=TERMS).map(term).sum::<f64>();
    let mut averaged = 0.0;
    let mut binomial = 1.0;
    for j in 0..=AVERAGED {
        if j > 0 {
            sum += term(TERMS + j);
            binomial *= f64::from(AVERAGED + 1 - j) / f64::from(j);
        }
        averaged += binomial * sum;
    }
    averaged * 0.5_f64.powi(AVERAGED as i32) * (0.5 * A).exp() / t
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integrals_of_known_functions() {
        assert!((integral(f64::exp, 0.0, 1.0) - (1.0_f64.exp() - 1.0)).abs() < 1e-14);
        assert!((integral(|x| (-x * x).exp(), -9.0, 9.0) - std::f64::consts::PI.sqrt()).abs() < 1e-13);
    }

    #[test]
    fn the_transform_of_an_exponential_gives_it_back() {
        let transform = |s: Complex| Complex(1.0, 0.0).over(s.plus(Complex(3.0, 0.0)));
        for t in [0.01, 0.3, 1.0, 2.5] {
            assert!((inverse_laplace(transform, t) - (-3.0 * t).exp()).abs() < 1e-8);
        }
    }

    #[test]
    fn roots_have_a_positive_real_part_and_square_back() {
        for (x, y) in [(3.0, 4.0), (-3.0, 4.0), (-3.0, -4.0), (0.0, 2.0), (0.0, 0.0)] {
            let root = Complex(x, y).root();
            let back = root.times(root);
            assert!(root.0 >= 0.0 && (back.0 - x).abs() < 1e-12 && (back.1 - y).abs() < 1e-12);
        }
    }
}
