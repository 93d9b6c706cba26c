package dev.bookingkit.slot;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/** The lines of a golden file that are about an event type. */
final class GoldenRules {

    private GoldenRules() {}

    static SlotRules changed(SlotRules rules, GoldenLine line) {
        return switch (line.about()) {
            case "duration" -> SlotRules.of(line.minutes(1));
            case "interval" -> rules.withInterval(line.minutes(1));
            case "buffers" -> rules.withBuffers(line.minutes(1), line.minutes(2));
            case "notice" -> rules.withMinimumNotice(line.minutes(1));
            case "horizon" -> rules.withMaxFutureDays(Integer.valueOf(line.word(1)));
            case "seats" -> rules.withMaxSeats(Integer.parseInt(line.word(1)));
            case "caps" -> rules.withCaps(caps(line));
            case "release" -> rules.withRelease(release(line));
            case "inactive" -> rules.withActive(false);
            default -> throw new IllegalArgumentException(line.about());
        };
    }

    static Caps caps(GoldenLine line) {
        return new Caps(
                line.option("day").map(Integer::valueOf).orElse(null),
                line.option("week").map(Integer::valueOf).orElse(null));
    }

    private static Release release(GoldenLine line) {
        List<LocalTime> boundaries =
                line.matching("\\d\\d:\\d\\d").map(LocalTime::parse).toList();
        return switch (line.word(1)) {
            case "rolling" -> new Release.RollingWindow(Duration.ofHours(Long.parseLong(line.word(2))));
            case "fill" -> new Release.FillEarlierFirst(Integer.parseInt(line.word(2)), boundaries);
            case "discount" ->
                new Release.DiscountIncentive(
                        line.matching("below-\\d+-off-\\d+")
                                .map(text -> text.split("-"))
                                .map(tier -> new Release.Tier(Integer.parseInt(tier[1]), Integer.parseInt(tier[3])))
                                .toList(),
                        boundaries);
            default -> throw new IllegalArgumentException(line.word(1));
        };
    }
}
