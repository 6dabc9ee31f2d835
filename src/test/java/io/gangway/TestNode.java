package io.gangway;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.util.Map;

/** A console that knows one host, {@code demo}, which libvirt's test driver plays; its VMs are in test-node.xml. */
public final class TestNode implements QuarkusTestProfile {

    public static final String WEB2 = "00000000-0000-4000-8000-000000000002";
    public static final String WEB10 = "00000000-0000-4000-8000-000000000010";
    public static final String ODDLY_NAMED = "00000000-0000-4000-8000-000000000011";

    public static final String SLEEPER = "00000000-0000-4000-8000-000000000012";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "gangway.hosts.demo.uri",
                "test://" + Path.of("src/test/resources/test-node.xml").toAbsolutePath(),
                "gangway.hosts.away.uri",
                "test:///no/such/node.xml",
                // Only the start reads all anew: a CPU figure that changes by itself is news to whoever waits for none.
                "gangway.refresh-interval",
                "1h",
                "gangway.http.allowed-hosts",
                "console.example.org",
                "quarkus.datasource.jdbc.url",
                "jdbc:h2:mem:pages;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
    }
}
