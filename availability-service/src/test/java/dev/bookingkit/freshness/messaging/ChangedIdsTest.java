package dev.bookingkit.freshness.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangedIdsTest {

    private static final UUID A = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    private static final UUID B = UUID.fromString("00000000-0000-0000-0000-00000000000b");
    private static final UUID C = UUID.fromString("00000000-0000-0000-0000-00000000000c");

    @Test
    void aBookingIsAboutItsHostsAndTheOneItLeft() {
        assertThat(of("{'bookingId':'x','eventTypeId':'" + C + "','providerId':'" + A + "','providerIds':['" + A + "','"
                        + B + "'],'previousProviderId':null}"))
                .containsOnly(A, B);
        assertThat(of("{'bookingId':'x','providerId':'" + A + "','providerIds':['" + A + "'],'previousProviderId':'" + B
                        + "'}"))
                .containsOnly(A, B);
    }

    @Test
    void aChangeIsAboutOneProviderTeamOrEventType() {
        assertThat(of("{'providerId':'" + A + "','teamId':null}")).containsExactly(A);
        assertThat(of("{'providerId':null,'teamId':'" + B + "','change':'members'}"))
                .containsExactly(B);
        assertThat(of("{'eventTypeId':'" + C + "','change':'event_type'}")).containsExactly(C);
    }

    @Test
    void nonsenseIsAboutNobody() {
        assertThat(ChangedIds.of(null)).isEmpty();
        for (String text : new String[] {
            "",
            "null",
            "[]",
            "7",
            "{",
            "{'providerId':7,'providerIds':'x'}",
            "{'providerId':'zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz'}"
        }) {
            assertThat(of(text)).as(text).isEmpty();
        }
    }

    private static java.util.List<UUID> of(String json) {
        return ChangedIds.of(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
