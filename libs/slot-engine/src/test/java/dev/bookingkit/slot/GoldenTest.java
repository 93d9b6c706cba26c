package dev.bookingkit.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each file in {@code src/test/resources/golden} is one rule of the math: what is given, what is listed, what is refused and why. */
class GoldenTest {
    @TestFactory
    Stream<DynamicTest> goldenCases() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(getClass().getResource("/golden")).toURI());
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(20);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), file.toUri(), () -> {
                    GoldenCase golden = GoldenCase.read(file);
                    assertThat(golden.actual()).isEqualTo(golden.expected());
                }));
    }
}
