package dev.bookingkit.webhook.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetGuardTest {

    private final TargetGuard guard = new TargetGuard(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/hook",
                "file:///etc/passwd",
                "ftp://example.com/",
                "gopher://example.com/",
                "javascript:alert(1)",
                "https:/example.com",
                "https://",
                "//example.com/",
                "example.com",
                "",
                "https://user@example.com/",
                "https://user:pw@example.com/",
                "https://example.com@127.0.0.1/",
                "https://example.com:22/",
                "https://example.com:80/",
                "https://example.com:25/",
                "https://example.com:0/",
                "https://example.com:5432/",
                "https://example.com:9092/",
                "https://example.com:6443/",
                "https://example.com:65536/",
                "https://example.com:99999/",
                "https://localhost/",
                "https://localhost./",
                "https://example.com./",
                "https://LOCALHOST/",
                "https://app.localhost/",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.1/",
                "https://017700000001/",
                "https://0177.0.0.1/",
                "https://0/",
                "https://1.2.3/",
                "https://127.0.0.1.0x1/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/",
                "https://192.168.1.1/",
                "https://172.16.0.1/",
                "https://0.0.0.0/",
                "https://255.255.255.255/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[2001:0:7f00:1::]/",
                "https://[fc00::1]/",
                "https://[fd12:3456::1]/",
                "https://[fe80::1]/",
                "https://[fe80::1%25eth0]/",
                "https://[ff02::1]/",
                "https://[fec0::1]/",
                "https://[::1",
                "https://host/",
                "https://postgres/",
                "https://kafka.default.svc.cluster.local/",
                "https://api.default.svc/",
                "https://metadata.google.internal/",
                "https://printer.local/",
                "https://intranet.corp/",
                "https://1.0.168.192.in-addr.arpa/",
                "https://exa mple.com/",
                "https://example.com/\r\nHost: x",
                "https://ex\u00e4mple.com/",
                "https://\u2460\u2461\u2466.0.0.1/",
                "https://127\u30020.0.1/",
                "https://example.com\\@127.0.0.1/",
                "https://example.com#@127.0.0.1/",
                "https://under_score.example.com/",
                "https://-a.example.com/",
                "https://%31%32%37.0.0.1/"
            })
    void refusesAtSave(String url) {
        assertThat(guard.refusalOf(url)).as(url).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://hooks.example.com/a/b?c=d",
                "https://EXAMPLE.com/",
                "https://example.com:443/",
                "https://example.com:8443/x",
                "https://93.184.216.34/",
                "https://[2606:2800:220:1::1]/",
                "https://xn--exmple-cua.com/",
                "https://1password.com/",
                "https://a.b-c.example.org:1024/"
            })
    void acceptsAtSave(String url) {
        assertThat(guard.refusalOf(url)).as(url).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1.2.3",
                "10.255.0.1",
                "100.64.0.0",
                "100.127.255.255",
                "127.255.255.254",
                "169.254.169.254",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::808:808",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:0:53aa:64c::1",
                "2001:10::1",
                "2001:20::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "4000::1"
            })
    void refusesAnAddressThatIsNotPublic(String address) throws Exception {
        InetAddress publicOne = InetAddress.getByName("93.184.216.34");
        InetAddress internal = InetAddress.getByName(address);

        assertThat(guard.refusalOf(URI.create("https://example.com/"), List.of(publicOne, internal)))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.0", "126.0.0.1", "128.0.0.1",
                "172.15.255.255", "172.32.0.1", "192.167.1.1", "198.17.1.1", "198.20.0.1", "223.255.255.254",
                        "2606:4700::1",
                "2001:4860:4860::8888", "2a00:1450::1", "2003::1"
            })
    void acceptsAPublicAddress(String address) throws Exception {
        assertThat(guard.refusalOf(URI.create("https://example.com/"), List.of(InetAddress.getByName(address))))
                .isEmpty();
    }

    @Test
    void refusesAHostWithoutAnAddress() {
        assertThat(guard.refusalOf(URI.create("https://example.com/"), List.of()))
                .isPresent();
    }

    @Test
    void allowsLoopbackByName_onlyWhereItIsSwitchedOn() throws Exception {
        TargetGuard local = new TargetGuard(true);

        assertThat(local.refusalOf("http://127.0.0.1:8099/hook")).isEmpty();
        assertThat(local.refusalOf("http://localhost:1/hook")).isEmpty();
        assertThat(local.refusalOf("http://example.com/")).isPresent();
        assertThat(local.refusalOf("https://10.0.0.1/")).isPresent();
        assertThat(local.refusalOf("https://127.1/")).isPresent();
        assertThat(local.refusalOf(URI.create("http://localhost/"), List.of(InetAddress.getByName("127.0.0.1"))))
                .isEmpty();
        assertThat(local.refusalOf(URI.create("http://localhost/"), List.of(InetAddress.getByName("10.0.0.1"))))
                .isPresent();
        assertThat(local.refusalOf(URI.create("https://example.com/"), List.of(InetAddress.getByName("127.0.0.1"))))
                .isPresent();
    }
}
