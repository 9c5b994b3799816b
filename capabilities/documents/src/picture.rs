//! Photographs: measured before they are unpacked, turned upright, and written anew so that nothing
//! but the picture remains. Where the photograph was taken is read first and handed over apart.

use std::io::Cursor;

use exif::{In, Tag, Value};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

use serde::{Deserialize, Serialize};

use crate::Content;

/// The most pixels of a picture: 50 million, more than any telephone of today sends by default.
pub const MAX_PIXELS: u64 = 50_000_000;
/// The longest side of a picture, in pixels: a ribbon of 1 x 50,000,000 is not a photograph.
pub const MAX_SIDE: u32 = 20_000;
/// The longest side of a thumbnail, in pixels.
pub const THUMBNAIL_SIDE: u32 = 320;
/// The most memory that a decoder may ask for: 50 million pixels of 8 bytes.
const MAX_ALLOC: u64 = MAX_PIXELS * 8;

/// Where a photograph was taken, as its camera wrote it: WGS 84, in 1e-7 degrees.
#[doc(alias = "ubicación")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// North positive.
    pub lat_e7: i64,
    /// East positive (Colombia is negative).
    pub lon_e7: i64,
}

/// A picture made anew.
#[derive(Debug, Clone)]
pub struct Picture {
    /// JPEG or PNG.
    pub content: Content,
    /// The picture without any metadata.
    pub bytes: Vec<u8>,
    /// A JPEG of at most 320 x 320 pixels.
    pub thumbnail: Vec<u8>,
    /// Where it was taken, if the camera said so.
    pub position: Option<Position>,
    /// Width and height in pixels, upright.
    pub size: (u32, u32),
}

/// Why a picture is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadPicture {
    /// Cut short or damaged.
    Broken,
    /// More pixels than [`MAX_PIXELS`] or a side longer than [`MAX_SIDE`].
    TooLarge {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
}

/// Writes a picture anew: upright, JPEG of quality 82 (PNG stays PNG; WebP becomes PNG if it has
/// transparency, otherwise JPEG), without EXIF, comments, profiles or anything after its end.
/// Takes up to some seconds and 400 MB for the largest: call it on a thread that may block.
pub fn renew(bytes: &[u8], content: Content) -> Result<Picture, BadPicture> {
    let format = match content {
        Content::Png => ImageFormat::Png,
        Content::Webp => ImageFormat::WebP,
        _ => ImageFormat::Jpeg,
    };
    let broken = |_| BadPicture::Broken;
    let measure = ImageReader::with_format(Cursor::new(bytes), format);
    let (width, height) = measure.into_dimensions().map_err(broken)?;
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MAX_PIXELS || width.max(height) > MAX_SIDE {
        return Err(BadPicture::TooLarge { width, height });
    }
    let position = position(bytes);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    picture.apply_orientation(turn);
    let thumbnail = jpeg(&picture.thumbnail(THUMBNAIL_SIDE, THUMBNAIL_SIDE), 75)?;
    let as_png = content == Content::Png || (content == Content::Webp && picture.color().has_alpha());
    let (content, bytes) =
        if as_png { (Content::Png, png(&picture)?) } else { (Content::Jpeg, jpeg(&picture, 82)?) };
    Ok(Picture { content, bytes, thumbnail, position, size: (picture.width(), picture.height()) })
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_ALLOC);
    limits
}

/// JPEG knows no transparency: what shows through is white, like the paper it is printed on.
fn jpeg(picture: &DynamicImage, quality: u8) -> Result<Vec<u8>, BadPicture> {
    let mut out = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut out, quality);
    let flat = if picture.color().has_alpha() { on_white(picture) } else { picture.to_rgb8() };
    flat.write_with_encoder(encoder).map_err(|_| BadPicture::Broken)?;
    Ok(out)
}

fn on_white(picture: &DynamicImage) -> RgbImage {
    let source = picture.to_rgba8();
    RgbImage::from_fn(source.width(), source.height(), |x, y| {
        let [r, g, b, a] = source.get_pixel(x, y).0.map(u32::from);
        let mix = |c: u32| u8::try_from((c * a + 255 * (255 - a)) / 255).unwrap_or(255);
        Rgb([mix(r), mix(g), mix(b)])
    })
}

fn png(picture: &DynamicImage) -> Result<Vec<u8>, BadPicture> {
    // sixteen bits per channel say nothing more to the eye and double the size
    let eight = match picture {
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) | DynamicImage::ImageRgba8(_) => None,
        p if p.color().has_alpha() => Some(DynamicImage::ImageRgba8(p.to_rgba8())),
        p if p.color().has_color() => Some(DynamicImage::ImageRgb8(p.to_rgb8())),
        p => Some(DynamicImage::ImageLuma8(p.to_luma8())),
    };
    let mut out = Vec::new();
    let picture = eight.as_ref().unwrap_or(picture);
    picture.write_with_encoder(PngEncoder::new(&mut out)).map_err(|_| BadPicture::Broken)?;
    Ok(out)
}

