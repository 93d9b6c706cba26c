package dev.bookingkit.bench;

import java.util.Locale;

/** What a figure should be. */
sealed interface Goal {

    Goal NONE = new None();

    static Goal atMost(double bound) {
        return new AtMost(bound);
    }

    static Goal atLeast(double bound) {
        return new AtLeast(bound);
    }

    boolean isMetBy(double value);

    String text(String unit);

    /** For orientation only. */
    record None() implements Goal {

        @Override
        public boolean isMetBy(double value) {
            return true;
        }

        @Override
        public String text(String unit) {
            return "";
        }
    }

    /** The less the better. */
    record AtMost(double bound) implements Goal {

        @Override
        public boolean isMetBy(double value) {
            return value <= bound;
        }

        @Override
        public String text(String unit) {
            return "≤ " + plain(bound) + suffix(unit);
        }
    }

    /** The more the better. */
    record AtLeast(double bound) implements Goal {

        @Override
        public boolean isMetBy(double value) {
            return value >= bound;
        }

        @Override
        public String text(String unit) {
            return "≥ " + plain(bound) + suffix(unit);
        }
    }

    private static String suffix(String unit) {
        return unit.isEmpty() ? "" : " " + unit;
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound)
                ? String.format(Locale.ROOT, "%,.0f", bound)
                : String.format(Locale.ROOT, "%s", bound);
    }
}
