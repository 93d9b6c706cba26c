package dev.bookingkit.payment.http;

import dev.bookingkit.payment.ReceiveStripeEvent;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.stripe.StripeEvents;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Where Stripe reports; its signature over the raw body is the only credential. */
@Path("/v1/stripe/webhook")
@Produces(MediaType.APPLICATION_JSON)
public class StripeWebhookResource {

    private static final InvalidRequest REFUSED = new InvalidRequest("This is not an event of Stripe's.", List.of());

    private final StripeEvents events;
    private final ReceiveStripeEvent receive;

    StripeWebhookResource(StripeEvents events, ReceiveStripeEvent receive) {
        this.events = events;
        this.receive = receive;
    }

    public record Received(boolean received) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @SecurityRequirements
    @Cancellable(false)
    public Uni<Received> receiveStripeEvent(
            @HeaderParam("Stripe-Signature") @Nullable String signature, byte @Nullable [] body) {
        String payload = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        return events.read(payload, signature)
                .map(receive::receive)
                .orElseThrow(REFUSED::exception)
                .replaceWith(new Received(true));
    }
}
