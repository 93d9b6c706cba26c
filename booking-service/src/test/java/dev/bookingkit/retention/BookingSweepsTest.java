package dev.bookingkit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BookingSweepsTest {

    @Test
    void claimsThatCapsCountCannotBeSwept() {
        assertThatThrownBy(() -> new BookingSweeps(keeping(Duration.ofDays(8))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new BookingSweeps(keeping(Duration.ofDays(9))).sweeps()).hasSize(3);
    }

    private static RetentionConfig keeping(Duration claims) {
        return new RetentionConfig() {
            @Override
            public Duration claims() {
                return claims;
            }

            @Override
            public Duration holds() {
                return Duration.ofDays(1);
            }

            @Override
            public Duration operations() {
                return Duration.ofDays(30);
            }
        };
    }
}
