package dev.bookingkit.freshness;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How answers about free slots are kept in this replica's memory. */
@ConfigMapping(prefix = "bookingkit.slots-cache")
public interface SlotsCacheConfig {

    @WithDefault("true")
    boolean enabled();

    /** No answer is older than this, whatever was heard or missed. */
    @WithDefault("5s")
    Duration maxAge();

    /** Most bytes that the kept answers take. */
    @WithDefault("32M")
    MemorySize maxSize();

    default boolean isOn() {
        return enabled() && maxAge().isPositive();
    }
}
