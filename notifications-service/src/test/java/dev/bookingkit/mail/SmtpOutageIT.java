package dev.bookingkit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import dev.bookingkit.testing.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DeadSmtp.class)
class SmtpOutageIT {

    @ConfigProperty(name = DeadSmtp.PORT, defaultValue = "0") // other tests start without it
    int port;

    @Test
    void sendsTheMailOnceTheServerIsBack_underTheSameMessageId() throws Exception {
        Tenant tenant = Tenant.create();
        UUID booking = tenant.booking("confirmed");
        Topic.relay(booking);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        Sql.count("mail_log where booking_id = ? and attempts >= 1 and last_error is not null", booking)
                                == 1);

        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            assertThat(server.waitForIncomingEmail(30_000, 1)).isTrue();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> Sql.count("mail_log where booking_id = ? and status = 'sent'", booking) == 1);
            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(server.getReceivedMessages()[0].getHeader("Message-ID"))
                    .containsExactly(Sql.<String>one("select message_id from mail_log where booking_id = ?", booking));
        } finally {
            server.stop();
        }
    }
}
