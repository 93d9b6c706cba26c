package dev.bookingkit.slots.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.bookingkit.schedule.offer.FreeSlot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a {@link SlotsView} as Jackson would. A list has hundreds of slots, and to make views and strings of each takes many times as
 * long as to find them.
 */
final class SlotsJson {

    private static final byte[] BEGIN = ascii("{\"data\":[");
    private static final byte[] START = ascii("{\"start\":\"");
    private static final byte[] END = ascii("\",\"end\":\"");
    private static final byte[] LOCAL_START = ascii("\",\"localStart\":\"");
    private static final byte[] LOCAL_END = ascii("\",\"localEnd\":\"");
    private static final byte[] PROVIDER_IDS = ascii("\",\"providerIds\":[");
    private static final byte[] SEATS_LEFT = ascii(",\"seatsLeft\":");
    private static final byte[] DISCOUNT = ascii(",\"discountPercent\":");
    private static final byte[] TIME_ZONE = ascii("],\"timeZone\":");

    private static final int FIRST_SLOT = 400;

    /** The first slot of a large team may be everybody's, and the others one member's. */
    private static final int AT_ONCE = 1 << 20;

    private final ZoneTimes utc = new ZoneTimes(ZoneOffset.UTC);
    private final ZoneTimes local;
    private final Map<String, byte[]> quoted = new HashMap<>();
    private byte[] out = new byte[FIRST_SLOT];
    private int length;

    private SlotsJson(ZoneId zone) {
        this.local = new ZoneTimes(zone);
    }

    static byte[] of(List<FreeSlot> slots, ZoneId zone) {
        return new SlotsJson(zone).write(slots, quote(zone.getId()));
    }

    private byte[] write(List<FreeSlot> slots, byte[] timeZone) {
        write(BEGIN);
        for (int i = 0; i < slots.size(); i++) {
            if (i > 0) {
                write(',');
            }
            write(slots.get(i));
            if (i == 0) { // most others are as long, so that nothing is copied in the end
                int slot = length - BEGIN.length;
                long rest = (slots.size() - 1L) * (slot + 1) + TIME_ZONE.length + timeZone.length + 1;
                makeRoom((int) Math.min(rest, AT_ONCE));
            }
        }
        write(TIME_ZONE);
        write(timeZone);
        write('}');
        return out.length == length ? out : Arrays.copyOf(out, length);
    }

    private void write(FreeSlot slot) {
        write(START);
        utc.write(slot.start());
        write(END);
        utc.write(slot.end());
        write(LOCAL_START);
        local.write(slot.start());
        write(LOCAL_END);
        local.write(slot.end());
        write(PROVIDER_IDS);
        for (int i = 0; i < slot.providerIds().size(); i++) {
            if (i > 0) {
                write(',');
            }
            write(quoted.computeIfAbsent(slot.providerIds().get(i), SlotsJson::quote));
        }
        write(']');
        if (slot.seatsLeft() != null) {
            write(SEATS_LEFT);
            write(ascii(slot.seatsLeft().toString()));
        }
        if (slot.discountPercent() > 0) {
            write(DISCOUNT);
            write(ascii(Integer.toString(slot.discountPercent())));
        }
        write('}');
    }

    private void write(byte[] bytes) {
        makeRoom(bytes.length);
        System.arraycopy(bytes, 0, out, length, bytes.length);
        length += bytes.length;
    }

    private void write(char ascii) {
        makeRoom(1);
        out[length++] = (byte) ascii;
    }

    private void makeRoom(int more) {
        if (out.length - length < more) {
            out = Arrays.copyOf(out, length + Math.max(more, length));
        }
    }

    private static byte[] quote(String text) {
        return ascii('"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"');
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes times as {@link SlotTimes} does. Slots follow each other: one mostly starts when the one before ends, and on the same day with the
     * same offset.
     */
    private final class ZoneTimes {

        private static final int SECONDS_A_DAY = 86_400;

        private final ZoneRules rules;
        private long day = Long.MIN_VALUE;
        private byte[] date = {};
        private ZoneOffset offset = ZoneOffset.UTC;
        private byte[] offsetId = ascii(offset.getId());
        private Instant last = Instant.MIN;
        private int lastAt;
        private int lastLength;

        private ZoneTimes(ZoneId zone) {
            this.rules = zone.getRules();
        }

        private void write(Instant time) {
            if (time.equals(last)) {
                makeRoom(lastLength);
                System.arraycopy(out, lastAt, out, length, lastLength);
                length += lastLength;
                return;
            }
            last = time;
            lastAt = length;
            format(time);
            lastLength = length - lastAt;
        }

        private void format(Instant time) {
            ZoneOffset there = rules.getOffset(time);
            if (!there.equals(offset)) {
                offset = there;
                offsetId = ascii(there.getId());
            }
            long seconds = time.getEpochSecond() + there.getTotalSeconds();
            long today = Math.floorDiv(seconds, SECONDS_A_DAY);
            if (today != day) {
                day = today;
                date = ascii(LocalDate.ofEpochDay(today).toString());
            }
            int ofDay = Math.floorMod(seconds, SECONDS_A_DAY);
            SlotsJson.this.write(date);
            two('T', ofDay / 3_600);
            two(':', ofDay / 60 % 60);
            two(':', ofDay % 60);
            if (time.getNano() > 0) {
                String fraction = LocalTime.MIDNIGHT.withNano(time.getNano()).toString();
                SlotsJson.this.write(ascii(fraction.substring("00:00:00".length())));
            }
            SlotsJson.this.write(offsetId);
        }

        private void two(char before, int number) {
            makeRoom(3);
            out[length++] = (byte) before;
            out[length++] = (byte) ('0' + number / 10);
            out[length++] = (byte) ('0' + number % 10);
        }
    }
}
