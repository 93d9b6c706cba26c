package dev.bookingkit.mail;

import dev.bookingkit.booking.BookingDirectory;
import dev.bookingkit.tenant.Transactions;
import dev.bookingkit.timer.Timer;
import dev.bookingkit.timer.TimerHandler;
import dev.bookingkit.timer.Timers;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends one planned mail; tries again while the SMTP server is away. */
@ApplicationScoped
class SendMail implements TimerHandler {

    static final String KIND = "send-mail";
    private static final String ACTOR = "system:notifications-service";
    private static final Duration TURN = Duration.ofMillis(500);
    private static final Logger LOG = Logger.getLogger(SendMail.class);

    private final Transactions transactions;
    private final Timers timers;
    private final MailLog log;
    private final BookingDirectory bookings;
    private final MailGateway gateway;
    private final Clock clock;
    private final MeterRegistry meters;

    SendMail(
            Transactions transactions,
            Timers timers,
            MailLog log,
            BookingDirectory bookings,
            MailGateway gateway,
            Clock clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.timers = timers;
        this.log = log;
        this.bookings = bookings;
        this.gateway = gateway;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> fire(Timer timer) {
        return transactions
                .forOrganization(timer.organizationId(), ACTOR, () -> find(timer.subjectId()))
                .chain(job -> job == null ? done() : inTurn(timer, job));
    }

    private Uni<@Nullable MailJob> find(UUID id) {
        return log.findPending(id)
                .chain(entry -> entry == null
                        ? Uni.createFrom().nullItem()
                        : bookings.find(entry.bookingId(), entry.seatId())
                                .map(booking -> booking == null ? null : new MailJob(entry, booking)));
    }

    private Uni<Outcome> inTurn(Timer timer, MailJob job) {
        if (job.entry().earlierPending()) {
            return Uni.createFrom().item(new Outcome.Again(clock.instant().plus(TURN)));
        }
        if (job.booking().erased() && !job.toHost()) {
            return record(timer.organizationId(), log -> log.failed(job.entry().id(), "suppressed", "erased"))
                    .chain(SendMail::done);
        }
        return gateway.send(job)
                .onItemOrFailure()
                .transformToUni((messageId, failure) ->
                        failure == null ? sent(timer, job, messageId) : notSent(timer.organizationId(), job, failure));
    }

    private Uni<Outcome> sent(Timer timer, MailJob job, String messageId) {
        count("sent");
        return record(
                        timer.organizationId(),
                        log -> log.sent(job.entry().id(), messageId, clock.instant())
                                .call(() -> timers.settle(timer)))
                .replaceWith(new Outcome.Settled());
    }

    private Uni<Outcome> notSent(UUID organizationId, MailJob job, Throwable failure) {
        Instant now = clock.instant();
        Instant next = MailRetries.next(
                job.entry().attempts() + 1, job.entry().createdAt(), now, MailGateway.isPermanent(failure));
        LOG.warnf("mail %s not sent: %s", job.entry().id(), failure.getMessage());
        count(next == null ? "failed" : "retried");
        return record(
                        organizationId,
                        log -> log.failed(
                                job.entry().id(), next == null ? "failed" : "pending", MailGateway.describe(failure)))
                .chain(() -> next == null ? done() : Uni.createFrom().item(new Outcome.Again(next)));
    }

    private Uni<Integer> record(UUID organizationId, java.util.function.Function<MailLog, Uni<Integer>> change) {
        // on a context of its own: the SMTP client answers on one where sessions cannot be opened
        return transactions.inBackground(
                () -> transactions.forOrganization(organizationId, ACTOR, () -> change.apply(log)));
    }

    private void count(String outcome) {
        meters.counter("bookingkit.mails", "outcome", outcome).increment();
    }

    private static Uni<Outcome> done() {
        return Uni.createFrom().item(new Outcome.Done());
    }
}
