package dev.bookingkit.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands a mail to the SMTP server. */
@ApplicationScoped
class MailGateway {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ERROR_LENGTH = 500;

    private final ReactiveMailer mailer;
    private final MailComposer composer;
    private final String from;

    MailGateway(
            ReactiveMailer mailer, MailComposer composer, @ConfigProperty(name = "quarkus.mailer.from") String from) {
        this.mailer = mailer;
        this.composer = composer;
        this.from = Sender.addressOf(from);
    }

    /** The Message-ID: the same for every attempt at this mail. Fails as {@link #isPermanent} tells. */
    Uni<String> send(MailJob job) {
        String messageId = "<" + job.entry().id() + "@" + Sender.domainOf(from) + ">";
        return composer.compose(job, from)
                .map(content -> mail(job, content, messageId))
                .chain(mail -> mailer.send(mail))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .replaceWith(messageId);
    }

    private static Mail mail(MailJob job, MailContent content, String messageId) {
        return Mail.withHtml(
                        job.entry().recipient(), HeaderText.oneLine(job.entry().subject()), content.html())
                .setText(content.text())
                .addHeader("Message-ID", messageId)
                .addHeader("Auto-Submitted", "auto-generated")
                .addAttachment(
                        "invite.ics",
                        content.calendar().getBytes(StandardCharsets.UTF_8),
                        "text/calendar; method=" + content.method() + "; charset=UTF-8");
    }

    /** The server refuses this mail for good, or the address is none. */
    static boolean isPermanent(Throwable failure) {
        return (failure instanceof SMTPException refused && refused.isPermanent())
                || failure instanceof IllegalArgumentException;
    }

    static String describe(Throwable failure) {
        String text = HeaderText.oneLine(failure.getClass().getSimpleName() + ": " + failure.getMessage());
        return text.length() > ERROR_LENGTH ? text.substring(0, ERROR_LENGTH) : text;
    }
}
