package dev.bookingkit.eventlog.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {

    private final UUID one = new UUID(0, 1);
    private final UUID other = new UUID(0, 2);
    private final OpenStreams streams = new OpenStreams(3);

    @Test
    void halfOfThemAreForOneOrganizationAndAllForSeveral() {
        streams.opened(one);
        assertThat(streams.haveRoomFor(one)).isTrue();
        streams.opened(one);

        assertThat(streams.haveRoomFor(one)).isFalse();
        assertThat(streams.haveRoomFor(other)).isTrue();
        streams.opened(other);
        assertThat(streams.haveRoomFor(other)).isFalse();
    }

    @Test
    void whatIsClosedMakesRoom() {
        streams.opened(one);
        streams.opened(one);
        streams.closed(one);

        assertThat(streams.haveRoomFor(one)).isTrue();
        streams.closed(one);
        assertThat(streams.haveRoomFor(one)).isTrue();
    }
}
