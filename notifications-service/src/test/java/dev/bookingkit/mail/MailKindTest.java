package dev.bookingkit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.schema.BookingStatus;
import dev.bookingkit.schema.event.BookingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailKindTest {

    private static final Instant NOW = Instant.parse("2030-01-01T09:00:00Z");

    @Test
    void announcesANewBookingByItsStatus() {
        assertThat(MailKind.of("booking.created", event(BookingStatus.CONFIRMED, false), false))
                .contains(MailKind.CONFIRMATION);
        assertThat(MailKind.of("booking.created", event(BookingStatus.PENDING, false), true))
                .contains(MailKind.REQUEST);
        assertThat(MailKind.of("booking.created", event(BookingStatus.PENDING, false), false))
                .isEmpty();
    }

    @Test
    void hasAMailForEachChangeThatConcernsTheCustomer() {
        assertThat(MailKind.of("booking.confirmed", event(BookingStatus.CONFIRMED, false), true))
                .contains(MailKind.CONFIRMATION);
        assertThat(MailKind.of("booking.cancelled", event(BookingStatus.CANCELLED, false), false))
                .contains(MailKind.CANCELLATION);
        assertThat(MailKind.of("booking.rejected", event(BookingStatus.REJECTED, false), false))
                .contains(MailKind.CANCELLATION);
        assertThat(MailKind.of("booking.rescheduled", event(BookingStatus.RESCHEDULED, true), false))
                .contains(MailKind.RESCHEDULE);
        assertThat(MailKind.of("booking.completed", event(BookingStatus.COMPLETED, false), false))
                .isEmpty();
    }

    @Test
    void tellsOfANewTimeEvenWhereTheHostChangedToo() {
        assertThat(MailKind.of("booking.reassigned", event(BookingStatus.RESCHEDULED, true), false))
                .contains(MailKind.RESCHEDULE);
        assertThat(MailKind.of("booking.reassigned", event(BookingStatus.CONFIRMED, false), false))
                .isEmpty();
    }

    @Test
    void keepsLineBreaksOutOfHeaders() {
        assertThat(HeaderText.oneLine("a\r\nBcc: x\u2028y\u0000z")).isEqualTo("a  Bcc: x y z");
        assertThat(HeaderText.oneLine("😀".repeat(400)).codePoints().count()).isEqualTo(300);
    }

    @Test
    void retriesForThreeDaysWithGrowingPauses() {
        assertThat(MailRetries.next(1, NOW, NOW, false)).isEqualTo(NOW.plusSeconds(2));
        assertThat(MailRetries.next(4, NOW, NOW, false)).isEqualTo(NOW.plusSeconds(16));
        assertThat(MailRetries.next(99, NOW, NOW, false)).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
        assertThat(MailRetries.next(99, NOW.minus(Duration.ofDays(4)), NOW, false))
                .isNull();
        assertThat(MailRetries.next(1, NOW, NOW, true)).isNull();
    }

    private static BookingEvent event(BookingStatus to, boolean moved) {
        UUID id = new UUID(0, 1);
        return new BookingEvent(
                id,
                id,
                id,
                id,
                List.of(id),
                null,
                null,
                1,
                null,
                to,
                NOW,
                NOW.plusSeconds(1800),
                moved ? NOW.minusSeconds(3600) : null,
                moved ? NOW.minusSeconds(1800) : null,
                null,
                null,
                "db:test",
                NOW,
                null);
    }
}