/// The position in the EXIF block (CIPA DC-008, section 4.6.6, GPS attributes), if there is a sensible one.
pub fn position(bytes: &[u8]) -> Option<Position> {
    let exif = exif::Reader::new().read_from_container(&mut Cursor::new(bytes)).ok()?;
    let degrees = |value: Tag, reference: Tag, negative: u8, most: i128| {
        let side = match &exif.get_field(reference, In::PRIMARY)?.value {
            Value::Ascii(text) => text.first()?.first()?.to_ascii_uppercase(),
            _ => return None,
        };
        let Value::Rational(parts) = &exif.get_field(value, In::PRIMARY)?.value else { return None };
        let mut e7: i128 = 0;
        for (part, share) in parts.iter().zip([1i128, 60, 3_600]) {
            let under = i128::from(part.denom) * share;
            // cameras write 0/0 for what they do not know
            e7 += if part.denom == 0 { return None } else { i128::from(part.num) * 10_000_000 / under };
        }
        let signed = if side == negative { -e7 } else { e7 };
        if parts.len() < 2 || e7 > most * 10_000_000 { None } else { i64::try_from(signed).ok() }
    };
    let lat_e7 = degrees(Tag::GPSLatitude, Tag::GPSLatitudeRef, b'S', 90)?;
    let lon_e7 = degrees(Tag::GPSLongitude, Tag::GPSLongitudeRef, b'W', 180)?;
    // a receiver without a fix says 0, 0: the sea before Ghana
    ((lat_e7, lon_e7) != (0, 0)).then_some(Position { lat_e7, lon_e7 })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use exif::experimental::Writer;
    use exif::{Field, Rational};
    use image::{ExtendedColorType, ImageEncoder};

    fn gradient(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |x, y| Rgb([(x % 256) as u8, (y % 256) as u8, 90]))
    }

    /// A JPEG of `width` x `height` with an EXIF block of position 4°26'20" N 75°13'56" W and orientation 6.
    pub(crate) fn photo_with_position(width: u32, height: u32) -> Vec<u8> {
        let dms = |d, m, s| {
            Value::Rational(vec![
                Rational { num: d, denom: 1 },
                Rational { num: m, denom: 1 },
                Rational { num: s, denom: 100 },
            ])
        };
        let field = |tag, value| Field { tag, ifd_num: In::PRIMARY, value };
        let fields = [
            field(Tag::Orientation, Value::Short(vec![6])),
            field(Tag::Make, Value::Ascii(vec![b"CamaraSecreta".to_vec()])),
            field(Tag::GPSLatitudeRef, Value::Ascii(vec![b"N".to_vec()])),
            field(Tag::GPSLatitude, dms(4, 26, 2000)),
            field(Tag::GPSLongitudeRef, Value::Ascii(vec![b"W".to_vec()])),
            field(Tag::GPSLongitude, dms(75, 13, 5600)),
        ];
        let mut writer = Writer::new();
        fields.iter().for_each(|f| writer.push_field(f));
        let mut block = Cursor::new(Vec::new());
        writer.write(&mut block, false).unwrap();
        let block = [b"Exif\0\0".to_vec(), block.into_inner()].concat();
        let plain = jpeg(&DynamicImage::ImageRgb8(gradient(width, height)), 90).unwrap();
        let length = u16::try_from(block.len() + 2).unwrap().to_be_bytes();
        [&plain[..2], &[0xff, 0xe1], &length, &block, &plain[2..]].concat()
    }

    /// The first bytes of a PNG that claims these sides: a bomb, if somebody believes it.
    pub(crate) fn png_that_claims(width: u32, height: u32) -> Vec<u8> {
        let mut png = Vec::new();
        PngEncoder::new(&mut png).write_image(&[0; 4], 2, 2, ExtendedColorType::L8).unwrap();
        png[16..20].copy_from_slice(&width.to_be_bytes());
        png[20..24].copy_from_slice(&height.to_be_bytes());
        let sum = crc32(&png[12..29]).to_be_bytes();
        png[29..33].copy_from_slice(&sum);
        png
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0u32, |crc, b| {
            (0..8).fold(crc ^ u32::from(*b), |c, _| (c >> 1) ^ (0xedb8_8320 & (c & 1).wrapping_neg()))
        })
    }

    #[test]
    fn position_is_handed_over_and_nothing_of_it_stays() {
        let photo = photo_with_position(400, 300);
        assert!(photo.windows(13).any(|w| w == b"CamaraSecreta"));
        let out = renew(&photo, Content::Jpeg).unwrap();
        assert_eq!(out.position, Some(Position { lat_e7: 44_388_888, lon_e7: -752_322_221 }));
        assert_eq!(position(&out.bytes), None);
        assert!(!out.bytes.windows(4).any(|w| w == b"Exif"));
        assert!(!out.bytes.windows(13).any(|w| w == b"CamaraSecreta"));
    }

    #[test]
    fn photographs_stand_upright() {
        let out = renew(&photo_with_position(400, 300), Content::Jpeg).unwrap();
        assert_eq!(out.size, (300, 400));
        let upright = image::load_from_memory(&out.bytes).unwrap().to_rgb8();
        // orientation 6 turns the lower left corner (x 0, y 299) into the upper left one
        let [red, green, _] = upright.get_pixel(0, 0).0;
        assert!(red < 20 && green.abs_diff((299 % 256) as u8) < 20, "{red} {green}");
        let thumbnail = image::load_from_memory(&out.thumbnail).unwrap();
        assert_eq!((thumbnail.width(), thumbnail.height()), (240, 320));
    }

    #[test]
    fn what_hides_behind_a_picture_is_gone() {
        let zip = crate::zip::archive(&[("a.exe", b"MZ", 2)]);
        let photo = [photo_with_position(64, 64), zip, b"<script>".to_vec()].concat();
        let out = renew(&photo, Content::Jpeg).unwrap();
        assert!(!crate::zip::looks_like_zip_from_behind(&out.bytes));
        assert!(!out.bytes.windows(8).any(|w| w == b"<script>"));
        assert!(out.bytes.ends_with(&[0xff, 0xd9]));
    }

    #[test]
    fn a_bomb_is_refused_by_its_header() {
        let too_many = BadPicture::TooLarge { width: 10_000, height: 10_000 };
        assert_eq!(renew(&png_that_claims(10_000, 10_000), Content::Png).unwrap_err(), too_many);
        let ribbon = BadPicture::TooLarge { width: 1, height: 20_001 };
        assert_eq!(renew(&png_that_claims(1, 20_001), Content::Png).unwrap_err(), ribbon);
        // within the limits but with next to no data behind: broken, not 150 MB of zeros
        assert_eq!(renew(&png_that_claims(7_000, 7_000), Content::Png).unwrap_err(), BadPicture::Broken);
        assert_eq!(renew(&png_that_claims(0, 0), Content::Png).unwrap_err(), BadPicture::Broken);
    }

    #[test]
    fn truncated_and_invented_pictures_are_broken() {
        let mut png = Vec::new();
        let source = DynamicImage::ImageRgb8(gradient(64, 64));
        source.write_with_encoder(PngEncoder::new(&mut png)).unwrap();
        for cut in [9, 20, 40, png.len() / 2] {
            assert_eq!(renew(&png[..cut], Content::Png).unwrap_err(), BadPicture::Broken, "{cut}");
        }
        let photo = photo_with_position(64, 64);
        assert_eq!(renew(&photo[..100], Content::Jpeg).unwrap_err(), BadPicture::Broken);
        assert_eq!(renew(b"\xff\xd8\xff\xe0nada", Content::Jpeg).unwrap_err(), BadPicture::Broken);
        assert_eq!(renew(b"RIFF\x04\0\0\0WEBPVP8 ", Content::Webp).unwrap_err(), BadPicture::Broken);
    }

    #[test]
    fn webp_becomes_jpeg_or_png_and_transparency_survives() {
        let encode = |picture: DynamicImage| {
            let mut out = Cursor::new(Vec::new());
            picture.write_to(&mut out, ImageFormat::WebP).unwrap();
            out.into_inner()
        };
        let opaque = encode(DynamicImage::ImageRgb8(gradient(50, 40)));
        assert_eq!(renew(&opaque, Content::Webp).unwrap().content, Content::Jpeg);
        let clear = image::RgbaImage::from_pixel(50, 40, image::Rgba([0, 0, 0, 0]));
        let out = renew(&encode(DynamicImage::ImageRgba8(clear)), Content::Webp).unwrap();
        assert_eq!(out.content, Content::Png);
        assert_eq!(image::load_from_memory(&out.bytes).unwrap().to_rgba8().get_pixel(0, 0).0[3], 0);
        let thumbnail = image::load_from_memory(&out.thumbnail).unwrap().to_rgb8();
        assert!(thumbnail.get_pixel(0, 0).0[0] > 250, "transparent is white in a thumbnail");
    }

    proptest::proptest! {
        #[test]
        fn damaged_photographs_never_panic(at in 2usize..4_000, to: u8) {
            let mut photo = photo_with_position(40, 30);
            let at = at % photo.len();
            photo[at] = to;
            if let Ok(out) = renew(&photo, Content::Jpeg) {
                assert!(image::load_from_memory(&out.bytes).is_ok());
            }
        }
    }
}
