package dev.bookingkit.slots.http;

import dev.bookingkit.schedule.offer.Refusal;
import dev.bookingkit.slot.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a start can be booked.
 *
 * @param reason what {@code slot-unavailable} says for it; null when bookable
 * @param reasons everything that stands against it, {@code reason} first
 */
record ExplanationView(
        boolean bookable,
        @Nullable String reason,
        List<String> reasons,
        List<String> bookingIds,
        List<String> holdIds,
        List<String> overrideIds,
        List<String> outOfOfficeIds) {

    static ExplanationView of(Optional<Refusal> refusal) {
        return refusal.map(ExplanationView::refused)
                .orElseGet(
                        () -> new ExplanationView(true, null, List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    private static ExplanationView refused(Refusal refusal) {
        return new ExplanationView(
                false,
                refusal.first().wireName(),
                refusal.reasons().keySet().stream().map(Reason::wireName).toList(),
                claims(refusal).filter(id -> !refusal.holds().contains(id)).toList(),
                claims(refusal).filter(refusal.holds()::contains).toList(),
                causes(refusal, Reason.BLOCKED_DATE).toList(),
                causes(refusal, Reason.OUT_OF_OFFICE).toList());
    }

    private static Stream<String> claims(Refusal refusal) {
        return causes(refusal, Reason.ALREADY_BOOKED, Reason.BUFFER_CONFLICT, Reason.HELD, Reason.CAP_REACHED);
    }

    private static Stream<String> causes(Refusal refusal, Reason... reasons) {
        return Arrays.stream(reasons)
                .flatMap(reason -> refusal.reasons().getOrDefault(reason, List.of()).stream())
                .distinct();
    }
}
