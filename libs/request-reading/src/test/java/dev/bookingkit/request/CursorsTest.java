package dev.bookingkit.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bookingkit.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CursorsTest {

    private static final UUID ORGANIZATION = UUID.randomUUID();

    private final Cursors cursors = new Cursors("secret");

    @Test
    void givesTheSortValuesBack() {
        String cursor = cursors.encode(ORGANIZATION, "bookings", List.of("2026-03-09T13:00:00Z", "", "ü"));

        assertThat(cursors.decode(ORGANIZATION, "bookings", cursor)).containsExactly("2026-03-09T13:00:00Z", "", "ü");
    }

    @Test
    void refusesTheCursorOfAnotherListOrOrganization() {
        String cursor = cursors.encode(ORGANIZATION, "bookings", List.of("a"));

        assertRefused(ORGANIZATION, "providers", cursor);
        assertRefused(UUID.randomUUID(), "bookings", cursor);
        assertThatThrownBy(() -> new Cursors("other").decode(ORGANIZATION, "bookings", cursor))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void refusesWhatItDidNotGiveOut() {
        for (String cursor : List.of("", "x", "!!!", "AAAA", "A".repeat(200))) {
            assertRefused(ORGANIZATION, "bookings", cursor);
        }
    }

    @Test
    void aPageHasACursorOnlyWhenMoreFollows() {
        List<Integer> rows = IntStream.range(0, 3).boxed().toList();

        Page<String> full = cursors.page(ORGANIZATION, "n", 2, rows, String::valueOf, row -> List.of(row.toString()));
        Page<String> last = cursors.page(ORGANIZATION, "n", 3, rows, String::valueOf, row -> List.of(row.toString()));

        assertThat(full.data()).containsExactly("0", "1");
        assertThat(cursors.decode(ORGANIZATION, "n", full.nextCursor())).containsExactly("1");
        assertThat(last.data()).hasSize(3);
        assertThat(last.nextCursor()).isNull();
    }

    private void assertRefused(UUID organization, String list, String cursor) {
        assertThatThrownBy(() -> cursors.decode(organization, list, cursor))
                .as(cursor)
                .isInstanceOf(ProblemException.class);
    }
}
