package io.gangway.bench;

import io.gangway.lab.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;

/** A console whose one host, served by libvirt's test driver, has a hundred VMs. */
final class ManyVms {

    static final int COUNT = 100;

    private ManyVms() {}

    static Console console() {
        Console console = Console.withoutHosts()
                .with("gangway.hosts.many.uri", "test://" + node())
                .start()
                .connectedTo("many");
        Awaitility.await("all VMs are listed")
                .ignoreExceptions()
                .until(() -> console.request()
                                .get("/api/v1/vms")
                                .jsonPath()
                                .getList("uuid")
                                .size()
                        == COUNT);
        return console;
    }

    private static Path node() {
        StringBuilder xml = new StringBuilder("<node>");
        for (int i = 1; i <= COUNT; i++) {
            xml.append("<domain type='test'><name>vm")
                    .append(i)
                    .append("</name><memory unit='MiB'>512</memory>")
                    .append("<vcpu>2</vcpu><os><type>hvm</type></os></domain>");
        }
        try {
            return Files.writeString(Files.createTempFile("gangway-node", ".xml"), xml.append("</node>"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
