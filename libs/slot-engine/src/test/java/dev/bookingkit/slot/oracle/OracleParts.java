package dev.bookingkit.slot.oracle;

import dev.bookingkit.slot.Release;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Counts the starts of the parts of a day, minute by minute. */
final class OracleParts {
    /** A part: [from, to) in minutes, its grid starts, and those of them that no booking takes. */
    private record Part(int from, int to, List<Integer> starts, List<Integer> free) {
        boolean filledBelow(int percent) {
            return 100 * (starts.size() - free.size()) < percent * starts.size();
        }
    }

    private final Scenario scenario;
    private final Board board;
    private final IntPredicate gridStart;
    private final IntPredicate free;
    private final Map<LocalDate, List<Part>> days = new HashMap<>();

    OracleParts(Scenario scenario, Board board, IntPredicate gridStart, IntPredicate free) {
        this.scenario = scenario;
        this.board = board;
        this.gridStart = gridStart;
        this.free = free;
    }

    boolean heldBack(int start) {
        if (!(scenario.rules().release() instanceof Release.FillEarlierFirst strategy)) {
            return false;
        }
        int earliest = Board.minute(scenario.base(), scenario.query().now())
                + Math.toIntExact(scenario.rules().minimumNotice().toMinutes());
        return day(start, strategy.boundaries()).stream()
                .filter(part -> part.to <= start)
                .anyMatch(part -> part.filledBelow(strategy.thresholdPercent())
                        && part.free.stream().anyMatch(minute -> minute >= earliest));
    }

    int discount(int start) {
        if (!(scenario.rules().release() instanceof Release.DiscountIncentive strategy)) {
            return 0;
        }
        Part own = day(start, strategy.boundaries()).stream()
                .filter(part -> part.from <= start && start < part.to)
                .findFirst()
                .orElseThrow();
        int best = 101;
        int discount = 0;
        for (Release.Tier tier : strategy.tiers()) {
            if (own.filledBelow(tier.fillBelowPercent()) && tier.fillBelowPercent() < best) {
                best = tier.fillBelowPercent();
                discount = tier.discountPercent();
            }
        }
        return discount;
    }

    private List<Part> day(int start, List<LocalTime> boundaries) {
        LocalDate date = board.date(start).plusDays(1);
        while (board.at(date, LocalTime.MIDNIGHT) > start) {
            date = date.minusDays(1);
        }
        return days.computeIfAbsent(date, day -> parts(day, boundaries));
    }

    private List<Part> parts(LocalDate date, List<LocalTime> boundaries) {
        var edges = new ArrayList<Integer>();
        edges.add(board.at(date, LocalTime.MIDNIGHT));
        boundaries.forEach(boundary -> edges.add(board.at(date, boundary)));
        edges.add(board.at(date.plusDays(1), LocalTime.MIDNIGHT));
        var parts = new ArrayList<Part>();
        for (int i = 1; i < edges.size(); i++) {
            var part = new Part(edges.get(i - 1), edges.get(i), new ArrayList<>(), new ArrayList<>());
            for (int minute = part.from; minute < part.to; minute++) {
                if (gridStart.test(minute)) {
                    part.starts.add(minute);
                    if (free.test(minute)) {
                        part.free.add(minute);
                    }
                }
            }
            parts.add(part);
        }
        return parts;
    }
}
