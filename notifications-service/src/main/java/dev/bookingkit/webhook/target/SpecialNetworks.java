package dev.bookingkit.webhook.target;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The networks that are not the public internet: IANA's special-purpose registries for IPv4 (RFC 6890 and later) and IPv6,
 * multicast, and the IPv6 ranges that carry an IPv4 address inside.
 *
 * <p>Java's own {@code isSiteLocalAddress} and friends miss most of them.
 */
final class SpecialNetworks {

    private static final List<Network> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8",
                    "100.64.0.0/10", // carrier-grade NAT
                    "127.0.0.0/8",
                    "169.254.0.0/16", // link-local, cloud metadata
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24", // 6to4 relays
                    "192.168.0.0/16",
                    "192.175.48.0/24",
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, and the broadcast address
                    "2001::/23", // IETF protocols, Teredo and ORCHID among them
                    "2001:db8::/32",
                    "2002::/16", // 6to4
                    "2620:4f:8000::/48",
                    "3fff::/20")
            .map(Network::of)
            .toList();

    /** Everything of IPv6 that is handed out to the public; mapped, NAT64, unique-local, link-local … lie outside. */
    private static final Network GLOBAL_IPV6 = Network.of("2000::/3");

    private static final List<Network> LOOPBACK =
            Stream.of("127.0.0.0/8", "::1/128").map(Network::of).toList();

    private SpecialNetworks() {}

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 16 && !GLOBAL_IPV6.contains(bytes)) {
            return false;
        }
        return NOT_PUBLIC.stream().noneMatch(network -> network.contains(bytes));
    }

    static boolean isLoopback(InetAddress address) {
        return LOOPBACK.stream().anyMatch(network -> network.contains(address.getAddress()));
    }

    private record Network(byte[] prefix, int bits) {

        static Network of(String cidr) {
            String[] parts = cidr.split("/", 2);
            try {
                return new Network(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException notALiteral) {
                throw new IllegalArgumentException(cidr, notALiteral);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
