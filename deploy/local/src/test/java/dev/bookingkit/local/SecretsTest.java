package dev.bookingkit.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @Test
    void areMadeOnceAndReadableByTheirOwnerOnly(@TempDir Path directory) throws Exception {
        Secrets first = Secrets.in(directory);

        assertThat(Secrets.in(directory)).isEqualTo(first);
        assertThat(first.secretKey()).startsWith("sk_");
        assertThat(first.publishableKey()).startsWith("pk_");
        assertThat(first.apiKeyPepper()).isNotEqualTo(first.guestTokenSecret());
        try (var files = Files.list(directory)) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }
}
