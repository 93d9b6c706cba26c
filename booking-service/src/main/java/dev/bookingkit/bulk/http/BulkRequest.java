package dev.bookingkit.bulk.http;

import dev.bookingkit.bulk.BulkAction;
import dev.bookingkit.bulk.BulkFilter;
import dev.bookingkit.bulk.BulkItem;
import dev.bookingkit.bulk.BulkOrder;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.FieldError;
import dev.bookingkit.request.constraint.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/bookings/bulk}: {@code cancel} with ids or a filter, {@code move} with items. */
@Schema(name = "BulkChange")
record BulkRequest(
        @NotNull BulkAction action,
        @Nullable @Size(min = 1, max = BulkOrder.MOST) List<@NotNull UUID> bookingIds,
        @Nullable @Valid Period filter,
        @Nullable @Size(min = 1, max = BulkOrder.MOST) List<@NotNull @Valid Move> items,
        @Nullable @PlainText(max = 1_000, multiline = true) String reason) {

    /** The bookings of this host, main or not, that start in {@code [from, to)}. */
    @Schema(name = "BulkChangeFilter")
    record Period(
            @NotNull UUID providerId,
            @NotNull Instant from,
            @NotNull Instant to) {}

    /** Where one booking goes. */
    @Schema(name = "BulkChangeItem")
    record Move(
            @NotNull UUID bookingId,
            @NotNull Instant start,
            @Nullable UUID providerId) {}

    /** Null where {@link #items} or {@link #bookingIds} name the bookings. */
    @Nullable
    BulkFilter wantedFilter() {
        return filter == null ? null : new BulkFilter(filter.providerId(), filter.from(), filter.to());
    }

    BulkOrder toOrder() {
        return new BulkOrder(
                action,
                action == BulkAction.MOVE
                        ? Objects.requireNonNull(items).stream()
                                .map(it -> BulkItem.move(it.bookingId(), it.start(), it.providerId()))
                                .toList()
                        : Objects.requireNonNull(bookingIds).stream()
                                .map(BulkItem::cancel)
                                .toList(),
                reason);
    }

    /** Fails where the fields do not fit together. */
    void check() {
        List<FieldError> errors = new ArrayList<>();
        switch (action) {
            case CANCEL -> checkCancel(errors);
            case MOVE -> checkMove(errors);
        }
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors.getFirst().detail(), errors).exception();
        }
    }

    private void checkCancel(List<FieldError> errors) {
        if (items != null) {
            errors.add(new FieldError("/items", "only a move has items"));
        }
        if ((bookingIds == null) == (filter == null)) {
            errors.add(new FieldError("/bookingIds", "either bookingIds or a filter is wanted"));
        }
        if (filter != null && !filter.to().isAfter(filter.from())) {
            errors.add(new FieldError("/filter/to", "must be after from"));
        }
        if (bookingIds != null) {
            refuseRepeated(bookingIds, "/bookingIds/%d", errors);
        }
    }

    private void checkMove(List<FieldError> errors) {
        if (items == null) {
            errors.add(new FieldError("/items", "a move needs its items"));
        } else {
            refuseRepeated(items.stream().map(Move::bookingId).toList(), "/items/%d/bookingId", errors);
        }
        if (bookingIds != null) {
            errors.add(new FieldError("/bookingIds", "a move names its bookings in items"));
        }
        if (filter != null) {
            errors.add(new FieldError("/filter", "a move names its bookings in items"));
        }
        if (reason != null) {
            errors.add(new FieldError("/reason", "only a cancellation takes a reason"));
        }
    }

    private static void refuseRepeated(List<UUID> ids, String pointer, List<FieldError> errors) {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i))) {
                errors.add(new FieldError(pointer.formatted(i), "each booking can be named once"));
            }
        }
    }
}
