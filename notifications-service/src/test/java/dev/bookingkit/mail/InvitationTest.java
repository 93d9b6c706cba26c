package dev.bookingkit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.testing.Golden;
import java.io.StringReader;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
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
                .allSatisfy(line -> assertThat(line).doesNotContain("\n").hasSizeLessThanOrEqualTo(75));
    }
}
