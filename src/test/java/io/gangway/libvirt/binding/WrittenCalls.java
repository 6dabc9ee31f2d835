package io.gangway.libvirt.binding;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Connections by libvirt's client library, whose questions to a host are written down, in their order. */
public final class WrittenCalls {

    /** What is answered on this side, and the look-up of a domain before each call about it. */
    private static final Pattern NOT_WRITTEN =
            Pattern.compile(".*(Free|LastError|GetUUIDString|GetName|ErrorFunc|Initialize|DomainLookupByUUIDString)");

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final LibvirtApi api;

    public WrittenCalls() {
        LibvirtApi real = Native.load("virt", LibvirtApi.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
        real.virInitialize();
        this.api = (LibvirtApi) Proxy.newProxyInstance(
                LibvirtApi.class.getClassLoader(),
                new Class<?>[] {LibvirtApi.class},
                (proxy, method, arguments) -> call(real, method, arguments));
    }

    public VirtConnection open(String host, String uri) {
        VirtConnection connection = VirtConnection.open(api, host, uri);
        calls.clear();
        return connection;
    }

    /** The names of libvirt's functions, since the last connection was opened. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    private Object call(LibvirtApi real, Method method, Object[] arguments) throws Throwable {
        if (!NOT_WRITTEN.matcher(method.getName()).matches()) {
            calls.add(method.getName().substring("vir".length()));
        }
        if (method.getName().equals("virDomainGetJobStats")) {
            // The test driver has no jobs, and no such function.
            return 0;
        }
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
