package dev.bookingkit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.testing.Golden;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvitationTest {

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void isWhatTheGoldenFileSays(MailKind kind) {
        Invitation invitation = Invitation.of(Mails.of(kind, false), "bookings@example.org");

        Golden.check(kind.wireName() + ".ics", invitation.text());
    }

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void isReadableByAParser_inLinesOf75OctetsThatEndWithCrLf(MailKind kind) throws Exception {
        Invitation invitation = Invitation.of(Mails.of(kind, false), "bookings@example.org");

        Calendar parsed = new CalendarBuilder().build(new StringReader(invitation.text()));
        assertThat(parsed.validate().hasErrors()).isFalse();
        assertThat(invitation.method()).isEqualTo(kind == MailKind.CANCELLATION ? "CANCEL" : "REQUEST");
        assertThat(invitation.text().split("\r\n"))
                .allSatisfy(line -> assertThat(line).doesNotContain("\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    }

    @Test
    void foldsLongLinesBetweenCharacters() {
        String line = "SUMMARY:" + "ü😀".repeat(40);
        String asTheLibraryFolds = line.substring(0, 74) + "\r\n " + line.substring(74) + "\r\nSTATUS:CONFIRMED\r\n";

        String folded = ContentLines.refold(asTheLibraryFolds);

        assertThat(folded.split("\r\n", -1))
                .hasSize(6)
                .allSatisfy(
                        it -> assertThat(it.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75))
                .allSatisfy(it -> assertThat(new String(it.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                        .isEqualTo(it));
        assertThat(folded.replace("\r\n ", "")).isEqualTo(line + "\r\nSTATUS:CONFIRMED\r\n");
    }
}
