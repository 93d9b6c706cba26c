package dev.bookingkit.schedule.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bookingkit.problem.ProblemException;
import dev.bookingkit.schedule.OfferedType;
import dev.bookingkit.slot.SlotRules;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HostTest {

    private static final UUID ID = UUID.randomUUID();
    private static final UUID MINE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final SlotRules RULES = SlotRules.of(Duration.ofMinutes(30));

    private final OfferedType ofProvider = new OfferedType(ID, RULES, MINE, null);
    private final OfferedType ofTeam = new OfferedType(ID, RULES, null, MINE);
    private final OfferedType ofNobody = new OfferedType(ID, RULES, null, null);

    @Test
    void theEventTypeSaysWhoseTimeCounts() {
        assertThat(Host.of(ofProvider, Asked.inQuery(ID, null, null))).isEqualTo(new Host.OneProvider(MINE));
        assertThat(Host.of(ofTeam, Asked.inQuery(ID, null, null))).isEqualTo(new Host.WholeTeam(MINE));
    }

    @Test
    void theRequestMayNameAMemberOrAHostForAnEventTypeWithoutOne() {
        assertThat(Host.of(ofTeam, Asked.inQuery(ID, OTHER, null))).isEqualTo(new Host.OneOfTeam(MINE, OTHER));
        assertThat(Host.of(ofNobody, Asked.inQuery(ID, OTHER, null))).isEqualTo(new Host.OneProvider(OTHER));
        assertThat(Host.of(ofNobody, Asked.inQuery(ID, null, OTHER))).isEqualTo(new Host.WholeTeam(OTHER));
    }

    @Test
    void theRequestMayNotContradictTheEventType() {
        assertThatThrownBy(() -> Host.of(ofProvider, Asked.inQuery(ID, OTHER, null)))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Host.of(ofTeam, Asked.inQuery(ID, null, OTHER)))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Host.of(ofNobody, Asked.inQuery(ID, null, null)))
                .isInstanceOf(ProblemException.class);
    }
}
