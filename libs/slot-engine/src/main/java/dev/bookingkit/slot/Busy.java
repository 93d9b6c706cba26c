package dev.bookingkit.slot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;

/**
 * Claimed time, asked with ascending starts: one pass over claims and slots. Claims are widened by the buffers of the event type
 * asked for, so that a slot is free when [start, end) meets none.
 */
final class Busy {
    /** What {@link #seatsLeft} answers where there is no session. */
    static final int NO_SESSION = -1;

    private static final Session[] NONE = {};

    /** A session with seats, widened like every claim. */
    private record Session(long claimStart, long claimEnd, long start, long end, int taken, int seats) {}

    private final Spans claims;
    private final Session[] sessions;
    private final long[] latestEnd;
    private int next;
    private int nextSession;

    private Busy(Spans claims, Session[] sessions) {
        this.claims = claims;
        this.sessions = sessions;
        Arrays.sort(sessions, (a, b) -> Long.compare(a.claimStart, b.claimStart));
        latestEnd = new long[sessions.length];
        for (int i = 0; i < sessions.length; i++) {
            latestEnd[i] = Math.max(sessions[i].claimEnd, i == 0 ? Long.MIN_VALUE : latestEnd[i - 1]);
        }
    }

    /** The claims that can meet slots starting in [from, to). */
    static Busy of(SlotRules rules, Collection<Occupied> occupied, long from, long to) {
        return of(rules, occupied, from, to, true);
    }

    /** The same without the holds. */
    static Busy ofBookings(SlotRules rules, Collection<Occupied> occupied, long from, long to) {
        return of(rules, occupied, from, to, false);
    }

    private static Busy of(SlotRules rules, Collection<Occupied> occupied, long from, long to, boolean holds) {
        long before = Micros.of(rules.bufferBefore());
        long after = Micros.of(rules.bufferAfter());
        long until = to + Micros.of(rules.duration());
        var claims = new Spans(occupied.size());
        var sessions = new ArrayList<Session>(0);
        for (Occupied taken : occupied) {
            long start = taken.claimStart() - after;
            long end = taken.claimEnd() + before;
            if (end <= from || start >= until || (!holds && taken.kind() == Occupied.Kind.HOLD)) {
                continue;
            }
            if (rules.maxSeats() > 1 && taken.isSession()) {
                sessions.add(new Session(
                        start,
                        end,
                        Micros.floor(taken.start()),
                        Micros.ceil(taken.end()),
                        taken.seatsTaken(),
                        taken.seats()));
            } else {
                claims.add(start, end);
            }
        }
        return new Busy(claims.merge(), sessions.toArray(NONE));
    }

    Spans claims() {
        return claims;
    }

    boolean hasSessions() {
        return sessions.length > 0;
    }

    /** The start itself when [start, end) is free, else the earliest later start worth asking. Starts must ascend. */
    long freeFrom(long start, long end) {
        while (next < claims.size() && claims.end(next) <= start) {
            next++;
        }
        return next < claims.size() && claims.start(next) < end ? claims.end(next) : start;
    }

    /** Whether no session is in the way, or the one at exactly this slot has seats left. Starts must ascend. */
    boolean hasSeats(long start, long end, int maxSeats) {
        return sessions.length == 0 || seatsLeft(start, end, maxSeats) != 0;
    }

    /** Of the session at exactly this slot, or {@link #NO_SESSION}; 0 when another session is in the way. Starts must ascend. */
    int seatsLeft(long start, long end, int maxSeats) {
        while (nextSession < sessions.length && latestEnd[nextSession] <= start) {
            nextSession++;
        }
        boolean found = false;
        int taken = 0;
        int seats = 0;
        for (int i = nextSession; i < sessions.length && sessions[i].claimStart < end; i++) {
            Session session = sessions[i];
            if (session.start == start && session.end == end) {
                found = true;
                taken = Math.addExact(taken, session.taken);
                seats = Math.max(seats, session.seats);
            } else if (session.claimEnd > start) {
                return 0;
            }
        }
        return found ? Math.max(0, (seats == 0 ? maxSeats : seats) - taken) : NO_SESSION;
    }
}
