package dev.bookingkit.schedule.offer;

import dev.bookingkit.slot.Decision;
import dev.bookingkit.slot.Member;
import dev.bookingkit.slot.Query;
import dev.bookingkit.slot.Reason;
import dev.bookingkit.slot.SlotRules;
import dev.bookingkit.slot.Slots;
import dev.bookingkit.slot.TeamDecision;
import dev.bookingkit.slot.TeamExplanation;
import dev.bookingkit.slot.TeamSlot;
import dev.bookingkit.slot.TeamSlots;
import dev.bookingkit.slot.TeamStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The time of a team's members, put together by the team's strategy.
 *
 * @param standIns who stands for whom, by the stand-in's id
 */
public record TeamOffer(TeamStrategy strategy, List<Member> members, SlotRules rules, Map<String, UUID> standIns)
        implements Offer {

    public TeamOffer {
        members = List.copyOf(members);
        standIns = Map.copyOf(standIns);
    }

    /** Of members who stand for nobody else. */
    public TeamOffer(TeamStrategy strategy, List<Member> members, SlotRules rules) {
        this(strategy, members, rules, Map.of());
    }

    @Override
    public List<FreeSlot> list(Query query) {
        return TeamSlots.list(strategy, members, rules, query).stream()
                .map(this::free)
                .toList();
    }

    @Override
    public long mostStarts(Query query) {
        return members.stream()
                .mapToLong(member -> Offer.starts(query, member.rules() == null ? rules : member.rules()))
                .sum();
    }

    @Override
    public Optional<FreeSlot> first(Query query) {
        return TeamSlots.first(strategy, members, rules, query).map(this::free);
    }

    @Override
    public Optional<Refusal> refusal(Instant start, Instant now) {
        TeamExplanation explained = TeamSlots.explain(strategy, members, rules, start, now);
        return switch (explained.decision()) {
            case TeamDecision.Bookable bookable -> Optional.empty();
            case TeamDecision.Refused refused ->
                Optional.of(refusal(
                        refused.reason(),
                        explained.members().values().stream()
                                .flatMap(List::stream)
                                .toList()));
        };
    }

    @Override
    public Verdict check(Instant start, Instant now, Waiver waiver) {
        if (waiver != Waiver.NOTHING) {
            return checkWaived(start, now, waiver);
        }
        return switch (TeamSlots.check(strategy, members, rules, start, now)) {
            case TeamDecision.Bookable(TeamSlot slot) -> bookable(slot);
            case TeamDecision.Refused refused ->
                new Verdict.Refused(refusal(refused.reason(), refused.members().values()));
        };
    }

    @Override
    public Set<UUID> providerIds() {
        return members.stream().map(it -> UUID.fromString(it.id())).collect(Collectors.toUnmodifiableSet());
    }

    private Verdict bookable(TeamSlot slot) {
        List<Verdict.Candidate> hosts = members.stream()
                .filter(it -> slot.providerIds().contains(it.id()))
                .map(this::candidate)
                .toList();
        return new Verdict.Bookable(slot.start(), slot.end(), hosts, isTogether(), slot.discountPercent());
    }

    /** The grid never counts here, so each member answers alone; of a managed event type, the shortest booking is offered. */
    private Verdict checkWaived(Instant start, Instant now, Waiver waiver) {
        Map<String, Decision.Refused> refusals = new LinkedHashMap<>();
        TreeMap<Duration, List<Verdict.Candidate>> free = new TreeMap<>();
        for (Member member : isTogether() ? hosts() : members) {
            Slots.explain(member.schedule(), rulesOf(member), member.occupied(), start, now).refusals().stream()
                    .filter(it -> !waiver.covers(it.reason()))
                    .findFirst()
                    .ifPresentOrElse(
                            it -> refusals.put(member.id(), it),
                            () -> free.computeIfAbsent(rulesOf(member).duration(), any -> new ArrayList<>())
                                    .add(candidate(member)));
        }
        if (free.isEmpty() || (isTogether() && !refusals.isEmpty())) {
            Reason reason = TeamSlots.reason(strategy, refusals.values()).orElse(Reason.OUTSIDE_AVAILABILITY);
            return new Verdict.Refused(refusal(reason, refusals.values()));
        }
        return new Verdict.Bookable(
                start, start.plus(free.firstKey()), free.firstEntry().getValue(), isTogether(), 0);
    }

    private boolean isTogether() {
        return strategy == TeamStrategy.COLLECTIVE || strategy == TeamStrategy.FIXED;
    }

    private List<Member> hosts() {
        List<Member> fixed = members.stream().filter(Member::fixed).toList();
        return strategy == TeamStrategy.FIXED && !fixed.isEmpty() ? fixed : members;
    }

    private SlotRules rulesOf(Member member) {
        return strategy == TeamStrategy.MANAGED ? Objects.requireNonNullElse(member.rules(), rules) : rules;
    }

    private Verdict.Candidate candidate(Member member) {
        UUID id = UUID.fromString(member.id());
        return new Verdict.Candidate(id, standIns.getOrDefault(member.id(), id), rulesOf(member));
    }

    /** The team's reason first, with what caused it at any member. */
    private Refusal refusal(Reason first, Collection<Decision.Refused> refusals) {
        SequencedMap<Reason, List<String>> reasons = new LinkedHashMap<>();
        reasons.put(first, new ArrayList<>());
        for (Decision.Refused refused : refusals) {
            reasons.computeIfAbsent(refused.reason(), reason -> new ArrayList<>())
                    .addAll(refused.causes());
        }
        return new Refusal(reasons, Refusal.holds(members.stream().flatMap(it -> it.occupied().stream())));
    }

    private FreeSlot free(TeamSlot slot) {
        Integer seatsLeft = rules.maxSeats() > 1 ? slot.seatsLeft() : null;
        return new FreeSlot(slot.start(), slot.end(), slot.providerIds(), seatsLeft, slot.discountPercent());
    }
}
