package dev.bookingkit.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {"+49 30 123456", "+49 (30) 123-456", "+1 555 123 4567", "+442071838750", "+3906123456"})
    void takesWhatFitsItsCountry(String number) {
        assertThat(PhoneNumbers.problemOfInternational(number)).isEmpty();
        assertThat(PhoneNumbers.problemOfAny(number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+44 20",
                "+1 5551234",
                "+1 555 123 45678901",
                "+999 123456789",
                "+",
                "",
                "call +49 30 123456",
                "+49 30 123456 ext 5",
                "+1 800 FLOWERS",
                "+49\n30123456",
                "+٤٩٣٠١٢٣٤٥٦"
            })
    void refusesWhatDoesNot(String number) {
        assertThat(PhoneNumbers.problemOfInternational(number)).isPresent();
        assertThat(PhoneNumbers.problemOfAny(number)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"030 123456", "(030) 123456", "112"})
    void takesANumberWithoutItsCountryWhereNothingElseIsAsked(String number) {
        assertThat(PhoneNumbers.problemOfInternational(number)).isPresent();
        assertThat(PhoneNumbers.problemOfAny(number)).isEmpty();
    }
}
