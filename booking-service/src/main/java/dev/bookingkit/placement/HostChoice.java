package dev.bookingkit.placement;

import dev.bookingkit.schedule.offer.Verdict;
import dev.bookingkit.slot.Assignment;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Who of several gets a booking, with the numbers that a host can read later. */
record HostChoice(Verdict.Candidate host, Map<String, Object> note) {

    private static final double THOUSANDTHS = 1_000;

    /** Empty where none of the free hosts belongs to the team any more. */
    static Optional<HostChoice> of(List<Verdict.Candidate> free, Standings.OfTeam standings) {
        Map<String, Verdict.Candidate> byMember = new HashMap<>();
        for (Assignment.Standing member : standings.members()) {
            free.stream()
                    .filter(it -> it.standsFor().toString().equals(member.id()))
                    .findFirst()
                    .ifPresent(it -> byMember.put(member.id(), it));
        }
        if (byMember.isEmpty()) {
            return Optional.empty();
        }
        Assignment assignment = Assignment.choose(standings.members(), byMember.keySet());
        Verdict.Candidate host = Objects.requireNonNull(byMember.get(assignment.chosen()));
        return Optional.of(new HostChoice(host, note(standings, assignment, host)));
    }

    private static Map<String, Object> note(Standings.OfTeam standings, Assignment assignment, Verdict.Candidate host) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("method", "round_robin");
        note.put("chosen", host.providerId().toString());
        if (!host.providerId().equals(host.standsFor())) {
            note.put("standsFor", host.standsFor().toString());
        }
        note.put("windowDays", standings.windowDays());
        note.put("members", assignment.scores().stream().map(HostChoice::score).toList());
        return note;
    }

    private static Map<String, Object> score(Assignment.Score score) {
        Assignment.Standing standing = score.standing();
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("providerId", standing.id());
        numbers.put("isFree", score.free());
        numbers.put("isFixed", standing.fixed());
        numbers.put("priority", standing.priority());
        numbers.put("weight", standing.weight());
        numbers.put("bookings", standing.bookings());
        numbers.put("presentDays", standing.presentDays());
        numbers.put("target", rounded(score.target()));
        numbers.put("deficit", rounded(score.deficit()));
        if (standing.lastAssigned() != null) {
            numbers.put(
                    "lastAssignedAt",
                    Instant.ofEpochSecond(standing.lastAssigned()).toString());
        }
        return numbers;
    }

    private static double rounded(double value) {
        return Math.round(value * THOUSANDTHS) / THOUSANDTHS;
    }
}
