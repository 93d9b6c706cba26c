package dev.bookingkit.slot;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The values of EXDATE or RDATE lines: whole days, local times, instants. */
final class DateList {
    /**
     * One value as written.
     *
     * @param day whether it is a date without time
     * @param utc whether it is an instant
     * @param value microseconds: midnight of the date, the local time, or the instant
     */
    record Value(boolean day, boolean utc, long value) {
        /** The same as an instant when it was written with a TZID. */
        Value in(@Nullable ZoneId zone) {
            return day || utc || zone == null ? this : new Value(false, true, new LocalClock(zone).instant(value));
        }
    }

    private final long[] days;
    private final long[] locals;
    private final long[] instants;

    DateList(List<Value> values) {
        days = sorted(values.stream().filter(Value::day).mapToLong(Value::value).toArray());
        locals = sorted(values.stream()
                .filter(value -> !value.day() && !value.utc())
                .mapToLong(Value::value)
                .toArray());
        instants = sorted(
                values.stream().filter(Value::utc).mapToLong(Value::value).toArray());
    }

    boolean isEmpty() {
        return days.length + locals.length + instants.length == 0;
    }

    /** Whether a local start is meant by one of the values. */
    boolean contains(long start, LocalClock clock) {
        return (days.length > 0 && has(days, start - Math.floorMod(start, Micros.DAY)))
                || (locals.length > 0 && has(locals, start))
                || (instants.length > 0 && has(instants, clock.instant(start)));
    }

    /** The local starts on the days {@code [from, to]}; a date without time starts at {@code time}. */
    void forEach(long from, long to, long time, LocalClock clock, LongConsumer starts) {
        long first = from * Micros.DAY;
        long end = (to + 1) * Micros.DAY;
        each(days, time, first, end, starts);
        each(locals, 0, first, end, starts);
        for (long instant : instants) {
            long local = clock.local(instant);
            if (local >= first && local < end) {
                starts.accept(local);
            }
        }
    }

    private static void each(long[] values, long plus, long first, long end, LongConsumer starts) {
        for (long value : values) {
            if (value + plus >= first && value + plus < end) {
                starts.accept(value + plus);
            }
        }
    }

    private static boolean has(long[] values, long value) {
        return Arrays.binarySearch(values, value) >= 0;
    }

    private static long[] sorted(long[] values) {
        Arrays.sort(values);
        return values;
    }
}
