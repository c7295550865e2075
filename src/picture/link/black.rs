//! Black point compensation: what black of a press the black of a picture is fitted to.

use super::press::Press;
use super::space::xyz;
use crate::press::Rendering;

/// Steps of lightness that are printed.
const STEPS: u8 = 255;

/// The lightest black.
const LIGHTEST: f64 = 50.0;

/// How far from its own lightness a neutral may be printed for the scale to be straight.
const STRAIGHT: f64 = 4.0;

/// How much light the black of a press gives back, as a share of what its paper does, by ISO 18619:2015:
/// neutrals are printed and looked at. Where the scale from light to dark is not straight, its black is where
/// the bend of the shadows would reach the darkest that it prints; else it is that of the perceptual table.
/// Nothing for a press whose inks have no look.
pub(in crate::picture) fn black(press: &Press) -> f64 {
    let [_, light, _] = xyz([lightness(press).unwrap_or_default().clamp(0.0, LIGHTEST), 0.0, 0.0]);
    light
}

fn lightness(press: &Press) -> Option<f64> {
    let mut scale = Vec::with_capacity(usize::from(STEPS) + 1);
    for step in 0..=STEPS {
        let wanted = f64::from(step) * 100.0 / f64::from(STEPS);
        scale.push((wanted, press.printed(Rendering::Relative, wanted)?));
    }
    // No step is printed lighter than a lighter one.
    let mut lighter = f64::INFINITY;
    for (_, printed) in scale.iter_mut().rev() {
        lighter = lighter.min(*printed);
        *printed = lighter;
    }
    let ((_, darkest), (_, lightest)) = (*scale.first()?, *scale.last()?);
    let range = lightest - darkest;
    if range <= 0.0 {
        return None;
    }
    let shadows = darkest + 0.2 * range;
    if scale.iter().all(|(wanted, printed)| *wanted <= shadows || (wanted - printed).abs() <= STRAIGHT) {
        return press.printed(Rendering::Perceptual, 0.0);
    }
    scale.retain_mut(|(_, printed)| {
        *printed = (*printed - darkest) / range;
        (0.1..0.5).contains(printed)
    });
    foot(&scale)
}

/// Where the parabola that is nearest to some points (least squares) comes up to zero.
fn foot(points: &[(f64, f64)]) -> Option<f64> {
    // Sums of powers of x, and of those times y.
    let (mut powers, mut values) = ([0.0; 5], [0.0; 3]);
    for (x, y) in points {
        let mut power = 1.0;
        for (at, sum) in powers.iter_mut().enumerate() {
            *sum += power;
            if let Some(value) = values.get_mut(at) {
                *value += power * y;
            }
            power *= x;
        }
    }
    let ([n, x, xx, xxx, xxxx], [y, xy, xxy]) = (powers, values);
    // Cramer's rule.
    let determinant = |[a, b, c]: [f64; 3], [d, e, f]: [f64; 3], [g, h, i]: [f64; 3]| {
        a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    };
    let whole = determinant([n, x, xx], [x, xx, xxx], [xx, xxx, xxxx]);
    let constant = determinant([y, x, xx], [xy, xx, xxx], [xxy, xxx, xxxx]) / whole;
    let linear = determinant([n, y, xx], [x, xy, xxx], [xx, xxy, xxxx]) / whole;
    let square = determinant([n, x, y], [x, xx, xy], [xx, xxx, xxy]) / whole;
    let under = linear * linear - 4.0 * square * constant;
    let foot = if square.abs() < 1e-10 {
        -constant / linear
    } else if under > 0.0 {
        (under.sqrt() - linear) / (2.0 * square)
    } else {
        return None;
    };
    (points.len() >= 3 && foot.is_finite()).then_some(foot)
}

#[cfg(test)]
mod tests {
    use super::foot;

    #[test]
    fn the_foot_of_a_parabola_is_found() {
        let points = |curve: fn(f64) -> f64| (10..40).map(f64::from).map(move |x| (x, curve(x)));
        let found = foot(&points(|x| (x - 7.0) * (x + 3.0) / 1000.0).collect::<Vec<_>>()).unwrap();
        assert!((found - 7.0).abs() < 1e-6, "{found}");
        let found = foot(&points(|x| (x - 5.0) / 90.0).collect::<Vec<_>>()).unwrap();
        assert!((found - 5.0).abs() < 1e-6, "{found}");
        assert_eq!(foot(&[(1.0, 0.2), (2.0, 0.3)]), None);
        assert_eq!(foot(&points(|x| 1.0 + x * x).collect::<Vec<_>>()), None);
    }
}
