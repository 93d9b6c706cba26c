package dev.bookingkit.local.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The table from path prefix to service; the longest prefix wins, and it ends where a segment ends. */
public final class Routes {

    private final Map<String, String> services;

    Routes(Map<String, String> services) {
        this.services = new TreeMap<>(services);
    }

    /** The table of {@code routes.properties}. */
    public static Routes load() {
        try (InputStream file = Objects.requireNonNull(Routes.class.getResourceAsStream("/routes.properties"))) {
            Properties properties = new Properties();
            properties.load(new java.io.InputStreamReader(file, StandardCharsets.UTF_8));
            Map<String, String> services = new TreeMap<>();
            properties.forEach((prefix, service) -> services.put((String) prefix, (String) service));
            return new Routes(services);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all services in the table, sorted. */
    public SortedSet<String> services() {
        return new TreeSet<>(services.values());
    }

    Optional<String> service(String path) {
        String prefix = path;
        while (!prefix.isEmpty()) {
            String service = services.get(prefix);
            if (service != null) {
                return Optional.of(service);
            }
            prefix = prefix.substring(0, Math.max(0, prefix.lastIndexOf('/')));
        }
        return Optional.empty();
    }
}
