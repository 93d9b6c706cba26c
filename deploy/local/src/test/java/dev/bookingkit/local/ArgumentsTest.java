package dev.bookingkit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void hasDefaults() throws Exception {
        assertThat(parse()).isEqualTo(new Arguments(8080, null, false, Map.of(), false));
    }

    @Test
    void takesAllOptions() throws Exception {
        assertThat(parse("--port", "9000", "--data", "/tmp/x/../kit", "--empty", "--replicas", "booking-service=3"))
                .isEqualTo(new Arguments(9000, Path.of("/tmp/kit"), true, Map.of("booking-service", 3), false));
        assertThat(parse("--help").help()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--prot 1",
                "--port",
                "--port x",
                "--port 65536",
                "--port -1",
                "--data",
                "--data --empty",
                "8080",
                "--replicas",
                "--replicas 3",
                "--replicas booking-service=0"
            })
    void refusesWhatItDoesNotKnow(String words) {
        assertThatThrownBy(() -> parse(words.split(" "))).isInstanceOf(Arguments.Wrong.class);
    }

    private static Arguments parse(String... words) throws Arguments.Wrong {
        return Arguments.parse(List.of(words));
    }
}
