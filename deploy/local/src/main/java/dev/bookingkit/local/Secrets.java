package dev.bookingkit.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bookingkit.tenant.ApiKeySecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * What this installation must not forget between two runs on the same data. Kept in a file that only its owner can read.
 *
 * @param secretKey the demo organization's {@code sk_…}, with all scopes
 * @param publishableKey its {@code pk_…}
 * @param apiKeyPepper keys the HMAC of API keys
 * @param guestTokenSecret signs guests' links
 */
record Secrets(String secretKey, String publishableKey, String apiKeyPepper, String guestTokenSecret) {

    private static final String FILE = "secrets.json";
    private static final JsonMapper JSON = new JsonMapper();

    static Secrets in(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            if (Files.exists(file)) {
                return JSON.readValue(file.toFile(), Secrets.class);
            }
            Secrets made = new Secrets(
                    ApiKeySecret.newSecret(ApiKeySecret.Kind.SECRET),
                    ApiKeySecret.newSecret(ApiKeySecret.Kind.PUBLISHABLE),
                    ApiKeySecret.newSecret(ApiKeySecret.Kind.SECRET),
                    ApiKeySecret.newSecret(ApiKeySecret.Kind.SECRET));
            writePrivately(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(made));
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole or not at all, and never readable by others. */
    static void writePrivately(Path file, String text) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Path draft = Files.createTempFile(
                directory,
                ".draft",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
