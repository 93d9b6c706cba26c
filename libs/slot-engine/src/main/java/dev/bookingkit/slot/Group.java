package dev.bookingkit.slot;

import java.util.List;

/**
 * Members of whom some are needed.
 *
 * @param members who could
 * @param required how many are needed, 1 up to all
 */
public record Group(List<Member> members, int required) {
    public Group {
        members = List.copyOf(members);
        if (required < 0 || required > members.size() || (required == 0 && !members.isEmpty())) {
            throw new IllegalArgumentException("required is between 1 and the number of members");
        }
    }

    /** All of them. */
    public static Group all(List<Member> members) {
        return new Group(members, members.size());
    }

    /** Any one of them. */
    public static Group any(List<Member> members) {
        return new Group(members, Math.min(1, members.size()));
    }
}
