//! Whose address a request comes from, when proxies stand in between.

use std::net::IpAddr;

/// A block of addresses, `10.0.0.0/8` or a single address: the proxies that we believe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    base: u128,
    mask: u128,
}

impl Network {
    /// Reads CIDR notation (RFC 4632, RFC 4291); a bare address is a block of one.
    pub fn parse(text: &str) -> Option<Network> {
        let (address, length) = match text.trim().split_once('/') {
            Some((address, length)) => (address, Some(length.parse::<u32>().ok()?)),
            None => (text.trim(), None),
        };
        let address: IpAddr = address.parse().ok()?;
        let width = if address.is_ipv4() { 32 } else { 128 };
        let length = length.unwrap_or(width);
        if length > width {
            return None;
        }
        // IPv4 lives in ::ffff:0:0/96, so both families compare as one number
        let mask = u128::MAX.checked_shl(width - length).unwrap_or(0);
        let mask = if width == 32 { mask | !u128::from(u32::MAX) } else { mask };
        Some(Network { base: number(address) & mask, mask })
    }

    /// Whether `address` belongs to the block.
    pub fn contains(&self, address: IpAddr) -> bool {
        number(address) & self.mask == self.base
    }
}

fn number(address: IpAddr) -> u128 {
    let v6 = match address {
        IpAddr::V4(v4) => v4.to_ipv6_mapped(),
        IpAddr::V6(v6) => v6,
    };
    u128::from(v6)
}

/// What counts as one client for limits: an IPv4 address, or an IPv6 /64 (what one subscriber gets).
pub(crate) fn prefix(address: IpAddr) -> u64 {
    match address.to_canonical() {
        IpAddr::V4(v4) => u64::from(u32::from(v4)),
        // the upper half of a global address is never zero, so it cannot meet an IPv4 address
        IpAddr::V6(v6) => (u128::from(v6) >> 64) as u64,
    }
}

/// The client's address: the peer, or, when the peer is a trusted proxy, the rightmost address of
/// `X-Forwarded-For` that is not one of ours. What stands left of it was written by the client.
pub(crate) fn client_address(peer: IpAddr, forwarded: Option<&str>, trusted: &[Network]) -> IpAddr {
    let ours = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    let mut client = peer.to_canonical();
    for hop in forwarded.unwrap_or_default().rsplit(',') {
        if !ours(client) {
            break;
        }
        match hop.trim().parse::<IpAddr>() {
            Ok(address) => client = address.to_canonical(),
            Err(_) => break,
        }
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        let trusted = [Network::parse("10.0.0.0/8").unwrap(), Network::parse("::1").unwrap()];
        let header = Some("1.2.3.4, 190.0.0.7, 10.0.0.2");
        assert_eq!(client_address(ip("10.0.0.1"), header, &trusted), ip("190.0.0.7"));
        assert_eq!(client_address(ip("190.9.9.9"), header, &trusted), ip("190.9.9.9"));
        assert_eq!(client_address(ip("10.0.0.1"), Some("garbage"), &trusted), ip("10.0.0.1"));
        assert_eq!(client_address(ip("::1"), Some("2800:1::5"), &trusted), ip("2800:1::5"));
        assert_eq!(client_address(ip("::ffff:10.0.0.1"), None, &[]), ip("10.0.0.1"));
    }

    #[test]
    fn blocks_are_read_and_nonsense_is_not() {
        assert!(Network::parse("0.0.0.0/0").unwrap().contains(ip("200.1.1.1")));
        assert!(!Network::parse("0.0.0.0/0").unwrap().contains(ip("2800::1")));
        assert!(Network::parse("2800::/12").unwrap().contains(ip("2800:12::1")));
        for nonsense in ["10.0.0.0/33", "10.0.0/8", "", "x", "::/129", "1.1.1.1/-1"] {
            assert_eq!(Network::parse(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn one_subscriber_is_one_prefix() {
        assert_eq!(prefix(ip("2800:1:2:3::1")), prefix(ip("2800:1:2:3:ffff::9")));
        assert_ne!(prefix(ip("2800:1:2:3::1")), prefix(ip("2800:1:2:4::1")));
        assert_eq!(prefix(ip("::ffff:1.2.3.4")), prefix(ip("1.2.3.4")));
    }
}
