package dev.bookingkit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bookingkit.stack.ReceivedMail;
import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.stack.quarkus.StackTestResource;
import dev.bookingkit.tenant.GuestToken;
import dev.bookingkit.testing.Golden;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import dev.bookingkit.testing.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(
        value = StackTestResource.class,
        initArgs = {
            @ResourceArg(name = "role", value = "notifications_service"),
            @ResourceArg(name = "topics", value = "booking_events,booking_events.notifications-service.dlq")
        },
        scope = TestResourceScope.GLOBAL)
class BookingMailIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    @Inject
    MailComposer composer;

    private final Tenant tenant = Tenant.create();

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void readsAsTheGoldenFileSays(MailKind kind) {
        MailContent content = composer.compose(Mails.of(kind, false), "bookings@example.org")
                .await()
                .atMost(SOON);

        Golden.check(kind.wireName() + ".html", content.html());
        Golden.check(kind.wireName() + ".txt", content.text());
        assertThat(content.html()).doesNotContain("<script>").contains("&lt;script&gt;");
    }

    @Test
    void confirmsABooking_withBothPartsAndTheCalendarFile() {
        UUID booking = tenant.booking("confirmed");

        Topic.relay(booking);

        ReceivedMail mail = mails(1).getFirst();
        assertThat(mail.from()).isEqualTo("bookings@bookingkit.test");
        assertThat(mail.subject()).isEqualTo("Confirmed: Cut <b>& colour</b> with Ada");
        assertThat(mail.text()).contains("Grace <script>", "04:00 – 04:30", "America/New_York");
        assertThat(mail.html()).contains("Cut &lt;b&gt;&amp; colour").doesNotContain("<script>");
        ReceivedMail.Attachment calendar = mail.attachments().getFirst();
        assertThat(calendar.name()).isEqualTo("invite.ics");
        assertThat(calendar.contentType()).isEqualTo("text/calendar");
        assertThat(calendar.content()).contains("METHOD:REQUEST", "UID:" + booking, "SEQUENCE:1");
        await().atMost(SOON).until(() -> Sql.count("mail_log where booking_id = ? and status = 'sent'", booking) == 1);
        assertThat(Sql.<String>one("select message_id from mail_log where booking_id = ?", booking))
                .isEqualTo("<" + Sql.one("select id::text from mail_log where booking_id = ?", booking)
                        + "@bookingkit.test>");
    }

    @Test
    void givesTheCustomerTheLinkToTheBooking_untilThirtyDaysAfterItsEnd() {
        UUID booking = tenant.booking("confirmed");
        Instant end = Instant.parse(Sql.one("select rfc3339(ends_at) from bookings where id = ?", booking));

        Topic.relay(booking);

        ReceivedMail mail = mails(1).getFirst();
        Matcher link =
                Pattern.compile("https://bookings\\.example/v1/manage/(\\S+)").matcher(mail.text());
        assertThat(link.find()).as(mail.text()).isTrue();
        GuestToken token = GuestToken.parse(link.group(1), "test-guest-secret", Instant.now())
                .orElseThrow();
        assertThat(token).isEqualTo(new GuestToken(tenant.organizationId(), booking, end.plus(Duration.ofDays(30))));
        assertThat(mail.html()).contains("href=\"" + link.group() + "\"");
    }

    @Test
    void tellsOfEachChange_inTheOrderOfTheEvents() {
        Sql.run("update event_types set requires_confirmation = true where id = ?", tenant.eventTypeId());
        UUID booking = tenant.booking("pending");
        tenant.setStatus(booking, "confirmed");
        tenant.move(booking);
        tenant.setStatus(booking, "cancelled");

        Topic.relay(booking);

        List<ReceivedMail> mails = mails(4);
        assertThat(mails)
                .extracting(mail -> String.valueOf(mail.subject()).replaceAll(":.*", ""))
                .containsExactly("Request received", "Confirmed", "Rescheduled", "Cancelled");
        assertThat(mails.get(2).text()).contains("When:", "05:00", "Before:", "04:00");
        assertThat(mails.get(3).attachments().getFirst().content())
                .contains("METHOD:CANCEL", "STATUS:CANCELLED", "UID:" + booking, "SEQUENCE:4");
        assertThat(mails.get(3).text()).doesNotContain("/v1/manage/");
    }

    @Test
    void sendsOneMailPerEvent_whenTheTopicIsReplayed() {
        UUID booking = tenant.booking("confirmed");
        Topic.relay(booking);
        mails(1);

        Topic.relay(booking);
        Topic.relay(booking);
        tenant.setStatus(booking, "cancelled");
        Topic.relay(booking);

        assertThat(mails(2)).extracting(ReceivedMail::subject).doesNotHaveDuplicates();
        assertThat(Sql.count("mail_log where booking_id = ?", booking)).isEqualTo(2);
        assertThat(Sql.count("timers where kind = 'send-mail' and organization_id = ?", tenant.organizationId()))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void tellsTheProviderToo_whereItHasAnAddress() {
        String host = "host-" + UUID.randomUUID() + "@example.org";
        Sql.run("update providers set email = ? where id = ?", host, tenant.providerId());

        Topic.relay(tenant.booking("confirmed"));

        ReceivedMail mail =
                await().atMost(SOON).until(() -> to(host), it -> it.size() == 1).getFirst();
        assertThat(mail.text()).contains("Hello Ada", "Europe/Berlin").doesNotContain("/v1/manage/");
        assertThat(mail.html()).doesNotContain("/v1/manage/");
    }

    @Test
    void sendsNothingToACustomerWhoWantsNoMail_orWasErased() {
        Sql.run(
                "insert into customer_preferences (organization_id, customer_email, email_enabled) values (?, ?, false)",
                tenant.organizationId(),
                tenant.customer());
        UUID unwanted = tenant.booking("confirmed");
        UUID erased = tenant.booking("confirmed");
        Sql.run("update bookings set customer_erased_at = now() where id = ?", erased);

        Topic.relay(unwanted);
        Topic.relay(erased);

        await().atMost(SOON).until(() -> Sql.count("inbox where organization_id = ?", tenant.organizationId()) == 2);
        assertThat(Sql.<String>one("select status::text from mail_log where booking_id = ?", unwanted))
                .isEqualTo("suppressed");
        assertThat(Sql.count("mail_log where booking_id = ?", erased)).isZero();
        assertThat(Sql.count("timers where organization_id = ?", tenant.organizationId()))
                .isZero();
    }

    @Test
    void takesPoisonOutOfTheWay_andGoesOn() {
        String key = UUID.randomUUID().toString();
        int before = Topic.all("booking_events.notifications-service.dlq").size();
        Map<String, String> headers = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                UUID.randomUUID().toString(),
                "ce_type",
                "booking.created",
                "ce_organizationid",
                tenant.organizationId().toString());
        Topic.send("booking_events", key, "not json", headers);
        Topic.send("booking_events", key, "{}", Map.of());
        Topic.send("booking_events", key, "{\"seriesId\": \"" + key + "\"}", Map.of("ce_type", "series.created"));
        UUID booking = tenant.booking("confirmed");

        Topic.relay(booking);

        mails(1);
        await().atMost(SOON)
                .until(() ->
                        Topic.all("booking_events.notifications-service.dlq").size() == before + 2);
        assertThat(Topic.header(
                        Topic.all("booking_events.notifications-service.dlq").getLast(), "dead-letter-reason"))
                .isNotBlank();
    }

    private List<ReceivedMail> mails(int count) {
        return await().atMost(SOON).until(() -> to(tenant.customer()), it -> it.size() >= count);
    }

    private static List<ReceivedMail> to(String address) {
        return SharedStack.get().mail().mails().stream()
                .filter(mail -> mail.to().contains(address))
                .toList();
    }
}
