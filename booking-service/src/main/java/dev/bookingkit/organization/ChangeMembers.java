package dev.bookingkit.organization;

import dev.bookingkit.problem.CommonProblem.InUse;
import dev.bookingkit.schema.MemberRole;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Adds, changes and removes members, inside the current transaction. The last owner stays. */
@ApplicationScoped
public class ChangeMembers {

    private final Members members;

    ChangeMembers(Members members) {
        this.members = members;
    }

    public Uni<Member> add(String userId, MemberRole role) {
        return members.add(userId, role);
    }

    public Uni<Member> change(UUID id, MemberRole role) {
        return members.lock()
                .chain(() -> members.require(id))
                .call(member -> role == MemberRole.OWNER ? Uni.createFrom().voidItem() : keepAnOwner(member))
                .chain(() -> members.change(id, role));
    }

    public Uni<Void> remove(UUID id) {
        return members.lock()
                .chain(() -> members.require(id))
                .call(this::keepAnOwner)
                .chain(() -> members.remove(id));
    }

    private Uni<Void> keepAnOwner(Member member) {
        if (member.role() != MemberRole.OWNER) {
            return Uni.createFrom().voidItem();
        }
        return members.hasOtherOwner(member.id())
                .invoke(other -> {
                    if (!other) {
                        throw new InUse("An organization keeps its last owner; make another member one first.")
                                .exception();
                    }
                })
                .replaceWithVoid();
    }
}
