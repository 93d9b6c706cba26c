package dev.bookingkit.slot;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;

/** The engine's answers in the words of golden files, times in this zone. */
record GoldenAnswers(ZoneId zone, SlotRules rules) {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm xxx", Locale.ROOT);

    String of(Slot slot) {
        return slot(slot.start(), slot.end(), slot.seatsLeft(), slot.discountPercent());
    }

    String of(TeamSlot slot) {
        return slot(slot.start(), slot.end(), slot.seatsLeft(), slot.discountPercent()) + " with "
                + String.join(" ", slot.providerIds());
    }

    String of(GroupSlot slot) {
        return slot(slot.start(), slot.end(), slot.seatsLeft(), slot.discountPercent()) + " with "
                + slot.free().stream().map(ids -> String.join(" ", ids)).collect(Collectors.joining(" and "));
    }

    String of(Period period) {
        return shown(period.start()) + " to " + shown(period.end());
    }

    String of(TeamPeriod period) {
        return shown(period.start()) + " to " + shown(period.end()) + " with " + String.join(" ", period.providerIds());
    }

    static String of(Decision decision) {
        return switch (decision) {
            case Decision.Bookable bookable -> "bookable";
            case Decision.Refused refused ->
                (refused.reason().wireName() + " " + String.join(" ", refused.causes())).strip();
        };
    }

    static String of(TeamDecision decision) {
        return switch (decision) {
            case TeamDecision.Bookable bookable ->
                "bookable with " + String.join(" ", bookable.slot().providerIds());
            case TeamDecision.Refused refused ->
                refused.reason().wireName()
                        + refused.members().entrySet().stream()
                                .map(member -> ", " + member.getKey() + " " + of(member.getValue()))
                                .collect(Collectors.joining());
        };
    }

    private String slot(Instant start, Instant end, int seatsLeft, int discountPercent) {
        String length = " for " + start.until(end, ChronoUnit.MINUTES);
        String seats = rules.maxSeats() > 1 ? " seats " + seatsLeft : "";
        String discount = discountPercent > 0 ? " discount " + discountPercent : "";
        return shown(start) + length + seats + discount;
    }

    private String shown(Instant instant) {
        return SHOWN.format(instant.atZone(zone));
    }
}
