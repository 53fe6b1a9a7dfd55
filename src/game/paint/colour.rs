//! Colours as the look guide writes them: sRGB, three bytes.

/// An opaque colour, sRGB-encoded, 0–255 a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// A colour with straight alpha, sRGB-encoded, 0–1 a channel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rgba(pub [f32; 4]);

impl Colour {
    /// Black.
    pub const BLACK: Self = Self([0; 3]);
    /// White.
    pub const WHITE: Self = Self([255; 3]);

    /// From the number of a hex notation. Example: `Colour::hex(0xF6C254)`
    #[must_use]
    pub const fn hex(value: u32) -> Self {
        let [_, r, g, b] = value.to_be_bytes();
        Self([r, g, b])
    }

    /// From `#rrggbb`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let hex = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        hex.then(|| u32::from_str_radix(digits, 16).ok().map(Self::hex)).flatten()
    }

    /// The colour `t` of the way (0–1) from this one to another, channel by channel.
    #[must_use]
    pub fn mix(self, other: Self, t: f32) -> Self {
        let one = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * t).round().clamp(0.0, 255.0);
        let [r, g, b] = std::array::from_fn(|i| one(self.0[i], other.0[i]) as u8);
        Self([r, g, b])
    }

    /// Every channel multiplied: how light falls on it. Factors above 1 saturate at white.
    #[must_use]
    pub fn lit(self, light: [f32; 3]) -> Self {
        Self(std::array::from_fn(|i| (f32::from(self.0[i]) * light[i]).round().clamp(0.0, 255.0) as u8))
    }

    /// With an opacity, 0–1.
    #[must_use]
    pub fn alpha(self, alpha: f32) -> Rgba {
        let [r, g, b] = self.0.map(|channel| f32::from(channel) / 255.0);
        Rgba([r, g, b, alpha])
    }

    /// How light it looks, 0–1: the weighted sum of the encoded channels.
    #[must_use]
    pub fn lightness(self) -> f32 {
        let [r, g, b] = self.0.map(|channel| f32::from(channel) / 255.0);
        0.299 * r + 0.587 * g + 0.114 * b
    }
}

impl Rgba {
    /// The same colour, its alpha multiplied by a factor, 0–1.
    #[must_use]
    pub fn faded(self, by: f32) -> Self {
        let [r, g, b, a] = self.0;
        Self([r, g, b, a * by])
    }

    /// `t` of the way (0–1) to another, alpha included.
    #[must_use]
    pub fn mix(self, other: Self, t: f32) -> Self {
        Self(std::array::from_fn(|i| self.0[i] + (other.0[i] - self.0[i]) * t))
    }
}

impl From<Colour> for Rgba {
    fn from(colour: Colour) -> Self {
        colour.alpha(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_mixed_and_lit() {
        assert_eq!(Colour::parse("#F6c254"), Some(Colour([0xf6, 0xc2, 0x54])));
        assert_eq!([Colour::parse("F6C254"), Colour::parse("#F6C25"), Colour::parse("#+6C254")], [None; 3]);
        assert_eq!(Colour::BLACK.mix(Colour::WHITE, 0.5), Colour([128; 3]));
        assert_eq!(Colour([100, 200, 250]).lit([1.0, 0.5, 1.1]), Colour([100, 100, 255]));
    }
}
