package dev.bookingkit.slot;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Local microseconds (as if UTC) to instants and back, in one zone. Remembers the stretch between two transitions around the last
 * answer, so that neighbouring times cost a comparison; not thread-safe.
 */
final class LocalClock {
    private static final long FAR = Long.MAX_VALUE / 4;

    private final ZoneRules rules;
    private long localFrom = 1;
    private long localTo = 0;
    private long instantFrom = 1;
    private long instantTo = 0;
    private long offset;

    LocalClock(ZoneId zone) {
        rules = zone.getRules();
    }

    /** The instant of a local time: after the gap if it falls into one, the earlier if it comes twice. */
    long instant(long local) {
        if (local >= localFrom && local < localTo) {
            return local - offset;
        }
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                Math.floorDiv(local, Micros.SECOND), (int) Math.floorMod(local, Micros.SECOND) * 1_000, ZoneOffset.UTC);
        ZoneOffsetTransition transition = rules.getTransition(time);
        if (transition != null) {
            return transition.isGap()
                    ? Micros.floor(transition.getInstant())
                    : local - micros(transition.getOffsetBefore());
        }
        long instant = local - micros(rules.getOffset(time));
        remember(instant);
        return instant;
    }

    /** The local time of an instant. */
    long local(long instant) {
        if (instant < instantFrom || instant >= instantTo) {
            remember(instant);
        }
        return instant + offset;
    }

    /** The local date of an instant, as days since 1970-01-01. */
    long day(long instant) {
        return Math.floorDiv(local(instant), Micros.DAY);
    }

    /**
     * The local date whose first moment was last: contiguous days, where the clock on the wall may show a date again after going
     * back over midnight.
     */
    long dayBegun(long instant) {
        long day = day(instant);
        while (startOfDay(day + 1) <= instant) {
            day++;
        }
        return day;
    }

    /** The first instant of a local date. */
    long startOfDay(long day) {
        return instant(day * Micros.DAY);
    }

    /** The next moment at which the offset changes, after the instant. */
    long nextTransition(long instant) {
        local(instant);
        return instantTo;
    }

    private void remember(long instant) {
        Instant moment = Micros.instant(instant);
        offset = micros(rules.getOffset(moment));
        ZoneOffsetTransition before = rules.previousTransition(moment.plusNanos(1));
        ZoneOffsetTransition after = rules.nextTransition(moment);
        instantFrom = before == null ? -FAR : Micros.floor(before.getInstant());
        instantTo = after == null ? FAR : Micros.floor(after.getInstant());
        localFrom = before == null ? -FAR : instantFrom + Math.max(micros(before.getOffsetBefore()), offset);
        localTo = after == null ? FAR : instantTo + Math.min(micros(after.getOffsetAfter()), offset);
    }

    private static long micros(ZoneOffset offset) {
        return offset.getTotalSeconds() * Micros.SECOND;
    }
}
