package dev.bookingkit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bookingkit.stack.ReceivedMail;
import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.tenant.GuestToken;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import dev.bookingkit.testing.Topic;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attendees of a session hear of their own seats, and each has a link to it. */
@QuarkusTest
class SeatMailIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Tenant tenant = Tenant.create();
    private final String bob = "bob-" + UUID.randomUUID() + "@example.org";
    private UUID session;
    private UUID first;

    @BeforeEach
    void open() {
        session = tenant.session();
        first = seat("Grace", tenant.customer(), "confirmed");
    }

    @Test
    void eachAttendeeHasALinkToTheOwnSeat() {
        UUID second = seat("Bob", bob, "confirmed");

        Topic.relay(session);

        assertThat(token(mails(tenant.customer(), 1).getFirst().text()).seatId())
                .isEqualTo(first);
        ReceivedMail toBob = mails(bob, 1).getFirst();
        assertThat(token(toBob.text()).seatId()).isEqualTo(second);
        assertThat(toBob.text()).contains("Hello Bob", "Leave this session").doesNotContain("Grace");
        assertThat(toBob.attachments().getFirst().content())
                .contains("ATTENDEE;CN=Bob;")
                .doesNotContain("Grace");
    }

    @Test
    void allHearWhenTheSessionIsMovedOrCancelled() {
        seat("Bob", bob, "confirmed");
        tenant.move(session);
        Topic.relay(session);
        mails(bob, 2);

        tenant.setStatus(session, "cancelled");
        Topic.relay(session);

        for (String attendee : List.of(tenant.customer(), bob)) {
            assertThat(mails(attendee, 3))
                    .extracting(mail -> String.valueOf(mail.subject()).replaceAll(":.*", ""))
                    .containsExactly("Confirmed", "Rescheduled", "Cancelled");
        }
    }

    @Test
    void whoWaitsGetsTheOfferWithALinkThatEndsWithIt() {
        seat("Eve", "eve-" + UUID.randomUUID() + "@example.org", "confirmed");
        UUID waiting = seat("Bob", bob, "waitlisted");
        Sql.run("update seat_attendees set status = 'cancelled' where id = ?", first);
        Sql.run(
                "update seat_attendees set offered_at = now(), offer_expires_at = date_trunc('second', now()) + interval '2 hours'"
                        + " where id = ?",
                waiting);
        Instant until =
                Instant.parse(Sql.one("select rfc3339(offer_expires_at) from seat_attendees where id = ?", waiting));

        Topic.relay(session);

        ReceivedMail offer = mails(bob, 1).getFirst();
        assertThat(offer.subject()).startsWith("A seat is free");
        assertThat(token(offer.text())).isEqualTo(new GuestToken(tenant.organizationId(), session, waiting, until));
        assertThat(mails(tenant.customer(), 2).getLast().subject()).startsWith("Cancelled");
    }

    private UUID seat(String name, String email, String status) {
        return tenant.seat(session, name, email, status);
    }

    /** Of the first link. */
    private static GuestToken token(String text) {
        Matcher link = Pattern.compile("/v1/manage/(gt_\\S+)").matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return GuestToken.parse(link.group(1), "test-guest-secret", Instant.now())
                .orElseThrow();
    }

    private static List<ReceivedMail> mails(String address, int count) {
        return await().atMost(SOON)
                .until(
                        () -> SharedStack.get().mail().mails().stream()
                                .filter(mail -> mail.to().contains(address))
                                .toList(),
                        it -> it.size() >= count);
    }
}
