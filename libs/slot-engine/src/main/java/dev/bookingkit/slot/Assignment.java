package dev.bookingkit.slot;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who of the free members gets a booking, and the numbers that say why.
 *
 * <p>Fixed hosts first; then the larger priority; then the member furthest below their share of the bookings of a window, the one
 * being assigned included: {@code target = (all bookings + 1) × weight × presence / Σ (weight × presence)},
 * {@code deficit = target - bookings}. Presence is the part of the window in which the member was there, so that whoever joined late
 * or was away is neither punished nor flooded. Ties: the one whose last assignment is longer ago (never counts as longest), then the
 * smaller id.
 *
 * @param chosen id of the member
 * @param scores the numbers of every member, the chosen one first, then in the order in which they would have been chosen; members
 *     that are not free last
 */
public record Assignment(String chosen, List<Score> scores) {
    /** How far back bookings count by default, days. */
    public static final int DEFAULT_WINDOW_DAYS = 90;

    public Assignment {
        scores = List.copyOf(scores);
    }

    /**
     * What is known about a member over the window.
     *
     * @param id of the member
     * @param fixed a fixed host
     * @param priority larger goes first
     * @param weight at least 0
     * @param bookings assigned in the window, cancelled ones left out
     * @param presentDays days of the window on which the member belonged to the team and was not away
     * @param lastAssigned when the last booking was assigned, epoch seconds; null for never
     */
    public record Standing(
            String id,
            boolean fixed,
            int priority,
            int weight,
            int bookings,
            int presentDays,
            @Nullable Long lastAssigned) {
        public Standing {
            if (weight < 0 || bookings < 0 || presentDays < 0) {
                throw new IllegalArgumentException("weight, bookings and presentDays must not be negative");
            }
        }
    }

    /**
     * A member's numbers.
     *
     * @param standing what they follow from
     * @param free whether the member could be chosen
     * @param target bookings that would be the member's share
     * @param deficit how many are missing from it; negative when there are too many
     */
    public record Score(Standing standing, boolean free, double target, double deficit) {}

    /**
     * Chooses.
     *
     * @param standings every member of the team
     * @param free ids of the members that are free, not empty, all among the standings
     * @throws IllegalArgumentException when no free member has a standing
     */
    public static Assignment choose(Collection<Standing> standings, Collection<String> free) {
        List<Score> scores = scores(standings, free);
        if (scores.isEmpty() || !scores.getFirst().free()) {
            throw new IllegalArgumentException("no member is free");
        }
        return new Assignment(scores.getFirst().standing().id(), scores);
    }

    private static List<Score> scores(Collection<Standing> standings, Collection<String> free) {
        double bookings = 1;
        double shares = 0;
        for (Standing standing : standings) {
            bookings += standing.bookings();
            shares += share(standing);
        }
        double perShare = shares == 0 ? 0 : bookings / shares;
        return standings.stream()
                .map(standing -> {
                    double target = perShare * share(standing);
                    return new Score(standing, free.contains(standing.id()), target, target - standing.bookings());
                })
                .sorted(order())
                .toList();
    }

    private static double share(Standing standing) {
        return (double) standing.weight() * standing.presentDays();
    }

    private static Comparator<Score> order() {
        return Comparator.comparing((Score score) -> !score.free())
                .thenComparing(score -> !score.standing().fixed())
                .thenComparing(score -> -(long) score.standing().priority())
                .thenComparing(score -> -score.deficit())
                .thenComparing(
                        score -> score.standing().lastAssigned(), Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(score -> score.standing().id());
    }
}
