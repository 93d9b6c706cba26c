package dev.bookingkit.slot;

import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which time zones are accepted: IANA region ids ({@code Area/Location}) and {@code UTC}. Abbreviations ({@code EST}), offsets
 * ({@code GMT+5}, {@code +01:00}) and names without an area ({@code Japan}) are not: they have no or surprising DST rules.
 */
public final class Zones {
    private static final Set<String> IDS = ZoneRulesProvider.getAvailableZoneIds().stream()
            .filter(id -> id.equals("UTC") || (id.indexOf('/') > 0 && !id.startsWith("SystemV/")))
            .collect(Collectors.toUnmodifiableSet());

    private Zones() {}

    /**
     * The zone of an id, compared exactly.
     *
     * @throws InvalidZone when the id is none of the accepted ones
     */
    public static ZoneId parse(String id) {
        if (!IDS.contains(id)) {
            throw new InvalidZone("'%s' is not an IANA time zone such as Europe/Berlin".formatted(shortened(id)));
        }
        return ZoneId.of(id);
    }

    /** Whether {@link #parse} accepts the id. */
    public static boolean isValid(String id) {
        return IDS.contains(id);
    }

    static ZoneId require(ZoneId zone) {
        if (!IDS.contains(zone.getId())) {
            parse(zone.getId());
        }
        return zone;
    }

    private static String shortened(String id) {
        String printable = id.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() <= 40 ? printable : String.format(Locale.ROOT, "%s…", printable.substring(0, 40));
    }
}
