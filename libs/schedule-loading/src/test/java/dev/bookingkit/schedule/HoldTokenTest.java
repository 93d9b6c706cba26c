package dev.bookingkit.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HoldTokenTest {

    @Test
    void readsWhatItWrote() {
        HoldToken token = HoldToken.create();

        assertThat(HoldToken.parse(token.text())).contains(token);
        assertThat(token.hash()).hasSize(32).isEqualTo(new HoldToken(token.text()).hash());
        assertThat(HoldToken.create()).isNotEqualTo(token);
    }

    @Test
    void refusesWhatItCannotHaveWritten() {
        assertThat(HoldToken.parse("")).isEmpty();
        assertThat(HoldToken.parse(HoldToken.create().text() + "x")).isEmpty();
        assertThat(HoldToken.parse("ht_" + "é".repeat(43))).isEmpty();
    }

    @Test
    void doesNotShowItselfInLogs() {
        HoldToken token = HoldToken.create();

        assertThat(token.toString()).doesNotContain(token.text());
    }
}
