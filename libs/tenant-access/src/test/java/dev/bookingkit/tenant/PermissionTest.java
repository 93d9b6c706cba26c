package dev.bookingkit.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PermissionTest {

    @Test
    void aPublishableKeyNeverReadsBookings() {
        assertThat(Permission.ofPublishableKeys())
                .doesNotContain(Permission.BOOKINGS_READ, Permission.BOOKINGS_WRITE, Permission.PAYMENTS_READ);
    }

    @Test
    void onlyOwnersChangeTheOrganization() {
        assertThat(Role.OWNER.permissions()).contains(Permission.ORGANIZATION_WRITE);
        assertThat(Role.ADMIN.permissions()).doesNotContain(Permission.ORGANIZATION_WRITE);
        assertThat(Role.MEMBER.permissions()).doesNotContain(Permission.ORGANIZATION_WRITE, Permission.PAYMENTS_WRITE);
    }

    @Test
    void aScopeOfANewerReleaseGivesNothing() {
        assertThat(Permission.known(List.of("bookings:read", "teleport:write")))
                .containsExactly(Permission.BOOKINGS_READ);
    }
}
