package dev.bookingkit.customer.http;

import dev.bookingkit.customer.CustomerData;
import dev.bookingkit.customer.Customers;
import dev.bookingkit.customer.EraseCustomer;
import dev.bookingkit.customer.ErasedCounts;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.ProblemException;
import dev.bookingkit.request.Cursors;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Neither takes an Idempotency-Key: erasing again finds nothing, and an export must be stored nowhere. */
@Path("/v1/customers")
@Tag(name = "Customers")
public class CustomerResource {

    /** Not the name under which a cursor was of bookings alone: such a one is refused. */
    private static final String LIST = "customer-export-parts";

    private final CurrentPrincipal principal;
    private final Transactions transactions;
    private final EraseCustomer eraseCustomer;
    private final Customers customers;
    private final Cursors cursors;

    CustomerResource(
            CurrentPrincipal principal,
            Transactions transactions,
            EraseCustomer eraseCustomer,
            Customers customers,
            Cursors cursors) {
        this.principal = principal;
        this.transactions = transactions;
        this.eraseCustomer = eraseCustomer;
        this.customers = customers;
        this.cursors = cursors;
    }

    @POST
    @Path("erase")
    @PermissionsAllowed("customers:write")
    @Cancellable(false)
    public Uni<ErasedCounts> eraseCustomer(@NotNull @Valid CustomerRequests.Erase request) {
        Principal asking = principal.get();
        return transactions.as(asking, () -> eraseCustomer.erase(asking.organizationId(), request.email()));
    }

    @POST
    @Path("export")
    @PermissionsAllowed("customers:write")
    public Uni<CustomerExport> exportCustomer(@NotNull @Valid CustomerRequests.Export request) {
        Principal asking = principal.get();
        CustomerData.Position after = decoded(asking.organizationId(), request.cursor());
        return transactions
                .as(asking, () -> customers.export(request.email(), after))
                .map(found -> view(asking.organizationId(), request.email(), found));
    }

    private CustomerData.Position decoded(UUID organizationId, @Nullable String cursor) {
        try {
            List<String> values = cursors.decode(organizationId, LIST, cursor);
            return values == null
                    ? CustomerData.Position.START
                    : new CustomerData.Position(
                            UUID.fromString(values.get(0)),
                            UUID.fromString(values.get(1)),
                            UUID.fromString(values.get(2)));
        } catch (ProblemException notOurs) {
            throw InvalidRequest.at("/cursor", notOurs.problem().detail()).exception();
        }
    }

    private CustomerExport view(UUID organizationId, String email, CustomerData data) {
        CustomerData.Position next = data.next();
        return new CustomerExport(
                email,
                data.bookings(),
                data.seats(),
                data.submissions(),
                next == null ? null : cursors.encode(organizationId, LIST, values(next)));
    }

    private static List<String> values(CustomerData.Position position) {
        return List.of(
                position.booking().toString(),
                position.seat().toString(),
                position.submission().toString());
    }
}
