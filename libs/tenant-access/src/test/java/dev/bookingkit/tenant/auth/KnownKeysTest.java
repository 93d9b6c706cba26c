package dev.bookingkit.tenant.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.tenant.Permission;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KnownKeysTest {

    private static final byte[] KEY = {1, 2, 3};
    private static final byte[] OTHER = {1, 2, 4};

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();
    private Principal.ApiKey stored =
            new Principal.ApiKey(UUID.randomUUID(), UUID.randomUUID(), Set.of(Permission.SLOTS_READ));

    @Test
    void looksAKeyUpOnceUntilTheTimeIsOver() {
        KnownKeys known = remembering(Duration.ofSeconds(1));
        assertThat(find(known, KEY)).isEqualTo(stored);
        nanos.set(999_999_999);
        assertThat(find(known, KEY)).isEqualTo(stored);
        assertThat(looks).hasValue(1);
        nanos.set(1_000_000_000);
        find(known, KEY);
        assertThat(looks).hasValue(2);
    }

    @Test
    void keysAreNotMixedUp() {
        KnownKeys known = remembering(Duration.ofSeconds(1));
        Principal first = find(known, KEY);
        stored = new Principal.ApiKey(UUID.randomUUID(), UUID.randomUUID(), Set.of());
        assertThat(find(known, OTHER)).isEqualTo(stored).isNotEqualTo(first);
    }

    @Test
    void whatIsNoKeyIsNotRemembered() {
        KnownKeys known = remembering(Duration.ofSeconds(1));
        Principal.ApiKey later = stored;
        stored = null;
        assertThat(find(known, KEY)).isNull();
        stored = later;
        assertThat(find(known, KEY)).isEqualTo(later);
    }

    @Test
    void theTimeCountsFromBeforeTheLook() {
        KnownKeys known = remembering(Duration.ofSeconds(1));
        known.find(KEY, () -> look().invoke(() -> nanos.set(600_000_000)))
                .await()
                .indefinitely();
        nanos.set(1_000_000_000);
        find(known, KEY);
        assertThat(looks).hasValue(2);
    }

    @Test
    void isOffWithoutATime() {
        KnownKeys known = remembering(Duration.ZERO);
        find(known, KEY);
        find(known, KEY);
        assertThat(looks).hasValue(2);
    }

    private KnownKeys remembering(Duration time) {
        return new KnownKeys(time, nanos::get);
    }

    private Principal.ApiKey find(KnownKeys known, byte[] key) {
        return known.find(key, this::look).await().indefinitely();
    }

    private Uni<Principal.ApiKey> look() {
        return Uni.createFrom().item(() -> {
            looks.incrementAndGet();
            return stored;
        });
    }
}
