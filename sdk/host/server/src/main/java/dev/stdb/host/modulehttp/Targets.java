package dev.stdb.host.modulehttp;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Which addresses modules may reach: those of the public internet, as on a server. */
final class Targets {
    /** First address and prefix length of what is not public, IPv4 (IANA special-purpose registry). */
    private static final List<Range> SPECIAL_4 = List.of(
            new Range(new int[] {0}, 8),
            new Range(new int[] {10}, 8),
            new Range(new int[] {100, 64}, 10),
            new Range(new int[] {127}, 8),
            new Range(new int[] {169, 254}, 16),
            new Range(new int[] {172, 16}, 12),
            new Range(new int[] {192, 0, 0}, 24),
            new Range(new int[] {192, 0, 2}, 24),
            new Range(new int[] {192, 88, 99}, 24),
            new Range(new int[] {192, 168}, 16),
            new Range(new int[] {198, 18}, 15),
            new Range(new int[] {198, 51, 100}, 24),
            new Range(new int[] {203, 0, 113}, 24),
            new Range(new int[] {224}, 4),
            new Range(new int[] {240}, 4));

    /** The same for IPv6; what is no global unicast address ({@code 2000::/3}) is special anyway. */
    private static final List<Range> SPECIAL_6 = List.of(
            new Range(new int[] {0x20, 0x01, 0x00}, 23),
            new Range(new int[] {0x20, 0x01, 0x0D, 0xB8}, 32),
            new Range(new int[] {0x20, 0x02}, 16),
            new Range(new int[] {0x3F, 0xFF}, 20));

    private static final Range GLOBAL_6 = new Range(new int[] {0x20}, 3);

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Range(int[] start, int bits) {
        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int index = bit / 8;
                int mask = 0x80 >> bit % 8;
                int wanted = index < start.length ? start[index] : 0;
                if ((address[index] & mask) != (wanted & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private Targets() {}

    /** Whether this is an address of the public internet. */
    static boolean isPublic(InetAddress address) {
        return switch (address) {
            case Inet4Address v4 -> SPECIAL_4.stream().noneMatch(range -> range.holds(v4.getAddress()));
            case Inet6Address v6 -> isPublic6(v6.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic6(byte[] address) {
        boolean mapped = Arrays.equals(address, 0, 10, new byte[10], 0, 10)
                && address[10] == (byte) 0xFF
                && address[11] == (byte) 0xFF;
        if (mapped) {
            byte[] v4 = Arrays.copyOfRange(address, 12, 16);
            return SPECIAL_4.stream().noneMatch(range -> range.holds(v4));
        }
        return GLOBAL_6.holds(address) && SPECIAL_6.stream().noneMatch(range -> range.holds(address));
    }
}
