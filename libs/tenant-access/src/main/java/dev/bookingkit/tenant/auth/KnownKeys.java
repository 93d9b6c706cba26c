package dev.bookingkit.tenant.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.TenantConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a short time whose an API key is, by its HMAC.
 *
 * <p>A key that was revoked or has expired works here until the time is over, counted from before it was looked up. What is
 * not a key is looked up each time: a new key works at once, and guessing fills no memory.
 */
@Singleton
class KnownKeys {

    private static final int MOST = 10_000;

    private record Known(Principal.ApiKey principal, long lookedUpAt) {}

    private final Cache<ByteBuffer, Known> known;
    private final long nanos;
    private final Ticker ticker;

    @Inject
    KnownKeys(TenantConfig config) {
        this(config.apiKeyCache(), Ticker.systemTicker());
    }

    KnownKeys(Duration remember, Ticker ticker) {
        this.nanos = remember.toNanos();
        this.ticker = ticker;
        this.known = Caffeine.newBuilder()
                .maximumSize(nanos > 0 ? MOST : 0)
                .expireAfterWrite(remember)
                .ticker(ticker)
                .build();
    }

    Uni<Principal.@Nullable ApiKey> find(byte[] hmac, Supplier<Uni<Principal.@Nullable ApiKey>> look) {
        if (nanos <= 0) {
            return look.get();
        }
        ByteBuffer name = ByteBuffer.wrap(hmac);
        long now = ticker.read();
        Known there = known.getIfPresent(name);
        if (there != null && now - there.lookedUpAt() < nanos) {
            return Uni.createFrom().item(there.principal());
        }
        return look.get().invoke(principal -> {
            if (principal != null) {
                known.put(name, new Known(principal, now));
            }
        });
    }
}
