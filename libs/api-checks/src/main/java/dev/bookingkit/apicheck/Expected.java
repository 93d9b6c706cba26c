package dev.bookingkit.apicheck;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an answer must be, beside what every answer must be.
 *
 * @param statuses the statuses allowed; empty: anything but 5xx
 * @param forbidden statuses that are wrong although {@code statuses} is empty
 * @param where for a 400: {@code errors} must point to one of these; empty: any pointer or position will do
 * @param notWhere no error may point here
 */
record Expected(Set<Integer> statuses, Set<Integer> forbidden, Collection<String> where, Collection<String> notWhere) {

    static Expected status(Integer... statuses) {
        return new Expected(new TreeSet<>(List.of(statuses)), Set.of(), List.of(), List.of());
    }

    static Expected invalidAt(String... pointers) {
        return status(400).at(pointers);
    }

    static Expected anythingButAFailure() {
        return status();
    }

    static Expected anythingBut(Integer... forbidden) {
        return new Expected(Set.of(), new TreeSet<>(List.of(forbidden)), List.of(), List.of());
    }

    static Expected noErrorAt(String pointer) {
        return new Expected(Set.of(), Set.of(), List.of(), List.of(pointer));
    }

    Expected at(String... pointers) {
        return new Expected(statuses, forbidden, List.of(pointers), notWhere);
    }

    Expected or(int status) {
        Set<Integer> more = new TreeSet<>(statuses);
        more.add(status);
        return new Expected(more, forbidden, where, notWhere);
    }

    @Override
    public String toString() {
        String text = statuses.isEmpty() ? "no 5xx" : "status " + statuses;
        return text
                + (forbidden.isEmpty() ? "" : ", none of " + forbidden)
                + (where.isEmpty() ? "" : ", errors pointing to one of " + where)
                + (notWhere.isEmpty() ? "" : ", no error pointing to " + notWhere)
                + "; if not 2xx: a documented problem, nothing else in it";
    }
}
