package dev.bookingkit.slot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the slots as the pipeline finds them. */
interface Found {
    /** Whether to go on. */
    boolean accept(long start, int seatsLeft, int discount);

    /** All of them. */
    final class Listed implements Found {
        private final long duration;
        private final List<Slot> slots = new ArrayList<>();

        Listed(SlotRules rules) {
            duration = Micros.of(rules.duration());
        }

        @Override
        public boolean accept(long start, int seatsLeft, int discount) {
            slots.add(new Slot(Micros.instant(start), Micros.instant(start + duration), seatsLeft, discount));
            return true;
        }

        List<Slot> slots() {
            return slots;
        }
    }

    /** Only the first. */
    final class First implements Found {
        private final long duration;
        private @Nullable Slot slot;

        First(SlotRules rules) {
            duration = Micros.of(rules.duration());
        }

        @Override
        public boolean accept(long start, int seatsLeft, int discount) {
            slot = new Slot(Micros.instant(start), Micros.instant(start + duration), seatsLeft, discount);
            return false;
        }

        @Nullable
        Slot slot() {
            return slot;
        }
    }
}
