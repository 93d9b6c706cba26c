package dev.bookingkit.webhook.target;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up the addresses of a host. Blocks. */
@FunctionalInterface
public interface HostResolver {

    /** Every address of the URL's host. */
    default List<InetAddress> addressesOf(URI target) throws UnknownHostException {
        return resolve(TargetGuard.host(target));
    }

    List<InetAddress> resolve(String host) throws UnknownHostException;
}
