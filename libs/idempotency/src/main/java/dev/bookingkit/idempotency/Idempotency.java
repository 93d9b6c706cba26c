package dev.bookingkit.idempotency;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.CommonProblem.Unavailable;
import dev.bookingkit.problem.Problem;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs the work of a POST in one transaction, once per {@code Idempotency-Key}. */
@ApplicationScoped
public class Idempotency {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final Transactions transactions;
    private final StoredAnswers answers;
    private final CurrentVertxRequest current;

    Idempotency(Transactions transactions, StoredAnswers answers, CurrentVertxRequest current) {
        this.transactions = transactions;
        this.answers = answers;
        this.current = current;
    }

    /**
     * The answer of {@code work}, or the stored one of the first request with the same key.
     *
     * @param body what the client sent, as the resource's request record; null where there is no body
     * @param work database work only: it runs in the transaction that this method opens, and may run again
     */
    public Uni<Response> once(Principal principal, @Nullable Object body, Supplier<Uni<Response>> work) {
        HttpServerRequest request = current.getCurrent().request();
        String key = request.getHeader(HEADER);
        if (key == null) {
            return transactions.as(principal, work);
        }
        if (!KEY.matcher(key).matches()) {
            return Uni.createFrom()
                    .failure(InvalidRequest.at(HEADER, "1 to 255 printable ASCII characters are wanted here.")
                            .exception());
        }
        RequestKey asked = new RequestKey(
                principal.actor(), key, answers.fingerprint(request.method() + " " + request.path(), body));
        return transactions.as(principal, () -> firstOrAgain(asked, request.response(), work));
    }

    /**
     * The same for work that is known to fail so: it has no effect, but the key may have an answer.
     *
     * @param refusal as {@code work} would fail now
     */
    public Uni<Response> refuse(Principal principal, @Nullable Object body, Problem refusal) {
        Uni<Response> refused = Uni.createFrom().failure(refusal::exception);
        return current.getCurrent().request().getHeader(HEADER) == null
                ? refused
                : once(principal, body, () -> refused);
    }

    private Uni<Response> firstOrAgain(RequestKey asked, HttpServerResponse exchange, Supplier<Uni<Response>> work) {
        return answers.take(asked)
                .invoke(stored -> requireSomebodyWaits(exchange))
                .chain(stored -> stored == null
                        ? work.get().call(response -> answers.store(asked, response))
                        : Uni.createFrom().item(stored.replay(asked)));
    }

    /**
     * Whoever was told that it took too long, or has gone, may have sent the request again and been answered before this one has the
     * key: it must do nothing any more. From here on, another one finds the key taken.
     */
    private static void requireSomebodyWaits(HttpServerResponse response) {
        if (response.ended() || response.closed()) {
            throw Unavailable.shortly().exception();
        }
    }
}
