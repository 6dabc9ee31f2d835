package io.gangway.libvirt.fact;

import io.gangway.xml.SecretValues;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A call to libvirt failed. Keeps what libvirt said, and of which host. */
public final class VirtException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** VIR_ERR_SYSTEM_ERROR: the host's kernel refused something, or a socket broke. */
    public static final int SYSTEM_ERROR = 38;

    /** ENOENT and ENOTDIR, as Linux numbers them. */
    private static final Set<Integer> NO_SUCH_FILE = Set.of(2, 20);

    private static final int NOT_A_FOLDER = 20;

    /** EEXIST. */
    private static final int FILE_EXISTS = 17;

    /** VIR_ERR_NO_DOMAIN: the host does not know the VM. */
    public static final int NO_DOMAIN = 42;
    /** VIR_ERR_NO_NETWORK: the host does not know the network. */
    public static final int NO_NETWORK = 43;
    /** VIR_ERR_NO_STORAGE_POOL: the host does not know the pool. */
    public static final int NO_STORAGE_POOL = 49;
    /** VIR_ERR_NO_STORAGE_VOL: the pool does not hold the volume, as far as libvirt knows. */
    public static final int NO_STORAGE_VOL = 50;
    /** VIR_ERR_NO_NWFILTER: the host does not know the network filter. */
    public static final int NO_NWFILTER = 62;
    /** VIR_ERR_NO_SECRET: the host does not know the secret. */
    public static final int NO_SECRET = 66;
    /** VIR_ERR_HOOK_SCRIPT_FAILED: a script of the host's administrator said no. */
    public static final int HOOK_SCRIPT_FAILED = 70;
    /** VIR_ERR_NO_INTERFACE: the host has no such network interface. */
    public static final int NO_INTERFACE = 57;
    /** VIR_ERR_OPERATION_INVALID: not in this state. */
    public static final int OPERATION_INVALID = 55;
    /** VIR_ERR_OPERATION_ABORTED: cancelled by a client. */
    public static final int OPERATION_ABORTED = 78;
    /** VIR_ERR_NO_SUPPORT: this driver has no such call. */
    public static final int NO_SUPPORT = 3;
    /** VIR_ERR_MIGRATE_UNSAFE: a disk is not shared, or its cache mode is not coherent. */
    public static final int MIGRATE_UNSAFE = 81;

    /** VIR_ERR_CPU_INCOMPATIBLE: the host cannot give a VM this virtual processor. */
    public static final int CPU_INCOMPATIBLE = 91;

    /** Not libvirt's: the console itself went no further, and the message says why, to people. */
    public static final int OWN_WORDS = 0;
    /** Not libvirt's: there is no connection to the host now. */
    public static final int NOT_CONNECTED = -1;
    /** Not libvirt's: the host did not answer in time. */
    public static final int TIMED_OUT = -2;
    /** Not libvirt's: too many calls wait for this host already. */
    public static final int BUSY = -3;

    /** Not libvirt's: it failed without a reason, though the destination was seen to be ready. */
    public static final int UNSAID = -4;

    /** The same, but for an address to listen on that was asked for, and of which nothing is known. */
    public static final int UNSAID_LISTENING = -5;

    /** VIR_ERR_NO_CONNECT, VIR_ERR_SYSTEM_ERROR (a socket broke), VIR_ERR_RPC. */
    private static final Set<Integer> CONNECTION_LOST = Set.of(5, SYSTEM_ERROR, 39);

    /** VIR_FROM_STORAGE: the host's storage speaks, so the host is there. */
    private static final int STORAGE = 18;

    private final int code;
    private final int domain;
    private final String host;
    private final int systemError;
    private final transient Optional<Reached> reached;
    private final transient List<Own> own;

    /** A limit of the console's own at which a call ended. */
    public enum Limit {
        /** The host did not answer within so many seconds. */
        SECONDS,
        /** So many calls wait for the host already. */
        CALLS,
        /** So many long calls to the host are under way already. */
        LONG_CALLS,
        /** So many migrations wait in line to leave the host already. */
        LINE
    }

    /**
     * What the console itself says, which is told when somebody reads it.
     *
     * @param key that of a sentence of the console's
     * @param values what it fills in, by its names
     */
    public record Own(String key, Map<String, String> values) {
        public Own {
            Map<String, String> filled = new TreeMap<>();
            values.forEach((name, value) -> filled.put(name, SecretValues.hiddenInWords(value)));
            values = Collections.unmodifiableMap(filled);
        }
    }

    /** The limit, and how much it is. */
    public record Reached(Limit limit, long figure) {}

    /**
     * Describes a failure.
     *
     * @param code libvirt's virErrorNumber, or one of the negative codes above
     * @param domain libvirt's virErrorDomain: which part of it speaks; 0 if none
     */
    public VirtException(String host, int code, int domain, String message) {
        this(host, code, domain, message, 0);
    }

    /** The same with the number (errno) of a kernel's refusal, which libvirt passes on; 0 for none. */
    public VirtException(String host, int code, int domain, String message, int systemError) {
        this(host, code, domain, message, systemError, Optional.empty(), List.of());
    }

    private VirtException(
            String host,
            int code,
            int domain,
            String message,
            int systemError,
            Optional<Reached> reached,
            List<Own> own) {
        // Whoever is told why something failed, or reads the log, may still not know all that a host knows.
        super(SecretValues.hiddenInWords(message));
        this.reached = reached;
        this.own = List.copyOf(own);
        this.host = host;
        this.code = code;
        this.domain = domain;
        this.systemError = systemError;
    }

    public int code() {
        return code;
    }

    public int domain() {
        return domain;
    }

    public String host() {
        return host;
    }

    /** Whether a file or folder is not there, which libvirt says in the daemon's own language and by its number. */
    public boolean noSuchFile() {
        return code == SYSTEM_ERROR && NO_SUCH_FILE.contains(systemError);
    }

    /** Whether something is there that is not a folder, or lies below such. */
    public boolean notAFolder() {
        return code == SYSTEM_ERROR && systemError == NOT_A_FOLDER;
    }

    /** Whether a file or folder was not made because its name is taken. */
    public boolean fileExists() {
        return code == SYSTEM_ERROR && systemError == FILE_EXISTS;
    }

    /** Of a link that was there and broke. */
    public static VirtException lost(String host) {
        return new VirtException(host, NOT_CONNECTED, 0, "The connection to libvirtd on " + host + " was lost.");
    }

    /** Of a host that did not answer in time. */
    public static VirtException late(String host, Duration limit) {
        String message = host + " did not answer within " + limit.toSeconds() + " s.";
        return new VirtException(
                host, TIMED_OUT, 0, message, 0, Optional.of(new Reached(Limit.SECONDS, limit.toSeconds())), List.of());
    }

    /** Of a host that has so much to do already that it was not even asked. */
    public static VirtException busy(String host, Limit limit, long figure, String message) {
        return new VirtException(host, BUSY, 0, message, 0, Optional.of(new Reached(limit, figure)), List.of());
    }

    /**
     * The console itself went no further.
     *
     * @param message the same in English, for the log
     */
    public static VirtException own(String host, String message, List<Own> reasons) {
        return new VirtException(host, OWN_WORDS, 0, message, 0, Optional.empty(), reasons);
    }

    /** Why the console itself went no further, the sentences in their order; empty where its message is all there is. */
    public List<Own> own() {
        return own;
    }

    /** Never null, unlike that of others. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** Which limit of the console's own was reached, where that is why. */
    public Optional<Reached> reached() {
        return reached;
    }

    /** Whether the host could not be asked at all, so that nothing is known about the VM. */
    public boolean unanswered() {
        return (code < 0 && code != UNSAID && code != UNSAID_LISTENING)
                || (CONNECTION_LOST.contains(code) && domain != STORAGE);
    }
}
