package dev.bookingkit.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for.
 *
 * @param port of the gateway; 0 for any free one
 * @param data where to keep the data, null to throw it away
 * @param empty whether to leave out the demo data
 * @param replicas how many processes of a service, by its name; those not named have one
 */
record Arguments(int port, @Nullable Path data, boolean empty, Map<String, Integer> replicas, boolean help) {

    private static final int MOST_REPLICAS = 9;

    static final String USAGE = """
            usage: deploy/local/up [--port N] [--data DIR] [--empty] [--replicas SERVICE=N]

              --port N              the gateway's port, 8080 unless given; 0 takes a free one
              --data DIR            keep the data there for the next time; otherwise it is thrown away
              --empty               no demo data, only the organization "demo" and its keys
              --replicas SERVICE=N  several processes of a service (1 to 9); may be given for each service
              --help                this text

            When everything is ready, one line of JSON with the addresses and keys goes to standard output.
            Ctrl-C stops everything.
            """;

    /** A mistake in the arguments; the message says which. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    static Arguments parse(List<String> words) throws Wrong {
        int port = 8080;
        Path data = null;
        boolean empty = false;
        boolean help = false;
        Map<String, Integer> replicas = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String value = i + 1 < words.size() ? words.get(i + 1) : null;
            switch (word) {
                case "--port" -> {
                    port = port(value);
                    i++;
                }
                case "--data" -> {
                    data = directory(value);
                    i++;
                }
                case "--replicas" -> {
                    addReplicas(replicas, value);
                    i++;
                }
                case "--empty" -> empty = true;
                case "--help", "-h" -> help = true;
                default -> throw new Wrong("unknown option " + word);
            }
        }
        return new Arguments(port, data, empty, Map.copyOf(replicas), help);
    }

    private static void addReplicas(Map<String, Integer> replicas, @Nullable String value) throws Wrong {
        if (value == null || !value.matches("[a-z-]+-service=[1-" + MOST_REPLICAS + "]")) {
            throw new Wrong("--replicas needs SERVICE=N with N from 1 to " + MOST_REPLICAS);
        }
        String[] parts = value.split("=", -1);
        replicas.put(parts[0], Integer.valueOf(parts[1]));
    }

    private static int port(@Nullable String value) throws Wrong {
        if (value == null || !value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
            throw new Wrong("--port needs a number from 0 to 65535");
        }
        return Integer.parseInt(value);
    }

    private static Path directory(@Nullable String value) throws Wrong {
        if (value == null || value.isEmpty() || value.startsWith("--")) {
            throw new Wrong("--data needs a directory");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}
