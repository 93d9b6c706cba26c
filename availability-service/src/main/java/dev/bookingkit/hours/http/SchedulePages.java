package dev.bookingkit.hours.http;

import dev.bookingkit.hours.ScheduleRow;
import dev.bookingkit.hours.ScheduleTable;
import dev.bookingkit.provider.Providers;
import dev.bookingkit.request.Cursors;
import dev.bookingkit.request.Page;
import dev.bookingkit.request.QueryParameters;
import dev.bookingkit.rows.Position;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages through one kind of rows of one provider. */
@ApplicationScoped
class SchedulePages {

    private final Transactions transactions;
    private final Providers providers;
    private final Cursors cursors;

    SchedulePages(Transactions transactions, Providers providers, Cursors cursors) {
        this.transactions = transactions;
        this.providers = providers;
        this.cursors = cursors;
    }

    <S extends ScheduleRow, V> Uni<Page<V>> page(
            Principal principal,
            UUID providerId,
            ScheduleTable<?, S> table,
            Function<S, V> view,
            @Nullable String limit,
            @Nullable String cursor) {
        int size = QueryParameters.limit(limit);
        String list = table.name() + "/" + providerId;
        Position after = Position.of(cursors.decode(principal.organizationId(), list, cursor));
        return transactions
                .as(principal, () -> rows(providerId, table, after, size))
                .map(rows -> cursors.page(
                        principal.organizationId(),
                        list,
                        size,
                        rows,
                        view,
                        row -> new Position(row.createdAt(), row.id()).sortValues()));
    }

    <S extends ScheduleRow> Uni<S> one(Principal principal, UUID providerId, ScheduleTable<?, S> table, UUID id) {
        return transactions.as(
                principal, () -> providers.require(providerId).chain(() -> table.require(providerId, id)));
    }

    private <S extends ScheduleRow> Uni<List<S>> rows(
            UUID providerId, ScheduleTable<?, S> table, Position after, int size) {
        return providers.require(providerId).chain(() -> table.list(providerId, after, size));
    }
}
