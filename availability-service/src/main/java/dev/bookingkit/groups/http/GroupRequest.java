package dev.bookingkit.groups.http;

import dev.bookingkit.groups.AskedGroup;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Providers of whom some are needed; {@code required} is {@code "all"} or a number from 1 to that of the members. */
record GroupRequest(
        @NotNull @Size(min = 1, max = GroupsRequest.MAX_MEMBERS)
        List<@NotNull UUID> members,

        @Schema(
                oneOf = {Integer.class, Everyone.class},
                description = "How many of the members are needed: \"all\", or a number from 1 to that of the members")
        @NotNull
        Object required) {

    /** The one word that is no number. */
    enum Everyone {
        all
    }

    /** {@code pointer} leads to this object. */
    AskedGroup toGroup(String pointer) {
        if (required.equals(Everyone.all.name())) {
            return new AskedGroup(members, members.size());
        }
        if (!(required instanceof Integer count) || count < 1 || count > members.size()) {
            throw InvalidRequest.at(
                            pointer + "/required", "\"all\" or a number from 1 to that of the members is wanted here.")
                    .exception();
        }
        return new AskedGroup(members, count);
    }
}
