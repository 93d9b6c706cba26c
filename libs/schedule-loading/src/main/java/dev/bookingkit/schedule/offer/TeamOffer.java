package dev.bookingkit.schedule.offer;

import dev.bookingkit.slot.Decision;
import dev.bookingkit.slot.Member;
import dev.bookingkit.slot.Query;
import dev.bookingkit.slot.Reason;
import dev.bookingkit.slot.SlotRules;
import dev.bookingkit.slot.TeamDecision;
import dev.bookingkit.slot.TeamSlot;
import dev.bookingkit.slot.TeamSlots;
import dev.bookingkit.slot.TeamStrategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The time of a team's members, put together by the team's strategy. */
public record TeamOffer(TeamStrategy strategy, List<Member> members, SlotRules rules) implements Offer {

    public TeamOffer {
        members = List.copyOf(members);
    }

    @Override
    public List<FreeSlot> list(Query query) {
        return TeamSlots.list(strategy, members, rules, query).stream()
                .map(this::free)
                .toList();
    }

    @Override
    public Optional<FreeSlot> first(Query query) {
        return TeamSlots.first(strategy, members, rules, query).map(this::free);
    }

    @Override
    public Optional<Refusal> refusal(Instant start, Instant now) {
        return switch (TeamSlots.check(strategy, members, rules, start, now)) {
            case TeamDecision.Bookable bookable -> Optional.empty();
            case TeamDecision.Refused refused -> Optional.of(refusal(refused));
        };
    }

    /** The team's reason first, with what caused it at any member. */
    private static Refusal refusal(TeamDecision.Refused refused) {
        SequencedMap<Reason, List<String>> reasons = new LinkedHashMap<>();
        reasons.put(refused.reason(), new ArrayList<>());
        for (Decision.Refused member : refused.members().values()) {
            reasons.computeIfAbsent(member.reason(), reason -> new ArrayList<>())
                    .addAll(member.causes());
        }
        return new Refusal(reasons);
    }

    private FreeSlot free(TeamSlot slot) {
        return new FreeSlot(
                slot.start(), slot.end(), slot.providerIds(), rules.maxSeats() > 1 ? slot.seatsLeft() : null);
    }
}
