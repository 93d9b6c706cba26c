package dev.bookingkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/schema.md} says what the migrations make; {@code -Dschema.doc.update} writes it anew. */
class SchemaDocumentIT {

    private static final Path DOCUMENT = Path.of("..", "docs", "schema.md");

    @Test
    void theDocumentIsThatOfTheMigratedDatabase() throws IOException {
        String generated;
        try (Session session = Session.admin()) {
            generated = SchemaDocument.of(session);
        }
        if (System.getProperty("schema.doc.update") != null) {
            Files.writeString(DOCUMENT, generated);
        }

        assertThat(DOCUMENT)
                .as("stale: run ./mvnw -pl shared-schema verify -Dschema.doc.update and commit docs/schema.md")
                .content()
                .isEqualTo(generated);
    }
}
