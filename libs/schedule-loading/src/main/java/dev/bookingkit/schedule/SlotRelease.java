package dev.bookingkit.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bookingkit.problem.FieldError;
import dev.bookingkit.slot.Release;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Release} on the wire and in {@code event_types.slot_release}; each strategy has its own fields.
 *
 * @param windowSize of a rolling window, in units
 * @param threshold percent to which earlier parts of a day must be filled
 * @param windowBoundaries local times of the provider's zone that cut a day into parts, ascending
 * @param tiers of a discount
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SlotRelease(
        @NotNull Strategy strategy,
        @Nullable @Min(1) @Max(8_760) Integer windowSize,
        @Nullable Unit unit,
        @Nullable @Min(1) @Max(100) Integer threshold,

        @Nullable @Size(max = Release.MAX_PARTS - 1)
        List<@NotNull @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]") String> windowBoundaries,

        @Nullable @Size(min = 1, max = Release.MAX_PARTS) List<@NotNull @Valid Tier> tiers) {

    /** Which one. */
    public enum Strategy {
        @JsonProperty("rolling_window")
        ROLLING_WINDOW,
        @JsonProperty("fill_earlier_first")
        FILL_EARLIER_FIRST,
        @JsonProperty("discount_incentive")
        DISCOUNT_INCENTIVE
    }

    /** Of a rolling window; a day is 24 hours. */
    public enum Unit {
        @JsonProperty("hours")
        HOURS,
        @JsonProperty("days")
        DAYS
    }

    /** {@code discountPercent} off while the fill is below {@code fillBelowPercent}. */
    public record Tier(
            @NotNull @Min(1) @Max(100) Integer fillBelowPercent,
            @NotNull @Min(1) @Max(100) Integer discountPercent) {}

    private static final Duration LONGEST = Duration.ofDays(3_660);

    /**
     * What is missing, is another strategy's or contradicts itself; bounds of single fields are checked where the request is read.
     *
     * @param pointer leads to this object
     */
    public List<FieldError> problems(String pointer) {
        var errors = new ArrayList<FieldError>();
        belongs(errors, pointer + "/windowSize", windowSize, strategy == Strategy.ROLLING_WINDOW);
        belongs(errors, pointer + "/unit", unit, strategy == Strategy.ROLLING_WINDOW);
        belongs(errors, pointer + "/threshold", threshold, strategy == Strategy.FILL_EARLIER_FIRST);
        belongs(errors, pointer + "/tiers", tiers, strategy == Strategy.DISCOUNT_INCENTIVE);
        if (strategy != Strategy.DISCOUNT_INCENTIVE || windowBoundaries != null) {
            belongs(errors, pointer + "/windowBoundaries", windowBoundaries, strategy != Strategy.ROLLING_WINDOW);
        }
        if (errors.isEmpty()) {
            contradictions(errors, pointer);
        }
        return errors;
    }

    private void contradictions(List<FieldError> errors, String pointer) {
        if (strategy == Strategy.ROLLING_WINDOW && window().compareTo(LONGEST) > 0) {
            errors.add(new FieldError(pointer + "/windowSize", "at most " + LONGEST.toDays() + " days"));
        }
        if (strategy == Strategy.FILL_EARLIER_FIRST && boundaries().isEmpty()) {
            errors.add(new FieldError(pointer + "/windowBoundaries", "at least one"));
        }
        LocalTime last = LocalTime.MIDNIGHT;
        for (int i = 0; i < boundaries().size(); i++) {
            if (!boundaries().get(i).isAfter(last)) {
                errors.add(new FieldError(
                        pointer + "/windowBoundaries/" + i, "boundaries ascend, and none is at midnight"));
            }
            last = boundaries().get(i);
        }
        Set<Integer> steps = new HashSet<>();
        for (int i = 0; tiers != null && i < tiers.size(); i++) {
            if (!steps.add(tiers.get(i).fillBelowPercent())) {
                errors.add(new FieldError(
                        pointer + "/tiers/" + i + "/fillBelowPercent",
                        "each tier needs a fillBelowPercent of its own"));
            }
        }
    }

    /** For the engine, without {@link #problems}. */
    public Release toRelease() {
        return switch (strategy) {
            case ROLLING_WINDOW -> new Release.RollingWindow(window());
            case FILL_EARLIER_FIRST -> new Release.FillEarlierFirst(present(threshold), boundaries());
            case DISCOUNT_INCENTIVE ->
                new Release.DiscountIncentive(
                        present(tiers).stream()
                                .map(tier -> new Release.Tier(tier.fillBelowPercent(), tier.discountPercent()))
                                .toList(),
                        boundaries());
        };
    }

    /** The same where there may be none. */
    public static Release of(@Nullable SlotRelease release) {
        return release == null ? Release.NONE : release.toRelease();
    }

    private Duration window() {
        return unit == Unit.DAYS ? Duration.ofDays(present(windowSize)) : Duration.ofHours(present(windowSize));
    }

    private List<LocalTime> boundaries() {
        return windowBoundaries == null
                ? List.of()
                : windowBoundaries.stream().map(LocalTime::parse).toList();
    }

    private static void belongs(List<FieldError> errors, String pointer, @Nullable Object value, boolean belongs) {
        if (belongs && value == null) {
            errors.add(new FieldError(pointer, "this strategy needs it"));
        } else if (!belongs && value != null) {
            errors.add(new FieldError(pointer, "this belongs to another strategy"));
        }
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("problems() names what is missing");
        }
        return value;
    }
}
