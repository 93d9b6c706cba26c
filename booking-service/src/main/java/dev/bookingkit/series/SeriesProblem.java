package dev.bookingkit.series;

import dev.bookingkit.problem.Problem;
import dev.bookingkit.problem.ProblemType;
import java.util.List;
import java.util.Map;

/** Why a series cannot be made or changed. */
public sealed interface SeriesProblem extends Problem {

    /**
     * Occurrences cannot be booked: {@code slot-taken} where each of them is merely taken, {@code slot-unavailable} where one is not
     * offered at all.
     */
    record Conflicting(List<Conflict> conflicts) implements SeriesProblem {

        public Conflicting {
            conflicts = List.copyOf(conflicts);
        }

        @Override
        public ProblemType type() {
            return conflicts.stream().allMatch(Conflict::isTaken)
                    ? ProblemType.SLOT_TAKEN
                    : ProblemType.SLOT_UNAVAILABLE;
        }

        @Override
        public String detail() {
            return conflicts.size() + " of the occurrences cannot be booked; nothing was changed.";
        }

        @Override
        public Map<String, Object> members() {
            List<Map<String, Object>> shown =
                    conflicts.stream().map(Conflicting::shown).toList();
            return conflicts.stream()
                    .filter(it -> it.isTaken() == (type() == ProblemType.SLOT_TAKEN))
                    .findFirst()
                    .map(first ->
                            Map.<String, Object>of("reason", first.reason().wireName(), "conflicts", shown))
                    .orElseGet(() -> Map.of("conflicts", shown));
        }

        private static Map<String, Object> shown(Conflict conflict) {
            return Map.of(
                    "index",
                    conflict.index(),
                    "start",
                    conflict.start(),
                    "reason",
                    conflict.reason().wireName(),
                    "causes",
                    conflict.causes());
        }
    }

    /** {@code If-Match} names another version than the series has. */
    record VersionMismatch(int current) implements SeriesProblem {

        @Override
        public ProblemType type() {
            return ProblemType.VERSION_MISMATCH;
        }

        @Override
        public String detail() {
            return "The series has changed; read it again, its version is " + current + ".";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("currentVersion", current);
        }
    }
}
