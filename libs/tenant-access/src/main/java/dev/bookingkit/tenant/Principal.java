package dev.bookingkit.tenant;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who a request comes from. A request has exactly one, and it belongs to exactly one organization. */
public sealed interface Principal {

    UUID organizationId();

    /** As the audit trail names it: {@code user:…}, {@code key:…}, {@code guest:…}. */
    String actor();

    Set<Permission> permissions();

    /** Whether this principal may be told of the booking at all. */
    default boolean maySee(UUID bookingId) {
        return true;
    }

    default boolean may(Permission permission) {
        return permissions().contains(permission);
    }

    /** A person that an OIDC provider vouches for; {@code subject} is the token's {@code sub}. */
    record User(UUID organizationId, String subject, Role role) implements Principal {

        @Override
        public String actor() {
            return "user:" + subject;
        }

        @Override
        public Set<Permission> permissions() {
            return role.permissions();
        }
    }

    /** A program that holds one of the organization's API keys. */
    record ApiKey(UUID organizationId, UUID keyId, Set<Permission> permissions) implements Principal {

        public ApiKey {
            permissions = Set.copyOf(permissions);
        }

        @Override
        public String actor() {
            return "key:" + keyId;
        }
    }

    /**
     * Whoever holds the link to one booking, or to one seat in a session for several.
     *
     * @param seatId of an attendee, who may be told of the seat but not of the session as such; null: the whole booking
     */
    record Guest(
            UUID organizationId, UUID bookingId, @Nullable UUID seatId) implements Principal {

        public Guest(UUID organizationId, UUID bookingId) {
            this(organizationId, bookingId, null);
        }

        @Override
        public String actor() {
            return "guest:" + (seatId == null ? bookingId : seatId);
        }

        @Override
        public Set<Permission> permissions() {
            return Permission.ofGuests();
        }

        @Override
        public boolean maySee(UUID asked) {
            return seatId == null && bookingId.equals(asked);
        }
    }
}
