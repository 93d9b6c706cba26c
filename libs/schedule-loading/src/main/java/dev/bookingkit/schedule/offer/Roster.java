package dev.bookingkit.schedule.offer;

import dev.bookingkit.schedule.ProviderTime;
import dev.bookingkit.schedule.Redirect;
import dev.bookingkit.slot.Member;
import dev.bookingkit.slot.SlotRules;
import dev.bookingkit.slot.TeamStrategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who offers an event type, before their time is known.
 *
 * @param strategy of the team; null for one provider
 * @param seats one for each, in the team's order
 */
record Roster(@Nullable TeamStrategy strategy, List<Seat> seats, SlotRules rules) {

    /** A provider's part; {@code rules} are those of its own event type under a template, null for the offer's. */
    record Seat(
            UUID providerId,
            int priority,
            int weight,
            boolean fixed,
            @Nullable SlotRules rules) {

        static Seat of(UUID providerId, @Nullable SlotRules rules) {
            return new Seat(providerId, 0, 1, false, rules);
        }
    }

    Roster {
        seats = List.copyOf(seats);
    }

    List<UUID> providerIds() {
        return seats.stream().map(Seat::providerId).toList();
    }

    /** What has to be read: enough for the rules of everyone. */
    SlotRules widest() {
        return seats.stream().map(Seat::rules).filter(Objects::nonNull).reduce(rules, Widest::of);
    }

    /** The providers outside of the roster to whom one inside redirects. */
    Set<UUID> standIns(List<ProviderTime> times) {
        Set<UUID> outside = times.stream()
                .flatMap(it -> it.redirects().stream())
                .map(Redirect::toProviderId)
                .collect(Collectors.toSet());
        providerIds().forEach(outside::remove);
        return outside;
    }

    /** The offer of those whose time was found; who was not found takes no bookings. */
    Offer offer(Map<UUID, ProviderTime> times) {
        NavigableSet<Instant> changes = new TreeSet<>();
        for (Seat seat : seats) {
            ProviderTime time = times.get(seat.providerId());
            for (Redirect redirect : time == null ? List.<Redirect>of() : time.redirects()) {
                changes.add(redirect.from());
                changes.add(redirect.to());
            }
        }
        if (changes.isEmpty()) {
            return offerAt(Instant.EPOCH, times);
        }
        List<RedirectedOffer.Stretch> stretches = new ArrayList<>();
        Instant from = Instant.MIN;
        for (Instant change : changes) {
            stretches.add(new RedirectedOffer.Stretch(from, change, offerAt(from, times)));
            from = change;
        }
        stretches.add(new RedirectedOffer.Stretch(from, Instant.MAX, offerAt(from, times)));
        return new RedirectedOffer(stretches);
    }

    /** The same where nobody stands in for anybody. */
    Offer offerWithoutStandIns(Map<UUID, ProviderTime> times) {
        return offer(times.values().stream()
                .map(it -> new ProviderTime(it.providerId(), it.schedule(), it.occupied(), List.of(), it.heldFor()))
                .collect(Collectors.toMap(ProviderTime::providerId, it -> it)));
    }

    private Offer offerAt(Instant moment, Map<UUID, ProviderTime> times) {
        if (seats.stream().anyMatch(it -> mustBeThere(it) && !times.containsKey(it.providerId()))) {
            return new NoOffer();
        }
        Map<UUID, Member> members = new LinkedHashMap<>();
        Map<String, UUID> standIns = new HashMap<>();
        for (Seat seat : seats) {
            ProviderTime time = times.get(seat.providerId());
            if (time != null) {
                ProviderTime host = host(time, moment, times);
                Seat taken = seatOf(host).orElse(seat); // a colleague who has a seat already keeps it
                Member member = member(taken, host);
                members.merge(host.providerId(), seat.fixed() ? member.asFixed() : member, Roster::fixedIfEitherIs);
                if (host != time && taken == seat) {
                    standIns.putIfAbsent(member.id(), seat.providerId());
                }
            }
        }
        return offerOf(List.copyOf(members.values()), standIns);
    }

    private Offer offerOf(List<Member> members, Map<String, UUID> standIns) {
        if (strategy != null) {
            return new TeamOffer(strategy, members, rules, standIns);
        }
        return members.stream()
                .findFirst()
                .<Offer>map(it -> new ProviderOffer(
                        List.of(it.id()),
                        standIns.get(it.id()),
                        it.rules() == null ? rules : it.rules(),
                        it.schedule(),
                        it.occupied()))
                .orElseGet(NoOffer::new);
    }

    /** Without whom the team cannot be booked: each of a collective one, the fixed hosts of a fixed one, or each where it has none. */
    private boolean mustBeThere(Seat seat) {
        return strategy == TeamStrategy.COLLECTIVE
                || (strategy == TeamStrategy.FIXED
                        && (seat.fixed() || seats.stream().noneMatch(Seat::fixed)));
    }

    /** Whoever is redirected to, one hop. */
    private static ProviderTime host(ProviderTime own, Instant moment, Map<UUID, ProviderTime> times) {
        return own.redirects().stream()
                .filter(it -> it.covers(moment) && times.containsKey(it.toProviderId()))
                .findFirst()
                .map(it -> times.get(it.toProviderId()))
                .orElse(own);
    }

    private Optional<Seat> seatOf(ProviderTime host) {
        return seats.stream()
                .filter(it -> it.providerId().equals(host.providerId()))
                .findFirst();
    }

    private static Member fixedIfEitherIs(Member one, Member other) {
        return other.fixed() ? one.asFixed() : one;
    }

    private static Member member(Seat seat, ProviderTime host) {
        return new Member(
                host.providerId().toString(),
                host.schedule(),
                host.occupied(),
                seat.priority(),
                seat.weight(),
                seat.fixed(),
                seat.rules());
    }
}
