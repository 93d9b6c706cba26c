package dev.bookingkit.slot;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An exception for one local date in the schedule's zone. It concerns the windows that <em>start</em> on that date: the tail of a
 * night window that began the day before stays.
 *
 * <p>{@code unavailable = false}: the windows replace those of the rules. {@code unavailable = true} without windows: the day is
 * blocked. {@code unavailable = true} with windows: these times are taken out of the day, the rest stays. Several overrides of one
 * date add up (two rows with a window each are two windows), and a block wins over windows.
 *
 * @param date the local date
 * @param unavailable whether this closes instead of opens
 * @param windows local windows; not empty unless {@code unavailable}
 * @param id of the caller, named as the cause of a refusal
 */
public record DateOverride(
        LocalDate date,
        boolean unavailable,
        List<LocalWindow> windows,
        @Nullable String id) {
    public DateOverride {
        Objects.requireNonNull(date, "date");
        Limits.requireDate(date);
        windows = List.copyOf(windows);
        if (!unavailable && windows.isEmpty()) {
            throw new IllegalArgumentException("an override of " + date + " needs windows or unavailable");
        }
    }

    /** The day is open at exactly these windows. */
    public static DateOverride open(LocalDate date, LocalWindow... windows) {
        return new DateOverride(date, false, List.of(windows), null);
    }

    /** The day is open from start to end. */
    public static DateOverride open(LocalDate date, LocalTime start, LocalTime end) {
        return open(date, new LocalWindow(start, end));
    }

    /** No window starts on this day. */
    public static DateOverride blocked(LocalDate date) {
        return new DateOverride(date, true, List.of(), null);
    }

    /** The same with the caller's id. */
    public DateOverride withId(String newId) {
        return new DateOverride(date, unavailable, windows, newId);
    }

    boolean replaces() {
        return !unavailable;
    }

    boolean blocksDay() {
        return unavailable && windows.isEmpty();
    }

    /** Its windows as instants. */
    void addTo(Spans target, LocalClock clock) {
        long midnight = date.toEpochDay() * Micros.DAY;
        for (LocalWindow window : windows) {
            long start = midnight + window.start().toNanoOfDay() / 1_000;
            long length = LocalWindow.lengthNanos(window.start(), window.end()) / 1_000;
            target.add(clock.instant(start), clock.instant(start + length));
        }
    }
}
