package dev.bookingkit.sweeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SweepTest {

    @Test
    void deletesTheOldestOfThoseThatAreMeant() {
        assertThat(Sweep.of("inbox", "created_at", Duration.ofDays(1))
                        .only("a or b")
                        .delete())
                .isEqualTo("delete from inbox where id = any (array(select id from inbox where (a or b) and created_at"
                        + " < now() - cast(?1 as bigint) * interval '1 millisecond' order by created_at"
                        + " limit ?2 for update skip locked))");
    }

    @Test
    void refusesWhatIsNoTableOrNoTime() {
        assertThatThrownBy(() -> Sweep.of("inbox; drop", "created_at", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sweep.of("inbox", "created_at", Duration.ofDays(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
