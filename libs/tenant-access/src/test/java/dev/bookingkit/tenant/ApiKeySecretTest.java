package dev.bookingkit.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiKeySecretTest {

    @Test
    void theTextShowsItsKindAndIsNeverTheSameTwice() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String secret = ApiKeySecret.newSecret(ApiKeySecret.Kind.SECRET);
            assertThat(secret).matches("sk_[A-Za-z0-9]{40}");
            assertThat(seen.add(secret)).isTrue();
        }
        assertThat(ApiKeySecret.newSecret(ApiKeySecret.Kind.PUBLISHABLE)).startsWith("pk_");
    }

    @Test
    void theHmacDependsOnTextAndPepper() {
        byte[] hmac = ApiKeySecret.hmac("sk_a", "pepper");

        assertThat(hmac).hasSize(32).isEqualTo(ApiKeySecret.hmac("sk_a", "pepper"));
        assertThat(hmac).isNotEqualTo(ApiKeySecret.hmac("sk_b", "pepper"));
        assertThat(hmac).isNotEqualTo(ApiKeySecret.hmac("sk_a", "salt"));
    }
}
