package dev.bookingkit.bench.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class ReplayTest {

    private static final Connection NONE = null;
    private static final Replay.Target RECORDED =
            new Replay.Target("provider-1", "type-1", Instant.parse("2027-01-31T10:00:00Z"));
    private static final Replay.Target NEXT =
            new Replay.Target("provider-2", "type-2", Instant.parse("2027-02-02T23:00:00Z"));

    private final Replay replay = new Replay(NONE, new Replay.Recording(List.of(), RECORDED, "booking-1"), () -> NEXT);

    @Test
    void timesThatBelongToTheBookingMoveWithIt() {
        assertThat(replaced("2027-01-31 10:30:00+00")).isEqualTo("2027-02-02 23:30:00+00");
        assertThat(replaced("2027-01-31 10:00:00.000001+00")).isEqualTo("2027-02-02 23:00:00.000001+00");
        assertThat(replaced("2027-02-02")).isEqualTo("2027-02-04");
    }

    @Test
    void otherTimesStay() {
        assertThat(replaced("2026-11-22 22:00:00.123456+00")).isEqualTo("2026-11-22 22:00:00.123456+00");
        assertThat(replaced("2026-11-22")).isEqualTo("2026-11-22");
    }

    @Test
    void idsAreReplacedWhereverTheyStand() {
        assertThat(replaced("{provider-1}")).isEqualTo("{provider-2}");
        assertThat(replaced("type-1")).isEqualTo("type-2");
        assertThat(replaced("booking-1")).isEqualTo("booking-2");
        assertThat(replaced("Load")).isEqualTo("Load");
    }

    private String replaced(String value) {
        return replay.replaced(value, NEXT, "booking-2");
    }

    @Test
    void placeholdersBecomeQuestionMarksInTheirOrder() {
        String sql = "select a ? 'b' from c where d = $2 and (e = $1 or $2 is null) limit $10";

        assertThat(Replay.jdbc(sql)).isEqualTo("select a ?? 'b' from c where d = ? and (e = ? or ? is null) limit ?");
        assertThat(Replay.order(sql)).containsExactly(2, 1, 2, 10);
    }
}
