package dev.bookingkit.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GuestTokenTest {

    private static final Instant NOW = Instant.parse("2026-03-09T13:00:00Z");
    private static final GuestToken TOKEN = new GuestToken(UUID.randomUUID(), UUID.randomUUID(), NOW.plusSeconds(60));

    private static final GuestToken OF_SEAT =
            new GuestToken(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), NOW.plusSeconds(60));

    @Test
    void isReadBackWithTheSecretItWasMadeWith() {
        assertThat(GuestToken.parse(TOKEN.text("secret"), "secret", NOW)).contains(TOKEN);
        assertThat(GuestToken.parse(OF_SEAT.text("secret"), "secret", NOW)).contains(OF_SEAT);
    }

    @Test
    void ofASeatOpensNoBooking() {
        assertThat(TOKEN.principal().maySee(TOKEN.bookingId())).isTrue();
        assertThat(OF_SEAT.principal().maySee(OF_SEAT.bookingId())).isFalse();
        assertThat(OF_SEAT.principal().actor()).isEqualTo("guest:" + OF_SEAT.seatId());
    }

    @Test
    void isRefusedWithAnotherSecret() {
        assertThat(GuestToken.parse(TOKEN.text("secret"), "other", NOW)).isEmpty();
    }

    @Test
    void isRefusedOnceItHasExpired() {
        assertThat(GuestToken.parse(TOKEN.text("secret"), "secret", TOKEN.expiresAt()))
                .isEmpty();
    }

    @Test
    void isRefusedAfterAnyOneCharacterWasChanged() {
        for (String text : new String[] {TOKEN.text("secret"), OF_SEAT.text("secret")}) {
            for (int i = 3; i < text.length(); i++) {
                char other = text.charAt(i) == 'A' ? 'Q' : 'A';
                String tampered = text.substring(0, i) + other + text.substring(i + 1);
                assertThat(GuestToken.parse(tampered, "secret", NOW))
                        .as(tampered)
                        .isEmpty();
            }
        }
    }

    @Test
    void anythingElseIsNoToken() {
        for (String text :
                new String[] {"", "gt_", "gt_!!", "sk_abc", "gt_" + "A".repeat(79), "gt_" + "A".repeat(5000)}) {
            assertThat(GuestToken.parse(text, "secret", NOW)).as(text).isEmpty();
        }
    }
}
