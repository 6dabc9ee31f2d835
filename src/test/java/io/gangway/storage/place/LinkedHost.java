package io.gangway.storage.place;

import io.gangway.lab.Lab;
import io.gangway.libvirt.binding.LibvirtLibrary;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.JobStats;
import io.gangway.libvirt.fact.LifecycleEvent;
import io.gangway.libvirt.link.CallTimes;
import io.gangway.libvirt.link.HostCall;
import io.gangway.libvirt.link.HostLink;
import io.gangway.time.SteadyClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A host of the lab, or of libvirt's test driver, linked as the console links it, for tests of what has no page. */
public final class LinkedHost implements StorageHost, AutoCloseable {

    private final String name;
    private final HostLink link;

    public LinkedHost(LibvirtLibrary library, String name) {
        this(library, name, uri(name));
    }

    LinkedHost(LibvirtLibrary library, String name, String uri) {
        this.name = name;
        CountDownLatch connected = new CountDownLatch(1);
        this.link = new HostLink(
                library,
                name,
                uri,
                new Waiting(connected),
                Clock.systemUTC(),
                SteadyClock.ofThisMachine(),
                CallTimes.NOBODY);
        link.start();
        try {
            if (!connected.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("not connected to " + name + ": " + link.state());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String uri(String host) {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(Lab.CONFIGURATION)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("gangway.hosts." + host + ".uri");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public <T> HostCall<T> transfer(Function<VirtConnection, T> work) {
        return link.migration(work);
    }

    @Override
    public void close() {
        link.close();
    }

    private record Waiting(CountDownLatch connected) implements HostLink.Observer {
        @Override
        public void opened(VirtConnection connection) {}

        @Override
        public void up(VirtConnection connection) {
            connected.countDown();
        }

        @Override
        public void down() {}

        @Override
        public void lifecycle(UUID uuid, LifecycleEvent event, int detail) {}

        @Override
        public void migrationIteration(UUID uuid, int iteration) {}

        @Override
        public void jobCompleted(UUID uuid, JobStats stats) {}
    }
}
