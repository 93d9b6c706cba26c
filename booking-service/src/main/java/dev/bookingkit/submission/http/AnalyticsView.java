package dev.bookingkit.submission.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bookingkit.submission.Count;
import dev.bookingkit.submission.FormAnalytics;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A form's submissions in [from, to), by what they matched. */
@Schema(name = "RoutingAnalytics")
record AnalyticsView(
        Instant from,
        Instant to,
        long submissions,
        long bookings,
        @Nullable Double conversion,
        List<RuleView> rules,
        CountView fallback,
        CountView none) {

    /** One rule's part. */
    @Schema(name = "RoutingRuleCount")
    record RuleView(
            String id,
            @JsonProperty("isCurrent") boolean isCurrent,
            long submissions,
            long bookings,
            @Nullable Double conversion) {}

    /** The part that no rule had. */
    @Schema(name = "RoutingCount")
    record CountView(
            long submissions, long bookings, @Nullable Double conversion) {

        static CountView of(Count count) {
            return new CountView(count.submissions(), count.bookings(), count.conversion());
        }
    }

    static AnalyticsView of(Instant from, Instant to, FormAnalytics it) {
        return new AnalyticsView(
                from,
                to,
                it.total().submissions(),
                it.total().bookings(),
                it.total().conversion(),
                it.rules().stream().map(AnalyticsView::rule).toList(),
                CountView.of(it.fallback()),
                CountView.of(it.none()));
    }

    private static RuleView rule(FormAnalytics.OfRule rule) {
        Count count = rule.count();
        return new RuleView(rule.id(), rule.isCurrent(), count.submissions(), count.bookings(), count.conversion());
    }
}
